"""The report on what goes with change: what it says, and what it never says."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.report.document import Note, Paragraph, Section
from wijkpeil.report.explanation.answer import late_note, sentence
from wijkpeil.report.explanation.expected import (
    expectation_block,
    expectation_section,
    expected_sentence,
)
from wijkpeil.report.explanation.method import nearness_sentence
from wijkpeil.report.explanation.page import explanation_document, explanation_page
from wijkpeil.report.explanation.section import explanation_section
from wijkpeil.report.explanation.taking_part import left_out_sentence
from wijkpeil.report.explanation.words import chance, listed
from wijkpeil.results.explanation import (
    Characteristic,
    ExpectationResults,
    ExplanationResults,
    OutsideCircle,
)
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.explanation.design import Treatment
from wijkpeil.trajectories.explanation.relations import Relations, untold
from wijkpeil.trajectories.explanation.sample import Left
from wijkpeil.trajectories.explanation.stability import Line
from wijkpeil.trajectories.spatial.moran import Moran

NAMES = ("vacancy", "green", "income")
CAUSAL = re.compile(r"\b(because of|leads? to|causes|effect of|due to|drives?)\b")


def some_relations(relation=("decline", "none", "unclear"), *, moran_p=0.5, areas=200):
    estimate = np.array([-0.02, 0.001, 0.004])
    error = np.array([0.004, 0.002, 0.01])
    nearby = error * 1.2
    return Relations(
        names=NAMES,
        estimate=estimate,
        scale=nearby if moran_p < 0.05 else error,
        degrees=np.full(3, 60.0),
        single=np.array([0.0001, 0.6, 0.7]),
        adjusted=np.array([0.001, 0.9, 0.95]),
        reach=2.6 * error,
        relation=np.array(relation),
        clustered=error,
        nearby=nearby,
        lost=np.full(3, 0.3),
        areas=areas,
        gemeenten=61,
        moran=Moran(0.1, -0.07, 0.001, 2.0, moran_p, areas, 0, 0),
        errors="nearby" if moran_p < 0.05 else "gemeente",
    )


def some_lines():
    figures = (np.array([-0.01, 0.0, 0.002]), np.full(3, 0.004), np.full(3, 50.0))
    nothing = (np.full(3, np.nan),) * 3
    return (
        Line(2008, 2012, "plausible", "all", *figures),
        Line(2012, 2016, "plausible", "all", *figures),
        Line(2012, 2016, "plausible", "vulnerable", *figures),
        Line(2008, 2016, "plausible", "vulnerable", *nothing),
        Line(2012, 2016, "raw", "vulnerable", *figures),
        Line(2016, 2018, "plausible", "all", *figures),
    )


def some_results(**changed):
    used = Treatment("vacancy", "used", 3, logged=True)
    whole = ExplanationResults(
        title="What goes with rise and decline",
        language="en",
        made_up=True,
        level="wijk",
        start=2012,
        end=2016,
        characteristics=(
            Characteristic("vacancy", "empty homes", "share", ("won",), used),
            Characteristic("green", "green space", "share", ("fys",), replace(used, name="green")),
            Characteristic("income", "income", "", (), replace(used, name="income")),
            Characteristic(
                "rented", "rented homes", "share", ("won",),
                Treatment("rented", "told by others", 0, told_by=("vacancy",), told=0.97),
            ),
            Characteristic("gas", "gas", "", (), Treatment("gas", "known of too few", 900)),
            Characteristic("oil", "oil", "", (), Treatment("oil", "known of none", 2006)),
            Characteristic("sea", "sea", "", (), Treatment("sea", "same everywhere", 0)),
        ),
        year=2024,
        everywhere=some_relations(areas=2000),
        vulnerable=some_relations(("rise", "unclear", "unclear"), moran_p=0.001),
        vulnerable_rule="Areas that were “weak” or worse in 2012",
        stability=some_lines(),
        outside=(
            OutsideCircle(("won",), ("vacancy",), replace(
                some_relations(), names=("vacancy",), estimate=np.array([-0.01]),
                reach=np.array([0.002]), relation=np.array(["decline"]),
            )),
            OutsideCircle(("fys",), ("green",), None, "Not published."),
        ),
        left_out=Left(5, 0, 1),
        areas=2006,
        minimum=0.0392,
        draws=20,
        seed=1991,
        notes=("6 of the 2,006 areas don't take part.",),
    )  # fmt: skip
    return replace(whole, **changed)


def some_expectation(**changed):
    areas = pd.DataFrame(
        {
            "name": ["Aa", "Bee", "Cee", "Dee", "Ee"],
            "gemeente": "GM9001",
            "gemeente_name": "Verzinstad",
            "size": 1000.0,
            "vulnerable": [True, True, True, True, False],
        },
        index=pd.Index([f"WK90010{k}" for k in range(5)], name="code"),
    )
    estimate = np.array([0.08, -0.08, 0.0, 0.02, np.nan])
    whole = ExpectationResults(
        language="en",
        made_up=True,
        level="wijk",
        areas=areas,
        expected=np.array([0.01, 0.0, 0.0, 0.0, np.nan]),
        unsure=np.full(5, 0.003),
        own=np.array([0.09, -0.08, 0.0, 0.02, np.nan]),
        excess=Change(
            start=2012, end=2016, reference="expected", codes=areas.index.to_numpy(str),
            estimate=estimate, scale=np.array([0.02, 0.02, 0.01, 0.05, np.nan]),
            degrees=np.full(5, 12.0),
        ),
        verdict=np.array(["rising", "falling", "stable", "unclear", "unclear"]),
        wrong_signs=0.01,
        cap=0.05,
        told=0.2,
        features=("level", "green space"),
        year=2011,
        left_out=Left(1, 0, 0),
        vulnerable_rule="",
    )  # fmt: skip
    return replace(whole, **changed)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def all_text(section):
    return re.sub(r"\s+", " ", repr(section))


def test_the_lead_says_what_goes_with_what_and_for_how_many_not():
    results = some_results()
    assert sentence(results, "all", results.everywhere) == (
        "Among all 2,000 wijken that take part, between 2012 and 2016, decline goes with a higher "
        "figure for empty homes. 1 characteristic has no clear relation; of 1 we can't tell."
    )
    large = replace(results, minimum=0.4)
    assert (
        "This relation is small: by the best estimate, areas that differ one standard deviation in "
        "it differ less than 0.100 points in change. 1 characteristic"
    ) in sentence(large, "all", results.everywhere)
    both = some_relations(("decline", "rise", "rise"))
    assert (
        "figure for empty homes; rise goes with a higher figure for green space and income. 2 of"
    ) in sentence(results, "vulnerable", both)
    assert "2 of these 3 relations are small: less than 0.010 points" in sentence(
        results, "vulnerable", both
    )
    assert "All 3 relations are small" in sentence(large, "vulnerable", both)
    unclear = some_relations(("decline", "unclear", "unclear"))
    assert sentence(results, "all", unclear).endswith("Of 2 characteristics we can't tell.")
    none = some_relations(("unclear",) * 3)
    assert "none of the 3 characteristics surely goes with" in sentence(results, "all", none)
    few = untold(NAMES, areas=4, gemeenten=2, reason="There are too few of them.")
    assert "we can't tell what goes with change. There are too few" in sentence(
        results, "vulnerable", few
    )


@pytest.mark.parametrize(
    ("year", "said"), [(2024, True), (2013, True), (None, True), (2012, False)]
)
def test_characteristics_of_after_the_start_are_warned_of_loudly(year, said):
    notes = late_note(year=year, start=2012)
    assert bool(notes) is said
    if said:
        assert isinstance(notes[0], Note)
        assert "consequence of the change" in notes[0].text
    section = explanation_section(some_results(year=year), kicker="")
    assert ("consequence" in all_text(section)) is said
    asked = expectation_section(some_expectation(year=year), kicker="")
    assert ("consequence" in all_text(asked)) is said
    block = expectation_block(some_expectation(year=year), "WK900100")
    assert ("consequence" in all_text(block)) is said


def test_no_causal_words_anywhere():
    page = explanation_page(some_results(), some_expectation())
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not CAUSAL.findall(text)
    assert "It is not a cause" in text


def test_the_page_is_the_same_every_time_and_says_it_is_made_up():
    page = explanation_page(some_results(), some_expectation())
    assert page == explanation_page(some_results(), some_expectation())
    assert "Made-up example: these places do not exist." in page
    assert "p, all looks" in page
    plain = explanation_page(some_results(made_up=False), some_expectation(made_up=False))
    assert "do not exist" not in plain


def test_circles_are_named_and_what_lies_outside_is_shown():
    text = all_text(explanation_section(some_results(), kicker=""))
    assert "empty homes: part of housing stock" in text
    refused = "For green space the same can't be asked of the score without that part. Not"
    assert refused in text
    assert "The same question of the score without the part" in text
    none = all_text(explanation_section(some_results(outside=()), kicker=""))
    assert "Where this goes in a circle" not in none
    refused = some_results().outside[1:]
    assert "The same question of the score without" not in all_text(
        explanation_section(some_results(outside=refused), kicker="")
    )


def test_what_was_left_out_is_told_with_the_reason():
    text = all_text(explanation_section(some_results(), kicker=""))
    assert "can't be told apart from empty homes (97% told by them)" in text
    assert "known of too few areas" in text
    assert "left out: not known of any area" in text
    assert "the same in all areas" in text


def test_how_many_areas_drop_out_is_told_near_the_top_with_what_is_missing():
    results = some_results()
    told = left_out_sentence(results)
    assert told == (
        "6 of the 2,006 areas don't take part: of 5 a characteristic or the number of inhabitants "
        "is unknown; 1 would be the only one of their gemeente. Missing most often: green space "
        "(3), income (3) and empty homes (3)."
    )
    first = explanation_section(results, kicker="").blocks[:3]
    assert told in [block.text for block in first]
    assert left_out_sentence(replace(results, left_out=Left(0, 0, 0))) == ""
    without = replace(results, left_out=Left(0, 2, 0), characteristics=())
    assert left_out_sentence(without) == (
        "2 of the 2,006 areas don't take part: of 2 the gemeente is not known."
    )


def test_bars_that_are_cut_off_are_told():
    note = "A bar that reaches the edge goes on beyond it"
    assert note in all_text(explanation_section(some_results(), kicker=""))
    narrow = replace(some_relations(), degrees=np.full(3, 1e6), reach=np.full(3, 1e-4),
                     scale=np.full(3, 1e-4))  # fmt: skip
    calm = some_results(vulnerable=None, everywhere=narrow, stability=())
    assert note not in all_text(explanation_section(calm, kicker=""))


def test_likeness_of_neighbours_is_said_and_handled():
    results = some_results()
    alike = nearness_sentence(results, "vulnerable", results.vulnerable)
    assert "Conley" in alike
    assert "p = 0.001" in alike
    assert "not clearly more alike" in nearness_sentence(results, "all", results.everywhere)
    bare = replace(results.everywhere, moran=None, nearby=None)
    assert "within a gemeente only" in nearness_sentence(results, "all", bare)
    text = all_text(explanation_section(some_results(everywhere=bare), kicker=""))
    assert "Error, also nearby" in text  # of the other population


def test_nothing_to_draw_is_no_picture():
    few = untold(NAMES, areas=4, gemeenten=2, reason="Too few.")
    section = explanation_section(
        some_results(vulnerable=few, everywhere=few, stability=()), kicker=""
    )
    assert "Figure(" not in repr(section)
    alone = explanation_section(some_results(vulnerable=None), kicker="")
    assert "In other periods the vulnerable" not in repr(alone)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (0, "Aa almost certainly did better than expected between 2012 and 2016, by about 0.080"),
        (1, "Bee almost certainly did worse than expected between 2012 and 2016, by about 0.080"),
        (2, "Cee almost certainly did about as expected between 2012 and 2016: the difference"),
        (3, "Whether Dee did better or worse than expected between 2012 and 2016, we can't tell"),
    ],
)
def test_each_verdict_is_a_sentence(at, said):
    results = some_expectation()
    name = str(results.areas["name"].iloc[at])
    assert expected_sentence(results, at, name).startswith(said)


def test_the_interval_of_a_worse_area_is_told_by_its_size():
    text = expected_sentence(some_expectation(), 1, "Bee")
    assert re.search(r"95%: 0\.0\d\d to 0\.1\d\d", text)


def test_areas_that_are_not_there_or_not_known_say_so():
    results = some_expectation()
    assert isinstance(expectation_block(results, "WK999999")[0], Note)
    (unknown,) = expectation_block(results, "WK900104")
    assert isinstance(unknown, Paragraph)
    assert "can't be told" in unknown.text
    assert "Elsewhere" in expectation_block(results, "WK900100", name="Elsewhere")[0].text


def test_the_section_on_expectation_counts_and_lists_alphabetically():
    section = expectation_section(some_expectation(), kicker="")
    text = all_text(section)
    assert "Of 4 vulnerable wijken, 1 did better and 1 did worse" in text
    assert text.index("Aa (Verzinstad)") < text.index("Bee (Verzinstad)")
    quiet = some_expectation(verdict=np.full(5, "unclear"))
    assert "The areas as a table" not in repr(expectation_section(quiet, kicker=""))


def test_the_document_has_its_sections():
    found = explanation_document(some_results(), some_expectation())
    assert [part.key for part in found.sections] == ["explanation", "expected", "sources"]
    assert all(isinstance(part, Section) for part in found.sections)


def test_small_words():
    assert chance(0.2) == "0.200"
    assert listed(["a"]) == "a"
    assert listed(["a, b", "c"]) == "a, b; c"
    assert listed([]) == ""
