import numpy as np
import pytest

from wijkpeil.errors import ModelError, RuleError
from wijkpeil.language import speaking
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.posterior import contrast
from wijkpeil.trajectories.scores import ArrayScores


@pytest.fixture(scope="module")
def drawn(draw):
    return draw(seed=6, count=300, missing=0.03)


@pytest.fixture(scope="module")
def found(drawn):
    return fit(scores=ArrayScores(drawn.scores), groups=drawn.groups, years=drawn.years)


@pytest.fixture(scope="module")
def ask(drawn, found):
    def from_2012_to_2016(**settings):
        given = {
            "fit": found,
            "scores": ArrayScores(drawn.scores),
            "codes": drawn.codes,
            "nation": np.nanmean(drawn.scores, axis=0),
            "start": 2012,
            "end": 2016,
        }
        return change(**(given | settings))

    return from_2012_to_2016


def test_the_absolute_change_is_the_contrast(drawn, found, ask):
    absolute = ask(reference="none")
    weights = np.array([[0.0, 0.0, -1.0, 0.0, 1.0, 0.0, 0.0]])
    estimate, scale = contrast(fit=found, scores=ArrayScores(drawn.scores), weights=weights)
    np.testing.assert_array_equal(absolute.estimate, estimate[:, 0])
    np.testing.assert_array_equal(absolute.scale, scale[:, 0])
    np.testing.assert_array_equal(absolute.degrees, found.posterior_degrees())
    assert (absolute.start, absolute.end, absolute.reference) == (2012, 2016, "none")


def test_against_the_nation_its_move_is_taken_off(drawn, ask):
    nation = np.nanmean(drawn.scores, axis=0)
    absolute, relative = ask(reference="none"), ask()
    np.testing.assert_allclose(
        relative.estimate, absolute.estimate - (nation[4] - nation[2]), atol=1e-12
    )
    np.testing.assert_array_equal(relative.scale, absolute.scale)


def test_back_and_forth_is_nothing(ask):
    first, second = ask(start=2012, end=2014), ask(start=2014, end=2016)
    np.testing.assert_allclose(first.estimate + second.estimate, ask().estimate, atol=1e-12)


def a_brute_force(absolute, members, area, group):
    """Weights of every area in "own change minus the mean of the group"."""
    inside = members == group
    weights = -1.0 * inside / inside.sum()
    weights[area] += 1.0
    return weights @ absolute.estimate, np.sqrt(weights**2 @ absolute.scale**2)


def test_against_the_gemeente_each_area_is_in_its_own(ask):
    absolute = ask(reference="none")
    members = np.array(["GM0001", "GM0002", "GM0003", ""])[np.arange(300) % 4]
    members[:5] = "GM0009"
    relative = ask(reference="gemeente", members=members)
    for area in (0, 4, 5, 6, 298):
        expected = a_brute_force(absolute, members, area, members[area])
        assert relative.estimate[area] == pytest.approx(expected[0], abs=1e-12)
        assert relative.scale[area] == pytest.approx(expected[1])
    nowhere = members == ""
    assert np.isnan(relative.estimate[nowhere]).all()
    assert np.isnan(relative.scale[nowhere]).all()
    assert np.isfinite(relative.estimate[~nowhere]).all()


def test_an_area_that_is_its_whole_gemeente_can_not_differ_from_it(ask):
    members = np.where(np.arange(300) == 7, "GM0007", "GM0001")
    relative = ask(reference="gemeente", members=members)
    assert np.flatnonzero(np.isnan(relative.estimate)).tolist() == [7]
    assert np.flatnonzero(np.isnan(relative.scale)).tolist() == [7]


def test_against_a_group_all_areas_are_compared_with_it(ask):
    absolute = ask(reference="none")
    members = np.where(np.arange(300) < 40, "chosen", "")
    relative = ask(reference="group", members=members)
    for area in (0, 39, 40, 299):
        expected = a_brute_force(absolute, members, area, "chosen")
        assert relative.estimate[area] == pytest.approx(expected[0], abs=1e-12)
        assert relative.scale[area] == pytest.approx(expected[1])


def test_a_group_of_one_tells_of_the_others_only(ask):
    members = np.where(np.arange(300) == 3, "chosen", "")
    relative = ask(reference="group", members=members)
    assert np.flatnonzero(np.isnan(relative.estimate)).tolist() == [3]


def test_an_empty_group_tells_nothing(ask):
    relative = ask(reference="group", members=np.full(300, ""))
    assert np.isnan(relative.estimate).all()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"start": 2013}, r"no wave 2013 in the data.*2002, 2008, 2012"),
        ({"end": 2022}, r"no wave 2022"),
        ({"start": 2016, "end": 2012}, r"from 2016 to 2012; it must start before it ends"),
        ({"start": 2016}, r"from 2016 to 2016"),
        ({"reference": "group"}, r"who is in the group"),
        ({"reference": "gemeente"}, r"who is in the group"),
    ],
)
def test_what_can_not_be_asked_is_refused(ask, settings, message):
    with speaking("en"), pytest.raises(ModelError, match=message):
        ask(**settings)


@pytest.mark.parametrize("minimum", [-0.01, np.nan, np.inf])
def test_a_minimum_that_is_no_size_is_refused(ask, minimum):
    with speaking("en"), pytest.raises(RuleError, match="it must be 0 or more"):
        ask(minimum=minimum)


def test_no_minimum_is_allowed(ask):
    plain = ask(minimum=0.0)
    np.testing.assert_array_equal(plain.rise, plain.rise_beyond)
