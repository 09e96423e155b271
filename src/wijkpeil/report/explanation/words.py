"""Turns of phrase on what goes with change."""

from wijkpeil.language import N_, number
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Mark
from wijkpeil.report.trajectories.phrases import DIMENSIONS, areas_word
from wijkpeil.results.explanation import ExplanationResults
from wijkpeil.trajectories.explanation.relations import Relation, Relations

DIGITS = 4
"""Decimals of a coefficient."""
RELATION_WORDS: dict[Relation, str] = {
    "rise": N_("goes with rise"),
    "decline": N_("goes with decline"),
    "none": N_("no clear relation"),
    "unclear": N_("can't tell"),
}
MARKS: dict[Relation, Mark] = {
    "rise": "rising",
    "decline": "falling",
    "none": "stable",
    "unclear": "unclear",
}


def relation_word(relation: Relation) -> str:
    """Say a relation in the active language.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     relation_word("rise")
    'goes with rise'
    """
    return _(RELATION_WORDS[relation])


def points(value: float) -> str:
    """Write a coefficient with its sign."""
    return number(value, digits=DIGITS, sign=True)


def span(low: float, high: float) -> str:
    """Write an interval of coefficients."""
    return _("{low} to {high}").format(low=points(low), high=points(high))


def chance(value: float) -> str:
    """Write a probability as statisticians do.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     chance(0.0004), chance(0.0421)
    ('< 0.001', '0.042')
    """
    if value < 0.001:
        return f"< {number(0.001, digits=3)}"
    return number(value, digits=3)


def p_words(value: float) -> str:
    """Write a probability within a sentence.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     p_words(0.0004), p_words(0.0421)
    ('p < 0.001', 'p = 0.042')
    """
    written = chance(value)
    return f"p {written}" if written.startswith("<") else f"p = {written}"


def listed(labels: list[str]) -> str:
    """Put several things after each other; a comma inside one of them asks for semicolons.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     listed(["green space", "income", "benefits"])
    'green space, income and benefits'
    """
    if any("," in label for label in labels):
        return "; ".join(labels)
    *most, last = labels or [""]
    return _("{most} and {last}").format(most=", ".join(most), last=last) if most else last


def population(results: ExplanationResults, key: str, found: Relations) -> str:
    """Name a population with its number of areas."""
    areas = areas_word(results.level, found.areas)
    if key == "vulnerable":
        return _("the {count} vulnerable {areas}").format(count=number(found.areas), areas=areas)
    return _("all {count} {areas} that take part").format(count=number(found.areas), areas=areas)


def with_relation(results: ExplanationResults, found: Relations, relation: Relation) -> list[str]:
    """Label the characteristics that have a relation, in the order of the characteristics."""
    return [
        results.label(name)
        for name, which in zip(found.names, found.relation, strict=True)
        if which == relation
    ]


def dimension_words(dimensions: tuple[str, ...]) -> str:
    """Name dimensions of the Leefbaarometer."""
    return ", ".join(_(DIMENSIONS[name]) for name in dimensions)
