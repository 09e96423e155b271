"""Checks a register against the figures: areas, waves, outcomes, inhabitants."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.start import NO_WAVE, first_treated_wave
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.trajectories.trajectory import FloatArray

_LISTED = 5  # more codes than this would bury the sentence
_ROUGHLY = 0.2


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """Something about an intervention that the figures don't fit.

    Attributes
    ----------
    id : str
        Of the intervention.
    line : int
        In interventions.csv; 0 if unknown.
    stops : bool
        Whether no effect of this intervention can be estimated; else it is something to know.
    reason : str
        A sentence.
    """

    id: str
    line: int
    stops: bool
    reason: str

    def sentence(self) -> str:
        """Put the place before the reason."""
        if not self.line:
            return f"{self.id}: {self.reason}"
        place = _("{file}, line {line}").format(file="interventions.csv", line=self.line)
        return f"{place} ({self.id}): {self.reason}"


def check_against_panel(
    interventions: Sequence[Intervention],
    *,
    codes: npt.NDArray[np.str_],
    years: FloatArray,
    outcomes: Collection[str] = (),
    inhabitants: FloatArray | None = None,
) -> tuple[RegisterFinding, ...]:
    """Find what the figures don't fit, in the order of the register.

    Parameters
    ----------
    interventions : sequence of Intervention
    codes : ndarray of str, shape (n,)
        Areas of the panel.
    years : ndarray, shape (T,)
        Real years of the waves, ascending.
    outcomes : collection of str
        Names of the outcomes; empty leaves the intended dimensions unchecked.
    inhabitants : ndarray, shape (n,), optional
        To check costs per resident with; NaN where unknown.

    Returns
    -------
    tuple of RegisterFinding
    """
    there = {str(code): place for place, code in enumerate(codes)}
    found: list[RegisterFinding] = []
    for it in interventions:
        own = np.array([there[code] for code in it.areas if code in there], dtype=np.int64)
        told = [
            *_areas(it, there, own),
            *_times(it, years),
            *_selection(it, years),
            *_outcomes(it, outcomes),
            *_cost(it, own, inhabitants),
        ]
        found.extend(RegisterFinding(it.id, it.line, stops, reason) for stops, reason in told)
    return tuple(found)


_Told = Iterator[tuple[bool, str]]


def _areas(it: Intervention, there: Collection[str], own: npt.NDArray[np.int64]) -> _Told:
    unknown = [code for code in it.areas if code not in there]
    if unknown:
        shown = ", ".join(unknown[:_LISTED]) + (" …" if len(unknown) > _LISTED else "")
        yield (
            len(unknown) == len(it.areas),
            ngettext(
                "{count} area is not among the figures: {codes}. Look at the code, and at the year "
                "of its borders.",
                "{count} areas are not among the figures: {codes}. Look at the codes, and at the "
                "year of their borders.",
                len(unknown),
            ).format(count=len(unknown), codes=shown),
        )
    if len(own) and len(own) == len(there):
        yield (
            True,
            _(
                "It was in every area, so there is none to compare with. If it came at the same "
                "time everywhere, look at it as a shock, by how exposed areas were."
            ),
        )


def _times(it: Intervention, years: FloatArray) -> _Told:
    first = first_treated_wave(it.started, years)
    if first == 0:
        yield (
            True,
            _(
                "It started ({start}) before the first wave ({wave}), so no figure shows how the "
                "areas were before."
            ).format(start=int(it.started), wave=int(years[0])),
        )
        return
    if first == NO_WAVE:
        yield (
            True,
            _(
                "It started ({start}) after the last wave ({wave}) or at it, so no figure shows "
                "how the areas were afterwards. Wait for a next wave."
            ).format(start=int(it.started), wave=int(years[-1])),
        )
        return
    if it.announced is not None and it.announced < years[0]:
        yield (
            False,
            _(
                "It was announced ({announced}) before the first wave ({wave}), so the wave before "
                "the start may already show the announcement."
            ).format(announced=int(it.announced), wave=int(years[0])),
        )
    if first == 1:
        yield (
            False,
            _(
                "There is one wave before its start ({start}), so whether its areas already moved "
                "differently can't be seen."
            ).format(start=int(it.started)),
        )


def _selection(it: Intervention, years: FloatArray) -> _Told:
    waves = {int(year) for year in years}
    for wave in it.selection_waves:
        if wave not in waves:
            yield (
                False,
                _(
                    "The choice looked at {wave}, but there is no such wave among the figures, so "
                    "recovery from a bad measurement can't be checked there."
                ).format(wave=wave),
            )
    if not it.selection_waves:
        yield (
            False,
            _(
                "No selection wave is told. If the areas were chosen on figures, say of which "
                "wave: areas chosen on a bad wave recover by themselves. If not (a lottery), "
                "say so in selection_rule."
            )
            if not it.selection_rule
            else _(
                "No selection wave is told; the rule is “{rule}”. If that looked at a measurement, "
                "say of which wave."
            ).format(rule=it.selection_rule),
        )


def _outcomes(it: Intervention, outcomes: Collection[str]) -> _Told:
    for name in it.dimensions:
        if outcomes and name not in outcomes:
            yield (
                False,
                _("It meant to change “{name}”, which is not among the figures: {known}.").format(
                    name=name, known=", ".join(sorted(outcomes))
                ),
            )


def _cost(it: Intervention, own: npt.NDArray[np.int64], inhabitants: FloatArray | None) -> _Told:
    if inhabitants is None or not it.cost or not it.cost_per_resident or it.shares:
        return
    people = float(inhabitants[own].sum())
    if len(own) < len(it.areas) or not people > 0:  # not a number where a figure is missing
        return
    expected = it.cost / people
    if abs(expected - it.cost_per_resident) > _ROUGHLY * expected:
        yield (
            False,
            _(
                "The cost per resident ({told} euro) is not the cost over the inhabitants of its "
                "areas ({expected} euro). Look at the cost, or at who counts as a resident."
            ).format(told=number(it.cost_per_resident), expected=number(expected)),
        )
