"""What could have been found, said before what was."""

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number


def power_first(*, detectable: float, relevant: float, effect: float, digits: int = 3) -> Finding:
    """Compare the minimal detectable effect with the smallest effect that matters.

    Parameters
    ----------
    detectable : float
        Effect that is found four times in five, outcome units.
    relevant : float
        Smallest effect that matters, outcome units.
    effect : float
        The estimate.
    digits : int

    Raises
    ------
    EffectError
        If one of the first two is not positive.
    """
    if not (detectable > 0 and relevant > 0):
        raise EffectError(
            _("The detectable effect and the smallest effect that matters must be above zero.")
        )
    said = _(
        "With these areas and this noise an effect of {detectable} is found four times in five; an "
        "effect matters from {relevant}."
    ).format(detectable=number(detectable, digits=digits), relevant=number(relevant, digits=digits))
    if detectable <= relevant:
        return Finding("power", "enough", fired=False, sentence=said)
    larger = abs(effect) >= detectable
    grade = "too little, yet larger than that" if larger else "too little"
    more = (
        _("What was found is larger still.")
        if larger
        else _("So an effect that matters may well be missed: finding none says little.")
    )
    return Finding("power", grade, fired=True, sentence=f"{said} {more}")
