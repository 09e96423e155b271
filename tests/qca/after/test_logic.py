"""Logic on models, against the configurations that they cover."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.qca import Condition, Term, space
from wijkpeil.qca.after.logic import intersection, negate, shortest, union

PLACES = space([Condition("A"), Condition("B", "multivalue", 3), Condition("C"), Condition("D")])
TERM = st.tuples(*(st.sampled_from([None, *range(levels)]) for levels in PLACES.levels)).map(
    lambda values: Term(*PLACES.pack(values))
)
MODEL = st.lists(TERM, max_size=4)
EVERY = [Term(*PLACES.pack(v)) for v in product(*(range(levels) for levels in PLACES.levels))]


def covers(model):
    return {row for row in EVERY if any(term.covers(row) for term in model)}


@given(MODEL, MODEL)
def test_intersection_and_union_cover_what_they_should(one, other):
    assert covers(intersection(one, other, PLACES)) == covers(one) & covers(other)
    assert covers(union(one, other, PLACES)) == covers(one) | covers(other)


@given(MODEL)
def test_negation_covers_the_rest_and_twice_is_the_same(model):
    assert covers(negate(model, PLACES)) == set(EVERY) - covers(model)
    assert covers(negate(negate(model, PLACES), PLACES)) == covers(model)


@given(MODEL)
def test_no_term_that_is_kept_holds_another(model):
    kept = shortest(model, PLACES)
    assert not any(a.covers(b) for a in kept for b in kept if a != b)
    assert covers(kept) == covers(model)


def test_nothing_and_everything():
    assert negate([], PLACES) == (Term(0, 0),)
    assert negate([Term(0, 0)], PLACES) == ()
