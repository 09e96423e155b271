import numpy as np
import pytest
from scipy.integrate import quad

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.kernel import Kernel
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.prediction import coming_volatility, predict
from wijkpeil.trajectories.scores import ArrayScores


def ahead(values, years, sizes, wave, *, tails=True):
    scores = ArrayScores(values)
    groups = group_areas(present=np.isfinite(values), sizes=sizes)
    found = fit(scores=scores, groups=groups, years=years, tails=tails)
    return found, predict(fit=found, scores=scores, wave=wave)


@pytest.fixture(scope="module")
def drawn(draw):
    return draw(seed=8, count=3000, missing=0.02)


@pytest.fixture(scope="module")
def known(drawn):
    """The last wave, predicted from those before."""
    values = drawn.scores[:, :-1]
    kept = np.isfinite(values).any(axis=1)
    found, prediction = ahead(values[kept], drawn.years[:-1], drawn.sizes[kept], 2020)
    return found, prediction, kept


def one_area(prediction, area):
    """The density of one area as a function."""

    def density(score):
        outcome = prediction.mean.copy()
        outcome[area] = score
        return float(np.exp(prediction.log_density(outcome)[area]))

    return density


@pytest.mark.parametrize("area", [0, 5])
@pytest.mark.parametrize("coverage", [0.8, 0.95])
def test_intervals_and_density_tell_the_same(draw, area, coverage):
    drawn = draw(seed=9, count=60)
    _found, prediction = ahead(drawn.scores, drawn.years, drawn.sizes, 2022)
    lower, upper = prediction.interval(coverage)
    density = one_area(prediction, area)
    inside, _error = quad(density, lower[area], upper[area])
    below, _error = quad(density, -np.inf, lower[area])
    assert inside == pytest.approx(coverage, abs=1e-6)
    assert below == pytest.approx((1 - coverage) / 2, abs=1e-6)
    assert upper[area] - prediction.mean[area] == pytest.approx(prediction.mean[area] - lower[area])


def test_it_is_the_conditional_student_for_each_way_it_may_go(drawn, known):
    found, prediction, kept = known
    values = drawn.scores[kept, :-1]
    area = int(np.flatnonzero(np.isfinite(values).all(axis=1))[10])
    group = found.groups.label[area]
    years, off = found.years, values[area] - found.centre[group]
    past, _truth = covariances(found.kernel, found.groups, years)
    pace, noise, _probability = coming_volatility(found.kernel)
    parts = found.kernel
    rank = found.groups.rank[found.groups.size_class[group]]
    level, slope, walk, base = (
        np.exp(np.polynomial.polynomial.polyval(rank, part))
        for part in (parts.level, parts.slope, parts.walk, parts.noise)
    )
    both = np.tanh(np.polynomial.polynomial.polyval(rank, parts.correlation))
    both *= np.sqrt(level * slope)
    time = (years - (years[0] + years[-1]) / 2) / 10
    then = (2020 - (years[0] + years[-1]) / 2) / 10
    wandered = np.append(0.0, np.cumsum(walk * np.exp(parts.pace) * np.diff(years)))
    across = level + slope * time * then + both * (time + then) + wandered
    gain = np.linalg.solve(past[group], across)
    assert prediction.mean[area] == pytest.approx(found.centre[group, -1] + gain @ off, abs=1e-9)
    own = level + slope * then**2 + 2 * both * then + wandered[-1]
    for part in (0, 12, 24):
        coming = walk * np.exp(pace[part]) * (2020 - years[-1]) + base * np.exp(noise[part])
        expected = (own + coming - gain @ across) * found.unit**2 * found.inflation()[area]
        scale = prediction.scale[area] ** 2 * prediction.ratio[group, part]
        assert scale == pytest.approx(expected, rel=1e-6)


def test_the_coming_wave_falls_inside_as_often_as_promised(drawn, known):
    _found, prediction, kept = known
    came = drawn.scores[kept, -1]
    there = np.isfinite(came)
    move = np.nanmean(came - prediction.mean)
    for coverage in (0.8, 0.95):
        lower, upper = prediction.interval(coverage)
        inside = (came - move > lower) & (came - move < upper)
        assert inside[there].mean() == pytest.approx(coverage, abs=0.025)


def test_it_errs_less_than_simple_rules(drawn, known):
    _found, prediction, kept = known
    past, came = drawn.scores[kept, :-1], drawn.scores[kept, -1]
    whole = np.isfinite(past).all(axis=1) & np.isfinite(came)
    line = np.polynomial.polynomial.polyfit(drawn.years[:-1] - 2012.0, past[whole].T, 1)
    errors = {
        name: (came[whole] - guess).std()
        for name, guess in {
            "model": prediction.mean[whole],
            "stays": past[whole, -1],
            "mean": past[whole].mean(axis=1),
            "line": line[0] + 8.0 * line[1],
        }.items()
    }
    assert errors["model"] == min(errors.values())
    assert errors["model"] < 0.97 * errors["stays"]


def test_heavy_tails_describe_better_what_came(drawn, known):
    _found, heavy, kept = known
    values = drawn.scores[kept, :-1]
    _light, light = ahead(values, drawn.years[:-1], drawn.sizes[kept], 2020, tails=False)
    came = drawn.scores[kept, -1]
    there = np.isfinite(came)
    heavy_score, light_score = (
        one.log_density(came - np.nanmean(came - one.mean))[there].mean() for one in (heavy, light)
    )
    assert heavy_score > light_score + 0.02


def test_farther_ahead_is_less_certain(drawn):
    values = drawn.scores[:400]
    widths = []
    for wave in (2021, 2024, 2030):
        _found, prediction = ahead(values, drawn.years, None, wave)
        lower, upper = prediction.interval(0.8)
        assert prediction.wave == wave
        widths.append(float((upper - lower).mean()))
    assert widths == sorted(widths)


def test_how_lively_it_may_get_follows_from_how_the_past_differed():
    steady = Kernel.start(7)
    pace, noise, probability = coming_volatility(steady)
    assert not pace.any()
    assert not noise.any()
    assert probability.sum() == pytest.approx(1.0)
    varied = Kernel.from_vector(
        np.concatenate([steady.vector()[:15], [-0.4, 0.0, 0.1, 2.0, -0.1, 0.2], np.arange(7.0)])
    )
    pace, noise, probability = coming_volatility(varied)
    assert probability @ pace == pytest.approx(0.05)  # the median: one odd gap does not move it
    assert np.sqrt(probability @ (pace - 0.05) ** 2) == pytest.approx(0.15 * 1.4826)
    assert probability @ noise == pytest.approx(3.0)
    assert np.sqrt(probability @ (noise - 3.0) ** 2) == pytest.approx(2.0 * 1.4826)


@pytest.mark.parametrize("wave", [2020, 2012, 1990])
def test_a_wave_that_is_not_ahead_is_refused(drawn, wave):
    scores = ArrayScores(drawn.scores[:200])
    groups = group_areas(present=np.isfinite(drawn.scores[:200]), sizes=None)
    found = fit(scores=scores, groups=groups, years=drawn.years)
    with speaking("en"), pytest.raises(ModelError, match=f"{wave} does not come after.*2020"):
        predict(fit=found, scores=scores, wave=wave)


def test_too_far_ahead_is_refused(drawn):
    groups = group_areas(present=np.isfinite(drawn.scores), sizes=None)
    held = ArrayScores(drawn.scores)
    found = fit(scores=held, groups=groups, years=drawn.years)
    with speaking("en"), pytest.raises(ModelError, match="too far ahead"):
        predict(fit=found, scores=held, wave=int(drawn.years[-1]) + 11)
