import numpy as np
import pytest

from wijkpeil.cases.choose import STEP
from wijkpeil.cases.conditions import Conditions
from wijkpeil.cases.options import Option
from wijkpeil.cases.undominated import undominated

CITY = {"a": "X", "b": "Y", "c": "Z"}


def option(*codes, score, cities=None):
    roles = ("riser", "faller")[: len(codes)]
    return Option(codes, roles, cities or tuple(CITY[code[0]] for code in codes), score, sure=0.95)


def left(options, asked):
    ordered = sorted(options, key=lambda one: (one.codes, one.roles))
    worth = np.array([round(one.score / STEP) for one in ordered], dtype=np.int64)
    kept = undominated(ordered, worth=worth, conditions=asked)
    return tuple(ordered[at] for at in np.flatnonzero(kept))


PAIRS = tuple(
    option(f"a{i}", f"a{j}", score=0.1 * (i + j)) for i in range(1, 6) for j in range(i + 1, 6)
)


def test_a_city_that_takes_one_pair_keeps_its_best():
    asked = Conditions(number=10, exact=False, cities=("X", "Y"), per_city=2)
    assert [one.codes for one in left(PAIRS, asked)] == [("a4", "a5")]


def test_in_many_cities_only_as_many_are_left_as_can_be_chosen():
    towns = [f"t{n:03d}" for n in range(300)]
    options = tuple(
        option(f"{town}-{n}", score=0.5 + n / 10, cities=(town,))
        for town in towns
        for n in range(5)
    )
    asked = Conditions(number=11, exact=True, cities=tuple(towns), per_city=2)
    # All the best are worth as much, so the first eleven in order will do.
    assert [one.codes for one in left(options, asked)] == [(f"{town}-4",) for town in towns[:11]]


@pytest.mark.parametrize("ask", [{"every_city": True}, {"without_pair": 0}])
def test_where_each_city_is_asked_something_each_keeps_an_option(ask):
    options = tuple(option(f"{town}{n}", score=0.5) for town in "abc" for n in range(5))
    asked = Conditions(number=3, exact=True, cities=("X", "Y", "Z"), per_city=1, **ask)
    assert [one.codes for one in left(options, asked)] == [("a0",), ("b0",), ("c0",)]


def test_what_fits_in_no_choice_is_left_out():
    asked = Conditions(number=1, exact=True, cities=("X",), per_city=1)
    assert left(PAIRS, asked) == ()
    narrow = Conditions(number=4, exact=True, cities=("X",), per_city=1)
    assert left(PAIRS, narrow) == ()


def test_an_area_in_many_better_pairs_needs_no_more():
    star = tuple(option("a0", f"b{n}", score=0.9 - n / 10) for n in range(1, 9))
    asked = Conditions(number=20, exact=False, cities=("X", "Y"), per_city=2)
    # Beside a0 and b4 one more of each city fits: it can't be in the way of b1, b2 and b3.
    assert [one.codes[1] for one in left(star, asked)] == ["b1", "b2", "b3"]
