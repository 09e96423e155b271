"""Imputed effects: by hand, against dense least squares, in simulations and bad designs."""

from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.effects.group_time.effects import group_time_effects
from wijkpeil.effects.imputation.average import imputed_averages
from wijkpeil.effects.imputation.impute import imputed_effects
from wijkpeil.effects.imputation.pretrend import pretrend
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0])
START = np.repeat([-1, 2, 3], [14, 6, 6])


def drawn(seed: int = 1, start: np.ndarray = START, gaps: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    y = rng.normal(size=(len(start), 1)) + rng.normal(size=(len(start), len(YEARS)))
    y[rng.random(y.shape) < gaps] = np.nan
    return y


def estimate(y: np.ndarray, start: np.ndarray = START, **options: object):
    return imputed_effects(outcomes=y, years=YEARS, start=start, **options)


def dense(y: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Impute by least squares on dummies, shape (n, T)."""
    n, waves = y.shape
    unit, wave = np.indices(y.shape)
    z = np.concatenate([unit[..., None] == np.arange(n), wave[..., None] == np.arange(waves)], 2)
    treated = (start[:, None] >= 0) & (wave >= start[:, None])
    fit = ~treated & ~np.isnan(y)
    beta = np.linalg.lstsq(z[fit].astype(float), y[fit], rcond=None)[0]
    return np.where(treated, y - z @ beta, np.nan)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=20)
def test_equals_least_squares_on_dummies_also_with_gaps(seed: int) -> None:
    y = drawn(seed, gaps=0.15)
    found = estimate(y)
    told = np.isfinite(found.effect)
    np.testing.assert_allclose(found.effect[told], dense(y, START)[told], atol=1e-8)


def test_an_average_is_linear_in_outcomes_with_weights_that_sum_to_nothing() -> None:
    """The contributions are those of sum(v y): moving one outcome moves the average by v."""
    y = drawn(2)
    whole = imputed_averages(estimate(y), by="event time").overall
    moved = []
    for i in range(len(y)):
        bumped = y.copy()
        bumped[i] += 1
        moved.append(imputed_averages(estimate(bumped), by="event time").overall - whole)
    np.testing.assert_allclose(moved, 0, atol=1e-10)
    bumped = y.copy()
    bumped[START >= 0, 3:] += 5
    after = imputed_averages(estimate(bumped), by="wave")
    before = imputed_averages(estimate(y), by="wave")
    np.testing.assert_allclose((after.estimate - before.estimate)[after.key >= 3], 5, atol=1e-9)


@pytest.mark.parametrize("leave_out", [False, True])
def test_errors_by_hand_for_one_group(leave_out: bool) -> None:
    """One group, one wave before and after: a difference of mean changes."""
    y, start = drawn(3)[:, :2], np.where(START >= 0, 1, -1)
    found = imputed_averages(
        imputed_effects(outcomes=y, years=YEARS[:2], start=start), by="group", leave_out=leave_out
    )
    change = y[:, 1] - y[:, 0]
    treated, control = change[start == 1], change[start == -1]
    assert found.overall == pytest.approx(treated.mean() - control.mean())
    m = len(treated)
    scale = m / (m - 1) if leave_out else 1
    variance = (scale**2) * treated.var() / m
    # Controls: residuals are halves of the change's, and weights -1 and 1 add the two up.
    variance += control.var() / len(control)
    assert found.overall_error == pytest.approx(np.sqrt(variance))


def test_rows_agree_with_group_time_effects_where_there_is_one_wave_before() -> None:
    y = drawn(4)[:, :3]
    start = np.where(START >= 0, 1, -1)
    imputed = imputed_averages(
        imputed_effects(outcomes=y, years=YEARS[:3], start=start), by="event time"
    )
    other = group_time_effects(outcomes=y, years=YEARS[:3], start=start)
    np.testing.assert_allclose(imputed.estimate, other.estimate, atol=1e-10)


@pytest.mark.parametrize("by", ["event time", "group", "wave", "years since start"])
def test_planted_effects_are_recovered(by: str) -> None:
    y = 1e-6 * drawn(5) + np.add.outer(np.arange(len(START)), YEARS)
    since = np.arange(5) - START[:, None]
    effect = np.where((START[:, None] >= 0) & (since >= 0), since + 1.0, 0.0)
    rows = imputed_averages(estimate(y + effect), by=by)
    expected = {
        "event time": [1, 2, 3],
        "group": [2, 1.5],
        "wave": [1, 1.5, 2.5],
        "years since start": [(6 * 1 + 6 * 2 + 6 * 1 + 6 * 2) / 24, 3],
    }[by]
    np.testing.assert_allclose(rows.estimate, expected, atol=1e-4)
    assert rows.overall == pytest.approx((6 * 6 + 6 * 3) / 30, abs=1e-4)


def test_errors_hold_in_simulation() -> None:
    rng = np.random.default_rng(6)
    overall, error = [], []
    start = np.repeat([-1, 2, 3], [40, 15, 15])
    for _run in range(300):
        y = rng.normal(size=(70, 5))
        y[rng.random(y.shape) < 0.05] = np.nan
        each = imputed_averages(estimate(y, start), by="event time", leave_out=True)
        overall.append(each.overall)
        error.append(each.overall_error)
    ratio = np.mean(error) / np.std(overall)
    assert 0.93 < ratio < 1.2
    assert np.mean(np.abs(overall) > 1.96 * np.array(error)) <= 0.08


def test_heterogeneous_panel_of_pyfixest() -> None:
    """df_het: the static estimate of did2s with area effects; by event time as did2s gives it.

    The published values by event time (1.304462 and 1.990587) have effects of *states* in the first
    step instead of areas; least squares on state and year shows that below.
    """
    pytest.importorskip("pyfixest")
    with files("pyfixest").joinpath("did/data/df_het.csv").open() as lines:
        table = pd.read_csv(lines)
    wide = table.pivot_table(index="unit", columns="year", values="dep_var")
    of_unit = table.groupby("unit").first().loc[wide.index]
    years = wide.columns.to_numpy(dtype=float)
    g = of_unit["g"].to_numpy().astype(int)
    found = imputed_effects(
        outcomes=wide.to_numpy(),
        years=years,
        start=np.where(g > 0, g - int(years[0]), -1),
        cluster=of_unit["state"].to_numpy(),
    )
    rows = imputed_averages(found, by="event time")
    assert rows.overall == pytest.approx(2.230482, abs=6e-7)
    by_event = dict(zip(rows.key, rows.estimate, strict=True))
    assert by_event[0] == pytest.approx(1.373078, abs=6e-7)
    assert by_event[5] == pytest.approx(2.059203, abs=6e-7)
    # Conservative errors of this paper; did2s gives 0.024709, which holds the spread of effects
    # between years since the start for noise.
    assert rows.overall_error == pytest.approx(0.017683, abs=1e-6)
    free = ~table["treat"]
    z = np.column_stack(
        [pd.get_dummies(table["state"]).to_numpy(float), pd.get_dummies(table["year"])]
    ).astype(float)
    y = table["dep_var"].to_numpy()
    gram = z[free].T @ z[free]
    left = y - z @ np.linalg.lstsq(gram, z[free].T @ y[free], rcond=None)[0]
    for e, published in ((0, 1.304462), (5, 1.990587)):
        assert left[table["rel_year"] == e].mean() == pytest.approx(published, abs=6e-7)


def test_one_treated_area_has_an_estimate_and_no_error() -> None:
    start = np.repeat([-1, 3], [25, 1])
    with speaking("en"):
        found = estimate(drawn(7), start)
    assert found.notes[-1].startswith("Only 1 treated area or cluster")
    rows = imputed_averages(found, by="event time", leave_out=True)
    assert np.isfinite(rows.estimate).all()
    assert np.isnan(rows.error).all()
    assert np.isnan(rows.overall_p)


def test_anticipated_waves_get_an_effect_of_their_own() -> None:
    y = drawn(8)
    found = estimate(y, anticipation=1)
    rows = imputed_averages(found, by="event time")
    assert rows.key.tolist() == [-1, 0, 1, 2]
    after = (START[:, None] >= 0) & (np.arange(5) >= START[:, None])
    assert rows.overall == pytest.approx(found.effect[after].mean())


def test_waves_without_untreated_areas_are_left_out_and_that_is_said() -> None:
    start = np.repeat([2, 3], 13)
    with speaking("en"):
        found = estimate(drawn(9), start)
    assert found.notes[0].startswith("52 treated observations were left out")
    assert np.isfinite(found.effect).sum() == 13
    y = drawn(9)
    y[13:, 2] = np.nan
    with speaking("en"), pytest.raises(EffectError, match="For no treated area can be told"):
        estimate(y, start)


def test_bad_questions() -> None:
    found = estimate(drawn(1))
    with speaking("en"):
        with pytest.raises(EffectError, match="not by “month”"):
            imputed_averages(found, by="month")
        with pytest.raises(EffectError, match="Give a year for each"):
            imputed_averages(found, by="years since start", started=np.full(26, np.nan))
        with pytest.raises(EffectError, match="nothing to compare"):
            estimate(drawn(1), np.full(26, 2))


def test_no_wave_since_the_start_is_seen() -> None:
    y = drawn(1)
    y[14:, 3:] = np.nan
    y[14:20, 2] = np.nan
    found = estimate(y, anticipation=1)
    with speaking("en"), pytest.raises(EffectError, match="seen from its start on"):
        imputed_averages(found, by="wave")


def test_pretrend_equals_least_squares_by_hand_and_keeps_its_size() -> None:
    rng = np.random.default_rng(10)
    start = np.repeat([-1, 3, 4], [40, 20, 20])
    p = []
    for _run in range(200):
        y = rng.normal(size=(80, 5))
        p.append(pretrend(estimate(y, start), waves=2).p)
    assert np.mean(np.array(p) < 0.05) <= 0.1
    y[start >= 0] += 0.2 * (YEARS - 2002)
    told = pretrend(estimate(y, start), waves=2)
    assert told.before.tolist() == [-1, -2]
    assert told.p < 0.01
    assert (told.estimate > 0).all()
    # By hand for one lead, one group: differences of means over untreated waves.
    short = imputed_effects(outcomes=y[:, :4], years=YEARS[:4], start=np.where(start >= 0, 3, -1))
    one = pretrend(short, waves=1)
    step = y[:, 2] - y[:, :2].mean(axis=1)
    assert one.estimate[0] == pytest.approx(step[start >= 0].mean() - step[start < 0].mean())


def test_pretrend_needs_two_waves_before() -> None:
    start = np.repeat([-1, 1], 13)
    with speaking("en"), pytest.raises(EffectError, match="two waves before it"):
        pretrend(estimate(drawn(1), start), waves=1)
