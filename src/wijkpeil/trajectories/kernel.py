r"""How the true scores of one area hang together over the waves, and what the noise adds.

The covariance of an area's scores is a sum of parts, each with its own variance:

.. math::
    K_c = a_c\,11' + b_c\,\tau\tau' + \rho_c\sqrt{a_c b_c}(1\tau' + \tau1')
          + r_c \sum_k u_k g_k B_k + e_c \operatorname{diag}(v)

level, slope (:math:`\tau`: years from the middle, in tens), their covariance (weak areas catch
up), a random walk over gaps of :math:`g_k` years whose pace :math:`u_k` differs by gap
(:math:`B_k` is 1 where both waves come after gap `k`), and noise whose size :math:`v_t` differs by
wave. The variances :math:`a, b, r, e` and :math:`\rho` of size class `c` are smooth in the
rank of the size.
"""

from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

DECADE = 10.0
POWERS = 3
"""Log variances are quadratic in the rank of the size, but for that of the noise."""
NOISE_POWERS = 4
"""The noise levels off in large areas; with a cubic, bands hold as well there as elsewhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Kernel:
    """Parameters of the covariance, in units of the scores' own spread.

    Attributes
    ----------
    level, slope, walk : ndarray, shape (POWERS,)
        Coefficients of the log variance on powers 0 and up of the size rank.
        Slope per ten years, walk per year.
    noise : ndarray, shape (NOISE_POWERS,)
        The same for the noise at an average wave.
    correlation : ndarray, shape (2,)
        Coefficients of the inverse hyperbolic tangent of the level-slope correlation on 1 and z.
    pace : ndarray, shape (T - 1,)
        Log of how much livelier the truth was in each gap than on average.
    wave_noise : ndarray, shape (T,)
        Log of how much noisier each wave was than on average.
    """

    level: FloatArray
    slope: FloatArray
    walk: FloatArray
    noise: FloatArray
    correlation: FloatArray
    pace: FloatArray
    wave_noise: FloatArray

    def vector(self) -> FloatArray:
        """Return all parameters in one array, for an optimiser."""
        return np.concatenate(
            [
                self.level,
                self.slope,
                self.walk,
                self.noise,
                self.correlation,
                self.pace,
                self.wave_noise,
            ]
        )

    @classmethod
    def from_vector(cls, vector: FloatArray) -> "Kernel":
        """Undo `vector`; the number of waves follows from its length."""
        waves = (len(vector) - 3 * POWERS - NOISE_POWERS - 1) // 2
        cuts = np.cumsum([POWERS, POWERS, POWERS, NOISE_POWERS, 2, waves - 1])
        return cls(*np.split(vector, cuts))

    @classmethod
    def start(cls, waves: int) -> "Kernel":
        """Return what to expect before seeing any scores.

        Rounded from the fit to the real postcode file (Leefbaarometer 3.0, measurements 2002 to
        2020, 4,054 areas): it matters where there are few areas to learn from.
        """
        return cls(
            level=np.array([-0.9, 0.2, 0.3]),
            slope=np.array([-4.9, -1.1, 1.1]),
            walk=np.array([-5.0, -0.2, 0.7]),
            noise=np.array([-4.9, -0.7, 0.7, -1.1]),
            correlation=np.array([-1.0, 0.0]),
            pace=np.zeros(waves - 1),
            wave_noise=np.zeros(waves),
        )

    def with_coming_gap(self, *, pace: float, wave_noise: float) -> "Kernel":
        """Append a wave with a given pace before it and noise at it (both logs)."""
        return replace(
            self,
            pace=np.append(self.pace, pace),
            wave_noise=np.append(self.wave_noise, wave_noise),
        )


def components(years: IntArray, *, middle: float | None = None) -> FloatArray:
    """Build the matrices that the covariance is a sum of.

    Parameters
    ----------
    years : ndarray of int, shape (T,)
    middle : float, optional
        Year at which slopes turn, if not the middle of `years`.

    Returns
    -------
    ndarray, shape (2T + 2, T, T)
        Level, slope, level-slope, walk over each of the T - 1 gaps (times its years), noise at
        each of the T waves.
    """
    waves = len(years)
    time = (years - (middle_year(years) if middle is None else middle)) / DECADE
    one = np.ones(waves)
    after = np.arange(waves)[None, :] > np.arange(waves - 1)[:, None]
    walk = (after[:, :, None] & after[:, None, :]) * np.diff(years)[:, None, None]
    noise = np.zeros((waves, waves, waves))
    noise[np.arange(waves), np.arange(waves), np.arange(waves)] = 1.0
    base = [np.outer(one, one), np.outer(time, time), np.outer(one, time) + np.outer(time, one)]
    return np.concatenate([np.array(base), walk, noise])


def middle_year(years: IntArray) -> float:
    """Middle of the period that the waves span."""
    return float(years[0] + years[-1]) / 2


def size_basis(rank: FloatArray) -> FloatArray:
    """Powers of the size rank, shape (C, NOISE_POWERS)."""
    return np.asarray(rank[:, None] ** np.arange(NOISE_POWERS))


def coefficients(kernel: Kernel, rank: FloatArray) -> FloatArray:
    """Weigh the components for each size class.

    Returns
    -------
    ndarray, shape (C, 2T + 2)
        Such that the covariance of class `c` is ``coefficients[c] @ components``.
    """
    basis = size_basis(rank)
    level, slope, walk, noise = (
        np.exp(basis[:, : len(part)] @ part)
        for part in (kernel.level, kernel.slope, kernel.walk, kernel.noise)
    )
    correlation = np.tanh(basis[:, :2] @ kernel.correlation)
    return np.column_stack(
        [
            level,
            slope,
            correlation * np.sqrt(level * slope),
            walk[:, None] * np.exp(kernel.pace),
            noise[:, None] * np.exp(kernel.wave_noise),
        ]
    )


def jacobian(kernel: Kernel, rank: FloatArray) -> FloatArray:
    """Differentiate each coefficient by each parameter.

    Returns
    -------
    ndarray, shape (C, 2T + 2, D)
        Of ``coefficients`` by the entries of ``kernel.vector()``.
    """
    basis = size_basis(rank)
    quadratic = basis[:, :POWERS]
    weights = coefficients(kernel, rank)
    classes, parts = weights.shape
    gaps = len(kernel.pace)
    by_part = np.zeros((classes, parts, 2, POWERS))  # level, slope
    by_part[:, 0, 0] = weights[:, 0, None] * quadratic
    by_part[:, 1, 1] = weights[:, 1, None] * quadratic
    by_part[:, 2] = 0.5 * (weights[:, 2, None] * quadratic)[:, None, :]
    by_walk = np.zeros((classes, parts, POWERS))
    by_walk[:, 3 : 3 + gaps] = weights[:, 3 : 3 + gaps, None] * quadratic[:, None]
    by_noise = np.zeros((classes, parts, NOISE_POWERS))
    by_noise[:, 3 + gaps :] = weights[:, 3 + gaps :, None] * basis[:, None]
    correlation = np.tanh(basis[:, :2] @ kernel.correlation)
    by_angle = np.zeros((classes, parts, 2))
    by_angle[:, 2] = (np.sqrt(weights[:, 0] * weights[:, 1]) * (1 - correlation**2))[
        :, None
    ] * basis[:, :2]
    by_wave = np.zeros((classes, parts, parts - 3))
    place = np.arange(parts - 3)
    by_wave[:, 3 + place, place] = weights[:, 3:]
    by_level_and_slope = by_part.reshape(classes, parts, -1)
    return np.concatenate([by_level_and_slope, by_walk, by_noise, by_angle, by_wave], axis=2)
