import numpy as np
import pytest
from scipy.stats import multivariate_t

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.fit import FEWEST_AREAS, fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.posterior import contrast
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.tails import GAUSSIAN

from_2012_to_2016 = np.array([[0.0, 0.0, -1.0, 0.0, 1.0, 0.0, 0.0]])


def fitted(values, *, years, sizes=None, tails=True):
    groups = group_areas(present=np.isfinite(values), sizes=sizes)
    return fit(scores=ArrayScores(values), groups=groups, years=years, tails=tails)


def changes(found, values):
    return contrast(fit=found, scores=ArrayScores(values), weights=from_2012_to_2016)


@pytest.fixture(scope="module")
def drawn(draw):
    return draw(seed=1, count=6000, missing=0.03)


@pytest.fixture(scope="module")
def found(drawn):
    return fitted(drawn.scores, years=drawn.years, sizes=drawn.sizes)


def test_it_finds_the_spread_of_scores_and_of_truth_back(drawn, found):
    right = covariances(drawn.kernel, drawn.groups, drawn.years)
    guess = covariances(found.kernel, found.groups, drawn.years)
    whole = drawn.groups.present.all(axis=1)
    for ours, theirs in zip(guess, right, strict=True):
        ratio = (
            np.diagonal(ours[whole], axis1=1, axis2=2)
            * found.unit**2
            / (np.diagonal(theirs[whole], axis1=1, axis2=2) * 0.1**2)
        )
        assert np.abs(ratio - 1).max() < 0.2
        assert abs(ratio.mean() - 1) < 0.05


def test_it_finds_the_noise_of_small_and_large_areas_back(drawn, found):
    right, guess = (
        np.polynomial.polynomial.polyval([-1.0, 0.0, 1.0], noise)
        for noise in (drawn.kernel.noise, found.kernel.noise)
    )
    guess = guess + 2 * np.log(found.unit / 0.1)
    np.testing.assert_allclose(guess, right, atol=0.25)
    assert guess[0] > guess[2] + 1.2


def test_it_finds_the_noisy_wave_and_the_restless_gap_back(drawn, found):
    """Relative to their own means; the first and last are hard to tell from walk."""
    middle = slice(1, -1)
    for ours, theirs in (
        (found.kernel.wave_noise[middle], drawn.kernel.wave_noise[middle]),
        (found.kernel.pace[middle], drawn.kernel.pace[middle]),
    ):
        np.testing.assert_allclose(ours - ours.mean(), theirs - theirs.mean(), atol=0.25)
    assert found.kernel.wave_noise.argmax() == 4
    assert found.kernel.pace.argmax() == 2


def test_it_finds_the_tails_back(found):
    assert found.degrees == pytest.approx(6.0, rel=0.15)
    assert found.rounds < 40


def test_it_finds_the_mean_course_back(drawn, found):
    right = drawn.centre[found.groups.size_class]
    big = np.bincount(found.groups.label) > 100
    assert np.abs(found.centre - right)[big].max() < 0.03


def test_the_log_likelihood_is_the_students(drawn):
    values = drawn.scores[np.isfinite(drawn.scores).all(axis=1)][:400]
    found = fitted(values, years=drawn.years)
    covariance, _truth = covariances(found.kernel, found.groups, drawn.years)
    student = multivariate_t(
        loc=found.centre[0], shape=covariance[0] * found.unit**2, df=found.degrees
    )
    assert found.log_likelihood == pytest.approx(student.logpdf(values).mean(), rel=1e-9)


def test_a_rough_area_is_less_certain_than_a_calm_one(drawn, found):
    inflation = found.inflation()
    waves = np.isfinite(drawn.scores).sum(axis=1)
    assert (inflation[found.roughness > 3 * waves] > 1.5).all()
    assert (inflation[(found.roughness < 1) & (waves == 7)] < 0.6).all()
    np.testing.assert_allclose(found.posterior_degrees(), found.degrees + waves)


def test_the_same_data_give_the_same_fit(drawn, found):
    again = fitted(drawn.scores, years=drawn.years, sizes=drawn.sizes)
    np.testing.assert_array_equal(again.kernel.vector(), found.kernel.vector())
    np.testing.assert_array_equal(again.roughness, found.roughness)
    assert again.degrees == found.degrees


@pytest.mark.parametrize("rounded", [False, True], ids=["sizes", "sizes with ties"])
def test_the_order_of_the_areas_changes_nothing(drawn, rounded):
    values, sizes = drawn.scores[:900], drawn.sizes[:900]
    if rounded:
        sizes = np.round(sizes, -3)
    order = np.random.default_rng(0).permutation(900)
    plain = fitted(values, years=drawn.years, sizes=sizes)
    turned = fitted(values[order], years=drawn.years, sizes=sizes[order])
    for ours, theirs in zip(changes(turned, values[order]), changes(plain, values), strict=True):
        np.testing.assert_allclose(ours, theirs[order], atol=1e-6)


