"""Characteristics made ready: scale, missing figures, look-alikes among them."""

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.explanation.design import design, told_by


@pytest.fixture
def figures():
    rng = np.random.default_rng(1)
    green = rng.normal(40, 10, 300)
    return pd.DataFrame(
        {
            "green": green,
            "empty_homes": np.exp(rng.normal(1, 1, 300)),
            "paved": 100 - green + rng.normal(0, 0.5, 300),
        }
    )


def test_columns_are_standardised_over_complete_areas(figures):
    figures.loc[:9, "green"] = np.nan
    found = design(figures)
    assert found.complete.sum() == 290
    np.testing.assert_allclose(found.x[found.complete].mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(found.x[found.complete].std(axis=0), 1)
    assert np.isnan(found.x[~found.complete]).all()
    assert found.treatments[0].missing == 10


def test_only_a_skewed_characteristic_is_logged(figures):
    logged = {one.name: one.logged for one in design(figures).treatments}
    assert logged["empty_homes"]
    assert not logged["green"]


def test_negative_values_are_never_logged():
    skewed = np.exp(np.random.default_rng(2).normal(0, 1, 200)) - 0.5
    assert not design(pd.DataFrame({"balance": skewed})).treatments[0].logged


def test_of_two_that_tell_each_other_the_first_stays(figures):
    found = design(figures)
    assert found.names == ("green", "empty_homes")
    last = found.treatments[2]
    assert last.fate == "told by others"
    assert last.told_by == ("green",)
    assert last.told > 0.9
    assert design(figures[["paved", "green"]]).names == ("paved",)


def test_a_column_that_only_two_together_tell_names_both():
    rng = np.random.default_rng(3)
    parts = pd.DataFrame(rng.normal(0, 1, (400, 2)), columns=["a", "b"])
    parts["sum"] = parts["a"] + parts["b"]
    told, closest = told_by(parts, "sum", ["a", "b"])
    assert told == pytest.approx(1)
    assert set(closest) == {"a", "b"}


def test_weak_but_joint_telling_names_the_closest():
    rng = np.random.default_rng(3)
    parts = pd.DataFrame(rng.normal(0, 1, (4000, 5)), columns=list("abcde"))
    parts["sum"] = parts.sum(axis=1)
    told, closest = told_by(parts, "sum", list("abcde"))
    assert told == pytest.approx(1)
    assert len(closest) == 1


@pytest.mark.parametrize(
    ("column", "fate"),
    [
        ([5.0] * 300, "same everywhere"),
        ([np.nan] * 200 + list(range(100)), "known of too few"),
        ([np.nan] * 300, "known of none"),
    ],
)
def test_what_can_not_be_used_is_set_aside_with_the_reason(figures, column, fate):
    found = design(figures.assign(odd=column))
    assert found.treatments[-1].fate == fate
    assert "odd" not in found.names
    assert found.complete.all()


def test_an_empty_column_does_not_stop_the_others(figures):
    found = design(figures.assign(odd=np.nan))
    assert found.treatments[-1].missing == 300
    assert found.names == design(figures).names


def test_nothing_usable_is_refused():
    with pytest.raises(ModelError):
        design(pd.DataFrame({"a": [1.0, 1.0, 1.0]}))


def test_a_single_characteristic_has_nothing_before_it():
    assert told_by(pd.DataFrame({"a": [1.0, 2.0, 3.0]}), "a", []) == (0.0, ())


def test_one_that_others_tell_within_gemeenten_is_left_out(figures):
    rng = np.random.default_rng(1)
    gemeente = np.repeat([f"g{number}" for number in range(len(figures) // 4 + 1)], 4)[
        : len(figures)
    ]
    shift = dict(zip(np.unique(gemeente), 40 * rng.standard_normal(len(figures)), strict=False))
    twin = figures["green"] + np.array([shift[one] for one in gemeente])
    given = figures[["green"]].assign(twin=twin)
    assert design(given).names == ("green", "twin")
    found = design(given, gemeente=gemeente)
    assert found.names == ("green",)
    assert found.treatments[1].fate == "told by others"
    assert found.treatments[1].told_by == ("green",)


def test_one_that_does_not_differ_within_gemeenten_is_not_told_by_others(figures):
    gemeente = np.array([f"g{number // 4}" for number in range(len(figures))])
    flat = np.sqrt(np.arange(len(figures)) // 4 % 7)
    found = design(figures[["green"]].assign(flat=flat), gemeente=gemeente)
    assert found.names == ("green", "flat")


def test_areas_without_a_gemeente_do_not_count_within(figures):
    gemeente = np.full(len(figures), "")
    whole, within = design(figures), design(figures, gemeente=gemeente)
    assert whole.names == within.names
