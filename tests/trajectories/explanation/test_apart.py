"""The score without some dimensions, or the reason why there is none."""

import numpy as np
import pytest

from wijkpeil.language import speaking
from wijkpeil.trajectories.explanation.apart import without
from wijkpeil.trajectories.split import DIMENSIONS

YEARS = np.array([2012, 2014, 2018, 2020])


@pytest.fixture
def parts():
    rng = np.random.default_rng(1)
    made = {name: rng.normal(0, 0.1, (5, 4)) for name in DIMENSIONS}
    for values in made.values():
        values[:, 0] = np.nan
    return made


def test_the_rest_adds_up(parts):
    found = without(("won", "fys"), dimensions=parts, years=YEARS, start=2014, end=2020)
    assert found.years.tolist() == [2014, 2018, 2020]
    rest = parts["onv"] + parts["soc"] + parts["vrz"]
    np.testing.assert_allclose(found.values, rest[:, 1:])


@pytest.mark.parametrize(
    ("dropped", "start", "reason"),
    [
        (("won",), 2012, "published for 2014, 2018, 2020, so not for the change from 2012 to 2018"),
        (DIMENSIONS, 2014, "all five dimensions"),
    ],
)
def test_it_refuses_with_the_reason(parts, dropped, start, reason):
    with speaking("en"):
        found = without(dropped, dimensions=parts, years=YEARS, start=start, end=2018)
    assert found.values is None
    assert reason in found.reason


def test_absent_dimensions_are_named(parts):
    del parts["soc"]
    with speaking("en"):
        found = without(("won",), dimensions=parts, years=YEARS, start=2014, end=2018)
    assert found.reason == "The file has no dimensions soc."


def test_no_wave_at_all(parts):
    empty = {name: np.full((5, 4), np.nan) for name in parts}
    with speaking("en"):
        found = without(("won",), dimensions=empty, years=YEARS, start=2014, end=2018)
    assert "published for no wave" in found.reason
