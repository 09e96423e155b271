"""Sun and Abraham's event study: fixest's values, pyfixest, and group-time effects."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import group_time_effects
from wijkpeil.effects.regression.sun_abraham import SunAbraham, sun_abraham
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0])
START = np.repeat([-1, 2, 3], [14, 6, 8])


def drawn(seed: int = 1, count: int = len(START)) -> np.ndarray:
    return np.cumsum(np.random.default_rng(seed).normal(size=(count, len(YEARS))), axis=1)


def estimate(outcomes: np.ndarray, start: np.ndarray = START, **options: object) -> SunAbraham:
    return sun_abraham(outcomes=outcomes, years=YEARS, start=start, **options)


@pytest.mark.shared
@pytest.mark.parametrize("covariate", [True, False])
def test_staggered_panel_of_fixest(shared: Path, covariate: bool) -> None:
    folder = shared / "reference" / "effects"
    expected = json.loads((folder / "expected.json").read_text())["base_stagg"]
    table = pd.read_csv(folder / "data" / "base_stagg.csv")
    wide = table.pivot_table(index="id", columns="year", values=["y", "x1"])
    first = table.groupby("id")["year_treated"].first().loc[wide.index].to_numpy()
    years = wide["y"].columns.to_numpy(dtype=float)
    found = sun_abraham(
        outcomes=wide["y"].to_numpy(),
        years=years,
        start=np.where(first <= years[-1], first - int(years[0]), -1),
        covariates=wide["x1"].to_numpy()[:, :, None] if covariate else None,
    )
    rows = found.averages
    if covariate:
        assert rows.overall == pytest.approx(expected["att"], abs=6e-7)
        assert rows.overall_error == pytest.approx(expected["att_se"], abs=6e-6)
        assert found.slopes[0] == pytest.approx(expected["x1"], abs=6e-7)
        assert found.slope_errors[0] == pytest.approx(expected["x1_se"], abs=6e-7)
        return
    values = expected["no_covariate"]
    assert rows.overall == pytest.approx(values["att"], abs=6e-5)
    assert rows.overall_error == pytest.approx(values["att_se"], abs=6e-5)
    for e in ("0", "8"):
        k = int(np.flatnonzero(rows.key == int(e))[0])
        pair = (rows.estimate[k], rows.error[k])
        assert pair == pytest.approx(tuple(values[f"e{e}"]), abs=6e-7)


def test_equals_group_time_effects_with_a_universal_base() -> None:
    y = drawn()
    found = estimate(y)
    other = averages(
        group_time_effects(outcomes=y, years=YEARS, start=START, base="universal"), by="event time"
    )
    told = other.error > 0
    np.testing.assert_allclose(found.averages.key, other.key[told])
    np.testing.assert_allclose(found.averages.estimate, other.estimate[told], atol=1e-9)
    np.testing.assert_allclose(found.averages.elapsed, other.elapsed[told])
    np.testing.assert_array_equal(found.averages.areas, other.areas[told])


def test_equals_pyfixest_with_gaps_and_clusters() -> None:
    """A saturated regression, written out with dummies."""
    pyfixest = pytest.importorskip("pyfixest")
    y = drawn(2)
    y[0, 2] = y[5, 0] = y[20, 4] = np.nan
    cluster = np.arange(len(START)) // 2
    unit, wave = np.nonzero(~np.isnan(y))
    table = pd.DataFrame({"y": y[unit, wave], "unit": unit, "wave": wave, "group": cluster[unit]})
    since = wave - START[unit]
    names = []
    for e in (-3, -2, 0, 1, 2):
        for g in (2, 3):
            dummy = (START[unit] == g) & (since == e)
            if dummy.any():
                names.append(f"d{g}_{e}".replace("-", "m"))
                table[names[-1]] = dummy.astype(float)
    import warnings  # noqa: PLC0415

    with warnings.catch_warnings():
        # pyfixest 0.60 uses what pandas 4 will drop.
        warnings.simplefilter("ignore")
        fit = pyfixest.feols(
            f"y ~ {' + '.join(names)} | unit + wave", table, vcov={"CRV1": "group"}
        )
        coefficient, error = fit.coef(), fit.se()
    rows = estimate(y, cluster=cluster).averages
    # Two rows rest on one group each: -3 on group 3 and 2 on group 2.
    for e, name in ((-3, "d3_m3"), (2, "d2_2")):
        k = int(np.flatnonzero(rows.key == e)[0])
        assert rows.estimate[k] == pytest.approx(coefficient[name])
        assert rows.error[k] == pytest.approx(error[name])


def test_without_areas_never_treated_the_last_group_is_the_control() -> None:
    y, start = drawn(3), np.repeat([2, 4], 14)
    found = estimate(y, start)
    assert found.averages.key.tolist() == [-2, 0, 1]
    change = y[:, 3] - y[:, 1]
    by_hand = change[start == 2].mean() - change[start == 4].mean()
    assert found.averages.estimate[-1] == pytest.approx(by_hand)


def test_a_column_made_up_by_others_drops_out() -> None:
    """A covariate that only differs between areas is swept out by their effects."""
    y = drawn(4)
    steady = np.broadcast_to(np.arange(len(START), dtype=float)[:, None, None], (len(START), 5, 1))
    found = estimate(y, covariates=steady)
    assert np.isnan(found.slopes).all()
    np.testing.assert_allclose(found.averages.estimate, estimate(y).averages.estimate, atol=1e-9)


def test_one_treated_area_has_an_estimate_and_no_error() -> None:
    found = estimate(drawn(5, 15), np.repeat([-1, 3], [14, 1]))
    assert np.isfinite(found.averages.estimate).all()
    assert np.isnan(found.averages.error).all()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"covariates": np.zeros((28, 5))}, "areas by waves by covariates"),
        ({"covariates": np.zeros((28, 4, 1))}, "areas by waves by covariates"),
        ({"start": np.full(28, 2)}, "nothing to compare"),
        ({"cluster": np.zeros(28)}, "too few areas or clusters"),
        ({"outcomes": np.where(np.arange(5) >= 2, np.nan, drawn())}, "seen from its start on"),
    ],
)
def test_what_cannot_be_told_is_a_sentence(options: dict, says: str) -> None:
    with speaking("en"), pytest.raises(EffectError, match=says):
        sun_abraham(**({"outcomes": drawn(), "years": YEARS, "start": START} | options))
