from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.cases.choose import STEP, choose
from wijkpeil.cases.conditions import Conditions
from wijkpeil.cases.options import Option
from wijkpeil.cases.undominated import undominated
from wijkpeil.errors import ModelError
from wijkpeil.language import speaking

CITIES = ("X", "Y", "Z")


def option(*codes: str, score: float, roles=None, cities=None) -> Option:
    roles = roles or (("riser", "faller") if len(codes) == 2 else ("riser",))
    cities = cities or tuple(CITIES["abc".index(code[0])] for code in codes)
    return Option(tuple(codes), tuple(roles[: len(codes)]), cities, score, sure=0.95)


def meets(chosen: tuple[Option, ...], asked: Conditions) -> bool:
    codes = [code for one in chosen for code in one.codes]
    if len(codes) != len(set(codes)) or len(codes) > asked.number:
        return False
    return (not asked.exact or len(codes) == asked.number) and all(_tests(chosen, asked))


def _tests(chosen: tuple[Option, ...], asked: Conditions):
    towns = [city for one in chosen for city in one.cities]
    yield asked.per_city is None or all(towns.count(c) <= asked.per_city for c in asked.cities)
    yield not asked.every_city or set(towns) == set(asked.cities)
    bare = [
        city
        for city in asked.cities
        if not any(one.is_pair and one.cities == (city, city) for one in chosen)
    ]
    yield asked.without_pair is None or len(bare) <= asked.without_pair
    alone = sum(not one.is_pair for one in chosen)
    yield asked.most_alone is None or alone <= asked.most_alone
    roles = [role for one in chosen for role in one.roles]
    yield all(roles.count(role) >= least for role, least in asked.least_of_role)


def brute_force(options: tuple[Option, ...], asked: Conditions):
    """Try every set; of the best, the one whose options come first in order."""
    ordered = sorted(options, key=lambda one: (one.codes, one.roles))
    best = None
    for size in range(len(ordered) + 1):
        for places in combinations(range(len(ordered)), size):
            chosen = tuple(ordered[at] for at in places)
            if not meets(chosen, asked):
                continue
            value = sum(round(one.score / STEP) for one in chosen)
            first = tuple(-int(at in places) for at in range(len(ordered)))
            if best is None or (-value, first) < best[0]:
                best = ((-value, first), chosen)
    return None if best is None else best[1]


CODES = [f"{town}{n}" for town in "abc" for n in (1, 2, 3)]
SCORES = st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.5, 0.5, 0.9])  # few values, so that ties are common


@st.composite
def instances(draw):
    singles = draw(st.lists(st.sampled_from(CODES), max_size=4, unique=True))
    pairs = draw(
        st.lists(
            st.lists(st.sampled_from(CODES), min_size=2, max_size=2, unique=True).map(
                lambda two: tuple(sorted(two))
            ),
            max_size=5,
            unique=True,
        )
    )
    options = tuple(
        option(*codes, score=draw(SCORES)) for codes in [*[(one,) for one in singles], *pairs]
    )
    asked = Conditions(
        number=draw(st.integers(1, 6)),
        exact=draw(st.booleans()),
        cities=CITIES,
        per_city=draw(st.sampled_from([None, 1, 2])),
        every_city=draw(st.booleans()),
        without_pair=draw(st.sampled_from([None, None, 1, 2, 3])),
        most_alone=draw(st.sampled_from([None, None, 0, 1])),
        least_of_role=draw(st.sampled_from([(), (), (("riser", 1),), (("faller", 2),)])),
    )
    return options, asked


@given(instances())
def test_it_is_what_trying_everything_finds(instance):
    options, asked = instance
    found, expected = choose(options, asked), brute_force(options, asked)
    assert (None if found is None else found.options) == expected


@given(instances())
def test_options_that_are_left_out_are_in_no_best_choice(instance):
    options, asked = instance
    ordered = sorted(options, key=lambda one: (one.codes, one.roles))
    worth = np.array([round(one.score / STEP) for one in ordered], dtype=np.int64)
    kept = np.flatnonzero(undominated(ordered, worth=worth, conditions=asked))
    assert brute_force(tuple(ordered[at] for at in kept), asked) == brute_force(options, asked)


@given(instances(), st.randoms(use_true_random=False))
def test_the_order_of_the_options_does_not_matter(instance, random):
    options, asked = instance
    shuffled = list(options)
    random.shuffle(shuffled)
    assert choose(tuple(shuffled), asked) == choose(options, asked)


def test_of_many_equals_it_is_the_first_in_order():
    options = tuple(option(f"a{n:02d}", score=0.5) for n in range(40))
    asked = Conditions(number=3, exact=True, cities=("X",), per_city=None)
    found = choose(options[::-1], asked)
    assert found.codes == ("a00", "a01", "a02")
    assert found.score == pytest.approx(1.5)


@pytest.mark.parametrize("exact", [True, False])
def test_options_worth_nothing_are_gone_through_to_the_end(exact):
    options = (option("a1", score=0.5), option("a2", score=0.0), option("b1", score=0.0))
    asked = Conditions(number=2, exact=exact, cities=("X", "Y"), per_city=None)
    assert choose(options, asked).codes == ("a1", "a2")


def test_an_uneven_ring_of_pairs_is_solved_beyond_the_relaxation():
    # Half of each pair of the ring would be worth more than any choice of whole pairs.
    ring = [("a1", "b1"), ("b1", "c1"), ("a1", "c1")]
    options = tuple(option(*codes, score=1.9) for codes in ring)
    asked = Conditions(number=6, exact=False, cities=("X", "Y", "Z"), per_city=2)
    assert choose(options, asked).codes == ("a1", "b1")


def test_what_is_forbidden_is_not_chosen():
    options = (option("a1", score=0.9), option("b1", score=0.5))
    asked = Conditions(number=1, exact=True, cities=("X", "Y"), per_city=None)
    assert choose(options, asked).codes == ("a1",)
    assert choose(options, asked, forbidden=frozenset({options[0]})).codes == ("b1",)


@pytest.mark.parametrize(("exact", "found"), [(True, None), (False, ())])
def test_without_options_only_nothing_can_be_chosen(exact, found):
    asked = Conditions(number=2, exact=exact, cities=("X",), per_city=2)
    chosen = choose((), asked)
    assert (None if chosen is None else chosen.options) == found


def test_a_solver_that_gives_up_is_told(monkeypatch):
    class Stopped:
        status = 1
        x = None

    monkeypatch.setattr("wijkpeil.cases.programme.milp", lambda **_words: Stopped())
    asked = Conditions(number=1, exact=True, cities=("X",), per_city=2)
    with speaking("en"), pytest.raises(ModelError, match="within a minute"):
        choose((option("a1", score=0.5),), asked)


def test_time_that_has_run_out_is_told(monkeypatch):
    monkeypatch.setattr("wijkpeil.cases.programme._SECONDS", 0.0)
    asked = Conditions(number=1, exact=True, cities=("X",), per_city=2)
    with speaking("en"), pytest.raises(ModelError, match="within a minute"):
        choose((option("a1", score=0.5),), asked)


def test_a_large_choice_takes_little_time():
    rng = np.random.default_rng(1)
    options = tuple(
        option(f"a{i:03d}", f"b{j:03d}", score=float(rng.random()))
        for i, j in rng.integers(0, 100, (900, 2))
    )
    asked = Conditions(number=40, exact=False, cities=("X", "Y"), per_city=None)
    assert len(choose(tuple(dict.fromkeys(options)), asked).codes) == 40
