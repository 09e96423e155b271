"""Sets, terms and models in plain words."""

from collections.abc import Mapping, Sequence

from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.qca.expression import parse_literal
from wijkpeil.qca.fit import Fit
from wijkpeil.qca.models import SolutionKind
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Literal, Term, literals

Words = Mapping[str, tuple[str, ...]]

SOLUTIONS: dict[SolutionKind, str] = {
    "complex": N_("Complex solution"),
    "parsimonious": N_("Parsimonious solution"),
    "intermediate": N_("Intermediate solution"),
}
_CLAIMS: dict[SolutionKind, str] = {
    "complex": N_("It claims nothing about combinations that nobody saw."),
    "parsimonious": N_(
        "It is as short as can be, and claims whatever is needed for that about combinations that "
        "nobody saw."
    ),
    "intermediate": N_(
        "Of combinations that nobody saw it claims only what agrees with the stated expectations."
    ),
}


def solution_name(kind: SolutionKind) -> str:
    """Name a kind of solution."""
    return _(SOLUTIONS[kind])


def claims(kind: SolutionKind) -> str:
    """Say what a kind of solution claims."""
    return _(_CLAIMS[kind])


def set_words(name: str, value: int, words: Words, *, levels: int = 2) -> str:
    """Say in words that a set has a value; by its name if no words were given.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     set_words("RENT", 1, {"RENT": ("low rent", "high rent")}), set_words("OLD", 0, {})
    ('high rent', 'not OLD')
    """
    known = words.get(name, ())
    if value < len(known):
        return known[value]
    if levels > 2:
        return f"{name} = {value}"
    return name if value else _("not {name}").format(name=name)


def literal_words(one: Literal, space: Space, words: Words) -> str:
    """Say one part of a term."""
    levels = space.levels[space.names.index(one.condition)]
    return set_words(one.condition, one.value, words, levels=levels)


def term_words(term: Term, space: Space, words: Words) -> str:
    """Say a term: its parts with AND between."""
    parts = [literal_words(one, space, words) for one in literals(term, space)]
    return _(" AND ").join(parts) or _("anything")


def outcome_words(outcome: str, words: Words) -> str:
    """Say the outcome as asked: ``Y``, ``~Y`` or ``Y[1]``."""
    name, negated, values = parse_literal(outcome)
    if values is not None:
        return outcome
    return set_words(name, 0 if negated else 1, words)


def begin(text: str) -> str:
    """Write the first letter as a capital; names in capitals stay as they are."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """List names in a sentence.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     listed(["Noord", "Oost", "Zuid"])
    'Noord, Oost and Zuid'
    """
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def share(value: float) -> str:
    """Write a consistency or coverage."""
    return number(value, digits=2)


def part(value: float) -> str:
    """Write a share of analyses."""
    return percentage(value)


def fit_texts(fit: Fit) -> tuple[str, str, str, str]:
    """Write consistency, PRI, coverage and unique coverage."""
    unique = "–" if fit.covU is None else share(fit.covU)
    return share(fit.inclS), share(fit.PRI), share(fit.covS), unique
