"""Areas chosen at a bad moment go back to normal by themselves; that must not count."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.guards.as_bad import CALIPER, AsBad, as_bad_controls
from wijkpeil.effects.guards.difference import difference
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_SURE = 0.05
_FEW_WITHOUT = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """The effect with controls that were as bad, with and without the selection wave.

    Attributes
    ----------
    with_wave : Estimate
        Change since the selection wave(s).
    without_wave : Estimate or None
        Change since the earlier waves; None if there is none.
    apart : Estimate or None
        The first less the second.
    controls : AsBad
    finding : Finding
    """

    with_wave: Estimate
    without_wave: Estimate | None
    apart: Estimate | None
    controls: AsBad
    finding: Finding


def regression_to_mean(
    *,
    outcomes: FloatArray,
    treated: BoolArray,
    allowed: BoolArray,
    selection: tuple[int, ...],
    after: tuple[int, ...],
    caliper: float = CALIPER,
    cluster: IntArray | None = None,
) -> Selected:
    """Compare with areas as bad, from the selection wave and from before it.

    If the two differ beyond noise, the areas were at a passing low (or the controls were), and the
    effect can't be told from that.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
    treated, allowed : ndarray of bool, shape (n,)
        As in `as_bad_controls`.
    selection : tuple of int
        Indices of the waves that the choice looked at.
    after : tuple of int
        Indices of the waves after the start.
    caliper : float
    cluster : ndarray of int, shape (n,), optional
        As in `difference`: the gemeente, if gemeenten chose or share shocks.

    Returns
    -------
    Selected

    Raises
    ------
    EffectError

    Notes
    -----
    The two estimates differ by the difference between treated and controls in (selection wave less
    earlier waves), so the noise of the waves after the start plays no part in the check.
    """
    if not selection or not after or max(selection) >= min(after):
        raise EffectError(_("The areas must have been chosen at a wave before those to judge."))
    chosen = outcomes[:, selection].mean(axis=1)
    controls = as_bad_controls(
        scores=outcomes[:, selection], treated=treated, allowed=allowed, caliper=caliper
    )
    kept = treated & ~controls.without
    end = outcomes[:, after].mean(axis=1)
    x = outcomes[:, selection]

    def compare(change: FloatArray) -> Estimate:
        weight = np.where(treated, 0.0, controls.weight)
        wanted = kept | (weight > 0)
        return difference(
            change=np.where(wanted, change, np.nan),
            treated=kept,
            weight=weight,
            scores=x,
            cluster=cluster,
        )

    since_then = compare(end - chosen)
    earlier = list(range(min(selection)))
    if not earlier:
        return Selected(since_then, None, None, controls, _no_earlier())
    before = outcomes[:, earlier].mean(axis=1)
    apart = compare(before - chosen)
    finding = _judge(since_then, compare(end - before), apart, controls, treated)
    return Selected(since_then, compare(end - before), apart, controls, finding)


def selection_finding(*, by_lot: bool) -> Finding:
    """Say what follows where no selection wave is recorded.

    Parameters
    ----------
    by_lot : bool
        Whether the areas were drawn by lot.
    """
    if by_lot:
        said = _("The areas were drawn by lot, so going back to normal plays no part.")
        return Finding("selection", "same without that wave", fired=False, sentence=said)
    said = _(
        "It isn't recorded at which wave the areas were chosen. If that was a bad moment, they "
        "would have gone back to normal anyhow. Record the selection wave of the intervention."
    )
    return Finding("selection", "not told", fired=True, sentence=said)


def _no_earlier() -> Finding:
    said = _(
        "There is no wave before the one at which the areas were chosen, so it can't be seen "
        "whether they were at a passing low."
    )
    return Finding("selection", "not told", fired=True, sentence=said)


def _judge(
    since_then: Estimate,
    since_earlier: Estimate,
    apart: Estimate,
    controls: AsBad,
    treated: BoolArray,
) -> Finding:
    both = _(
        "From the wave at which the areas were chosen the effect is {chosen}; from the waves "
        "before it {earlier}."
    ).format(chosen=since_then.written(), earlier=since_earlier.written())
    if abs(apart.effect) > t.isf(_SURE / 2, apart.freedom) * apart.error:
        verdict = _("These differ more than noise does, so going back to normal may explain it.")
        return Finding("selection", "differs", fired=True, sentence=f"{both} {verdict}")
    count = int(controls.without.sum())
    if count > _FEW_WITHOUT * treated.sum():
        verdict = ngettext(
            "For {count} treated area no untreated area was as bad, and it was left out.",
            "For {count} treated areas no untreated area was as bad, and they were left out.",
            count,
        ).format(count=count)
        return Finding("selection", "no areas as bad", fired=True, sentence=f"{both} {verdict}")
    verdict = _("These don't differ more than noise does.")
    return Finding("selection", "same without that wave", fired=False, sentence=f"{both} {verdict}")
