from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.areas.crosswalk import Crosswalk, build_crosswalk
from wijkpeil.areas.harmonise import harmonise
from wijkpeil.areas.kinds import Kind
from wijkpeil.errors import PanelError, RuleError
from wijkpeil.language import speaking

COUNT = Kind("count")


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def walk(*rows, **keywords):
    table = pd.DataFrame(rows, columns=["from", "to", "weight"])
    return build_crosswalk(table, level="gemeente", **keywords)


def table(**columns):
    size = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[f"GM900{i + 1}" for i in range(size)], dtype=float)


def carried(figures, kinds, crosswalk, **keywords):
    return harmonise(table=figures, kinds=kinds, crosswalk=crosswalk, **keywords)


def test_a_worked_example():
    """Two gemeenten become three; every figure was computed by hand.

    Gemeente 1 has 400 addresses: 300 stay in 1, 100 go to 3. Gemeente 2 has 200: 150 stay, 50 go
    to 3. Of the 1,000 people of gemeente 1 a quarter, and of the 600 of gemeente 2 a quarter, go
    to 3: 250 + 150 = 400. Of 400 dwellings go 100, of 200 go 50; rented are 60 % of the first and
    30 % of the second: (100 x 60 + 50 x 30) / 150 = 50 %. Income weighs with people: (250 x 20 +
    150 x 28) / 400 = 23.
    """
    crosswalk = walk(
        ("9001", "9001", 300), ("9001", "9003", 100), ("9002", "9002", 150), ("9002", "9003", 50)
    )
    figures = table(
        people=[1000, 600], dwellings=[400, 200], rented=[60, 30], income=[20, 28], urban=[2, 2]
    )
    kinds = {
        "people": COUNT,
        "dwellings": COUNT,
        "rented": Kind("ratio", "dwellings"),
        "income": Kind("ratio", "people"),
        "urban": Kind("category"),
    }
    made = carried(figures, kinds, crosswalk)
    assert made.table.index.tolist() == ["GM9001", "GM9002", "GM9003"]
    assert made.table.to_numpy().tolist() == [
        [750, 300, 60, 20, 2],
        [450, 150, 30, 28, 2],
        [400, 150, 50, 23, 2],
    ]
    assert (made.coverage.to_numpy() == 1).all()
    assert made.columns.loc["people", ["total", "carried", "share"]].tolist() == [1600, 1600, 1]
    assert made.columns.loc["rented", "total"] == 600
    assert made.areas["from_split"].tolist() == [1, 1, 1]


def test_hidden_figures_are_not_guessed():
    """Gemeente 1 hides its figures: where it is 4 % of the new area that is borne, at 40 % not."""
    crosswalk = walk(
        ("9001", "9001", 4), ("9001", "9002", 40), ("9002", "9001", 96), ("9002", "9002", 60)
    )
    figures = table(people=[np.nan, 156], share=[np.nan, 10])
    kinds = {"people": COUNT, "share": Kind("ratio", "addresses")}
    made = carried(figures, kinds, crosswalk)
    assert made.coverage.to_numpy() == pytest.approx(np.array([[0.96, 0.96], [0.6, 0.6]]))
    assert made.table.loc["GM9001"].tolist() == [96, 10]
    assert made.table.loc["GM9002"].isna().all()
    assert made.columns["missing"].tolist() == [1, 1]
    assert made.columns.loc["people", "share"] == pytest.approx(96 / 156)
    strict = carried(figures, kinds, crosswalk, least=1.0)
    assert strict.table.isna().all(axis=None)
    lenient = carried(figures, kinds, crosswalk, least=0.5)
    assert lenient.table.loc["GM9002"].tolist() == [60, 10]


