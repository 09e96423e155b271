"""From a made-up country to look-alikes, tables and a page."""

import json
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pytest

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import MissingExtra, ModelError, StudyError
from wijkpeil.language import speaking
from wijkpeil.workflow.alike import compare_alike
from wijkpeil.workflow.alike_tables import alike_summary, area_table, pair_table
from wijkpeil.workflow.inputs import read_inputs
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.output import to_json
from wijkpeil.workflow.publish_alike import publish_alike
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores


@pytest.fixture(scope="module")
def modelled(panel):
    return model(panel)


@pytest.fixture(scope="module")
def ask(panel, modelled, borders):
    def compare(question=None, **settings):
        given = {"borders": borders} | settings
        with speaking("en"):
            return compare_alike(panel, modelled, question or Question(), **given)

    return compare


@pytest.fixture(scope="module")
def found(ask):
    return ask()


def test_look_alikes_lie_elsewhere_and_are_no_neighbours(found, small):
    gemeente = small.areas["gemeente"].to_numpy(str)
    touching = neighbours(small.outlines)
    assert found.alike.good.mean() > 0.7
    for area in range(len(gemeente)):
        theirs = found.alike.of(area)
        assert gemeente[area] not in gemeente[theirs]
        assert touching[[area]].toarray()[0][theirs].sum() == 0
    assert found.apart_from == ("areas of its own gemeente", "areas that lie against it")


def test_borders_in_another_order_or_incomplete_give_the_same_neighbours(ask, found, borders):
    some = slice(None, None, -1)
    turned = replace(borders.outlines, codes=borders.outlines.codes[some],
                     shapes=borders.outlines.shapes[some])  # fmt: skip
    again = ask(borders=replace(borders, outlines=turned))
    np.testing.assert_array_equal(again.alike.members, found.alike.members)
    fewer = replace(turned, codes=turned.codes[:300], shapes=turned.shapes[:300])
    assert ask(borders=replace(borders, outlines=fewer)).alike.good.mean() > 0.7
    empty = replace(turned, codes=(), shapes=())
    np.testing.assert_array_equal(
        ask(borders=replace(borders, outlines=empty)).alike.members, ask(borders=None).alike.members
    )


def test_the_vulnerable_areas_are_counted_where_the_rule_can_be_applied(ask):
    few = ask(Question(vulnerable=parse("lowest 40%@2012")))
    assert few.vulnerable.sum() == pytest.approx(0.4 * len(few.areas), rel=0.05)
    counted = alike_summary(few)["vulnerable"]
    assert counted["areas"] == few.vulnerable.sum()
    assert counted["with_good_look_alikes"] == (few.alike.good & few.vulnerable).sum()
    assert few.vulnerable_rule == counted["rule"] != ""
    for rule in ("all", "zwak@1950"):
        other = ask(Question(vulnerable=parse(rule)))
        assert other.vulnerable is None
        assert alike_summary(other)["vulnerable"] is None


@pytest.mark.parametrize("coverage", [0.80, 0.95])
def test_the_change_against_look_alikes_holds_the_planted_truth(found, small, coverage):
    moved = small.truth[:, small.waves == 2016] - small.truth[:, small.waves == 2012]
    truth = moved[:, 0] - found.alike.mean_weights() @ moved[:, 0]
    low, high = found.relative.interval(coverage)
    good = found.alike.good
    assert ((truth >= low) & (truth <= high))[good].mean() == pytest.approx(coverage, abs=0.05)
    called = np.isin(found.verdict, ("rising", "falling"))
    assert called.sum() > 20
    assert (np.sign(truth) != np.sign(found.relative.estimate))[called].mean() < 0.06


def test_an_extreme_area_gets_no_verdict(ask, found, panel, modelled):
    table = panel.characteristics.copy()
    table.iloc[5, table.columns.get_loc("perc_sociale_huur")] = 100.0
    table.iloc[5, table.columns.get_loc("dichtheid")] = 1e9
    table.iloc[5, table.columns.get_loc("perc_bouwjaar_1945_1970")] = 100.0
    with speaking("en"):
        odd = compare_alike(replace(panel, characteristics=table), modelled, Question())
    assert not odd.alike.good[5]
    assert odd.verdict[5] == "unclear"
    assert np.isnan(odd.relative.estimate[5])


def test_what_is_compared_has_a_label(found):
    assert list(found.compared) == list(found.features.names)
    assert found.compared["built_after_war"].label.startswith("homes built in the twenty-odd")
    assert found.compared["social_rent"].unit == "share"
    assert found.not_compared == ()
    (note,) = found.notes
    assert note == (
        "The characteristics are of 2024, after the start in 2012. They may hold what changed "
        "since, and look-alikes are then alike in part by what became of them."
    )


def test_with_scores_alone_the_rest_is_named(bare):
    with speaking("en"):
        found = compare_alike(bare, model(bare), Question())
    assert found.not_compared == (
        "number of inhabitants",
        "tenure",
        "building period",
        "density and urbanity",
    )
    assert found.features.names == ("level", "course")


def test_a_year_that_the_file_doesn_t_tell(panel, modelled):
    with speaking("en"):
        unsaid = compare_alike(replace(panel, figures_year=None), modelled, Question())
        before = compare_alike(replace(panel, figures_year=2012), modelled, Question())
    assert unsaid.notes[0].startswith("The file does not tell of which year")
    assert before.notes == ()


