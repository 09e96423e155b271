"""The whole page on made-up results."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from wijkpeil.areas.outlines import Outlines
from wijkpeil.charts.rules import OUTSIDE
from wijkpeil.language import speaking
from wijkpeil.report import trajectory_page
from wijkpeil.report.trajectories import (
    area_table,
    drawing,
    interval_figures,
    places,
    sensitivity,
)
from wijkpeil.report.trajectories.classes import class_bands
from wijkpeil.report.trajectories.findings import findings
from wijkpeil.report.trajectories.sentences import verdict_sentence
from wijkpeil.report.trajectories.transitions import leaving, transition_table
from wijkpeil.results.trajectories import DimensionSplit
from wijkpeil.study.model import Case
from wijkpeil.trajectories.change import VERDICTS

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """Collects what the tests ask about, and that tags close in order."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.hrefs, self.resources, self.wrong = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a":
            self.hrefs.append(named["href"])
        self.resources += [named[a] for a in ("src", "srcset", "data") if a in named]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def outline(page):
    parser = Outline()
    parser.feed(page)
    return parser


def words(page):
    body = page[page.index("<main") :]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)))


@pytest.fixture
def undrawn(monkeypatch):
    """Leave the drawings out: for tests of the words, which then take no time."""
    monkeypatch.setattr(
        drawing, "draw", lambda _chart, _width, key: f'<svg data-key="{key}"></svg>'
    )


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request, make):
    return trajectory_page(make(60, language=request.param))


@pytest.fixture(scope="module")
def english(make):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "draw", lambda _chart, _width, _key: "<svg></svg>")
        return trajectory_page(make())


def test_is_well_formed_and_self_contained(page):
    found = outline(page)
    assert found.wrong == []
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert found.resources == []
    assert "<script" not in page
    assert "@import" not in page
    assert "url(http" not in page
    inside = [href[1:] for href in found.hrefs if href.startswith("#")]
    assert set(inside) <= set(found.ids)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(found.ids)


def test_the_same_results_give_the_same_bytes(make):
    assert trajectory_page(make(30)) == trajectory_page(make(30))


@pytest.mark.usefixtures("undrawn")
def test_dutch_has_no_english_left(make):
    dutch = trajectory_page(make(language="nl"))
    assert '<html lang="nl">' in dutch
    told = words(dutch)
    for english in ("can't tell", "The ", "Areas ", " rose", "points", "country"):
        assert english not in told, english
    assert "niet te zeggen" in told


def test_answer_counts_the_vulnerable_areas(make, english):
    results = make()
    chosen = results.areas["vulnerable"].to_numpy()
    counts = pd.Series(results.verdict[chosen]).value_counts()
    told = words(english)
    assert (
        f"Of the {chosen.sum()} vulnerable wijken, {counts['rising']} rose and "
        f"{counts['falling']} fell between 2012 and 2016, compared with the country as a whole. "
        f"{counts['stable']} stayed about the same. For {counts['unclear']} we can't tell."
    ) in told
    raw = results.rules["raw_difference"][chosen].value_counts()
    simple = f"gets {raw['rising']} risers and {raw['falling']} fallers"
    assert f"compared with the country as a whole, {simple}" in told
    assert "we expect at most 5 to have the wrong direction" in told


def test_every_vulnerable_area_is_in_a_table(make, english):
    results = make()
    chosen = results.areas[results.areas["vulnerable"]]
    missing = [name for name in chosen["name"] if f'<th scope="row">{name}</th>' not in english]
    assert missing == []


def test_no_order_of_better_or_worse(english):
    """Inside a group the rows are in order of gemeente and name."""
    for body in re.findall(r"<tbody>(.*?)</tbody>", english, flags=re.DOTALL):
        rows = re.findall(r'<th scope="row">([^<]*)</th><td>([^<]*)</td><td class="n">', body)
        order = [(town, name) for name, town in rows]
        assert order == sorted(order)