def test_an_area_without_dwellings_needs_no_share_of_them():
    crosswalk = walk(("9001", "9009", 50), ("9002", "9009", 50))
    figures = table(dwellings=[0, 40], rented=[np.nan, 70])
    kinds = {"dwellings": COUNT, "rented": Kind("ratio", "dwellings")}
    assert carried(figures, kinds, crosswalk).table.loc["GM9009"].tolist() == [40, 70]
    unknown = table(dwellings=[np.nan, 40], rented=[np.nan, 70])
    assert carried(unknown, kinds, crosswalk).table.isna().all(axis=None)
    none = table(dwellings=[0, 0], rented=[50, 70])
    made = carried(none, kinds, crosswalk)
    assert made.table.loc["GM9009", "dwellings"] == 0
    assert np.isnan(made.table.loc["GM9009", "rented"])
    assert np.isnan(made.columns.loc["rented", "share"])


def test_an_area_outside_the_table_is_unknown():
    crosswalk = walk(("9001", "9001", 80), ("9007", "9001", 20), ("9007", "9008", 90))
    made = carried(table(people=[100]), {"people": COUNT}, crosswalk)
    assert made.table.index.tolist() == ["GM9001"]  # 9008 has nothing of the table
    assert made.coverage.loc["GM9001", "people"] == 0.8
    assert np.isnan(made.table.loc["GM9001", "people"])


def test_areas_that_the_crosswalk_does_not_know_are_named():
    made = carried(table(people=[1, 2, 3]), {"people": COUNT}, walk(("9001", "9001", 5),
        ("9003", "9003", 5), ("", "9005", 7), ("", "9001", 1)))  # fmt: skip
    assert made.lost == ("GM9002",)
    assert made.empty == ("GM9005",)
    assert made.columns.loc["people", "share"] == pytest.approx(4 / 6)


def test_lost_addresses_only_matter_where_an_area_was_split():
    """Of both areas a third is untraced: 1 went one way as a whole, 2 was split."""
    crosswalk = walk(
        ("9001", "9001", 60), ("9001", "", 30),
        ("9002", "9002", 40), ("9002", "9003", 20), ("9002", "", 30),
    )  # fmt: skip
    crosswalk = replace(crosswalk, stated=False)  # as from lists of addresses
    made = carried(table(people=[900, 900]), {"people": COUNT}, crosswalk)
    assert made.coverage["people"].tolist() == pytest.approx([1, 2 / 3, 2 / 3])
    assert made.table.loc["GM9001", "people"] == 900
    assert made.gone.empty
    hardly = replace(walk(("9001", "9001", 10), ("9001", "", 30)), stated=False)
    assert carried(table(people=[9]), {"people": COUNT}, hardly).coverage.iloc[0, 0] == 0.25


def test_what_is_said_to_go_nowhere_is_carried_to_no_area():
    """Half of 600 people went nowhere: the new area gets 300, as a part of the old one."""
    crosswalk = walk(("9001", "9002", 300), ("9001", "", 300), ("9003", "", 50))
    made = carried(
        table(people=[600, 100, 40], rate=[12, 5, 6]),
        {"people": COUNT, "rate": Kind("ratio", "people")},
        crosswalk,
    )
    assert made.table.loc["GM9002"].tolist() == [300, 12]
    assert made.coverage.loc["GM9002"].tolist() == [1, 1]
    assert made.areas.loc["GM9002", ["change", "renamed", "from_split"]].tolist() == [
        "split", False, 1,
    ]  # fmt: skip
    assert made.gone.to_dict() == {"GM9001": 0.5, "GM9003": 1.0}
    assert made.lost == ("GM9002",)  # the old area 2, of which the crosswalk says nothing
    assert made.columns.loc["people", "share"] == pytest.approx(300 / 740)


def test_a_share_that_goes_nowhere_counts_too():
    crosswalk = walk(("9001", "9001", 0.25), ("9001", "", 0.75))
    sizes = pd.Series({"GM9001": 80.0})
    made = carried(table(people=[80]), {"people": COUNT}, crosswalk, sizes=sizes)
    assert made.table.loc["GM9001", "people"] == 20
    assert made.gone.to_dict() == {"GM9001": 0.75}


