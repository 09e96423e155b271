"""Who takes part, and why others don't."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.explanation.design import design
from wijkpeil.trajectories.explanation.sample import sample

YEARS = np.array([2012, 2014, 2016])


def given(**changed):
    rng = np.random.default_rng(2)
    count = 120
    whole = {
        "values": rng.normal(4, 0.1, (count, 3)),
        "years": YEARS,
        "sizes": rng.uniform(100, 5000, count),
        "gemeente": np.repeat([f"GM{g:04d}" for g in range(40)], 3),
        "design": design(pd.DataFrame({"a": rng.normal(0, 1, count)})),
        "neighbours": None,
    }
    return whole | changed


def test_all_complete_areas_take_part():
    found = sample(**given())
    assert len(found.rows) == 120
    assert found.x.shape == (120, 2)  # one characteristic and the size
    assert (found.left_out.incomplete, found.left_out.alone) == (0, 0)
    assert found.near is None


def test_those_left_out_are_counted_by_reason():
    whole = given()
    whole["sizes"][0] = np.nan
    whole["values"][4] = np.nan
    whole["gemeente"][7] = ""
    whole["gemeente"][9:11] = ["GM9998", "GM9999"]
    found = sample(**whole)
    left = found.left_out
    assert (left.incomplete, left.without_gemeente, left.alone) == (2, 1, 3)
    assert not np.isin([0, 4, 7, 9, 10, 11], found.rows).any()
    assert np.bincount(found.cluster).min() >= 2


def test_without_sizes_there_is_no_column_for_them():
    assert sample(**given(sizes=None)).x.shape == (120, 1)


def test_neighbours_are_those_of_the_areas_that_take_part():
    near = sparse.csr_array(np.eye(120, k=1) + np.eye(120, k=-1))
    whole = given(neighbours=near)
    whole["gemeente"][:3] = ""
    found = sample(**whole)
    assert found.neighbours.shape == (117, 117)
    assert found.near[0, 1] == 0  # of the same gemeente: counted whole elsewhere
    assert found.near[2, 3] == pytest.approx(2 / 3)


def test_without_gemeenten_it_refuses():
    with speaking("en"), pytest.raises(ModelError, match="give --gemeenten"):
        sample(**given(gemeente=np.full(120, "")))


@pytest.mark.parametrize("gemeenten", [1, 5])
def test_with_few_gemeenten_it_refuses(gemeenten):
    names = np.array([f"GM{k % gemeenten}" for k in range(120)])
    with speaking("en"), pytest.raises(ModelError, match=f"in {gemeenten} gemeenten"):
        sample(**given(gemeente=names))


def test_with_few_areas_for_the_characteristics_it_refuses():
    many = pd.DataFrame(np.random.default_rng(1).normal(0, 1, (120, 20)))
    with speaking("en"), pytest.raises(ModelError, match="220 areas and 20 gemeenten are needed"):
        sample(**given(design=design(many)))


def test_areas_that_are_each_a_gemeente_are_refused():
    with speaking("en"), pytest.raises(ModelError, match="Every area is the only one"):
        sample(**given(gemeente=np.array([f"GM{k:04d}" for k in range(120)])))
