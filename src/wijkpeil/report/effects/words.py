"""Words that several parts on what helped share."""

import math

from wijkpeil.effects.levels import LEVEL_NAMES
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.kinds import kind_label
from wijkpeil.effects.verdict.rule import Verdict
from wijkpeil.language import N_, ngettext, number
from wijkpeil.language import gettext as _
from wijkpeil.report.trajectories.phrases import DIMENSIONS
from wijkpeil.results.effects import Answer

DIGITS = 3
_CLAIMS: dict[tuple[str, bool], str] = {
    ("better", True): N_("it helped"),
    ("better", False): N_("it went better there, and why is not sure"),
    ("worse", True): N_("it did harm"),
    ("worse", False): N_("it went worse there, and why is not sure"),
    ("no larger than", True): N_("it did little"),
    ("no larger than", False): N_("it went about the same there, and why is not sure"),
}
_SURE = ("reasonable", "strong")
POINT_NAMES: dict[str, str] = {
    "design": N_("way of comparing"),
    "selection": N_("going back to normal"),
    "treated": N_("number of areas"),
    "chance": N_("chance"),
    "break_even": N_("how far courses may part"),
    "pretrend": N_("course before the start"),
    "displacement": N_("areas around"),
    "anticipation": N_("announcement"),
    "overlap": N_("other programmes"),
    "instrument": N_("edition and borders"),
    "composition": N_("who lives there"),
    "estimators": N_("another way of estimating"),
    "power": N_("what could be found"),
}


def livability() -> str:
    """Name the outcome."""
    return _("the livability score")


def outcome_name(name: str) -> str:
    """Name the total or a dimension in the active language."""
    return _(DIMENSIONS[name]) if name in DIMENSIONS else _("livability in all")


def verdict_in_short(verdict: Verdict) -> str:
    """Give claim and level in a few words."""
    if verdict.claim == "can't tell":
        return _("can't tell")
    claim = _(_CLAIMS[verdict.claim, verdict.level in _SURE])
    return _("{claim}: {level}").format(claim=claim, level=_(LEVEL_NAMES[verdict.level]))


def signed(value: float) -> str:
    """Write an effect; a dash where it can't be told.

    >>> signed(float("nan")), signed(float("inf"))
    ('–', '–')
    """
    return number(value, digits=DIGITS, sign=True) if math.isfinite(value) else "–"


def between(low: float, high: float) -> str:
    """Write an interval; a dash where it has no end."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return "–"
    return _("{low} to {high}").format(low=signed(low), high=signed(high))


def about(it: Intervention) -> str:
    """Say what an intervention was, where, when and at what cost, in one paragraph."""
    parts = [
        _("{kind}, in {areas}, from {start}{end}.").format(
            kind=kind_label(it.kind),
            areas=ngettext("{count} area", "{count} areas", len(it.areas)).format(
                count=len(it.areas)
            ),
            start=int(it.started),
            end="" if it.ended is None else _(" to {year}").format(year=int(it.ended)),
        )
    ]
    if it.components:
        parts.append(_("It consisted of: {parts}.").format(parts="; ".join(it.components)))
    if it.selection_rule:
        parts.append(_("How the areas were chosen: {rule}.").format(rule=it.selection_rule))
    if it.cost_per_resident is not None:
        parts.append(
            _("Cost: {amount} euro per resident.").format(amount=number(it.cost_per_resident))
        )
    return " ".join(parts)


def before_looking(answer: Answer) -> str:
    """Say what could be found, before saying what was."""
    return _(
        "Said beforehand: with these {treated} areas, an effect of {detectable} points is found in "
        "four cases out of five. An effect matters here from {relevant} points."
    ).format(
        treated=answer.treated,
        detectable=_size(answer.detectable),
        relevant=number(answer.relevant, digits=DIGITS),
    )


def _size(value: float) -> str:
    return number(value, digits=DIGITS) if math.isfinite(value) else "∞"
