"""Against simulated truth: are verdicts as wrong as they say, do bands hold, is much found?

The scores come from the made-up generator (`wijkpeil.madeup`), which is not the model: its noise
and pace depend on size by other formulas, its neighbours share shocks, and only what moves has
heavy tails.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.posterior import smooth
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.verdict import judge

PERIODS = ((2012, 2016), (2008, 2018), (2014, 2022))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How verdicts and intervals on one period compare with the truth; all are shares."""

    called: float
    wrong: float
    promised: float
    wrongly_stable: float
    covered80: float
    covered95: float
    found: float
    found_by_raw_rule: float


def analysed(scores, size, waves):
    held = ArrayScores(scores)
    found = fit(
        scores=held, groups=group_areas(present=np.isfinite(scores), sizes=size), years=waves
    )
    codes = np.arange(len(scores)).astype(str)
    course = smooth(fit=found, scores=held, values=scores, codes=codes)

    def against_nation(start, end):
        return change(
            fit=found, scores=held, codes=codes, nation=course.nation, start=start, end=end
        )

    return course, against_nation


def best_raw_rule(raw, true, mover, allowed):
    """Movers found by the lowest threshold on raw differences that errs no more than `allowed`."""
    known = np.flatnonzero(np.isfinite(raw))
    order = known[np.argsort(-np.abs(raw[known]))]
    right = np.sign(raw[order]) == np.sign(true[order])
    wrong = np.cumsum(~right) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(wrong <= allowed)
    taken = order[: good[-1] + 1] if good.size else order[:0]
    return (mover[taken] & (np.sign(raw[taken]) == np.sign(true[taken]))).sum() / mover.sum()


def outcome(found, raw, true):
    verdicts = judge(found)
    called = np.isin(verdicts.verdict, ("rising", "falling"))
    right = np.where(verdicts.verdict == "rising", 1, -1) == np.sign(true)
    mover = np.abs(true) > found.minimum
    wrong = float((~right)[called].mean())
    inside = [
        float(((true > lower) & (true < upper)).mean())
        for lower, upper in (found.interval(0.80), found.interval(0.95))
    ]
    return Outcome(
        called=float(called.mean()),
        wrong=wrong,
        promised=verdicts.wrong_signs,
        wrongly_stable=float(mover[verdicts.verdict == "stable"].mean()),
        covered80=inside[0],
        covered95=inside[1],
        found=float((mover & called & right).sum() / mover.sum()),
        found_by_raw_rule=float(best_raw_rule(raw, true, mover, wrong)),
    )


@pytest.fixture(scope="module")
def measured():
    """Outcomes by seed and period, and how often bands held the true level by seed."""
    outcomes, bands = [], []
    for seed in range(1, 6):
        drawn = madeup.scores(seed, 3000)
        scores = drawn.scores["lbm"]
        course, against_nation = analysed(scores, drawn.size, drawn.waves)
        lower, upper = course.band(0.95)
        bands.append(((drawn.truth > lower) & (drawn.truth < upper)).mean())
        row = []
        for start, end in PERIODS:
            first, last = np.searchsorted(drawn.waves, (start, end))
            move = course.nation[last] - course.nation[first]
            row.append(
                outcome(
                    against_nation(start, end),
                    scores[:, last] - scores[:, first] - move,
                    drawn.truth[:, last] - drawn.truth[:, first] - move,
                )
            )
        outcomes.append(row)
    return outcomes, np.array(bands)


def of(outcomes, name):
    """One figure by seed and period, shape (seeds, periods)."""
    return np.array([[getattr(one, name) for one in row] for row in outcomes])


def test_few_verdicts_have_the_wrong_sign(measured):
    wrong = of(measured[0], "wrong")
    assert wrong.max() <= 0.06
    assert wrong.mean() <= 0.05


def test_as_many_are_wrong_as_was_promised(measured):
    wrong, promised = (of(measured[0], name).mean(axis=0) for name in ("wrong", "promised"))
    np.testing.assert_allclose(wrong, promised, atol=0.01)


def test_few_stable_areas_moved_after_all(measured):
    assert of(measured[0], "wrongly_stable").mean() <= 0.06


def test_intervals_hold_the_true_change(measured):
    covered95, covered80 = (of(measured[0], f"covered{share}") for share in (95, 80))
    assert 0.94 <= covered95.mean() <= 0.96
    assert covered95.min() >= 0.925
    assert covered95.max() <= 0.97
    assert 0.78 <= covered80.mean() <= 0.82


def test_bands_hold_the_true_level(measured):
    _outcomes, bands = measured
    assert 0.94 <= bands.mean() <= 0.96
    assert bands.min() >= 0.93
    assert bands.max() <= 0.97


def test_it_finds_more_than_any_threshold_on_raw_differences_that_errs_as_much(measured):
    ours, theirs = (of(measured[0], name) for name in ("found", "found_by_raw_rule"))
    assert (ours >= theirs).all()
    assert ours.mean() > 0.5
    assert ours.mean() > theirs.mean() + 0.2


def test_planted_movers_of_a_whole_country_are_found():
    """A made-up country has shocks and programmes on top, and areas share them."""
    country = madeup.country(3)
    scores = country.scores["lbm"]
    size = country.areas["size"].to_numpy(dtype=float)
    course, against_nation = analysed(scores, size, country.waves)
    move = course.nation[4] - course.nation[2]
    found = outcome(
        against_nation(2012, 2016),
        scores[:, 4] - scores[:, 2] - move,
        country.truth[:, 4] - country.truth[:, 2] - move,
    )
    assert found.wrong <= 0.05
    assert 0.94 <= found.covered95 <= 0.96
    assert found.found > 0.6
    assert found.found >= found.found_by_raw_rule


def test_where_nothing_really_changes_hardly_anything_is_called():
    """Only levels and heavy-tailed noise: raw differences beyond the minimum abound."""
    waves = np.array([2002, 2008, 2012, 2014, 2016, 2018, 2020])
    called, raw = [], []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        size = np.exp(rng.normal(7.5, 1.2, 2000))
        noise = np.sqrt(8e-5 + 0.13 / (size + 10)) * np.sqrt(4 / rng.chisquare(5, 2000))
        level = rng.normal(4.1, 0.12, 2000)
        scores = level[:, None] + noise[:, None] * rng.standard_normal((2000, 7))
        _course, against_nation = analysed(scores, size, waves)
        verdict = judge(against_nation(2012, 2016)).verdict
        called.append(np.isin(verdict, ("rising", "falling")).mean())
        raw.append((np.abs(scores[:, 4] - scores[:, 2]) > 0.0392).mean())
    assert max(called) < 0.002
    assert min(raw) > 0.05
