import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from wijkpeil.errors import RuleError
from wijkpeil.language import speaking
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.verdict import CAP, MOST_DOUBT, capped, judge

# Errors from a few values, so that there are many ties, and some that are unknown.
ERRORS = hnp.arrays(
    float,
    st.integers(0, 40),
    elements=st.one_of(st.sampled_from([0.0, 0.01, 0.04, 0.05, 0.2, np.nan]), st.floats(0, 0.5)),
)
CAPS = st.floats(0.001, 0.499)


def changes(seed: int, count: int = 400, minimum: float = 0.0392) -> Change:
    rng = np.random.default_rng(seed)
    estimate = rng.standard_t(3, count) * 0.04
    scale = rng.uniform(0.005, 0.06, count)
    unknown = rng.random(count) < 0.02
    return Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.arange(count).astype(str),
        estimate=np.where(unknown, np.nan, estimate),
        scale=np.where(unknown, np.nan, scale),
        degrees=np.full(count, 12.0),
        minimum=minimum,
    )


@settings(max_examples=100, deadline=None)
@given(error=ERRORS, cap=CAPS, seed=st.integers(0, 100))
def test_the_cap_holds_and_ties_go_together(error, cap, seed):
    candidate = np.random.default_rng(seed).random(len(error)) < 0.8
    taken, expected = capped(candidate=candidate, error=error, cap=cap)
    assert not (taken & ~candidate).any()
    assert np.isfinite(error[taken]).all()
    assert expected <= cap
    assert expected == pytest.approx(error[taken].mean() if taken.any() else 0.0)
    left = candidate & ~taken & np.isfinite(error)
    if left.any():
        worst = error[taken].max() if taken.any() else -1.0
        assert (error[left] > worst).all()  # the surest first, and ties in or out together
        next_tie = left & (error == error[left].min())
        assert error[taken | next_tie].mean() > cap - 1e-12  # as many as the cap allows


@settings(max_examples=100, deadline=None)
@given(error=ERRORS, first=CAPS, second=CAPS)
def test_a_higher_cap_only_adds(error, first, second):
    low, high = sorted((first, second))
    candidate = np.ones(len(error), dtype=bool)
    few, _expected = capped(candidate=candidate, error=error, cap=low)
    many, _expected = capped(candidate=candidate, error=error, cap=high)
    assert not (few & ~many).any()


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10_000), cap=CAPS)
def test_verdicts_are_what_they_say(seed, cap):
    change = changes(seed)
    found = judge(change, cap=cap)
    rising, falling, stable, unclear = (
        found.verdict == word for word in ("rising", "falling", "stable", "unclear")
    )
    assert (rising.astype(int) + falling + stable + unclear == 1).all()
    assert (change.rise_beyond[rising] > 0.5).all()
    assert (change.fall_beyond[falling] > 0.5).all()
    assert (change.within[stable] > 0.5).all()
    assert unclear[np.isnan(change.estimate)].all()
    moved = rising | falling
    if moved.any():
        assert found.wrong_signs == pytest.approx(change.false_sign_rate[moved].mean())
    if stable.any():
        assert found.wrong_stable == pytest.approx(1 - change.within[stable].mean())
    assert found.wrong_signs <= cap
    assert found.wrong_stable <= cap
    assert found.cap == cap


def test_turning_the_scale_round_swaps_risers_and_fallers():
    change = changes(3)
    turned = Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=change.codes,
        estimate=-change.estimate,
        scale=change.scale,
        degrees=change.degrees,
    )
    swap = {"rising": "falling", "falling": "rising"}
    plain = judge(change).verdict
    assert judge(turned).verdict.tolist() == [swap.get(word, word) for word in plain]
    assert {"rising", "falling", "stable", "unclear"} == set(plain)


def test_a_larger_minimum_calls_fewer_movers():
    movers = [
        np.isin(judge(changes(1, minimum=minimum)).verdict, ("rising", "falling")).sum()
        for minimum in (0.0, 0.02, 0.0392, 0.08)
    ]
    assert movers == sorted(movers, reverse=True)
    assert movers[0] > movers[-1]


def test_the_default_cap_is_five_in_a_hundred():
    assert judge(changes(1)).cap == CAP == 0.05


def test_nothing_known_is_all_unclear():
    change = changes(1)
    nothing = Change(
        start=2012,
        end=2016,
        reference="group",
        codes=change.codes,
        estimate=np.full(400, np.nan),
        scale=np.full(400, np.nan),
        degrees=change.degrees,
    )
    found = judge(nothing)
    assert (found.verdict == "unclear").all()
    assert found.wrong_signs == found.wrong_stable == 0.0


@pytest.mark.parametrize("cap", [0.0, -0.1, 0.5, 1.0, np.nan])
def test_a_cap_that_is_no_cap_is_refused(cap):
    with speaking("en"), pytest.raises(RuleError, match=r"must lie between 0 and 0\.5"):
        judge(changes(1), cap=cap)


def test_no_riser_whose_direction_is_a_toss_up():
    """However low the mean error of the others, a doubtful one is not taken along."""
    count = 200
    estimate = np.r_[np.full(count - 1, 0.2), 0.05]
    scale = np.r_[np.full(count - 1, 0.01), 0.1]
    many = Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.arange(count).astype(str),
        estimate=estimate,
        scale=scale,
        degrees=np.full(count, 12.0),
    )
    assert many.false_sign_rate[-1] > MOST_DOUBT
    found = judge(many)
    assert found.verdict[-1] == "unclear"
    assert (found.verdict[:-1] == "rising").all()


def test_only_known_areas_get_a_verdict():
    everything = changes(1)
    known = np.arange(len(everything.estimate)) % 2 == 0
    found = judge(everything, known=known)
    assert (found.verdict[~known] == "unclear").all()
    assert (found.verdict[known] != "unclear").any()
