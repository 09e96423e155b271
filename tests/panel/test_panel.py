from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import PanelError
from wijkpeil.language import speaking
from wijkpeil.panel import build_panel
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.tables import ScoreTable
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.scores import ArrayScores


def test_scores_alone_make_a_panel(table):
    panel = build_panel(table)
    assert panel.codes.tolist() == table.codes.tolist()
    assert panel.areas.columns.tolist() == ["name", "gemeente", "gemeente_name", "size"]
    assert panel.areas["gemeente"].tolist() == ["GM9001"] * 4 + ["GM9002"] * 4
    assert panel.sizes is None
    assert panel.characteristics.shape == (8, 0)
    assert panel.figures_year is None
    assert (panel.level, panel.edition) == ("wijk", "3.0")
    assert [one.file for one in panel.provenance] == ["scores.csv"]
    np.testing.assert_array_equal(panel.values("lbm"), table.values["lbm"])  # noqa: PD011


def test_characteristics_are_joined_by_code(table, characteristics):
    panel = build_panel(table, characteristics=characteristics)
    assert np.isnan(panel.sizes[7])  # the one that the characteristics don't know
    assert panel.sizes[:7].tolist() == [600, 500, 400, 300, 200, 100, 0]
    assert panel.characteristics["p_huurw"].tolist()[:7] == [6, 5, 4, 3, 2, 1, 0]
    assert panel.figures_year == 2023
    assert [one.file for one in panel.provenance] == ["scores.csv", "figures.csv"]


def test_names_are_filled_in_where_the_scores_have_none(table, characteristics):
    areas = build_panel(table, characteristics=characteristics).areas
    assert areas["name"].tolist()[:3] == ["Noord", "Name of WK900101", "De Wérf"]
    assert areas["gemeente_name"].tolist() == ["Zandermeer"] * 4 + ["Oostwoude"] * 3 + [""]


def test_gemeenten_of_postcode_areas_come_from_a_file(postcodes):
    given = pd.DataFrame(
        {"gemeente": ["GM0363"] * 7, "gemeente_name": ["Zandermeer"] * 7},
        index=postcodes.codes[:7],
    )
    areas = build_panel(postcodes, gemeente_of_pc4=given).areas
    assert areas["gemeente"].tolist() == ["GM0363"] * 7 + [""]
    assert areas["gemeente_name"].tolist() == ["Zandermeer"] * 7 + [""]
    assert build_panel(postcodes).areas["gemeente"].tolist() == [""] * 8


def test_gemeenten_per_postcode_are_refused_for_wijken(table):
    given = pd.DataFrame({"gemeente": ["GM0363"], "gemeente_name": [""]}, index=["1011"])
    with speaking("en"), pytest.raises(PanelError, match=r"scores are per wijk\. Leave"):
        build_panel(table, gemeente_of_pc4=given)


def test_characteristics_of_another_level_are_refused(table, characteristics):
    other = replace(characteristics, level="buurt")
    with (
        speaking("en"),
        pytest.raises(PanelError, match=r"per wijk, the characteristics per buurt"),
    ):
        build_panel(table, characteristics=other)


def test_characteristics_of_other_borders_are_refused(table, characteristics):
    few = characteristics.table.index[-4:]  # three of the eight, and one of elsewhere
    other = replace(
        characteristics,
        table=characteristics.table.loc[few],
        size=characteristics.size.loc[few],
        names=characteristics.names.loc[few],
        gemeenten=characteristics.gemeenten.loc[few],
    )
    with (
        speaking("en"),
        pytest.raises(
            PanelError,
            match=r"figures\.csv has only 38% .*misses WK900103, WK900200.*border year",
        ),
    ):
        build_panel(table, characteristics=other)


def test_an_unknown_indicator_is_refused(table):
    with speaking("en"), pytest.raises(PanelError, match=r"no indicator “soc”.*afw, lbm"):
        build_panel(table).values("soc")


def test_some_of_the_areas_can_be_kept(table, characteristics):
    panel = build_panel(table, characteristics=characteristics)
    kept = np.arange(8) % 2 == 0
    fewer = panel.only(kept)
    assert fewer.codes.tolist() == panel.codes[kept].tolist()
    np.testing.assert_array_equal(fewer.sizes, panel.sizes[kept])
    np.testing.assert_array_equal(fewer.values("afw"), panel.values("afw")[kept])
    assert fewer.characteristics.index.tolist() == fewer.codes.tolist()
    assert len(panel.areas) == 8


def test_moments_and_maps_are_plain_sums_over_the_areas(table):
    panel = build_panel(table)
    groups = np.array([0, 0, 1, 1, 0, 1, 0, 1])
    centre, weights = np.array([[4.0, 4.1, 4.2], [4.2, 4.1, 4.0]]), np.linspace(0.5, 2.0, 8)
    found = panel.moments("lbm", groups=groups, centre=centre, weights=weights)
    off = np.nan_to_num(panel.scores["lbm"] - centre[groups])
    for group in (0, 1):
        inside = groups == group
        total = np.einsum("n,ni,nj->ij", weights[inside], off[inside], off[inside])
        np.testing.assert_allclose(found.second[group], total / inside.sum())
        np.testing.assert_allclose(
            found.mean[group], weights[inside] @ off[inside] / weights[inside].sum()
        )
    maps = np.arange(12.0).reshape(2, 2, 3)
    np.testing.assert_allclose(
        panel.apply("lbm", groups=groups, centre=centre, maps=maps),
        np.einsum("npt,nt->np", maps[groups], off),
    )


def test_the_model_can_be_fitted_to_a_panel_as_to_an_array():
    rng = np.random.default_rng(1)
    values = rng.normal(4.1, 0.1, (60, 1)) + rng.normal(0.0, 0.02, (60, 3))
    table = an_indicator(values)
    years, groups = table.waves, group_areas(present=np.isfinite(values), sizes=None)
    from_panel = fit(scores=build_panel(table).of("lbm"), groups=groups, years=years)
    from_array = fit(scores=ArrayScores(values), groups=groups, years=years)
    np.testing.assert_array_equal(from_panel.roughness, from_array.roughness)
    assert from_panel.log_likelihood == from_array.log_likelihood


def an_indicator(values):
    count = len(values)
    return ScoreTable(
        level="grid",
        edition="3.0",
        codes=np.array([f"E{k:04d}N0000" for k in range(count)]),
        names=np.full(count, ""),
        gemeenten=np.full(count, ""),
        waves=np.array([2012, 2014, 2016]),
        values={"lbm": values},
        provenance=Provenance(file="", title="", owner="", licence="", sha256=""),
    )


def test_inhabitants_with_a_point_between_the_thousands_are_refused(table, characteristics):
    size = characteristics.size.astype(float).copy()
    size.iloc[1] = 1.25
    with speaking("en"), pytest.raises(PanelError, match=r"1\.25 inhabitants.*not a whole number"):
        build_panel(table, characteristics=replace(characteristics, size=size))
