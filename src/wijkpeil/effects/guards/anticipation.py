"""Whether the announcement acted before the start."""

from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

_SURE = 0.05


def last_wave_before(years: FloatArray, moment: float) -> int:
    """Return the index of the last wave before a moment, -1 if there is none.

    Examples
    --------
    >>> import numpy as np
    >>> last_wave_before(np.array([2012.0, 2014.0, 2016.0]), 2014.5)
    1
    """
    return int((years < moment).sum()) - 1


def anticipation(
    *,
    years: FloatArray,
    announced: float | None,
    started: float,
    reference: int,
    moved: Estimate | None = None,
) -> Finding:
    """Say whether the comparison starts from before the announcement.

    Designation itself acts: it can put people and investors off before anything is done.

    Parameters
    ----------
    years : ndarray, shape (T,)
        Real years of the waves.
    announced, started : float
        Decimal years; None if it isn't recorded.
    reference : int
        Index of the wave that the effect is counted from.
    moved : Estimate, optional
        Change against controls from the last wave before the announcement to the last one before
        the start.

    Returns
    -------
    Finding

    Raises
    ------
    EffectError
        If it started before it was announced.
    """
    if announced is None:
        said = _(
            "It isn't recorded when it was announced, so it can't be seen whether the announcement "
            "acted. Record it in the register."
        )
        return Finding("anticipation", "announcement not known", fired=True, sentence=said)
    if announced > started:
        raise EffectError(_("It started before it was announced. Check the two dates."))
    before, last = last_wave_before(years, announced), last_wave_before(years, started)
    if reference > before:
        said = _(
            "The effect is counted from {reference}, which is after the announcement "
            "({announced}). Count from an earlier wave."
        ).format(reference=_year(years[reference]), announced=_year(announced))
        return Finding("anticipation", "compared from after it", fired=True, sentence=said)
    if last > before and moved is not None and moved.p < _SURE:
        said = _(
            "Between the announcement and the start the areas already moved against the others: "
            "{moved}. That counts as part of the effect."
        ).format(moved=moved.written())
        return Finding("anticipation", "moved before the start", fired=True, sentence=said)
    said = _("The effect is counted from {reference}, before the announcement.")
    return Finding(
        "anticipation",
        "dealt with",
        fired=False,
        sentence=said.format(reference=_year(years[reference])),
    )


def _year(moment: float) -> str:
    return str(int(moment))
