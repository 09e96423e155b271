"""Steps: crisp sets by one threshold, multi-value conditions by several."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.anchors import check_rising, shown

FloatArray = npt.NDArray[np.float64]


def steps(*, values: FloatArray, thresholds: tuple[float, ...]) -> FloatArray:
    """Count the thresholds that a value reaches: 0, 1, 2, ...

    With one threshold that is a crisp set, with more a multi-value condition (Cronqvist and
    Berg-Schlosser 2009, in *Configurational comparative methods*, chapter 4). A value at a
    threshold is above it.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values; NaN stays NaN.
    thresholds : tuple of float
        Rising.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> steps(values=np.array([160.0, 170, 175, 180]), thresholds=(170.0, 180.0))
    array([0., 1., 1., 2.])
    """
    check_rising(thresholds)
    reached = np.searchsorted(np.array(thresholds), values, side="right").astype(np.float64)
    return np.where(np.isnan(values), np.nan, reached)


def scored(*, values: FloatArray, memberships: Mapping[float, float]) -> FloatArray:
    """Look up the membership that each score stands for.

    For scores that people gave (an assessment on a scale of 1 to 4, say): the researcher says
    what each score means, as in a four-value fuzzy set with 0, 0.33, 0.67 and 1 (Rihoux and Ragin
    2009, *Configurational comparative methods*, chapter 5).

    Parameters
    ----------
    values : ndarray, shape (n,)
        Scores; NaN stays NaN.
    memberships : mapping of float to float
        Membership, from 0 to 1, of each score.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    QcaError
        If a score has no membership, or a membership is none.

    Examples
    --------
    >>> scored(values=np.array([1.0, 4, 2]), memberships={1: 0, 2: 0.33, 3: 0.67, 4: 1})
    array([0.  , 1.  , 0.33])
    """
    if not all(0 <= membership <= 1 for membership in memberships.values()):
        raise QcaError(_("The membership of a score lies between 0 and 1."))
    known = {float(score): float(membership) for score, membership in memberships.items()}
    found = [np.nan if np.isnan(value) else known.get(value, -1.0) for value in values.tolist()]
    if -1.0 in found:
        raise QcaError(
            _("The score {score} has no membership. Say which membership it stands for.").format(
                score=shown(float(values[found.index(-1.0)]))
            )
        )
    return np.array(found)


def even_scale(scores: tuple[float, ...]) -> dict[float, float]:
    """Spread memberships evenly over scores, lowest 0 and highest 1.

    An odd number of scores puts the middle one at 0.5, where a case belongs to no row of a truth
    table; then it is better to say by hand what the middle score means.

    Examples
    --------
    >>> even_scale((1, 2, 3))
    {1: 0.0, 2: 0.5, 3: 1.0}
    """
    check_rising(scores)
    if len(scores) < 2:
        raise QcaError(_("A scale has at least two scores."))
    return {score: place / (len(scores) - 1) for place, score in enumerate(scores)}
