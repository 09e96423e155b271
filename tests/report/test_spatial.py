from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from wijkpeil.areas.outlines import Outlines
from wijkpeil.language import speaking
from wijkpeil.report.document import Figure, Section, Table
from wijkpeil.report.spatial import tables
from wijkpeil.report.spatial.map import cluster_figure
from wijkpeil.report.spatial.page import clusters_page
from wijkpeil.report.spatial.section import clusters_section
from wijkpeil.report.spatial.sentences import (
    certainty_sentence,
    clusters_sentence,
    overall_sentence,
    surroundings_sentence,
)
from wijkpeil.report.spatial.tables import cluster_table
from wijkpeil.results.spatial import SpatialResults
from wijkpeil.trajectories.spatial.certainty import cluster_certainty
from wijkpeil.trajectories.spatial.local_moran import local_moran
from wijkpeil.trajectories.spatial.moran import moran
from wijkpeil.trajectories.spatial.patches import patches
from wijkpeil.trajectories.spatial.surroundings import amid_surroundings


@pytest.fixture(scope="module")
def found(make) -> SpatialResults:
    """400 made-up areas on a lattice: a rising patch with a faller in it, and a falling patch."""
    results = make(400)
    estimate = np.random.default_rng(3).normal(0, 0.01, (20, 20))
    estimate[2:8, 2:8] += 0.12
    estimate[12:18, 12:18] -= 0.12
    estimate[5, 5] = -0.12
    change = replace(results.relative, estimate=estimate.ravel(), scale=np.full(400, 0.01))
    line = np.eye(20) + np.eye(20, k=1) + np.eye(20, k=-1)
    table = np.kron(line, line) - np.eye(400)
    table[0] = table[:, 0] = 0
    touching = csr_array(table)
    verdict = np.select(
        [change.estimate > 0.05, change.estimate < -0.05], ["rising", "falling"], "stable"
    )
    verdict[0] = "rising"
    local = local_moran(values=change.estimate, neighbours=touching, most=64_000)
    return SpatialResults(
        title="Clusters in Merelland",
        language="en",
        made_up=True,
        level="wijk",
        edition="3.0",
        areas=results.areas.assign(vulnerable=True),
        change=change,
        verdict=verdict,
        overall=moran(values=change.estimate, neighbours=touching),
        local=local,
        certainty=cluster_certainty(
            change=change, neighbours=touching, found=local, expected=np.ones(400)
        ),
        patch=patches(kind=local.kind, neighbours=touching),
        neighbours=np.asarray(touching.sum(axis=1)).astype(int),
        amid=amid_surroundings(change=change, neighbours=touching, verdict=verdict),
        outlines=results.outlines,
        provenance=results.provenance,
        notes=("A note on clusters.",),
    )


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def without_clusters(found: SpatialResults) -> SpatialResults:
    local = replace(found.local, called=np.zeros(400, dtype=bool))
    return replace(found, local=local)


def test_the_lead_counts_areas_and_places(found):
    said = clusters_sentence(found)
    rise = int((found.kind == "rise-amid-rise").sum())
    assert f"clusters of rise ({rise} areas in 1 place)" in said
    assert "1 area went the other way" in said
    assert "no clusters of rise or fall" in clusters_sentence(without_clusters(found))


def test_one_area_against_its_surroundings_is_no_cluster_and_fills_no_map(found):
    called = found.local.called & ~np.isin(found.local.quadrant, ("high-high", "low-low"))
    alone = replace(found, local=replace(found.local, called=called))
    said = clusters_sentence(alone)
    assert "we found no clusters of rise or fall. 1 area went the other way" in said
    assert certainty_sentence(alone) == ""
    section = clusters_section(alone, kicker="")
    assert not any(isinstance(block, Figure) for block in section.blocks)
    assert any(isinstance(block, Table) for block in section.blocks)


def test_without_clusters_of_one_kind_there_are_none(found):
    called = found.local.called & (found.local.quadrant == "high-high")
    said = clusters_sentence(replace(found, local=replace(found.local, called=called)))
    assert "clusters of fall (none)" in said
    assert "other way" not in said


@pytest.mark.parametrize(
    ("statistic", "p", "words"),
    [(0.3, 1e-9, "are more alike"), (-0.2, 1e-4, "differ more"), (0.01, 0.6, "not clearly")],
)
def test_whether_neighbours_are_alike_is_said_as_it_is(found, statistic, p, words):
    overall = replace(found.overall, statistic=statistic, p=p)
    assert words in overall_sentence(replace(found, overall=overall))


def test_how_sure_clusters_are_is_said_with_them(found):
    said = certainty_sentence(found)
    assert f"Of the areas in clusters ({int(found.local.called.sum())}), " in said
    stays = found.certainty.same_call[found.local.called]
    assert f"But {int((stays >= 0.5).sum())} of them stay" in said
    assert "fits with “at most 5 of every 100 by chance”" in said
    assert certainty_sentence(without_clusters(found)) == ""


