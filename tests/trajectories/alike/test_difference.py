"""An area against its look-alikes, on scores whose truth is known."""

import numpy as np
import pytest

from wijkpeil.trajectories.alike.balance import balance
from wijkpeil.trajectories.alike.difference import change_against_alike, difference
from wijkpeil.trajectories.alike.features import Column, features
from wijkpeil.trajectories.alike.look_alikes import look_alikes
from wijkpeil.trajectories.alike.start import at_start
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.posterior import smooth
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.verdict import judge


@pytest.fixture(scope="module")
def drawn(draw):
    return draw(seed=21, count=1500, missing=0.02)


@pytest.fixture(scope="module")
def alike(drawn):
    begun = at_start(values=drawn.scores, waves=drawn.years, sizes=drawn.sizes, start=2012)
    columns = {
        "level": Column(begun.level, weight=2.0, limit=0.5),
        "course": Column(begun.course, weight=2.0),
        "size": Column(drawn.sizes, measure="log"),
    }
    return look_alikes(features=features(codes=drawn.codes, columns=columns))


@pytest.fixture(scope="module")
def modelled(drawn):
    scores = ArrayScores(drawn.scores)
    found = fit(scores=scores, groups=drawn.groups, years=drawn.years)
    course = smooth(fit=found, scores=scores, values=drawn.scores, codes=drawn.codes)
    absolute = change(
        fit=found, scores=scores, codes=drawn.codes, nation=course.nation, start=2012, end=2016,
        reference="none",
    )  # fmt: skip
    return course, absolute


@pytest.fixture(scope="module")
def against(modelled, alike):
    return difference(trajectory=modelled[0], alike=alike)


@pytest.mark.parametrize("coverage", [0.80, 0.95])
def test_the_bands_hold_the_truth_as_often_as_they_say(drawn, alike, modelled, against, coverage):
    good = alike.good
    assert good.mean() > 0.8
    theirs = alike.mean_weights() @ drawn.truth
    for estimate, truth in (
        (against.difference, drawn.truth - theirs),
        (against.alike, theirs - modelled[0].nation),
    ):
        low, high = estimate.band(coverage)
        held = ((truth >= low) & (truth <= high))[good].mean()
        assert held == pytest.approx(coverage, abs=0.03)


def test_the_change_holds_the_truth_too_and_verdicts_have_the_right_sign(drawn, alike, modelled):
    found = change_against_alike(change=modelled[1], alike=alike)
    moved = drawn.truth[:, 4] - drawn.truth[:, 2]
    truth = moved - alike.mean_weights() @ moved
    good = alike.good
    for coverage in (0.80, 0.95):
        low, high = found.interval(coverage)
        assert ((truth >= low) & (truth <= high))[good].mean() == pytest.approx(coverage, abs=0.03)
    verdicts = judge(found)
    called = np.isin(verdicts.verdict, ("rising", "falling"))
    assert called.sum() > 50
    assert (np.sign(truth) != np.sign(found.estimate))[called].mean() <= 0.05
    assert (verdicts.verdict[~good] == "unclear").all()
    assert found.reference == "alike"


def test_the_difference_is_the_area_minus_the_mean(modelled, alike, against):
    course = modelled[0]
    area = int(np.flatnonzero(alike.good)[3])
    theirs = alike.of(area)
    np.testing.assert_allclose(against.alike.mean[area], course.mean[theirs].mean(axis=0))
    np.testing.assert_allclose(
        against.difference.mean[area], course.mean[area] - course.mean[theirs].mean(axis=0)
    )
    variance = course.scale**2 * (course.degrees / (course.degrees - 2))[:, None]
    found = against.difference
    np.testing.assert_allclose(
        found.scale[area] ** 2 * found.degrees[area] / (found.degrees[area] - 2),
        variance[area] + variance[theirs].sum(axis=0) / len(theirs) ** 2,
    )


def test_without_good_look_alikes_nothing_is_said(alike, against):
    poor = ~alike.good
    assert poor.any()
    for estimate in (against.difference, against.alike):
        assert np.isnan(estimate.mean[poor]).all()
        assert np.isnan(estimate.scale[poor]).all()


