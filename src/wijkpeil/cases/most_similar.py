"""Design: most similar areas, in whatever city, with different outcomes."""

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.likeness import Distances, distances
from wijkpeil.cases.options import Option
from wijkpeil.cases.pairs import scored
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.start_alike import start_alike
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _


def most_similar(areas: Candidates, rule: SelectionRule) -> tuple[Option, ...]:
    """List the pairs in different cities that are alike in characteristics and surely differ.

    Przeworski and Teune (1970), *The Logic of Comparative Social Inquiry*, chapter 2; Seawright
    and Gerring (2008), *Political Research Quarterly* 61(2), 294-308. Of the pairs that are alike
    enough those with the largest and surest difference in outcome are worth most, as in caseMatch
    (Nielsen 2016, *Sociological Methods & Research* 45(3), 569-597). The two must also start
    within the caliper.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    rule : SelectionRule
        Its `likeness`, `caliper` and `sure`.

    Raises
    ------
    RuleError
        If nothing is known to compare areas by, or there are more pairs than can be weighed.
    """
    known = comparable(areas)
    first, second = start_alike(
        areas,
        rule,
        same_city=False,
        keep=lambda one, two: known.between(one, two) <= rule.likeness,
    )
    distance = known.between(first, second)
    return scored(areas, first=first, second=second, distance=distance, rule=rule)


def comparable(areas: Candidates) -> Distances:
    """Put areas on one scale to compare them; refuse if there is nothing to compare them by.

    Raises
    ------
    RuleError
        If no characteristic is known of two areas.
    """
    found = distances(areas.features)
    if not found.used:
        reason = (
            _("these have no known values: {names}").format(names=", ".join(found.left_out))
            if found.left_out
            else _("none were given")
        )
        raise RuleError(
            _(
                "To find areas that are alike their characteristics must be known, but {reason}. "
                "Give a file with characteristics (--sizes), or choose another design."
            ).format(reason=reason)
        )
    return found
