"""How far courses may part before the effect is gone."""

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.sensitivity.break_even import BreakEven
from wijkpeil.language import gettext as _
from wijkpeil.language import number

_WHOLE, _HALF = 1.0, 0.5


def parting(found: BreakEven | None) -> Finding:
    """Grade the break-even of relative magnitudes (M-bar).

    Parameters
    ----------
    found : BreakEven or None
        None if it can't be had: one wave before the start.
    """
    if found is None:
        said = _("With so few waves before the start it can't be told how far courses may part.")
        return Finding("break_even", "not known", fired=True, sentence=said)
    if not found.excluded:
        said = _("Even if the areas went exactly like the others, no effect can't be excluded.")
        return Finding("break_even", "none", fired=True, sentence=said)
    at = number(found.value, digits=2)
    said = (
        _("The effect stands until {at} times the largest step apart before the start, or further.")
        if found.at_least
        else _(
            "The effect stands until the areas part {at} times as much as ever before the start."
        )
    ).format(at=at)
    grade = "hardly any"
    if found.value >= _WHOLE:
        grade = "as large as before"
    elif found.value >= _HALF:
        grade = "half as large"
    return Finding("break_even", grade, fired=found.value < _WHOLE, sentence=said)