@pytest.mark.usefixtures("undrawn")
def test_says_made_up_on_screen_on_paper_and_above_each_part(make):
    page = trajectory_page(make(language="nl"))
    warning = "Verzonnen voorbeeld: deze plaatsen bestaan niet."
    assert f"<p>{warning}</p>" in page
    assert f'@top-center {{ content: "{warning}"; }}' in page
    assert page.count('<p class="kicker">Verzonnen voorbeeld</p>') >= 8
    real = trajectory_page(make(made_up=False, cases=(), outlines=None, language="nl"))
    assert "erzonnen" not in real


def test_cases_are_portrayed_in_order_and_only_they(make, english):
    results = make()
    titles = re.findall(r'<h3 id="case-\d+">([^<]+)</h3>', english)
    assert titles == sorted(f"{c.name} ({c.city})" for c in results.cases)
    assert 'id="case-1"' not in trajectory_page(make(cases=()))


def test_hostile_names_are_harmless(make):
    evil = "</svg><script>x</script>&"
    results = make(40)
    areas = results.areas.assign(name=evil, gemeente_name=evil)
    cases = tuple(replace(c, name=evil, city=evil, why=evil) for c in results.cases)
    page = trajectory_page(
        replace(results, areas=areas, cases=cases, title=evil, question=evil, notes=(evil,))
    )
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert outline(page).wrong == []


@pytest.mark.usefixtures("undrawn")
def test_unsafe_addresses_are_not_links(make):
    results = make()
    origin = replace(results.provenance[0], address="javascript:alert(1)")
    page = trajectory_page(replace(results, provenance=(origin,), cases=(), outlines=None))
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


@pytest.mark.usefixtures("undrawn")
def test_tells_why_there_is_no_split(make):
    page = trajectory_page(make(split=DimensionSplit(2012, 2016, None, "no scores then")))
    assert "No split by dimension:</strong> no scores then" in page


@pytest.mark.usefixtures("undrawn")
def test_a_case_that_is_not_in_the_scores_is_named_as_missing(make):
    page = trajectory_page(make(cases=(Case("WK0", "Nowhere", ""),)))
    assert "The scores hold no area with code WK0." in words(page)
    assert "Nowhere</h3>" in page


def test_provenance_settings_and_command(english):
    told = words(english)
    assert "wijkpeil run merelland" in told
    assert '<abbr title="' + "0123456789abcdef" * 4 + '">0123456789ab</abbr>' in english
    assert "Two areas without inhabitants were left out." in told
    assert '<th scope="row">Period</th><td>2012–2016</td>' in english
    assert '<th scope="row">command</th>' not in english


@pytest.mark.usefixtures("undrawn")
def test_small_areas_get_a_mark_of_caution(make):
    results = make()
    page = trajectory_page(replace(results, areas=results.areas.assign(size=90.0), outlines=None))
    assert "90 ⚠" in page
    assert "fewer than 100 inhabitants" in page
    assert "⚠" not in trajectory_page(replace(results, areas=results.areas.assign(size=np.nan)))


@pytest.mark.usefixtures("undrawn")
def test_no_vulnerable_area(make):
    results = make()
    areas = results.areas.assign(vulnerable=False)
    page = trajectory_page(replace(results, areas=areas, cases=()))
    assert "No area fits the rule for vulnerable areas" in page
    assert 'id="map"' not in page


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("verdict", ["rising", "stable", "unclear"])
def test_one_verdict_for_all(make, verdict):
    results = make(30)
    same = np.full(30, verdict)
    page = trajectory_page(
        replace(results, verdict=same, verdict_absolute=same, rules=results.rules[[]], cases=())
    )
    assert outline(page).wrong == []
    assert "subtracts the two scores" not in page


