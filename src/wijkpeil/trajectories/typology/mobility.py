"""Mobility in one number: five indices of how much a Markov table moves."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Mobility:
    r"""Indices of mobility; 0 is no movement at all.

    Attributes
    ----------
    prais : float
        Prais or first Shorrocks index, :math:`(k - \mathrm{tr} P) / (k - 1)`.
    determinant : float
        Second Shorrocks index, :math:`1 - |\det P|`.
    eigenvalue : float
        Sommers and Conlisk, :math:`1 - |\lambda_2|`.
    bartholomew_leave : float
        First Bartholomew index, :math:`k (1 - \sum_i \pi_i P_{ii}) / (k - 1)`.
    bartholomew_steps : float
        Second Bartholomew index, :math:`\sum_{ij} \pi_i P_{ij} |i - j| / (k - 1)`.
    """

    prais: float
    determinant: float
    eigenvalue: float
    bartholomew_leave: float
    bartholomew_steps: float


def mobility(*, probabilities: npt.ArrayLike, initial: npt.ArrayLike | None = None) -> Mobility:
    """Compute the five indices.

    Noise counts as movement: scores that never change but are measured with a reliability of 0.9
    give a Prais index of about 0.54 over five classes.

    Parameters
    ----------
    probabilities : array_like, shape (k, k)
        NaN in a row makes every index NaN.
    initial : array_like, shape (k,), optional
        Shares of the classes at the start, for the last two; even by default.

    References
    ----------
    Formby, J., W. Smith and B. Zheng (2004). Mobility measurement, transition matrices and
    statistical inference. *Journal of Econometrics* 120, 181-205.

    Examples
    --------
    >>> mobility(probabilities=[[1.0, 0.0], [0.0, 1.0]]).prais
    0.0
    >>> mobility(probabilities=[[0.5, 0.5], [0.5, 0.5]]).prais
    1.0
    """
    chances = np.asarray(probabilities, dtype=np.float64)
    if not np.isfinite(chances).all():
        return Mobility(*[float("nan")] * 5)
    k = len(chances)
    shares = np.full(k, 1.0 / k) if initial is None else np.asarray(initial, dtype=np.float64)
    steps = np.abs(np.subtract.outer(np.arange(k), np.arange(k)))
    stays = np.diag(chances)
    return Mobility(
        prais=float((k - stays.sum()) / (k - 1)),
        determinant=float(1.0 - abs(np.linalg.det(chances))),
        eigenvalue=float(1.0 - np.sort(np.abs(np.linalg.eigvals(chances)))[-2]),
        bartholomew_leave=float(k * (1.0 - shares @ stays) / (k - 1)),
        bartholomew_steps=float(shares @ (chances * steps).sum(axis=1) / (k - 1)),
    )
