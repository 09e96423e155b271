import numpy as np
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.alike.start import at_start


@pytest.fixture(scope="module")
def drawn(draw):
    return draw(seed=11, count=400, missing=0.03)


def start(drawn, year=2012, values=None):
    return at_start(
        values=drawn.scores if values is None else values,
        waves=drawn.years,
        sizes=drawn.sizes,
        start=year,
    )


def test_what_came_after_the_start_plays_no_part(drawn):
    later = drawn.scores.copy()
    later[:, drawn.years > 2012] += np.random.default_rng(1).normal(0, 1, (400, 4))
    one, other = start(drawn), start(drawn, values=later)
    np.testing.assert_array_equal(one.level, other.level)
    np.testing.assert_array_equal(one.course, other.course)
    assert one.waves.tolist() == [2002, 2008, 2012]
    assert one.smoothed


def test_smoothed_levels_lie_nearer_the_truth_than_scores(drawn):
    found = start(drawn)
    at = drawn.years == 2012
    known = np.isfinite(drawn.scores[:, at][:, 0])
    truth = drawn.truth[:, at][:, 0]
    truth = truth - truth.mean()
    raw = drawn.scores[:, at][:, 0] - np.nanmean(drawn.scores[:, at])

    def off(estimate):
        return np.sqrt(np.nanmean((estimate - truth)[known] ** 2))

    assert off(found.level) < 0.9 * off(raw)


def test_the_course_is_per_year(drawn):
    found = start(drawn)
    true = (drawn.truth[:, 2] - drawn.truth[:, 0]) / 10
    known = np.isfinite(found.course)
    assert np.corrcoef(found.course[known], true[known])[0, 1] > 0.7
    slope = np.polyfit(found.course[known], true[known], 1)[0]
    assert slope == pytest.approx(1.0, abs=0.2)  # as large as what is estimated


def test_an_area_without_early_scores_is_unknown(drawn):
    values = drawn.scores.copy()
    values[5, drawn.years <= 2012] = np.nan
    found = start(drawn, values=values)
    assert np.isnan(found.level[5])
    assert np.isnan(found.course[5])
    assert np.isfinite(np.delete(found.level, 5)).sum() > 390


@pytest.mark.parametrize("year", [2002, 2008])
def test_with_few_waves_the_measured_level_alone(drawn, year):
    found = start(drawn, year)
    assert found.course is None
    assert not found.smoothed
    at = drawn.scores[:, drawn.years == year][:, 0]
    np.testing.assert_allclose(found.level, at - np.nanmean(at))


def test_a_wave_without_any_score(drawn):
    values = drawn.scores.copy()
    values[:, drawn.years == 2012] = np.nan
    found = start(drawn, values=values)
    assert np.isnan(found.level).all()
    assert found.course is None


def test_an_unknown_wave_is_refused(drawn):
    with speaking("en"), pytest.raises(ModelError, match="no wave 2013"):
        start(drawn, 2013)
