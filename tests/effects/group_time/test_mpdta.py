"""County teen employment (Callaway and Sant'Anna 2021): values of the R package did 2.5.1."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import GroupTime, group_time_effects
from wijkpeil.effects.group_time.pretest import pretest

pytestmark = pytest.mark.shared

# did's README, att_gt(xformla = ~lpop), est_method "dr": estimates to the printed digits.
WITH_POPULATION = [
    [-0.0145, -0.0764, -0.1404, -0.1069],
    [-0.0005, -0.0062, 0.0010, -0.0413],
    [0.0267, -0.0046, -0.0284, -0.0288],
]


@pytest.fixture(scope="module")
def mpdta(shared: Path) -> dict[str, np.ndarray]:
    table = pd.read_csv(shared / "reference" / "effects" / "data" / "mpdta.csv")
    wide = table.pivot_table(index="countyreal", columns="year", values="lemp")
    of_county = table.groupby("countyreal").first().loc[wide.index]
    first = of_county["first.treat"].to_numpy().astype(int)
    return {
        "outcomes": wide.to_numpy(),
        "years": wide.columns.to_numpy(dtype=float),
        "start": np.where(first > 0, first - 2003, -1),
        "population": of_county[["lpop"]].to_numpy(),
    }


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict:
    return json.loads((shared / "reference" / "effects" / "expected.json").read_text())["mpdta"]


@pytest.fixture(scope="module")
def plain(mpdta: dict[str, np.ndarray]) -> GroupTime:
    return group_time_effects(
        outcomes=mpdta["outcomes"], years=mpdta["years"], start=mpdta["start"], method="regression"
    )


def by_name(values: dict) -> list[float]:
    return [value for of_year in values.values() for value in of_year.values()]


def test_group_time_effects_and_errors(plain: GroupTime, expected: dict) -> None:
    assert list(plain.cohort + 2003) == [int(g) for g in expected["att_gt"] for _wave in range(4)]
    np.testing.assert_allclose(plain.estimate, by_name(expected["att_gt"]), atol=6e-7)
    np.testing.assert_allclose(plain.error, by_name(expected["se_analytic"]), atol=6e-7)


def test_by_event_time(plain: GroupTime, expected: dict) -> None:
    found = averages(plain, by="event time")
    assert found.key.astype(int).tolist() == [int(e) for e in expected["dynamic"]]
    np.testing.assert_allclose(found.estimate, list(expected["dynamic"].values()), atol=6e-5)
    # Errors in the source are of a bootstrap.
    np.testing.assert_allclose(found.error, list(expected["dynamic_se"].values()), atol=7e-4)
    assert found.overall == pytest.approx(expected["overall_dynamic"][0], abs=6e-5)
    assert found.overall_error == pytest.approx(expected["overall_dynamic"][1], abs=6e-4)


def test_simple_average(plain: GroupTime, expected: dict) -> None:
    found = averages(plain, by="years since start")
    assert found.overall == pytest.approx(expected["overall_simple"][0], abs=6e-5)
    assert found.overall_error == pytest.approx(expected["overall_simple"][1], abs=6e-4)


@pytest.mark.parametrize("base", ["varying", "universal"])
def test_pretest_does_not_depend_on_the_base(
    mpdta: dict[str, np.ndarray], expected: dict, base: str
) -> None:
    found = group_time_effects(
        outcomes=mpdta["outcomes"], years=mpdta["years"], start=mpdta["start"], base=base
    )
    tested = pretest(found, seed=1)
    assert tested.wald_p == pytest.approx(expected["pretest_p_R"], abs=6e-6)
    assert tested.wald_freedom == 5
    assert tested.slope == pytest.approx(-0.0009217, abs=1e-7)


def test_like_others_in_population(mpdta: dict[str, np.ndarray]) -> None:
    found = group_time_effects(
        outcomes=mpdta["outcomes"],
        years=mpdta["years"],
        start=mpdta["start"],
        covariates=mpdta["population"],
    )
    np.testing.assert_allclose(found.estimate, np.ravel(WITH_POPULATION), atol=6e-5)


def test_controls_not_yet_treated(mpdta: dict[str, np.ndarray]) -> None:
    """By hand: the change of group 2004 to 2004 against all that begin later or never."""
    y, start = mpdta["outcomes"], mpdta["start"]
    found = group_time_effects(outcomes=y, years=mpdta["years"], start=start, controls="not yet")
    change = y[:, 1] - y[:, 0]
    by_hand = change[start == 1].mean() - change[start != 1].mean()
    assert found.estimate[0] == pytest.approx(by_hand)
    assert found.controls[0] == (start != 1).sum()