@pytest.mark.usefixtures("undrawn")
def test_areas_whose_change_cannot_be_told(make):
    results = make(40)
    estimate = results.relative.estimate.copy()
    code = results.cases[0].code
    at = results.areas.index.get_loc(code)
    estimate[at] = np.nan
    verdict = results.verdict.copy()
    verdict[at] = "unclear"
    absolute = replace(results.absolute, estimate=np.full(40, np.nan))
    page = trajectory_page(
        replace(
            results,
            relative=replace(results.relative, estimate=estimate),
            absolute=absolute,
            verdict=verdict,
        )
    )
    told = words(page)
    assert f"The figures do not allow a verdict on {results.cases[0].name}." in told
    assert "its change can't be told either" in told
    assert " nan" not in told.lower()


@pytest.mark.usefixtures("undrawn")
def test_many_areas_stay_on_a_readable_page(make, monkeypatch):
    monkeypatch.setattr(area_table, "MOST", 50)
    monkeypatch.setattr(interval_figures, "MOST_CHARTS", 2)
    results = make(900)
    verdict = np.full(900, "rising")
    areas = results.areas.assign(vulnerable=True)
    page = trajectory_page(
        replace(results, areas=areas, verdict=verdict, cases=(), outlines=None, transitions={})
    )
    assert "Each mark stands for 3 areas." in page
    assert "The table holds the first 50, in order of gemeente" in page
    charts = re.findall(r" · (\d+)/(\d+)</summary>", page)
    assert charts
    assert max(int(at) for at, _of in charts) == 2
    assert max(int(of) for _at, of in charts) > 2


@pytest.mark.usefixtures("undrawn")
def test_other_references_and_no_breaks(make):
    results = make(30)
    page = trajectory_page(
        replace(
            results,
            relative=replace(results.relative, reference="gemeente"),
            breaks=(),
            events=(),
            notes=(),
            provenance=(),
            settings=replace(results.settings, command=""),
            transitions={},
            edition="4.0",
            level="somewhere",
        )
    )
    told = words(page)
    assert "compared with their own gemeente" in told
    assert "when it does so compared with this course" not in told
    assert "wijkpeil run …" in told


@pytest.mark.usefixtures("undrawn")
def test_insets_without_cases_are_of_the_gemeenten_with_most_vulnerable_areas(make):
    page = trajectory_page(make(cases=()))
    assert "The gemeenten with most vulnerable wijken, enlarged" in page
    results = make(cases=())
    nowhere = results.areas.assign(gemeente_name="", gemeente="")
    assert "enlarged" not in trajectory_page(replace(results, areas=nowhere))


def test_map_counts_marks_and_says_what_has_no_border(make, results):
    found = findings(results)
    section = places.places(results, found, kicker="")
    legend = {item.mark: item.text for item in section.blocks[0].legend}
    drawn = results.areas.index.isin(results.outlines.codes)
    told = results.verdict[drawn & results.areas["vulnerable"].to_numpy()]
    for verdict in VERDICTS:
        assert legend[verdict].endswith(f"({int((told == verdict).sum())})")
    assert legend["missing"].endswith("(1)")
    svg = section.blocks[0].pictures[0].wide
    assert svg.count('class="sym"') == len(told)
    last = results.areas.assign(vulnerable=np.arange(len(results.areas)) == len(drawn) - 1)
    other = replace(results, areas=last)
    with speaking("en"):
        texts = [
            getattr(b, "text", "") for b in places.places(other, findings(other), kicker="").blocks
        ]
    assert any(text.startswith("1 vulnerable wijk has") for text in texts)


def test_no_map_without_a_shape(results):
    empty = Outlines(results.outlines.codes, tuple(() for _code in results.outlines.codes))
    assert places.places(replace(results, outlines=empty), findings(results), kicker="") is None


@pytest.mark.usefixtures("undrawn")
def test_a_steady_country_and_an_unsplit_case(make):
    results = make()
    breaks = tuple(replace(each, unusual=False) for each in results.breaks)
    parts = results.split.parts.drop(index=results.cases[0].code)
    page = trajectory_page(
        replace(results, breaks=breaks, split=replace(results.split, parts=parts), outlines=None)
    )
    assert "The country changed at about the same pace all the time." in page
    assert "the scores of the dimensions are missing here." in page


