"""Other programmes at the same time, and the effect where there were none."""

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray

_SURE = 0.05


def clean(*, start: IntArray, others: IntArray, within: int = 1) -> BoolArray:
    """Tell which treated areas had no other programme start within some waves of this one.

    Parameters
    ----------
    start : ndarray of int, shape (n,)
        First treated wave, -1 for never.
    others : ndarray of int, shape (m, n)
        The same for each other programme.
    within : int

    Returns
    -------
    ndarray of bool, shape (n,)
        False for areas that are not treated.

    Examples
    --------
    >>> clean(start=np.array([3, 3, -1]), others=np.array([[4, 6, 3]])).tolist()
    [False, True, False]
    """
    if others.ndim != 2 or others.shape[1] != len(start):
        raise EffectError(_("Give each other programme a start for every area."))
    near = (others >= 0) & (np.abs(others - start) <= within)
    return np.asarray((start >= 0) & ~near.any(axis=0))


def overlap(
    *, on_all: Estimate, on_clean: Estimate | None, treated: int, untouched: int
) -> Finding:
    """Compare the effect in all treated areas with that in the clean ones.

    Parameters
    ----------
    on_all : Estimate
    on_clean : Estimate, optional
        None if there are too few clean areas for one.
    treated, untouched : int
        Treated areas, and those of them that are clean.

    Notes
    -----
    The clean areas are part of all, so the variance of the difference is taken as that of the
    clean estimate less that of the whole (Hausman 1978).
    """
    if treated == untouched:
        said = _("No other programme started in these areas around that time.")
        return Finding("overlap", "none or clean the same", fired=False, sentence=said)
    count = _("Of {treated} treated areas {others} also had another programme.").format(
        treated=treated, others=treated - untouched
    )
    if on_clean is None:
        said = _(
            "Too few areas without one are left: what is seen is what the programmes did together."
        )
        return Finding("overlap", "no clean areas", fired=True, sentence=f"{count} {said}")
    both = _("The effect is {clean} in areas without, and {all} in all.").format(
        clean=on_clean.written(), all=on_all.written()
    )
    variance = max(on_clean.error**2 - on_all.error**2, 0.0)
    apart = Estimate(on_clean.effect - on_all.effect, variance**0.5, on_clean.freedom)
    same = on_clean.effect * on_all.effect >= 0 and (variance == 0 or apart.p >= _SURE)
    grade = "none or clean the same" if same else "clean differs"
    return Finding("overlap", grade, fired=not same, sentence=f"{count} {both}")


def not_looked_at() -> Finding:
    """Say that other programmes were not looked at."""
    said = _("Whether other programmes ran at the same time was not looked at.")
    return Finding("overlap", "not looked at", fired=True, sentence=said)