def test_a_category_stands_where_nearly_all_agree():
    crosswalk = walk(
        ("9001", "9001", 97), ("9002", "9001", 3), ("9001", "9002", 50), ("9002", "9002", 50)
    )
    made = carried(table(urban=[1, 5]), {"urban": Kind("category")}, crosswalk)
    assert made.table.loc["GM9001", "urban"] == 1
    assert np.isnan(made.table.loc["GM9002", "urban"])
    assert made.coverage["urban"].tolist() == [0.97, 0.5]


def test_shares_take_the_size_of_the_areas():
    """9001 is ten times as large as 9002, which shares of themselves do not tell."""
    crosswalk = walk(("9001", "9009", 1), ("9002", "9009", 0.5), ("9002", "9002", 0.5))
    assert crosswalk.basis == "shares"
    figures = table(rate=[10, 20])
    kinds = {"rate": Kind("ratio", "addresses")}
    sizes = pd.Series({"GM9001": 1000.0, "GM9002": 100.0})
    made = carried(figures, kinds, crosswalk, sizes=sizes)
    assert made.table.loc["GM9009", "rate"] == pytest.approx((1000 * 10 + 50 * 20) / 1050)
    with pytest.raises(RuleError, match="sizes of the areas"):
        carried(figures, kinds, crosswalk)
    part = carried(figures, kinds, crosswalk, sizes=pd.Series({"GM9001": 1000.0, "GM9002": np.nan}))
    assert part.table.loc["GM9009", "rate"] == pytest.approx((1000 * 10 + 500 * 20) / 1500)
    none = carried(figures, kinds, crosswalk, sizes=pd.Series({"GM9001": np.nan, "GM9002": np.nan}))
    assert none.table.loc["GM9009", "rate"] == pytest.approx((1 * 10 + 0.5 * 20) / 1.5)


def test_land_that_no_old_area_covers_counts_against_a_surface():
    pairs = pd.DataFrame({"from": ["GM9001"], "to": ["GM9001"], "weight": [80.0]})
    unreached = pd.Series({"GM9001": 20.0})
    for basis, coverage in (("surface", 0.8), ("addresses", 1.0)):
        crosswalk = Crosswalk("gemeente", basis, pairs, unreached=unreached)
        made = carried(table(people=[7]), {"people": COUNT}, crosswalk)
        assert made.coverage.iloc[0, 0] == pytest.approx(coverage)
        assert made.areas["new"].tolist() == [0.2]


def test_columns_may_be_left_out():
    kinds = {"people": COUNT, "median": Kind("omit")}
    made = carried(table(people=[1], median=[2]), kinds, walk(("9001", "9001", 5)))
    assert made.omitted == ("median",)
    assert made.table.columns.tolist() == ["people"]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ({"a": COUNT}, "how these columns are carried over: b"),
        ({"a": COUNT, "b": Kind("ratio")}, "what b is a ratio of"),
        ({"a": COUNT, "b": Kind("ratio", "c")}, "b is a ratio of c, but there is no such column"),
        ({"a": Kind("omit"), "b": Kind("ratio", "a")}, "that is no count"),
        ({"a": Kind("ratio", "b"), "b": COUNT}, "that is no count"),
    ],
)
def test_undeclared_columns_are_refused(kinds, words):
    with pytest.raises(RuleError, match=words):
        carried(table(a=[1], b=[-2]), kinds, walk(("9001", "9001", 5)))


def test_a_crosswalk_of_other_areas_is_refused():
    figures, kinds = table(people=[1, 2]), {"people": COUNT}
    with pytest.raises(PanelError, match=r"only 0% .* misses GM9001, GM9002"):
        carried(figures, kinds, walk(("9005", "9006", 5)))
    with pytest.raises(PanelError, match="Turn it around"):
        carried(figures, kinds, walk(("9005", "9001", 5), ("9006", "9002", 5)))


# Properties

weights = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(1, 6)), st.integers(2, 500), min_size=1, max_size=20
)
amounts = st.lists(st.floats(0, 1e5), min_size=6, max_size=6)
ratios = st.lists(st.floats(-50, 500), min_size=6, max_size=6)


