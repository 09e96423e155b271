"""What the surroundings of an area would be if the values of all others were shuffled."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Shuffle:
    r"""The conditional null: each area keeps its own value, all others are shuffled.

    Attributes
    ----------
    values : ndarray, shape (m,)
        About their mean, `z`.
    weights : csr_array, shape (m, m)
        Every row sums to 1.
    even : bool
        Whether all neighbours of an area weigh the same, for every area.
    lag : ndarray, shape (m,)
        Weighted mean of each area's neighbours as it is, :math:`l_i = \sum_j w_{ij} z_j`.
    expected, deviation : ndarray, shape (m,)
        Mean and standard deviation of `lag` if the others were shuffled.
    """

    values: FloatArray
    weights: csr_array
    even: bool
    lag: FloatArray
    expected: FloatArray
    deviation: FloatArray

    @property
    def score(self) -> FloatArray:
        """Standard score of the surroundings, shape (m,); 0 where they could not be otherwise."""
        gap = self.lag - self.expected
        return np.divide(gap, self.deviation, out=np.zeros_like(gap), where=self.deviation > 0)


def shuffle(*, centred: FloatArray, weights: csr_array) -> Shuffle:
    r"""Work out the moments of each area's surroundings under shuffling.

    Parameters
    ----------
    centred : ndarray, shape (m,)
        Values about their mean.
    weights : csr_array, shape (m, m)
        Every row sums to 1.

    Returns
    -------
    Shuffle
        Drawing :math:`k` of the :math:`N = m - 1` other values without replacement gives the mean
        :math:`\mu_i` and the variance
        :math:`\sigma_i^2 \frac{N}{N-1} (\sum_j w_{ij}^2 - 1 / N)`, with :math:`\mu_i` and
        :math:`\sigma_i^2` the mean and variance of the others: equations A7 and A8 of Sokal,
        Oden & Thomson (1998), *Geographical Analysis* 30(4), 331-354, for :math:`l_i`.

    Examples
    --------
    >>> row = csr_array(np.array([[0, 1, 0], [0.5, 0, 0.5], [0, 1, 0]]))
    >>> found = shuffle(centred=np.array([-1.0, 0.0, 1.0]), weights=row)
    >>> found.lag.tolist(), found.expected.tolist(), found.deviation.tolist()
    ([0.0, 0.0, 0.0], [0.5, 0.0, -0.5], [0.5, 0.0, 0.5])
    """
    second = squared_weights(weights)
    expected, deviation = null_moments(
        own=centred,
        mean_square=float(centred @ centred) / centred.size,
        second=second,
        size=centred.size,
    )
    return Shuffle(
        values=centred,
        weights=weights,
        even=bool((second * np.diff(weights.indptr) <= 1 + 1e-12).all()),
        lag=np.asarray(weights @ centred),
        expected=expected,
        deviation=deviation,
    )


def squared_weights(weights: csr_array) -> FloatArray:
    """Sum of each row's squared weights."""
    squares = weights.copy()
    squares.data = weights.data**2
    return np.asarray(squares.sum(axis=1))


def null_moments(
    *, own: FloatArray, mean_square: float, second: FloatArray, size: int
) -> tuple[FloatArray, FloatArray]:
    """Mean and standard deviation of surroundings under shuffling; see `shuffle`.

    Parameters
    ----------
    own : ndarray, shape (a,)
        Values of some areas, about the mean of all.
    mean_square : float
        Mean square of the values of all.
    second : ndarray, shape (a,)
        Sum of the squared weights of each.
    size : int
        Number of all areas.
    """
    others = size - 1
    mean = (0.0 - own) / others
    variance = (mean_square * size - own**2) / others - mean**2
    room = (second - 1 / others) * others / (others - 1)
    # With all others as neighbours, shuffling changes nothing but the rounding.
    return mean, np.sqrt(np.where(room > 1e-12, np.maximum(variance, 0.0) * room, 0.0))