@pytest.mark.usefixtures("undrawn")
def test_rules_that_agree_raise_no_doubt(make):
    results = make()
    same = pd.DataFrame({"raw_difference": results.verdict}, index=results.areas.index)
    page = trajectory_page(
        replace(results, rules=same, agree=np.ones(len(same), dtype=int), outlines=None)
    )
    assert "fewer than half" not in page
    assert "For 0 of those" in words(page)


def test_falls_are_told_with_a_positive_size(results):
    found = findings(results)
    at = int(np.flatnonzero(results.verdict == "falling")[0])
    row = found.areas.iloc[at]
    with speaking("en"):
        sentence = verdict_sentence(results, row, "X")
    assert re.search(r"X \w+( \w+)? fell, compared with the country, by about 0\.\d+", sentence)
    size, least, most = (float(v) for v in re.findall(r"0\.\d{3}", sentence))
    assert least <= size <= most


def test_leaving_needs_both_tables_and_a_filled_class():
    full = pd.DataFrame([[3.0, 1.0], [0.0, 2.0]], index=[1, 2], columns=[1, 2])
    empty = full * 0
    assert leaving({"plain": full}) == ""
    assert leaving({"plain": empty, "corrected": empty}) == ""
    with speaking("en"):
        assert "25% of the areas" in leaving({"plain": full, "corrected": full})
        table = transition_table(empty, name="plain")
    assert [cell.text for cell in table.rows[0][1:]] == ["–", "–"]


def test_a_gemeente_without_a_name_is_told_by_its_code(results):
    nameless = replace(results, areas=results.areas.assign(gemeente_name=None))
    assert findings(nameless).areas["gemeente_name"].tolist() == results.areas["gemeente"].tolist()


def test_one_wide_interval_does_not_press_the_others_together(results):
    found = findings(results).vulnerable
    told = found[found["verdict"].isin(["rising", "falling"])]
    usual = interval_figures.axis_domain(told)
    wide = told.copy()
    wide.iloc[0, wide.columns.get_loc("high95")] = 5.0
    low, high = interval_figures.axis_domain(wide)
    assert high < 1
    assert low == pytest.approx(usual[0], abs=0.05)
    assert low < told["estimate"].min()
    assert high > told["estimate"].max()


def test_classes_are_those_of_the_edition(results):
    bands = class_bands(results)
    assert len(bands) == 9
    assert bands[3].low == pytest.approx(4.102264851143687 - 0.2814605)
    assert all(one.high == two.low for one, two in pairwise(bands))
    zero = replace(results.trajectory, nation=results.trajectory.nation - 4.1)
    assert class_bands(replace(results, trajectory=zero))[3].low == pytest.approx(-0.2814605)
    assert class_bands(replace(results, edition="4.0")) == ()


@pytest.mark.usefixtures("undrawn")
def test_all_areas_are_not_called_vulnerable(make):
    results = make(cases=())
    every = replace(
        results,
        areas=results.areas.assign(vulnerable=True),
        settings=replace(results.settings, vulnerable="all"),
        vulnerable_rule="All areas",
    )
    told = words(trajectory_page(every))
    assert "Of the 120 wijken, " in told
    assert "This page is about all areas with scores, vulnerable or not." in told
    assert told.count("vulnerable") == 1
    assert "Of the " in words(trajectory_page(results))
    portrayed = words(trajectory_page(replace(every, cases=make().cases)))
    assert "Vulnerable by the rule" not in portrayed


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    ("language", "answer"),
    [("en", "There is 1 vulnerable wijk: "), ("nl", "Het gaat om 1 kwetsbare wijk: ")],
)
def test_one_area_is_singular(make, language, answer):
    results = make(language=language, cases=())
    one = results.areas.assign(vulnerable=np.arange(len(results.areas)) == 5)
    assert answer in words(trajectory_page(replace(results, areas=one)))


