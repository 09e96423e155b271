import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.effects.permutation.chosen import chosen_sets
from wijkpeil.effects.permutation.lots import every, possible, strata_of
from wijkpeil.effects.permutation.randomisation import randomisation_test
from wijkpeil.effects.permutation.rank import exact_p, half_width
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking


def apart(y):
    return lambda start: y[start >= 0].mean() - y[start < 0].mean()


@given(seed=st.integers(0, 1000), controls=st.integers(1, 12))
def test_one_treated_never_below_one_in_all(seed, controls):
    y = np.random.default_rng(seed).normal(size=controls + 1)
    start = np.where(np.arange(controls + 1) == 0, 2, -1)
    found = randomisation_test(apart(y), start=start)
    assert found.exact
    assert found.p >= found.smallest_p == pytest.approx(1 / (controls + 1))


def test_size_is_exactly_right():
    """Over all choices that chance could make, p <= alpha in exactly the share it says."""
    y = np.random.default_rng(2).normal(size=7)
    start = np.array([2, 2, 3, -1, -1, -1, -1])
    groups = strata_of(start, None)
    ps = np.array([randomisation_test(apart(y), start=s).p for s in every(start, groups)])
    assert len(ps) == possible(start, groups) == 105
    for alpha in (0.05, 0.1, 0.3, 0.5):
        assert (ps <= alpha).mean() <= alpha + 1e-12


def test_within_strata_only():
    strata = np.array(["a", "a", "a", "b", "b", "b"])
    start = np.array([1, -1, -1, 2, -1, -1])
    seen = list(every(start, strata_of(start, strata)))
    assert len(seen) == 9
    assert all(sorted(s[:3]) == [-1, -1, 1] for s in seen)
    found = randomisation_test(apart(np.arange(6.0)), start=start, strata=strata)
    assert found.possible == 9
    assert found.treated == 2


def test_untreated_strata_are_left_as_they_are():
    strata = np.array([0, 0, 1, 1])
    assert len(strata_of(np.array([1, -1, -1, -1]), strata)) == 1


def test_sampled_with_a_seed():
    y = np.random.default_rng(1).normal(size=40)
    start = np.where(np.arange(40) < 8, 3, -1)
    with speaking("en"), pytest.raises(EffectError, match="Give a seed"):
        randomisation_test(apart(y), start=start)
    found = randomisation_test(apart(y), start=start, draws=199, seed=5)
    assert not found.exact
    assert found.smallest_p == pytest.approx(1 / 200)
    again = randomisation_test(apart(y), start=start, draws=199, seed=5)
    assert again.others.tolist() == found.others.tolist()


@pytest.mark.parametrize(
    ("start", "strata", "words"),
    [
        ([-1, -1], None, "No area was treated"),
        ([2, -1], [0, 1], "all areas were treated alike"),
        ([2, 2], None, "all areas were treated alike"),
        ([2, -1], [0], "one stratum for every area"),
    ],
)
def test_bad_input(start, strata, words):
    strata = None if strata is None else np.array(strata)
    with speaking("en"), pytest.raises(EffectError, match=words):
        randomisation_test(apart(np.arange(2.0)), start=np.array(start), strata=strata)


def test_an_estimate_that_cannot_be_told():
    with speaking("en"), pytest.raises(EffectError, match="can't be told for some"):
        randomisation_test(lambda s: float("nan"), start=np.array([1, -1, -1]))


def test_chosen_sets_are_sampled_when_too_many():
    sets, exact = chosen_sets(count=30, size=5, most=50, seed=1)
    assert not exact
    assert sets.shape == (50, 5)
    assert (np.diff(sets, axis=1) > 0).all()
    with pytest.raises(EffectError):
        chosen_sets(count=30, size=5, most=50, seed=None)


@given(
    others=st.lists(st.integers(-20, 20), min_size=3, max_size=40),
    observed=st.integers(-20, 20),
    alpha=st.sampled_from([0.05, 0.1, 0.2]),
)
def test_the_set_holds_what_the_test_keeps(others, observed, alpha):
    values = np.array(others, dtype=float)
    wide = half_width(values, alpha=alpha)
    for effect in range(-45, 46):
        kept = exact_p(observed - effect, values) > alpha + 1e-12
        assert kept == (abs(observed - effect) <= wide)