def test_weak_members_are_marked_in_words(found):
    certainty = replace(found.certainty, same_call=np.where(np.arange(400) % 2, 0.4, 0.6))
    rows = cluster_table(replace(found, certainty=certainty)).rows
    assert {row[-1].text for row in rows} == {"60%", "40%, weak member"}


def test_without_clusters_there_is_no_map_and_no_word_of_a_table(found):
    section = clusters_section(without_clusters(found), kicker="")
    assert not any(isinstance(block, Figure) for block in section.blocks)
    text = repr(section.blocks[:2])
    assert "no clusters of rise or fall" in text
    assert "table" not in text
    assert "Rise amid rise" not in repr(section)
    assert any(isinstance(b, Figure) for b in clusters_section(found, kicker="").blocks)


def sentence(found: SpatialResults, row: int, column: int) -> str:
    return surroundings_sentence(found, str(found.areas.index[20 * row + column]))


def test_each_area_is_told_beside_its_surroundings(found):
    inside = sentence(found, 3, 3)
    assert inside.startswith("It rose with its surroundings.")
    assert "Compared with the country, its 8 neighbours changed by +0." in inside
    assert "It lies in a cluster (rise amid rise)" in inside
    faller = sentence(found, 5, 5)
    assert faller.startswith("It fell against its surroundings, which rose.")
    assert "cluster (fall amid rise)" in faller
    quiet = sentence(found, 10, 2)
    assert quiet.startswith("Compared with the country")
    assert "cluster" not in quiet


def test_every_way_to_stand_to_surroundings_has_words(found):
    at = 20 * 3 + 3
    for verdict in ("rising", "falling"):
        said = set()
        for company in ("with", "more", "against", "apart", "unclear"):
            named, told = found.amid.company.copy(), found.verdict.copy()
            named[at], told[at] = company, verdict
            other = replace(found, amid=replace(found.amid, company=named), verdict=told)
            said.add(sentence(other, 3, 3).split(" Compared")[0])
        assert len(said) == 5
        assert all(("rose" in one) or verdict == "falling" for one in said)


def test_an_area_that_cannot_be_compared_is_told_so_or_left_out(found):
    assert "no neighbours with scores" in sentence(found, 0, 0)
    assert surroundings_sentence(found, "nowhere") == ""
    estimate = found.change.estimate.copy()
    estimate[5] = np.nan
    unknown = replace(found, change=replace(found.change, estimate=estimate))
    assert sentence(unknown, 0, 5) == ""


def test_the_map_has_each_area_once(found):
    figure = cluster_figure(found)
    assert isinstance(figure, Figure)
    marks = {item.mark: item.text for item in figure.legend}
    assert marks["fall-amid-rise"].endswith("(1)")
    # the island, the area of the borders that has no scores
    assert marks["missing"].endswith("(2)")
    counted = sum(int(text.rpartition("(")[2].rstrip(")")) for text in marks.values())
    assert counted == len(found.outlines.codes)


def test_without_shapes_there_is_no_map(found):
    bare = Outlines(found.outlines.codes, ((),) * len(found.outlines.codes))
    assert cluster_figure(replace(found, outlines=bare)) is None
    drawn = clusters_section(replace(found, outlines=bare), kicker="")
    assert not any(isinstance(block, Figure) for block in drawn.blocks)


def test_tables_are_in_order_of_gemeente_and_name(found):
    for table in (tables.cluster_table(found), tables.company_table(found)):
        assert isinstance(table, Table)
        order = [(row[1].text, row[0].text) for row in table.rows]
        assert order == sorted(order)
    counted = tables.company_counts(found)
    rose = sum(int(row[1].text) for row in counted.rows)
    assert rose == (found.verdict == "rising").sum()


def test_long_tables_are_cut_and_say_so(found, monkeypatch):
    monkeypatch.setattr(tables, "MOST", 5)
    table = tables.cluster_table(found)
    assert len(table.rows) == 5
    assert any("first 5" in note for note in table.notes)


def test_without_anything_to_list_there_is_no_table(found):
    assert tables.cluster_table(without_clusters(found)) is None
    quiet = replace(found, areas=found.areas.assign(vulnerable=False))
    assert tables.company_table(quiet) is None
    inner = [
        block for block in clusters_section(quiet, kicker="").blocks if isinstance(block, Section)
    ]
    assert len(inner[0].blocks) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_that_places_are_made_up_and_names_no_cause(found, language):
    page = clusters_page(replace(found, language=language))
    assert f'lang="{language}"' in page
    assert ("do not exist" if language == "en" else "bestaan niet") in page
    assert "A note on clusters." in page
    assert "scores.csv" in page
    for causal in ("leads to", "effect of", "leidt tot", "veroorzaakt"):
        assert causal not in page


def test_without_sources_the_page_has_no_table_of_them(found):
    assert "scores.csv" not in clusters_page(replace(found, provenance=(), made_up=False))
