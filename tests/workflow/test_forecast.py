from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.workflow.forecast import forecast

BOUNDS = ["lower95", "lower80", "mean", "upper80", "upper95"]


@pytest.fixture(scope="module")
def predicted(panel):
    return forecast(panel, 2026)


def test_the_columns_are_as_documented(predicted, panel):
    assert predicted.index.name == "code"
    assert predicted.index.tolist() == panel.codes.tolist()
    assert predicted.columns.tolist() == [
        "wave",
        "mean",
        "lower80",
        "upper80",
        "lower95",
        "upper95",
        "relative_mean",
        "relative_lower80",
        "relative_upper80",
        "relative_lower95",
        "relative_upper95",
        "last_wave",
        "last",
    ]
    assert set(predicted["wave"]) == {2026}


def test_bounds_are_in_order(predicted):
    assert (np.diff(predicted[BOUNDS].to_numpy(), axis=1) > 0).all()


def test_relative_figures_are_against_the_last_nation(predicted, panel):
    nation = np.nanmean(panel.values("lbm")[:, -1])
    for name in BOUNDS:
        np.testing.assert_allclose(predicted[f"relative_{name}"], predicted[name] - nation)


def test_the_last_score_is_that_of_the_last_wave_that_is_there(panel):
    scores = {name: values.copy() for name, values in panel.scores.items()}
    scores["lbm"][7, -2:] = np.nan
    table = forecast(replace(panel, scores=scores), 2026)
    assert table["last_wave"].iloc[7] == 2020
    assert table["last"].iloc[7] == scores["lbm"][7, -3]
    others = np.arange(480) != 7
    assert set(table["last_wave"][others]) == {2024}
    np.testing.assert_array_equal(table["last"][others], scores["lbm"][others, -1])
    width = table["upper95"] - table["lower95"]
    assert width.iloc[7] > forecast(panel, 2026).eval("upper95 - lower95").iloc[7]


def test_areas_without_any_score_are_left_out(without_scores, panel):
    assert forecast(without_scores, 2026).index.tolist() == panel.codes[3:].tolist()


def test_a_dimension_can_be_predicted_too(panel):
    soc = forecast(panel, 2026, indicator="soc")
    assert (np.diff(soc[BOUNDS].to_numpy(), axis=1) > 0).all()
    assert abs(soc["mean"].mean()) < 0.2


def test_a_wave_that_is_there_is_refused(panel):
    with speaking("en"), pytest.raises(ModelError, match="2024 does not come after"):
        forecast(panel, 2024)
