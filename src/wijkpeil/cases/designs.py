"""From a rule to options: one function a design."""

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.diverse import diverse
from wijkpeil.cases.mix import mix
from wijkpeil.cases.most_similar import most_similar
from wijkpeil.cases.options import Option
from wijkpeil.cases.pairs import pairs
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.typical_deviant import typical_deviant


def options_of(areas: Candidates, rule: SelectionRule) -> tuple[Option, ...]:
    """List what the rule's design lets be chosen.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    rule : SelectionRule

    Raises
    ------
    RuleError
        If the design needs what is not known of the areas.
    """
    if rule.design == "pairs":
        return pairs(areas, rule)
    if rule.design == "most-similar":
        return most_similar(areas, rule)
    if rule.design == "typical-deviant":
        return typical_deviant(areas)
    if rule.design == "diverse":
        return diverse(areas)
    return mix(areas, rule)
