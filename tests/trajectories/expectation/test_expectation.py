"""Better or worse than expected: held out, honest, and silent where nothing changes."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import stdtrit

from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.expectation.early import early
from wijkpeil.trajectories.expectation.expectation import expect, share_told
from wijkpeil.trajectories.verdict import judge


@pytest.fixture(scope="module")
def found(made):
    model, taken = made
    return expect(model, x=taken.x, start=2012, end=2016)


def as_change(found):
    return Change(
        start=2012,
        end=2016,
        reference="expected",
        codes=np.arange(len(found.change)).astype(str),
        estimate=found.excess,
        scale=found.excess_scale,
        degrees=found.degrees,
    )


def test_measured_scores_of_held_out_gemeenten_lie_where_they_were_expected(made, found):
    _model, taken = made
    came = taken.values[:, 4]
    known = np.isfinite(came)
    for share, low, high in ((0.80, 0.76, 0.84), (0.95, 0.92, 0.97)):
        reach = stdtrit(found.predicted_degrees, 0.5 + share / 2) * found.predicted_scale
        inside = np.abs(came - found.predicted)[known] < reach[known]
        assert low < inside.mean() < high


def test_the_expectation_goes_with_the_true_change(country, made, found):
    _model, taken = made
    truth = country.truth[taken.rows]
    change = truth[:, 4] - truth[:, 2]
    assert np.corrcoef(found.expected, change)[0, 1] > 0.1
    assert found.expected.mean() == pytest.approx(found.change.mean(), abs=0.003)
    assert found.told > 0


def test_no_gemeente_explains_itself(made, found):
    """What happened after the start in one part of the country doesn't move its expectation."""
    model, taken = made
    mine = found.fold == 3
    values = model.values.copy()
    values[mine, 3:] += 0.5
    moved = expect(replace(model, values=values), x=taken.x, start=2012, end=2016)
    np.testing.assert_allclose(moved.expected[mine], found.expected[mine], atol=1e-12)
    assert not np.allclose(moved.expected[~mine], found.expected[~mine])


def test_the_excess_is_less_sure_than_the_change(found):
    assert (found.excess_scale > found.scale).all()
    np.testing.assert_allclose(found.excess, found.change - found.expected)


def test_where_nothing_changes_hardly_anything_is_called(still):
    model, taken = still
    verdict = judge(as_change(expect(model, x=taken.x, start=2012, end=2016))).verdict
    assert np.isin(verdict, ("rising", "falling")).mean() < 0.003


def test_the_first_wave_has_no_earlier_course(made):
    model, taken = made
    found = expect(model, x=taken.x, start=2002, end=2008)
    assert np.isfinite(found.expected).all()


def test_only_scores_up_to_the_start_tell_of_the_start(made):
    model, _taken = made
    before = early(model, until=2)
    level, pace = before.level_and_pace(model, model.mean)
    values = model.values.copy()
    values[:, 3:] = 9.0
    again, same = before.level_and_pace(replace(model, values=values), model.mean)
    np.testing.assert_array_equal(level, again)
    np.testing.assert_array_equal(pace, same)
    assert early(model, until=0).level_and_pace(model, model.mean)[1] is None


def test_a_coming_score_is_less_sure_the_later_it_comes(made):
    model, _taken = made
    before = early(model, until=2)
    soon, degrees = before.coming(model, wave=3)
    late, _degrees = before.coming(model, wave=8)
    assert np.median(late) > np.median(soon)
    assert (degrees <= model.fit.degrees + 3).all()


def test_what_it_tells_is_of_the_true_change(country, made, found):
    _model, taken = made
    truth = country.truth[taken.rows]
    change = truth[:, 4] - truth[:, 2]
    off = change - found.expected
    assert found.told == pytest.approx(1 - off.var() / change.var(), abs=0.03)


def test_where_nothing_changes_it_tells_about_none(still):
    """The smoothed change agrees with the expectation even here: it was drawn to it."""
    model, taken = still
    found = expect(model, x=taken.x, start=2012, end=2016)
    assert 1 - ((found.change - found.expected) ** 2).mean() / found.change.var() > 0.15
    assert found.told < 0.02


def test_share_told_of_a_known_case():
    rng = np.random.default_rng(1)
    signal, rest = rng.standard_normal((2, 200_000))
    change = signal + 2 * rest
    came = change + 3 * rng.standard_normal(200_000)
    came[:100] = np.nan
    known = {"came": came, "change": change, "variance": np.zeros(200_000)}
    assert share_told(expected=signal, **known) == pytest.approx(0.2, abs=0.02)
    assert share_told(expected=-signal, **known) == 0
    nothing = dict.fromkeys(("expected", "came", "change", "variance"), np.zeros(5))
    assert share_told(**nothing) == 0
