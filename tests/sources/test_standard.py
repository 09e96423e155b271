"""The many columns of files on a small set of concepts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil import madeup
from wijkpeil.sources import read_characteristics
from wijkpeil.sources.building_periods import period_shares
from wijkpeil.sources.concepts import BUILDING_PERIODS, CONCEPTS, on_origin
from wijkpeil.sources.kinds import kinds_of
from wijkpeil.sources.standard import standard_characteristics


def table(**columns):
    size = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[f"A{n}" for n in range(size)], dtype=float)


def test_every_column_of_a_concept_is_known_as_the_kind_that_it_is_taken_for():
    taken = {"percentage": "ratio", "count": "count", "part": "count"}
    for concept in CONCEPTS:
        for recipe in concept.recipes:
            for column, kind in kinds_of(recipe.columns).items():
                assert kind.kind == taken.get(recipe.how, kind.kind), column


def test_counts_of_the_postcode_file_become_shares_of_homes():
    found = standard_characteristics(
        table(
            aantal_huurwoningen_in_bezit_woningcorporaties=[50, np.nan, 5],
            aantal_niet_bewoonde_woningen=[10, 5, 0],
            aantal_woningen=[200, 50, 0],
        )
    )
    np.testing.assert_allclose(found.table["social_rent"], [0.25, np.nan, np.nan])
    np.testing.assert_allclose(found.table["vacancy"], [0.05, 0.1, np.nan])
    assert found.columns["vacancy"] == ("aantal_niet_bewoonde_woningen", "aantal_woningen")


@pytest.mark.parametrize(
    ("columns", "concept", "expected"),
    [
        ({"p_koopw": [30, 101, -1]}, "owner_occupied", [0.3, np.nan, np.nan]),
        ({"Koopwoningen": [30, 0, 100]}, "owner_occupied", [0.3, 0.0, 1.0]),
        ({"InBezitWoningcorporatie": [60, 1, 2]}, "social_rent", [0.6, 0.01, 0.02]),
        ({"p_leegsw": [4, 5, 6]}, "vacancy", [0.04, 0.05, 0.06]),
        ({"PercentageOnbewoond": [4, 5, 6]}, "vacancy", [0.04, 0.05, 0.06]),
        ({"p_mgezw": [4, 5, 6]}, "flats", [0.04, 0.05, 0.06]),
        ({"GemiddeldeWOZWaardeVanWoningen": [200, 300, np.nan]}, "woz", [200, 300, np.nan]),
        ({"GemiddeldeWoningwaarde": [200, 300, 1]}, "woz", [200, 300, 1]),
        ({"BouwjaarVanaf2000": [20, 30, 1]}, "built_after_2000", [0.2, 0.3, 0.01]),
        ({"p_hh_lkk": [4, 5, 6], "p_hh_li": [40, 50, 60]}, "low_income", [0.04, 0.05, 0.06]),
        ({"ste_mvs": [1, 3, 5]}, "urbanity", [1, 3, 5]),
        ({"bev_dich": [100, 2000, 1]}, "population_density", [100, 2000, 1]),
        ({"a_1p_hh": [50, 60, 1], "a_hh": [100, 60, 0]}, "single_households", [0.5, 1, np.nan]),
        ({"perc_bouwjaar_1945_1970": [50, 10, 0]}, "built_after_war", [0.5, 0.1, 0.0]),
    ],
)
def test_names_of_every_file_mean_the_same(columns, concept, expected):
    found = standard_characteristics(table(**columns))
    np.testing.assert_allclose(found.table[concept], expected)
    assert list(found.concepts) == [concept]


def test_benefits_are_a_share_of_inhabitants():
    figures = table(a_soz_wb=[10, 5], a_soz_ao=[20, 5], a_soz_ww=[30, np.nan])
    size = pd.Series({"A1": 100.0, "A0": 600.0})
    found = standard_characteristics(figures, size=size)
    np.testing.assert_allclose(found.table["benefits"], [0.1, np.nan])
    assert "benefits" not in standard_characteristics(figures).table


def test_rounding_may_make_a_share_of_one_but_no_more():
    """Both counts are rounded to fives, so 105 of 100 is all of them; 140 of 100 is wrong."""
    found = standard_characteristics(
        table(aantal_niet_bewoonde_woningen=[105, 140, -5], aantal_woningen=[100, 100, 100])
    )
    np.testing.assert_allclose(found.table["vacancy"], [1.0, np.nan, np.nan])


def test_what_is_not_known_stays_under_its_own_name():
    found = standard_characteristics(table(p_koopw=[30], aantal_bomen=[7], a_tur=[3]), year=2019)
    assert found.other.columns.tolist() == ["aantal_bomen"]
    assert found.left_out == ("a_tur",)
    assert found.year == 2019
    assert found.ingredients_of("won") == ("owner_occupied",)
    assert found.ingredients_of("vrz") == ()


@pytest.mark.parametrize(
    "column",
    [
        "percentage_geb_nederland_herkomst_nederland",
        "percentage_geb_buiten_nederland_herkmst_buiten_europa",
        "NietWestersTotaal",
        "EuropaExclusiefNederland",
        "a_w_all",
        "Marokko",
    ],
)
def test_origin_is_left_out(column):
    assert on_origin(column)


def test_of_nothing_there_is_nothing():
    found = standard_characteristics(pd.DataFrame(index=["a", "b"]))
    assert found.table.shape == (2, 0)
    assert found.concepts == {}


def test_concepts_are_told_apart_by_their_keys_and_columns():
    keys = [concept.key for concept in CONCEPTS]
    assert len(set(keys)) == len(keys)
    recipes = [(r.how, r.columns) for concept in CONCEPTS for r in concept.recipes]
    assert len(set(recipes)) == len(recipes)
    assert all(c == c.lower() for _how, columns in recipes for c in columns)


def test_every_column_of_the_made_up_country_is_a_concept():
    made_up = madeup.country(3, 20, 200)
    found = standard_characteristics(made_up.characteristics, size=made_up.areas["size"])
    assert found.other.columns.tolist() == []
    assert set(found.table) == {
        "social_rent", "vacancy", "built_after_war", "woz", "population_density", "urbanity",
        "green", "associations", "single_households",
    }  # fmt: skip


def test_building_periods_are_all_homes_together():
    counts = {name: [100.0, 40.0] for name in BUILDING_PERIODS}
    found = standard_characteristics(table(**counts, aantal_woningen=[800, 320]))
    periods = [c for c in found.table if c.startswith("built_")]
    assert len(periods) == 5
    np.testing.assert_allclose(found.table[periods].sum(axis=1), 1.0)
    del counts[BUILDING_PERIODS[0]]
    some = standard_characteristics(table(**counts, aantal_woningen=[800, 320]))
    assert not [c for c in some.table if c.startswith("built_")]


@given(
    st.lists(st.integers(0, 3000), min_size=8, max_size=8).filter(lambda c: sum(c) > 0),
)
def test_a_hidden_period_is_filled_in_within_what_is_possible(counts):
    """Hide counts below five and round the others, as CBS does."""
    true = np.array(counts, dtype=float)
    shown = np.where(true < 5, np.nan, np.round(true / 5) * 5)
    total = np.round(true.sum() / 5) * 5
    found = period_shares(counts=shown[None], total=np.array([total]))[0]
    filled = np.isnan(shown) & np.isfinite(found)
    off = np.abs(found - true / true.sum())[filled]
    # not further off than what was left over, and what rounding nine numbers may do
    assert (off <= 0.05 + 25 / true.sum()).all()


def test_a_hidden_period_that_may_be_large_stays_missing():
    counts = np.array([[50.0, np.nan, np.nan]])
    found = period_shares(counts=counts, total=np.array([100.0]))
    np.testing.assert_allclose(found, [[0.5, np.nan, np.nan]])
    none = period_shares(counts=counts, total=np.array([0.0]))
    assert np.isnan(none).all()


@pytest.mark.shared
def test_the_real_files_give_most_concepts(shared):
    pc4 = read_characteristics(shared / "data/cbs/CBS_PC4.csv")
    found = standard_characteristics(pc4.table, size=pc4.size)
    assert len(found.concepts) == 21
    shares = found.table[[key for key, c in found.concepts.items() if c.unit == "share"]]
    assert ((shares >= 0) & (shares <= 1) | shares.isna()).all(axis=None)
    assert len(found.left_out) == 5
    periods = [c for c in found.table if c.startswith("built_")]
    together = found.table[periods].sum(axis=1, skipna=False).dropna()
    assert together.between(0.8, 1.2).mean() > 0.95
    city = read_characteristics(shared / "data/cbs/kwb2019_84583NED_den_haag.csv", level="wijk")
    known = standard_characteristics(city.table, size=city.size, year=city.year)
    assert {"single_households", "old", "young"} <= set(known.table)
    assert known.left_out == ("WestersTotaal", "NietWestersTotaal")