@pytest.mark.parametrize(("scale", "shift"), [(1.0, 50.0), (1000.0, 0.0), (0.01, -3.0)])
def test_another_unit_or_origin_gives_the_same_answer_in_that_unit(drawn, scale, shift):
    values = drawn.scores[:900]
    plain = fitted(values, years=drawn.years, sizes=drawn.sizes[:900])
    other = fitted(scale * values + shift, years=drawn.years, sizes=drawn.sizes[:900])
    np.testing.assert_allclose(other.kernel.vector(), plain.kernel.vector(), atol=1e-5)
    assert other.unit == pytest.approx(scale * plain.unit)
    np.testing.assert_allclose(other.centre, scale * plain.centre + shift, atol=1e-5 * scale)
    for ours, theirs in zip(
        changes(other, scale * values + shift), changes(plain, values), strict=True
    ):
        np.testing.assert_allclose(ours, scale * theirs, atol=1e-6 * scale)


def test_without_sizes_all_areas_share_one_class(drawn):
    found = fitted(drawn.scores, years=drawn.years)
    assert found.groups.rank.tolist() == [0.0]
    assert np.isfinite(changes(found, drawn.scores)[1]).all()


def test_unknown_sizes_are_taken_for_small_ones(drawn):
    sizes = drawn.sizes.copy()
    sizes[np.argsort(sizes)[:200]] = np.nan
    found = fitted(drawn.scores, years=drawn.years, sizes=sizes)
    assert (found.groups.size_class[found.groups.label][np.isnan(sizes)] == 0).all()


def test_an_area_with_one_score_is_the_least_certain(drawn):
    values = drawn.scores[:600].copy()
    values[0, 1:] = np.nan
    values[0, 0] = 4.1
    found = fitted(values, years=drawn.years)
    _estimate, scale = changes(found, values)
    normal = scale[:, 0] / np.sqrt(found.inflation())
    assert normal.argmax() == 0


def test_later_areas_do_not_bend_the_course_of_the_others(draw):
    """New areas come in at a much lower level; the mean course must not fall with them."""
    drawn = draw(seed=5, count=2000)
    values = drawn.scores.copy()
    values[:600, :4] = np.nan
    values[:600] -= 0.3
    found = fitted(values, years=drawn.years)
    course = found.centre[found.groups.present.all(axis=1)][0]
    jump = np.diff(np.nanmean(values, axis=0))[3]
    assert jump < -0.07
    assert abs(np.diff(course)[3]) < 0.03


def test_without_tails_it_is_gaussian(drawn):
    found = fitted(drawn.scores[:500], years=drawn.years, tails=False)
    assert found.degrees == GAUSSIAN
    assert found.rounds == 1
    np.testing.assert_allclose(found.inflation(), 1.0, atol=1e-3)


def test_areas_that_never_change_are_fitted_too():
    level = np.random.default_rng(2).normal(4.1, 0.1, 300)
    years = np.array([2008, 2012, 2014, 2016])
    values = np.repeat(level[:, None], 4, axis=1)
    found = fitted(values, years=years)
    estimate, scale = contrast(
        fit=found, scores=ArrayScores(values), weights=np.array([[0.0, -1.0, 0.0, 1.0]])
    )
    assert np.abs(estimate).max() < 1e-3
    assert scale.max() < 0.01


def test_too_few_areas_are_refused(drawn):
    fitted(drawn.scores[:FEWEST_AREAS], years=drawn.years)
    with speaking("en"), pytest.raises(ModelError, match=r"\(29\).*at least 30.*--vulnerable"):
        fitted(drawn.scores[: FEWEST_AREAS - 1], years=drawn.years)


def test_too_few_waves_are_refused(drawn):
    fitted(drawn.scores[:100, 2:5], years=drawn.years[2:5])
    with speaking("en"), pytest.raises(ModelError, match=r"waves \(2012, 2014\).*at least 3"):
        fitted(drawn.scores[:100, 2:4], years=drawn.years[2:4])


@pytest.mark.parametrize("constant", [0.0, 4.1, -0.1, 1e6 / 3])
@pytest.mark.parametrize("count", [40, 3001])
def test_scores_that_are_all_the_same_are_refused(constant, count):
    values = np.full((count, 7), constant)
    with speaking("en"), pytest.raises(ModelError, match="All scores are the same"):
        fitted(values, years=np.arange(2010, 2024, 2))
