"""Directional expectations: which way each condition is expected to go with the outcome."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.expression import allowed_values, parse_conjunction, split_outside
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, in_reading_order


@dataclass(frozen=True, slots=True)
class Expectations:
    """What is expected to go with the outcome.

    Attributes
    ----------
    single : mapping of int to frozenset of int
        Of a condition (by place), the values that are expected.
    joint : tuple of Term
        Conjunctions that are expected, in reading order; several values give several.
    """

    single: Mapping[int, frozenset[int]]
    joint: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is expected."""
        return bool(self.single or self.joint)


def parse_expectations(text: str, space: Space) -> Expectations:
    """Read expectations.

    Parameters
    ----------
    text : str
        ``A,~B,C*D`` (commas or plus signs between), ``A[1,2]`` for multi-value conditions, or one
        figure per condition with "-" for none: ``1,0,-,1``.
    space : Space

    Returns
    -------
    Expectations
        A conjunction that holds a single expectation adds nothing and is left out.

    Raises
    ------
    QcaError
        If it can't be read, or expects a condition to go both ways.

    Examples
    --------
    >>> from wijkpeil.qca.conditions import Condition
    >>> from wijkpeil.qca.space import space
    >>> parse_expectations("~A, B*C", space([Condition("A"), Condition("B"), Condition("C")]))
    Expectations(single={0: frozenset({0})}, joint=(Term(care=3, value=3),))
    """
    parts = [one for part in split_outside(text, ",") for one in split_outside(part, "+")]
    if parts and all(re.fullmatch(r"-|[0-9](;[0-9])*", part) for part in parts):
        parts = _by_place(parts, space)
    single: dict[int, set[int]] = {}
    joint: list[Term] = []
    for part in parts:
        if len(split_outside(part, "*")) > 1:
            joint += parse_conjunction(part, space)
        else:
            place, values = allowed_values(part, space)
            single.setdefault(place, set()).update(values)
    for place, expected in single.items():
        if len(expected) == space.levels[place]:
            raise QcaError(
                _(
                    "{name} is expected to go both ways. Leave it out if nothing is expected."
                ).format(name=space.names[place])
            )
    return Expectations(
        single={place: frozenset(values) for place, values in sorted(single.items())},
        joint=tuple(
            term for term in in_reading_order(set(joint), space) if not _held(term, single, space)
        ),
    )


def _by_place(parts: list[str], space: Space) -> list[str]:
    """Turn one figure per condition into expectations by name."""
    if len(parts) != len(space.names):
        raise QcaError(
            _("There are {found} expectations for {count} conditions.").format(
                found=len(parts), count=len(space.names)
            )
        )
    return [
        f"{name}[{values.replace(';', ',')}]"
        for name, values in zip(space.names, parts, strict=True)
        if values != "-"
    ]


def _held(term: Term, single: Mapping[int, set[int]], space: Space) -> bool:
    """Tell whether a single expectation says what a conjunction says, and more."""
    values = space.unpack(term.care, term.value)
    return any(value in single.get(place, ()) for place, value in enumerate(values))
