"""Terms: conjunctions of conditions, bit masks inside and text outside."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijkpeil.qca.space import Space


@dataclass(frozen=True, slots=True)
class Literal:
    """One condition with one of its values: ``A`` is (A, 1), ``~A`` is (A, 0)."""

    condition: str
    value: int


@dataclass(frozen=True, slots=True)
class Term:
    """A conjunction; of all conditions it is a configuration, of none it is always true.

    Attributes
    ----------
    care : int
        Ones in the fields of the conditions that it fixes.
    value : int
        Their values, zero elsewhere.
    """

    care: int
    value: int

    def covers(self, other: "Term") -> bool:
        """Tell whether all that meets `other` meets this term too."""
        return not self.care & ~other.care and not (self.value ^ other.value) & self.care

    def meets(self, other: "Term") -> bool:
        """Tell whether some configuration meets both."""
        return not (self.value ^ other.value) & self.care & other.care


def literals(term: Term, space: Space) -> tuple[Literal, ...]:
    """List what a term fixes, in the order of the conditions."""
    values = space.unpack(term.care, term.value)
    return tuple(
        Literal(name, value)
        for name, value in zip(space.names, values, strict=True)
        if value is not None
    )


def write_term(term: Term, space: Space) -> str:
    """Write a term as R's package does: ``A*~B``, or ``A[2]*B[0]`` for multi-value conditions.

    Examples
    --------
    >>> from wijkpeil.qca.conditions import Condition
    >>> from wijkpeil.qca.space import space
    >>> write_term(Term(0b101, 0b100), space([Condition("A"), Condition("B"), Condition("C")]))
    'A*~C'
    """
    parts = [
        f"{one.condition}[{one.value}]"
        if space.brackets
        else ("" if one.value else "~") + one.condition
        for one in literals(term, space)
    ]
    return "*".join(parts) or "1"


def write_model(terms: Iterable[Term], space: Space) -> str:
    """Write a disjunction of terms: ``A*B + ~C``."""
    return " + ".join(write_term(term, space) for term in terms)


def in_reading_order(terms: Iterable[Term], space: Space) -> list[Term]:
    """Sort terms: short ones first, then by condition and value."""

    def place(term: Term) -> tuple[int, tuple[int, ...]]:
        values = space.unpack(term.care, term.value)
        fixed = sum(value is not None for value in values)
        return fixed, tuple(
            levels if value is None else value
            for value, levels in zip(values, space.levels, strict=True)
        )

    return sorted(terms, key=place)
