import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.language import speaking
from wijkpeil.trajectories.split import DIMENSIONS, split_change

WAVES = np.array([2012, 2014, 2016, 2018])


def a_table(seed: int = 0, count: int = 30):
    rng = np.random.default_rng(seed)
    dimensions = {name: rng.normal(0.0, 0.05, (count, 4)) for name in DIMENSIONS}
    total = sum(dimensions.values())
    for values in dimensions.values():
        values[:, [0, 2]] = np.nan  # not published for these waves
    return total, dimensions


def ask(total, dimensions, start=2014, end=2018):
    with speaking("en"):
        return split_change(total=total, dimensions=dimensions, waves=WAVES, start=start, end=end)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_parts_add_up_to_the_whole(seed):
    total, dimensions = a_table(seed)
    found = ask(total, dimensions)
    assert found.reason == ""
    np.testing.assert_allclose(found.parts.sum(axis=1), total[:, 3] - total[:, 1], atol=1e-12)
    for place, name in enumerate(DIMENSIONS):
        np.testing.assert_array_equal(
            found.parts[:, place], dimensions[name][:, 3] - dimensions[name][:, 1]
        )


def test_an_area_without_a_score_has_no_parts():
    total, dimensions = a_table()
    dimensions["soc"][4, 1] = np.nan
    total[5, 3] = np.nan
    found = ask(total, dimensions)
    assert np.isnan(found.parts).any(axis=1).nonzero()[0].tolist() == [4]


@pytest.mark.parametrize(("start", "end", "absent"), [(2012, 2018, 2012), (2014, 2016, 2016)])
def test_waves_without_dimensions_are_refused(start, end, absent):
    found = ask(*a_table(), start=start, end=end)
    assert found.parts is None
    assert f"not published for {absent} (only for 2014, 2018)" in found.reason
    assert f"from {start} to {end}" in found.reason


def test_a_file_without_any_wave_of_dimensions_is_refused():
    total, dimensions = a_table()
    nothing = {name: np.full_like(values, np.nan) for name, values in dimensions.items()}
    found = ask(total, nothing)
    assert found.parts is None
    assert "only for no wave" in found.reason


def test_an_absent_dimension_is_refused():
    total, dimensions = a_table()
    del dimensions["onv"], dimensions["won"]
    found = ask(total, dimensions)
    assert found.parts is None
    assert found.reason == "The file has no dimensions onv, won."


def test_dimensions_that_do_not_add_up_are_refused():
    total, dimensions = a_table()
    total[3, 3] += 1e-4
    found = ask(total, dimensions)
    assert found.parts is None
    assert "don't add up" in found.reason
    total[3, 3] -= 1e-4 - 1e-9  # rounding is no reason to refuse
    assert ask(total, dimensions).parts is not None
