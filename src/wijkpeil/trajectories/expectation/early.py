"""What was known of an area at the start: its scores up to then, and nothing later."""

from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.trajectories.conditioned import Conditioned, apply_by_group
from wijkpeil.trajectories.groups import Groups
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Early:
    """The model with all waves after the start hidden.

    Attributes
    ----------
    until : int
        Place of the start among the waves.
    gain : ndarray, shape (G, T, T)
        From the scores up to the start to the truth at any wave.
    covariance : ndarray, shape (G, T, T)
        Of the scores, with boundless noise after the start.
    whole : ndarray, shape (G, T, T)
        Of the scores as they are.
    """

    until: int
    gain: FloatArray
    covariance: FloatArray
    whole: FloatArray

    def level_and_pace(
        self, model: Conditioned, mean: FloatArray
    ) -> tuple[FloatArray, FloatArray | None]:
        """Smooth level at, and pace up to the start; each of shape (n,).

        Parameters
        ----------
        model : Conditioned
        mean : ndarray, shape (n, T)
            Mean course of every area.
        """
        gap = np.nan_to_num(model.values - mean)
        course = mean + apply_by_group(self.gain, model.fit.groups.label, gap)
        level = course[:, self.until]
        if self.until == 0:
            return level, None
        years = model.fit.years
        return level, (level - course[:, 0]) / float(years[self.until] - years[0])

    def coming(self, model: Conditioned, *, wave: int) -> tuple[FloatArray, FloatArray]:
        """Scale and degrees of freedom of the score at a later wave, told from the early ones.

        Parameters
        ----------
        model : Conditioned
        wave : int
            Place among the waves.

        Returns
        -------
        scale, degrees : ndarray, shape (n,)
        """
        label = model.fit.groups.label
        to_score = np.linalg.solve(self.covariance, self.whole[:, :, wave, None])[:, :, 0]
        to_score[:, self.until + 1 :] = 0.0
        told = np.einsum("gt,gt->g", to_score, self.whole[:, :, wave])
        variance = np.maximum(self.whole[:, wave, wave] - told, 0.0) * model.fit.unit**2
        gap = np.nan_to_num(model.values - model.mean)
        gap[:, self.until + 1 :] = 0.0
        root = np.linalg.inv(np.linalg.cholesky(self.covariance)) / model.fit.unit
        rough = (apply_by_group(root, label, gap) ** 2).sum(axis=1)
        degrees = model.fit.degrees + np.isfinite(model.values[:, : self.until + 1]).sum(axis=1)
        return np.sqrt(variance[label] * (model.fit.degrees + rough) / degrees), degrees


def early(model: Conditioned, *, until: int) -> Early:
    """Hide all waves after the start.

    Parameters
    ----------
    model : Conditioned
    until : int
        Place of the start among the waves.
    """
    fitted = model.fit
    whole, _truth = covariances(fitted.kernel, fitted.groups, fitted.years)
    hidden: Groups = replace(
        fitted.groups,
        present=fitted.groups.present & (np.arange(len(fitted.years)) <= until),
    )
    covariance, truth = covariances(fitted.kernel, hidden, fitted.years)
    gain = np.linalg.solve(covariance, truth).swapaxes(1, 2)
    gain[:, :, until + 1 :] = 0.0
    return Early(until, np.asarray(gain), covariance, whole)
