from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.areas.outlines import Outlines
from wijkpeil.cli import clusters as command
from wijkpeil.errors import MissingExtra, PanelError
from wijkpeil.language import speaking
from wijkpeil.results.spatial import CLUSTER_KINDS
from wijkpeil.trajectories.spatial.local_moran import QUADRANTS, RATE
from wijkpeil.workflow import publish_clusters
from wijkpeil.workflow.clusters import clusters_in
from wijkpeil.workflow.contiguity import neighbours_in_panel
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.publish_clusters import cluster_summary, cluster_table
from wijkpeil.workflow.question import Question


@pytest.fixture(scope="session")
def clusters(panel, borders, question):
    with speaking("en"):
        return clusters_in(panel, question, borders=borders)


def test_every_area_gets_its_figures(clusters, panel):
    count = len(panel.areas)
    for part in (clusters.kind, clusters.patch, clusters.neighbours, clusters.verdict):
        assert part.shape == (count,)
    assert clusters.change.reference == "nation"
    assert clusters.overall.areas == count - clusters.overall.islands
    assert ((clusters.kind != "") == clusters.local.called).all()
    assert ((clusters.patch > 0) == clusters.local.called).all()
    assert clusters.made_up
    assert clusters.place("nowhere") is None
    assert clusters.place(panel.codes[3]) == 3


@pytest.fixture(scope="session")
def planted(panel, borders):
    """The same panel, but an area rose from 2012 on, and all within two steps of it did too."""
    table = neighbours_in_panel(panel=panel, outlines=borders.outlines)
    steps = table + table @ table
    middle = int(np.argmax(np.diff(steps.indptr)))
    inside = np.zeros(len(panel.areas), dtype=bool)
    inside[[middle, *steps[[middle]].indices]] = True
    rise = 0.2 * np.clip((panel.waves - 2012) / 4, 0, 1)
    scores = {name: values + inside[:, None] * rise for name, values in panel.scores.items()}
    return replace(panel, scores=scores), inside


def test_areas_that_rose_together_are_found_from_their_scores(planted, borders, question):
    panel, inside = planted
    with speaking("en"):
        found = clusters_in(panel, question, borders=borders)
    called = found.kind == "rise-amid-rise"
    assert called[inside].mean() > 0.4
    assert called.sum() <= 1.1 * called[inside].sum()
    assert np.unique(found.patch[called & inside]).size == 1
    assert np.nanmedian(found.certainty.same_call[called & inside]) > 0.5
    assert found.overall.p < 1e-4
    company = found.amid.company[called & inside & (found.verdict == "rising")]
    assert (np.isin(company, ["with", "more"])).mean() > 0.8


def test_every_quadrant_has_a_kind():
    assert tuple(CLUSTER_KINDS) == QUADRANTS


def test_the_same_input_gives_the_same_bytes_and_the_reference_does_not_matter(
    clusters, panel, borders, question
):
    with speaking("en"):
        again = clusters_in(panel, replace(question, reference="none"), borders=borders)
    assert again.local.p.tobytes() == clusters.local.p.tobytes()
    assert again.certainty.same_call.tobytes() == clusters.certainty.same_call.tobytes()


def test_a_looser_rate_calls_more(panel, borders, question, clusters):
    loose = clusters_in(panel, question, borders=borders, rate=0.3)
    assert loose.local.called.sum() > clusters.local.called.sum()


def test_what_took_no_part_is_told(panel, borders, question):
    few = Outlines(borders.outlines.codes[:-40], borders.outlines.shapes[:-40])
    with speaking("en"):
        found = clusters_in(panel, question, borders=Borders(few, borders.provenance))
    assert found.local.islands >= 40
    assert any("have no neighbours with a score" in note for note in found.notes)


def test_borders_without_any_neighbours_are_refused(panel, borders, question):
    apart = tuple(
        tuple(tuple(ring + 1e6 * place for ring in polygon) for polygon in shape)
        for place, shape in enumerate(borders.outlines.shapes)
    )
    with speaking("en"), pytest.raises(PanelError, match="lie against each other"):
        clusters_in(
            panel,
            question,
            borders=Borders(Outlines(borders.outlines.codes, apart), borders.provenance),
        )