@pytest.mark.usefixtures("undrawn")
def test_columns_that_hold_nothing_are_left_out(make):
    results = make(cases=(), outlines=None)
    assert re.search("<th[^>]*>Gemeente</th>", trajectory_page(results))
    bare = results.areas.assign(gemeente="", gemeente_name="", size=np.nan)
    page = trajectory_page(replace(results, areas=bare))
    assert not re.search("<th[^>]*>Gemeente</th>", page)
    assert not re.search("<th[^>]*>Inhabitants</th>", page)
    assert re.search("<th[^>]*>Change, points</th>", page)


@pytest.mark.usefixtures("undrawn")
def test_a_file_that_tells_nothing_of_itself_says_so_once(make):
    origin = replace(make().provenance[0], title="", owner="", licence="", address="", retrieved="")
    page = trajectory_page(make(provenance=(origin,), cases=(), outlines=None))
    assert page.count("not stated in the file") == 1
    assert "Fetched" not in page
    told = words(trajectory_page(make()))
    assert "Made-up scores · Nobody · CC0-1.0" in told
    assert "Fetched" in told


def test_the_mark_of_caution_is_explained_at_the_chart(results):
    found = findings(results)
    rows = found.vulnerable.assign(small=True).head(3)
    settings = {
        "verdict": "rising", "domain": (-1.0, 1.0), "minimum": 0.04, "key": "k", "title": "t",
        "against": "compared with the country as a whole",
    }  # fmt: skip
    with speaking("en"):
        (marked,) = interval_figures.interval_figures(rows, **settings)
        (plain,) = interval_figures.interval_figures(rows.assign(small=False), **settings)
    assert "⚠ fewer than 100 inhabitants: read with caution." in marked.description
    assert "⚠" not in plain.description
    assert "compared with the country as a whole" in marked.pictures[0].wide
    assert "compared with the country as a whole" in marked.pictures[0].narrow


@pytest.mark.parametrize("reference", ["nation", "gemeente", "group", "none"])
@pytest.mark.usefixtures("undrawn")
def test_every_sentence_names_what_is_compared_with(make, reference):
    results = make(outlines=None)
    change = replace(results.relative, reference=reference)
    told = words(trajectory_page(replace(results, relative=change)))
    assert "compared with ," not in told
    rest = {
        "nation": "the country",
        "gemeente": "its gemeente",
        "group": "the vulnerable areas together",
        "none": "nothing else",
    }
    assert "subtract two scores The difference of two scores" in told
    assert re.search(rf"it counts from 0\.039 points\. {rest[reference]}", told)


@pytest.mark.usefixtures("undrawn")
def test_the_four_groups_are_defined_on_the_page(english):
    told = words(english)
    assert "Better since 2008 (by more than 0.039): “Succes!”" in told
    assert "What each rule looks at, and what it compares an area with" in told


def test_each_rule_is_drawn_over_the_same_areas(results):
    found = findings(results)
    with speaking("en"):
        counts = sensitivity._counts(results, found)
    assert {sum(of.values()) for of in counts.values()} == {len(found.vulnerable)}
    groups = results.rules["four_groups"].reindex(found.vulnerable.index)
    assert counts["four groups of 2017"][OUTSIDE] == groups.isna().sum() > 0


def test_an_inset_marks_only_its_own_areas(results):
    """The words above it count the areas of one gemeente, so its marks must too."""
    found = findings(results)
    with speaking("en"):
        section = places.places(results, found, kicker="")
    (figure,) = [b for b in section.blocks if getattr(b, "labels", ())]
    for label, picture in zip(figure.labels, figure.pictures, strict=True):
        town = label.split(":")[0]
        own = found.vulnerable["gemeente_name"] == town
        drawn = found.vulnerable.index.isin(results.outlines.codes)
        assert picture.wide.count("<g transform") == int((own & drawn).sum())
        assert sum(int(n) for n in re.findall(r"(\d+) ", label.split(":")[1])) >= 1


@pytest.mark.usefixtures("undrawn")
def test_both_kinds_of_error_are_told_in_the_method(english):
    assert "4.2% is expected to have changed by more than that minimum after all." in words(english)
