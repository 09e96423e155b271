"""Read expressions as researchers write them: ``A*~B + C``, ``A[1,2]*B[0]``, ``~Y``."""

import re
from difflib import get_close_matches
from itertools import product

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term

_LITERAL = re.compile(r"(~?)\s*([^\[\]{}*+~,]+?)\s*(?:[\[{]([0-9,\s]*)[\]}])?")


def split_outside(text: str, mark: str) -> list[str]:
    """Split on a mark, but not inside brackets.

    >>> split_outside("A[1,2], ~B", ",")
    ['A[1,2]', '~B']
    """
    parts = re.split(re.escape(mark) + r"(?![^\[{]*[\]}])", text)
    return [part.strip() for part in parts if part.strip()]


def parse_literal(text: str) -> tuple[str, bool, tuple[int, ...] | None]:
    """Split ``~Y[1,2]`` into its name, whether it is negated, and its values."""
    found = _LITERAL.fullmatch(text.strip())
    if not found:
        raise QcaError(
            _(
                "“{text}” can't be read. Write a condition as A, ~A or A[1], and join conditions "
                "with * and +."
            ).format(text=text)
        )
    tilde, name, values = found.groups()
    numbers = None if values is None else tuple(int(part) for part in split_outside(values, ","))
    return name, tilde == "~", numbers


def check_name(name: str, names: tuple[str, ...], *, written: str) -> None:
    """Refuse a name that is not among `names`, and say which one may be meant."""
    if name in names:
        return
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = " " + _("Is “{near}” meant?").format(near=near[0]) if near else ""
    message = _("“{written}” names something that is not in the data: “{name}”.").format(
        written=written, name=name
    )
    raise QcaError(message + hint)


def allowed_values(text: str, space: Space) -> tuple[int, tuple[int, ...]]:
    """Read one literal: the place of its condition, and the values that it allows."""
    name, negated, numbers = parse_literal(text)
    check_name(name, space.names, written=text)
    place = space.names.index(name)
    levels = space.levels[place]
    if numbers is None and levels > 2:
        raise QcaError(
            _(
                "“{text}”: {name} has the values 0 to {last}. Say which ones, as in {name}[1]."
            ).format(text=text, name=name, last=levels - 1)
        )
    values = set(numbers if numbers is not None else (1,))
    if not values <= set(range(levels)):
        raise QcaError(
            _("“{text}”: {name} has the values 0 to {last}.").format(
                text=text, name=name, last=levels - 1
            )
        )
    if negated:
        values = set(range(levels)) - values
    return place, tuple(sorted(values))


def parse_conjunction(text: str, space: Space) -> list[Term]:
    """Read a conjunction; several values of one condition give several terms."""
    allowed: dict[int, set[int]] = {}
    for part in split_outside(text, "*"):
        place, values = allowed_values(part, space)
        allowed[place] = allowed.get(place, set(values)) & set(values)
    terms = []
    for values in product(*(sorted(some) for some in allowed.values())):
        row: list[int | None] = [None] * len(space.names)
        for place, value in zip(allowed, values, strict=True):
            row[place] = value
        terms.append(Term(*space.pack(row)))
    return terms


def parse_expression(text: str, space: Space) -> list[Term]:
    """Read a sum of products.

    Parameters
    ----------
    text : str
        ``A*~B + C`` or, for multi-value conditions, ``A[1,2]*B[0]``; curly brackets will do too.
    space : Space

    Returns
    -------
    list of Term
        One or more for each conjunction, none twice.

    Raises
    ------
    QcaError
        If it can't be read, or names a condition or a value that is not there.

    Examples
    --------
    >>> from wijkpeil.qca.conditions import Condition
    >>> from wijkpeil.qca.space import space
    >>> parse_expression("A*~B + B", space([Condition("A"), Condition("B")]))
    [Term(care=3, value=2), Term(care=1, value=1)]
    """
    conjunctions = split_outside(text, "+")
    if not conjunctions:
        raise QcaError(_("The expression is empty."))
    terms: dict[Term, None] = {}
    for conjunction in conjunctions:
        terms.update(dict.fromkeys(parse_conjunction(conjunction, space)))
    return list(terms)
