"""How many differences were looked at, and what that does to p."""

from collections.abc import Sequence

import numpy as np

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

_SURE, _WEAK = 0.05, 0.1


def holm(p: Sequence[float]) -> list[float]:
    """Adjust p for the number of looks: Holm (1979).

    Parameters
    ----------
    p : sequence of float

    Returns
    -------
    list of float
        In the same order; each is the smallest level at which its look is still called when all
        are counted.

    Raises
    ------
    EffectError
        If a p lies outside 0 to 1.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    given = np.asarray(p, dtype=np.float64)
    if not ((given >= 0) & (given <= 1)).all():
        raise EffectError(_("A p must lie from 0 to 1."))
    order = np.argsort(given, kind="stable")
    times = np.arange(len(given), 0, -1)
    rising = np.minimum(np.maximum.accumulate(given[order] * times), 1.0)
    adjusted = np.empty_like(given)
    adjusted[order] = rising
    return [float(each) for each in adjusted]


def chance(*, p: Sequence[float], at: int) -> Finding:
    """Judge chance for one of several looks (outcomes, groups of areas, periods).

    Parameters
    ----------
    p : sequence of float
        Of all looks that were made, also those that are not reported.
    at : int
        Which one.
    """
    own, adjusted = float(p[at]), holm(p)[at]
    said = ngettext(
        "{count} difference was looked at (p = {p}).",
        "{count} differences were looked at; counting that, p = {adjusted} (by itself {p}).",
        len(p),
    ).format(count=len(p), p=number(own, digits=3), adjusted=number(adjusted, digits=3))
    grade = "10% or more"
    if adjusted < _SURE:
        grade = "below 5%"
    elif own < _SURE:
        grade = "below 5% before counting looks"
    elif adjusted < _WEAK:
        grade = "below 10%"
    return Finding("chance", grade, fired=grade != "below 5%", sentence=said)