def some_walk(weights):
    return walk(*((f"900{i}", f"900{j}", w) for (i, j), w in weights.items()))


@settings(max_examples=40)
@given(weights, amounts)
def test_counts_keep_their_total(weights, people):
    crosswalk = some_walk(weights)
    figures = table(people=people).loc[crosswalk.sources]
    made = carried(figures, {"people": COUNT}, crosswalk)
    assert made.table["people"].sum() == pytest.approx(figures["people"].sum())
    assert made.coverage["people"].to_numpy() == pytest.approx(1.0)


@settings(max_examples=40)
@given(weights, amounts, ratios)
def test_what_ratios_stand_for_keeps_its_total(weights, dwellings, value):
    """The summed value of all homes is the same on either borders."""
    crosswalk = some_walk(weights)
    figures = table(dwellings=np.rint(dwellings) + 1, value=value).loc[crosswalk.sources]
    kinds = {"dwellings": COUNT, "value": Kind("ratio", "dwellings")}
    made = carried(figures, kinds, crosswalk)
    before = (figures["dwellings"] * figures["value"]).sum()
    after = (made.table["dwellings"] * made.table["value"]).sum()
    assert after == pytest.approx(before, abs=1e-6 * figures["dwellings"].sum())
    assert made.table["value"].min() >= figures["value"].min() - 1e-9
    assert made.table["value"].max() <= figures["value"].max() + 1e-9


@settings(max_examples=40)
@given(amounts, ratios, st.lists(st.booleans(), min_size=6, max_size=6))
def test_where_nothing_changed_nothing_changes(people, value, hidden):
    """To the bit, missing values included."""
    figures = table(people=people, value=value)
    figures.loc[hidden, "value"] = np.nan
    figures["people"] += 1
    crosswalk = walk(*((f"900{i}", f"900{i}", 7 * i) for i in range(1, 7)))
    for weight in ("people", "addresses"):
        kinds = {"people": COUNT, "value": Kind("ratio", weight)}
        made = carried(figures, kinds, crosswalk)
        pd.testing.assert_frame_equal(
            made.table, figures, check_names=False, check_index_type=False
        )
    assert (made.areas["change"] == "unchanged").all()


@settings(max_examples=40)
@given(amounts, ratios)
def test_merging_gives_the_weighted_mean(people, value):
    figures = table(people=np.rint(people) + 1, value=value)
    crosswalk = walk(*((f"900{i}", "9009", 7 * i) for i in range(1, 7)))
    kinds = {"people": COUNT, "value": Kind("ratio", "people")}
    made = carried(figures, kinds, crosswalk)
    assert made.table.loc["GM9009", "people"] == pytest.approx(figures["people"].sum())
    assert made.table.loc["GM9009", "value"] == pytest.approx(
        np.average(figures["value"], weights=figures["people"]), abs=1e-9
    )
    assert made.areas["change"].tolist() == ["merged"]


@settings(max_examples=40)
@given(weights, amounts, st.lists(st.booleans(), min_size=6, max_size=6), st.floats(0.5, 1))
def test_no_figure_stands_on_less_than_was_asked(weights, people, hidden, least):
    crosswalk = some_walk(weights)
    figures = table(people=people)
    figures.loc[hidden] = np.nan
    figures = figures.loc[crosswalk.sources]
    made = carried(figures, {"people": COUNT}, crosswalk, least=least)
    stands = made.table["people"].notna()
    assert (made.coverage["people"][stands] >= least - 1e-9).all()
    assert (made.coverage["people"][~stands] < least).all()
    assert made.table["people"].sum() <= figures["people"].sum() * (1 + 1e-9)


def test_an_area_that_stands_twice_is_refused():
    figures = pd.DataFrame({"people": [1.0, 2.0]}, index=["GM9001", "GM9001"])
    crosswalk = walk(("GM9001", "GM9002", 1))
    with pytest.raises(PanelError, match="GM9001 stands twice"):
        harmonise(table=figures, kinds={"people": Kind("count", "")}, crosswalk=crosswalk)
