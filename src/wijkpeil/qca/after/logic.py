"""Logic on models: what two have in common, and what one leaves out, as sums of products."""

from collections.abc import Iterable, Sequence

from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, in_reading_order


def intersection(one: Sequence[Term], other: Sequence[Term], space: Space) -> tuple[Term, ...]:
    """Find what two models have in common: every term of one with every term of the other.

    Parameters
    ----------
    one, other : sequence of Term
        Sums of products.
    space : Space

    Returns
    -------
    tuple of Term
        None holds another; empty if the two exclude each other.

    Examples
    --------
    >>> from wijkpeil.qca.conditions import Condition
    >>> from wijkpeil.qca.expression import parse_expression as read
    >>> from wijkpeil.qca.space import space
    >>> from wijkpeil.qca.terms import write_model
    >>> three = space([Condition("A"), Condition("B"), Condition("C")])
    >>> write_model(intersection(read("A + B", three), read("~A + C", three), three), three)
    '~A*B + A*C + B*C'
    """
    products = {Term(a.care | b.care, a.value | b.value) for a in one for b in other if a.meets(b)}
    return shortest(products, space)


def union(one: Sequence[Term], other: Sequence[Term], space: Space) -> tuple[Term, ...]:
    """Put two models together; terms that another holds are left out."""
    return shortest([*one, *other], space)


def negate(terms: Sequence[Term], space: Space) -> tuple[Term, ...]:
    """Find what a model leaves out, as the sum of all its prime implicants (De Morgan).

    Parameters
    ----------
    terms : sequence of Term
    space : Space

    Returns
    -------
    tuple of Term
        Of an empty model, the term that is always true.

    Examples
    --------
    >>> from wijkpeil.qca.conditions import Condition
    >>> from wijkpeil.qca.expression import parse_expression as read
    >>> from wijkpeil.qca.space import space
    >>> from wijkpeil.qca.terms import write_model
    >>> two = space([Condition("A", "multivalue", 3), Condition("B")])
    >>> write_model(negate(read("A[0]*B[1]", two), two), two)
    'A[1] + A[2] + B[0]'
    """
    found: tuple[Term, ...] = (Term(0, 0),)
    for term in terms:
        found = intersection(found, _other_values(term, space), space)
    return found


def shortest(terms: Iterable[Term], space: Space) -> tuple[Term, ...]:
    """Leave out doubles and terms that another holds; in reading order."""
    kept: list[Term] = []
    for term in in_reading_order(set(terms), space):
        if not any(short.covers(term) for short in kept):
            kept.append(term)
    return tuple(kept)


def _other_values(term: Term, space: Space) -> list[Term]:
    return [
        Term(field, value << shift)
        for field, shift, levels in zip(space.masks, space.shifts, space.levels, strict=True)
        if term.care & field
        for value in range(levels)
        if value << shift != term.value & field
    ]