def test_borders_of_elsewhere_are_refused(panel, borders, question):
    codes = tuple(f"X{code}" for code in borders.outlines.codes)
    with pytest.raises(PanelError):
        clusters_in(
            panel,
            question,
            borders=Borders(Outlines(codes, borders.outlines.shapes), borders.provenance),
        )


COLUMNS = [
    "name", "gemeente", "gemeente_name", "vulnerable", "start", "end", "verdict", "change",
    "neighbours", "around", "around_lower95", "around_upper95", "gap", "gap_lower95",
    "gap_upper95", "surroundings", "cluster_kind", "cluster", "local_moran", "score", "p",
    "shuffles", "stays_on_its_side", "stays_in_cluster",
]  # fmt: skip


def test_the_table_has_a_row_an_area(clusters):
    table = cluster_table(clusters)
    assert list(table.columns) == COLUMNS
    assert len(table) == len(clusters.areas)
    told = table["verdict"].isin(["rising", "falling"])
    assert (table.loc[told, "surroundings"] != "").all()
    assert (table.loc[~told, "surroundings"] == "").all()
    assert (table["around_lower95"].dropna() < table["around_upper95"].dropna()).all()
    assert np.allclose(table["change"] - table["around"], table["gap"], equal_nan=True)


def test_the_summary_counts_what_the_table_holds(clusters):
    summary, table = cluster_summary(clusters), cluster_table(clusters)
    for kind, counts in summary["clusters"].items():
        rows = table[table["cluster_kind"] == kind]
        assert counts == {"areas": len(rows), "groups": rows["cluster"].nunique()}
    for verdict, companies in summary["surroundings"].items():
        assert sum(companies.values()) == (table["verdict"] == verdict).sum()
    assert summary["false_discovery_rate"] == RATE


def test_the_command_offers_the_rate_that_is_used():
    option = next(one for one in command.clusters.params if one.name == "rate")
    assert option.default == RATE


def test_tables_and_page_are_written(clusters, tmp_path):
    written = publish_clusters.publish_clusters(clusters, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "clusters.csv", "clusters.html", "clusters.parquet",
    ]  # fmt: skip
    assert written.notes == ()
    read = pd.read_csv(written.files["csv"], dtype={"code": str}, keep_default_na=False)
    assert read["code"].tolist() == clusters.areas.index.tolist()
    again = publish_clusters.publish_clusters(clusters, tmp_path / "again")
    for name, path in again.files.items():
        if name != "parquet":
            assert path.read_bytes() == written.files[name].read_bytes()


def test_without_the_report_part_there_are_tables_and_no_old_page(clusters, tmp_path, monkeypatch):
    def absent(_results):
        raise MissingExtra("report")

    monkeypatch.setattr(publish_clusters, "clusters_page", absent)
    (tmp_path / "clusters.html").write_text("old", encoding="utf-8")
    written = publish_clusters.publish_clusters(clusters, tmp_path)
    assert sorted(written.files) == ["csv", "parquet"]
    assert "report" in written.notes[0]
    assert not (tmp_path / "clusters.html").exists()


@pytest.mark.shared
def test_the_real_postcode_areas(shared):
    from wijkpeil.workflow.inputs import read_inputs, read_outlines  # noqa: PLC0415

    data = shared / "data"
    panel = read_inputs(
        data / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv",
        sizes=data / "cbs" / "CBS_PC4.csv",
    )
    outlines = read_outlines(data / "cbs" / "pc4_borders.topojson.json", level="pc4")
    found = clusters_in(panel, Question(), borders=outlines)
    assert found.overall.statistic == pytest.approx(0.29, abs=0.02)
    assert 40 < found.local.called.sum() < 160
    assert np.nanmedian(found.certainty.same_quadrant) > 0.9
