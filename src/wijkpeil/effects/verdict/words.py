"""The verdict for a councillor: what was found, how sure, why not surer, and how large."""

from wijkpeil.effects.levels import LEVEL_NAMES
from wijkpeil.effects.verdict.forms import Forms
from wijkpeil.effects.verdict.ladder import MARYLAND
from wijkpeil.effects.verdict.rule import Step, Verdict
from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _

_HEADLINES: dict[tuple[str, str], str] = {
    ("better", "strong"): N_("{name} helped: {outcome} is {size} higher because of it."),
    ("better", "reasonable"): N_(
        "{name} probably helped: {outcome} is about {size} higher because of it."
    ),
    ("better", "weak"): N_(
        "Where {name} was done, {outcome} went {size} better than elsewhere. Whether that is "
        "through {name} is not sure."
    ),
    ("worse", "strong"): N_("{name} did harm: {outcome} is {size} lower because of it."),
    ("worse", "reasonable"): N_(
        "{name} probably did harm: {outcome} is about {size} lower because of it."
    ),
    ("worse", "weak"): N_(
        "Where {name} was done, {outcome} went {size} worse than elsewhere. Whether that is "
        "through {name} is not sure."
    ),
    ("no larger than", "strong"): N_("{name} did little: no effect on {outcome} above {size}."),
    ("no larger than", "reasonable"): N_(
        "{name} probably did little: no effect on {outcome} above {size}."
    ),
    ("no larger than", "weak"): N_(
        "Where {name} was done, {outcome} went no more than {size} better or worse than elsewhere. "
        "Whether that says how much {name} did is not sure."
    ),
    ("can't tell", "can't tell"): N_(
        "Whether {name} did anything for {outcome} can't be told. That is not the same as: it did "
        "nothing."
    ),
}


def headline(verdict: Verdict, forms: Forms, *, name: str, outcome: str, digits: int = 3) -> str:
    """Say in one sentence what was found.

    Parameters
    ----------
    verdict : Verdict
    forms : Forms
    name, outcome : str
        As readers know them, in the active language.
    digits : int
        Of sizes in outcome units.
    """
    size = verdict.bound if verdict.claim == "no larger than" else abs(forms.effect)
    points = _("{size} points").format(size=number(size, digits=digits))
    return _(_HEADLINES[verdict.claim, verdict.level]).format(
        name=name, outcome=outcome, size=points
    )


def sureness(verdict: Verdict) -> str:
    """Say how sure it is, and what holds it there."""
    level = _("Verdict: {level}.").format(level=_(LEVEL_NAMES[verdict.level]))
    if not verdict.deciding:
        return level
    reasons = " ".join(step.sentence for step in verdict.deciding)
    return _("{level} Why not surer: {reasons}").format(level=level, reasons=reasons)


def size_in_words(verdict: Verdict, forms: Forms, *, digits: int = 3) -> str:
    """Write the effect in its three forms; without a verdict only what was measured.

    Parameters
    ----------
    verdict : Verdict
    forms : Forms
    digits : int
        Of sizes in outcome units.
    """
    low, high = (number(end, digits=digits, sign=True) for end in (forms.low, forms.high))
    if verdict.claim == "can't tell":
        return _(
            "Measured was a difference between {low} and {high} points. Don't count on it: what is "
            "said above may explain it as well."
        ).format(low=low, high=high)
    said = _(
        "The estimate is {effect} points (between {low} and {high}); that is {sd} times the usual "
        "difference between areas (S, a standard deviation)."
    ).format(
        effect=number(forms.effect, digits=digits, sign=True),
        low=low,
        high=high,
        sd=number(forms.sd, digits=2, sign=True),
    )
    return f"{said} {_gap(forms)}"


def _gap(forms: Forms) -> str:
    if not forms.gap > 0:
        return _("The areas were not behind the country, so no gap was there to close.")
    low, high = forms.closed_low, forms.closed_high
    if forms.closed < 0:
        return _("The gap to the national mean grew by {share} (between {low} and {high}).").format(
            share=percentage(-forms.closed), low=_signed(-high), high=_signed(-low)
        )
    return _(
        "Of the gap to the national mean {share} was closed (between {low} and {high})."
    ).format(share=percentage(forms.closed), low=_signed(low), high=_signed(high))


def _signed(share: float) -> str:
    return percentage(share) if share >= 0 else f"−{percentage(-share)}"


def scales(verdict: Verdict) -> str:
    """Write the step on the scales that others use."""
    return _(
        "On the Maryland scale: {maryland}. On the Dutch ladder (Movisie, NJi): {ladder}."
    ).format(maryland=_(MARYLAND[verdict.maryland]), ladder=_(verdict.ladder))


def step_in_words(step: Step) -> str:
    """Write one step of the rule: what was seen, and what it leaves."""
    return _("{sentence} At most: {cap}. Left: {level}.").format(
        sentence=step.sentence, cap=_(LEVEL_NAMES[step.cap]), level=_(LEVEL_NAMES[step.level])
    )
