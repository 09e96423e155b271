"""How much credit two different values get as partly the same."""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Weighting = Literal["identity", "linear", "quadratic"]
WEIGHTINGS: tuple[Weighting, ...] = get_args(Weighting)


def agreement_weights(weighting: Weighting, *, categories: int) -> FloatArray:
    r"""Give the agreement weight of each pair of categories.

    .. math::
        \text{identity: } [c = k],\quad
        \text{linear: } 1 - \frac{|c - k|}{q - 1},\quad
        \text{quadratic: } 1 - \Bigl(\frac{c - k}{q - 1}\Bigr)^2

    with categories by their place in the order (Cohen 1968, *Psychological Bulletin* 70(4)).

    Parameters
    ----------
    weighting : {"identity", "linear", "quadratic"}
    categories : int
        Their number `q`.

    Returns
    -------
    ndarray, shape (q, q)

    Examples
    --------
    >>> agreement_weights("linear", categories=3).tolist()
    [[1.0, 0.5, 0.0], [0.5, 1.0, 0.5], [0.0, 0.5, 1.0]]
    """
    if weighting == "identity":
        return np.eye(categories)
    place = np.arange(categories)
    apart = np.abs(place[:, None] - place[None, :]) / max(1, categories - 1)
    return np.asarray(1.0 - (apart if weighting == "linear" else apart**2))
