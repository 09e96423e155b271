"""Whether the place changed, or the people who live there."""

from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.guards.looks import holm
from wijkpeil.language import gettext as _

_SURE = 0.05


def composition(companions: dict[str, Estimate] | None) -> Finding:
    """Look at the effect on who lives there: turnover, income, tenure.

    Parameters
    ----------
    companions : dict of str to Estimate, optional
        The effect on each companion outcome, by its name as readers know it.
    """
    if not companions:
        said = _(
            "Whether other people came to live there was not looked at. Add a companion outcome: "
            "moves, income or tenure."
        )
        return Finding("composition", "not looked at", fired=True, sentence=said)
    told = "; ".join(f"{name}: {found.written()}" for name, found in sorted(companions.items()))
    if min(holm([found.p for found in companions.values()])) < _SURE:
        said = _(
            "Who lives there changed as well ({told}). The place changed; whether the people who "
            "lived there gained can't be seen from this."
        )
        grade = "residents changed"
    else:
        said = _("Who lives there changed no more than elsewhere ({told}).")
        grade = "residents the same"
    return Finding(
        "composition", grade, fired=grade != "residents the same", sentence=said.format(told=told)
    )