def test_change_by_itself_and_against_the_nation_give_the_same(modelled, alike):
    absolute = modelled[1]
    shifted = Change(
        start=2012, end=2016, reference="nation", codes=absolute.codes,
        estimate=absolute.estimate - 0.03, scale=absolute.scale, degrees=absolute.degrees,
    )  # fmt: skip
    one, other = (change_against_alike(change=c, alike=alike) for c in (absolute, shifted))
    np.testing.assert_allclose(one.estimate, other.estimate, atol=1e-12)
    np.testing.assert_array_equal(one.scale, other.scale)


@pytest.mark.parametrize("scales", [(1.0, 1.0), (1.0, 3.0), (0.3, 1.0)])
@pytest.mark.parametrize("degrees", [5.0, 9.0])
def test_the_scale_and_degrees_give_the_quantiles_of_the_sum(scales, degrees):
    """An area's error and those of ten others, simulated; all others are the area 0."""
    draws, k = 200_000, 10
    rng = np.random.default_rng(3)
    sums = scales[0] * rng.standard_t(degrees, draws)
    sums -= scales[1] * rng.standard_t(degrees, (draws, k)).mean(axis=1)
    found = change_against_alike(change=errors(scales, degrees, k), alike=ring(k))
    for coverage in (0.80, 0.95):
        low, high = (bound[0] for bound in found.interval(coverage))
        assert (np.abs(sums) <= (high - low) / 2).mean() == pytest.approx(coverage, abs=0.01)


def errors(scales, degrees, k):
    """A change of which only the uncertainty counts: the area's own, and that of k others."""
    return Change(
        start=2012, end=2016, reference="none", codes=np.char.mod("A%02d", np.arange(k + 1)),
        estimate=np.zeros(k + 1), scale=np.r_[scales[0], np.full(k, scales[1])],
        degrees=np.full(k + 1, degrees),
    )  # fmt: skip


def ring(k):
    """Look-alikes where area 0 has all others."""
    found = features(
        codes=np.char.mod("A%02d", np.arange(k + 1)), columns={"x": Column(np.arange(k + 1.0))}
    )
    return look_alikes(features=found, k=k, caliper=99.0)


def test_with_nearly_no_doubt_about_the_others_it_is_the_area_s_own():
    found = change_against_alike(change=errors((1.0, 1e-9), 9.0, 10), alike=ring(10))
    assert found.degrees[0] == pytest.approx(9.0)
    assert found.scale[0] == pytest.approx(1.0)
    heavy = change_against_alike(change=errors((1.0, 1e-9), 3.5, 10), alike=ring(10))
    assert heavy.degrees[0] == pytest.approx(4.5)
    own = errors((1.0, 1.0), 3.5, 10).interval(0.95)[1][0]
    assert heavy.interval(0.95)[1][0] == pytest.approx(own, rel=0.05)


def test_balance_sets_an_area_beside_its_look_alikes():
    codes = np.char.mod("A%02d", np.arange(12))
    values = np.r_[np.linspace(1, 2, 11), np.nan]
    found = features(
        codes=codes,
        columns={
            "x": Column(np.linspace(10, 11, 12)),
            "logged": Column(values, measure="log"),
            "share": Column(values / 4, measure="share"),
        },
    )
    alike = look_alikes(features=found, k=2, caliper=9.0, least_shared=0.3)
    told = balance(features=found, alike=alike)
    assert told.names == ("x", "logged", "share")
    theirs = alike.of(5)
    np.testing.assert_allclose(told.alike[5, 0], found.raw[theirs, 0].mean())
    np.testing.assert_allclose(told.alike[5, 1], np.exp(np.log(values[theirs]).mean()))
    np.testing.assert_allclose(told.alike[5, 2], values[theirs].mean() / 4)
    np.testing.assert_allclose(told.apart[5], found.scaled[5] - found.scaled[theirs].mean(axis=0))
    assert np.isnan(told.apart[11, 1])  # its own is not known
    assert told.known[11].tolist() == [2, 2, 2]
