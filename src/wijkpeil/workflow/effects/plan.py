"""Who is compared with whom, from when: settled before anything is estimated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.effects.group_time.terms import FEW, BoolArray
from wijkpeil.effects.guards.anticipation import last_wave_before
from wijkpeil.effects.guards.as_bad import EACH, as_bad_controls
from wijkpeil.effects.guards.rings import OUTSIDE, rings
from wijkpeil.effects.register.check import check_against_panel
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.start import start_of
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.effects.figures import Figures

_BY_LOT = re.compile(r"\b(loting|geloot|lottery|by lot|at random|randomised)\b", re.IGNORECASE)
_ENOUGH = 60
"""With few treated areas: so many controls in all, if as many are as bad."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A comparison that can be made.

    Attributes
    ----------
    intervention : Intervention
    start : ndarray of int, shape (n,)
        First treated wave of its areas; -1 for all others.
    treated : ndarray of bool, shape (n,)
        Its areas that take part: those for which an area was as bad.
    weight : ndarray, shape (n,)
        How much each area counts as a control; 0 for none.
    without : int
        Treated areas for which no area was as bad.
    ring : ndarray of int, shape (n,), or None
        Borders to the nearest treated area; None without borders.
    allowed : ndarray of bool, shape (n,)
        Which areas might be a control.
    selection : tuple of int
        Waves that the choice looked at; empty where none is told.
    matched : tuple of int
        Waves at which controls are as bad: those of the selection, else the reference wave; empty
        where areas were drawn by lot.
    by_lot : bool
    first, reference : int
        First treated wave, and the wave that effects are counted from.
    anticipation : int
        Waves between the two, less one.
    """

    intervention: Intervention
    start: IntArray
    treated: BoolArray
    weight: FloatArray
    without: int
    ring: IntArray | None
    allowed: BoolArray
    selection: tuple[int, ...]
    matched: tuple[int, ...]
    by_lot: bool
    first: int
    reference: int
    anticipation: int

    @property
    def few(self) -> bool:
        """Whether chance can be judged by permutation only."""
        return int(self.treated.sum()) < FEW

    @property
    def compared(self) -> BoolArray:
        """Areas that take part, treated or as a control."""
        return self.treated | (self.weight > 0)

    def on(self, there: BoolArray) -> "Plan":
        """Give the same plan where some waves are absent.

        Effects are counted from the last wave before the announcement that is there. Controls stay
        as bad as they were chosen, on the total.

        Parameters
        ----------
        there : ndarray of bool, shape (T,)

        Raises
        ------
        EffectError
            If there is no wave before the announcement, or none after the start.
        """
        if there.all():
            return self
        place = np.cumsum(there) - 1
        if not there[: self.reference + 1].any() or not there[self.first :].any():
            raise EffectError(_("it was not measured both before and after."))
        first = int(place[self.first + int(np.argmax(there[self.first :]))])
        reference = int(place[self.reference])
        return replace(
            self,
            start=np.where(self.start >= 0, first, -1),
            selection=tuple(int(place[at]) for at in self.selection if there[at]),
            matched=tuple(int(place[at]) for at in self.matched if there[at]),
            first=first,
            reference=reference,
            anticipation=first - 1 - reference,
        )

    def after(self, waves: int) -> tuple[int, ...]:
        """Give the waves from the first treated one on."""
        return tuple(range(self.first, waves))


def plan_of(
    intervention: Intervention, *, figures: Figures, others: Sequence[Intervention]
) -> Plan:
    """Settle who is compared with whom.

    Controls had none of the programmes, lie outside two rings of neighbours, and were as bad at
    the waves that the choice looked at: the list that was "just missed".

    Parameters
    ----------
    intervention : Intervention
    figures : Figures
    others : sequence of Intervention
        All others of the register.

    Raises
    ------
    EffectError
        If no effect can be estimated; the message says why.
    """
    _refuse(intervention, figures)
    start = start_of(intervention, codes=figures.codes, years=figures.years)
    first = int(start.max())
    treated = np.asarray(start >= 0)
    ring = None
    if figures.neighbours is not None:
        ring = rings(neighbours=figures.neighbours, treated=treated)
    elsewhere = {code for it in others for code in it.areas}
    allowed = ~treated & ~np.isin(figures.codes, np.array(sorted(elsewhere), dtype=np.str_))
    if ring is not None:
        allowed = allowed & (ring == OUTSIDE)
    reference = _reference(intervention, figures.years, first)
    selection = _selection(intervention, figures.years)
    by_lot = not selection and bool(_BY_LOT.search(intervention.selection_rule))
    matched = () if by_lot else selection or (reference,)
    kept, weight = _controls(figures.total, treated, allowed, matched)
    return Plan(
        intervention=intervention,
        start=start,
        treated=kept,
        weight=weight,
        without=int((treated & ~kept).sum()),
        ring=ring,
        allowed=allowed,
        selection=selection,
        matched=matched,
        by_lot=by_lot,
        first=first,
        reference=reference,
        anticipation=first - 1 - reference,
    )


def others_of(
    intervention: Intervention, register: Sequence[Intervention]
) -> tuple[Intervention, ...]:
    """Give all other interventions of a register."""
    return tuple(other for other in register if other.id != intervention.id)


def _refuse(intervention: Intervention, figures: Figures) -> None:
    """Stop where the register doesn't fit the figures."""
    found = check_against_panel([intervention], codes=figures.codes, years=figures.years)
    reasons = [each.reason for each in found if each.stops]
    if reasons:
        raise EffectError(" ".join(reasons))


def _reference(intervention: Intervention, years: FloatArray, first: int) -> int:
    """Give the last wave before the announcement; before the start, if there is none."""
    if intervention.announced is None:
        return first - 1
    before = last_wave_before(years, intervention.announced)
    return first - 1 if before < 0 else min(before, first - 1)


def _selection(intervention: Intervention, years: FloatArray) -> tuple[int, ...]:
    known = {int(year): at for at, year in enumerate(years)}
    return tuple(known[wave] for wave in intervention.selection_waves if wave in known)


def _controls(
    scores: FloatArray, treated: BoolArray, allowed: BoolArray, matched: tuple[int, ...]
) -> tuple[BoolArray, FloatArray]:
    """Give the treated areas that take part, and the weight of every control."""
    if not matched:
        if not allowed.any():
            raise EffectError(_("No area is left to compare with. Allow more areas as controls."))
        return treated, allowed.astype(np.float64)
    count = int(treated.sum())
    found = as_bad_controls(
        scores=scores[:, matched],
        treated=treated,
        allowed=allowed,
        each=EACH if count >= FEW else -(-_ENOUGH // count),
    )
    return treated & ~found.without, found.weight