def test_what_is_the_same_for_all_is_named(panel, modelled):
    table = panel.characteristics.assign(stedelijkheid=3.0)
    with speaking("en"):
        found = compare_alike(replace(panel, characteristics=table), modelled, Question())
    (what,) = found.not_compared
    assert what == (
        "degree of urbanity, 1 (very urban) to 5 (not urban) (the same for all areas, or known of "
        "none)"
    )


def test_an_early_start_has_no_earlier_course(ask):
    early = ask(Question(start=2002, end=2012))
    assert not early.smoothed_start
    assert "course" not in early.features.names
    assert "fewer than three measurements" in early.notes[0]


def test_unknown_gemeenten_are_told(panel, modelled):
    areas = panel.areas.assign(gemeente="")
    with speaking("en"):
        found = compare_alike(replace(panel, areas=areas), modelled, Question())
        asked = compare_alike(replace(panel, areas=areas), modelled, Question(), same_gemeente=True)
    assert "may lie in the same gemeente" in found.notes[-1]
    assert found.apart_from == ()
    assert len(asked.notes) == len(found.notes) - 1


def test_areas_that_are_not_there_and_waves_that_are_not(ask):
    with pytest.raises(StudyError, match="WK999999"), speaking("en"):
        ask(shown=("WK999999",))
    with pytest.raises(ModelError, match="no wave 2013"), speaking("en"):
        ask(Question(start=2013))


def test_among_very_many_areas_only_those_shown(ask, found, panel, monkeypatch):
    monkeypatch.setattr("wijkpeil.workflow.alike.EVERYWHERE", 400)
    shown = (panel.codes[3],)
    some = ask(shown=shown)
    np.testing.assert_array_equal(some.alike.members[3], found.alike.members[3])
    assert some.alike.count.sum() == found.alike.count[3]
    assert some.notes[-1].startswith("With 480 areas, look-alikes were sought only")


def test_cases_are_shown(ask, question):
    assert ask(question).shown == tuple(case.code for case in question.cases)


def test_tables_hold_every_pair_and_every_area(found, panel):
    pairs, areas = pair_table(found), area_table(found)
    assert len(pairs) == found.alike.count.sum()
    assert len(areas) == len(panel.areas)
    first = pairs.iloc[0]
    apart = first[[c for c in pairs if c.startswith("apart_")]].to_numpy(float)
    known = np.isfinite(apart)
    weights = found.features.weights
    squared = (weights[known] * apart[known] ** 2).sum() / weights[known].sum()
    assert first["distance"] == pytest.approx(np.sqrt(squared))
    good = areas[areas["good"]]
    assert (good["change_lower95"] < good["change_lower80"]).all()
    assert areas.loc[~areas["good"], "change"].isna().all()
    none = areas[areas["look_alikes"] == 0]
    assert len(none)
    assert none["distance"].isna().all()


def test_only_the_areas_that_are_shown(ask, panel):
    shown = (panel.codes[3], panel.codes[0])
    results = ask(shown=shown)
    assert set(pair_table(results).index) <= set(shown)
    told = json.loads(to_json(alike_summary(results)))
    assert list(told["shown"]) == list(shown)
    assert sum(told["verdicts"].values()) == len(panel.areas)


def test_everything_is_written_and_the_same_each_time(ask, panel, tmp_path):
    results = ask(shown=(panel.codes[0],))
    written = publish_alike(results, tmp_path / "one")
    publish_alike(results, tmp_path / "two")
    for path in written.files.values():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
    names = ["alike-areas.csv", "alike-areas.parquet", "alike.csv", "alike.html", "alike.parquet"]
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == names
    csv = pd.read_csv(tmp_path / "one" / "alike.csv")
    parquet = duckdb.read_parquet(str(tmp_path / "one" / "alike.parquet")).df()
    assert csv.columns.tolist() == parquet.columns.tolist()
    assert len(csv) == len(parquet)


def test_without_the_report_part_there_are_tables(ask, monkeypatch, tmp_path):
    (tmp_path / "alike.html").write_text("an earlier page")

    def missing(_results):
        raise MissingExtra("report")

    monkeypatch.setattr("wijkpeil.workflow.publish_alike.alike_page", missing)
    written = publish_alike(ask(), tmp_path)
    assert "report" not in written.files
    assert len(written.notes) == 1
    assert not (tmp_path / "alike.html").exists()


@pytest.mark.shared
def test_the_real_postcode_file(shared):
    folder = shared / "data"
    panel, _notes = with_scores(
        read_inputs(
            folder / "leefbaarometer/Leefbaarometer-scores PC4 2002-2020.csv",
            sizes=folder / "cbs/CBS_PC4.csv",
            gemeenten=folder / "cbs/pc4_gemeente_2023_adressen.csv",
        )
    )
    with speaking("en"):
        found = compare_alike(panel, model(panel), Question())
    assert found.features.names == (
        "level", "course", "size", "social_rent", "owner_occupied", "built_before_1945",
        "built_after_war", "built_1965_1985", "built_1985_2005", "built_after_2005", "density",
        "urbanity",
    )  # fmt: skip
    assert 0.85 < found.alike.good.mean() < 0.95
    apart = found.balance.apart[found.alike.good]
    assert np.abs(np.nanmean(apart, axis=0)).max() < 0.1
    called = np.isin(found.verdict, ("rising", "falling"))
    assert 300 < called.sum() < 1200
