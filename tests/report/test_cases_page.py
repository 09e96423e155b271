"""The pages on cases, from made-up results."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.brought_in import compare_brought_in
from wijkpeil.cases.candidates import Candidates, Excess
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.stability import stability
from wijkpeil.cases.suggest import suggest
from wijkpeil.language import speaking
from wijkpeil.report.cases.answer import cities_without, elsewhere, headline
from wijkpeil.report.cases.facts import facts
from wijkpeil.report.cases.own_cases import unknown_cases
from wijkpeil.report.cases.page import cases_document, cases_page, stability_page
from wijkpeil.report.cases.why import (
    runner_up_words,
    short_why,
    sure_pair,
    why_pair,
    why_single,
)
from wijkpeil.report.cases.words import firmness_sentence, loss_words, rule_words, variant_words
from wijkpeil.report.document import Bullets, Paragraph
from wijkpeil.results.cases import About, StabilityResults, SuggestedCases, Variant
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.verdict import judge

ROWS = [
    ("V1", "Aadorp", -0.20, 0.10, 0.012),
    ("V2", "Aadorp", -0.22, -0.10, 0.012),
    ("V3", "Aadorp", -0.21, -0.08, 0.012),
    ("V4", "Bestad", -0.30, 0.09, 0.02),
    ("V5", "Bestad", -0.31, -0.02, 0.012),
    ("V6", "Ceeburg", -0.25, 0.00, 0.01),
]
ABOUT = About(
    title="Wijken in Merelland",
    language="en",
    made_up=True,
    level="wijk",
    edition="3.0",
    start=2012,
    end=2016,
    reference="nation",
    minimum=0.0392,
    cap=0.05,
    vulnerable_rule="weak or worse in 2012",
    command="wijkpeil cases suggest merelland",
    provenance=(
        Provenance(file="s.csv", title="Made-up", owner="Nobody", licence="CC0", sha256="0" * 64),
        Provenance(file="t.csv", title="", owner="", licence="", sha256="1" * 64),
    ),
    notes=("Two areas were left out.",),
)


def areas(**changes) -> Candidates:
    codes, cities, level, estimate, scale = map(list, zip(*ROWS, strict=True))
    count = len(codes)
    change = Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.array(codes),
        estimate=np.array(estimate),
        scale=np.array(scale),
        degrees=np.full(count, 12.0),
    )
    made = Candidates(
        names=np.array(["Noord", "Zuid", "<Oost>", "West", "", "Kern"]),
        cities=np.array(cities),
        size=np.full(count, 5000.0),
        vulnerable=np.ones(count, dtype=bool),
        measured=np.ones(count, dtype=bool),
        level=np.array(level),
        level_scale=np.full(count, 0.02),
        level_class=np.full(count, 4, dtype=np.int8),
        change=change,
        raw=np.array(estimate),
        verdict=judge(change).verdict,
        features=pd.DataFrame({"rent": np.arange(count)}, index=codes),
    )
    return replace(made, **changes)


def firm(codes: list[str], verdict: dict[str, str]) -> StabilityResults:
    said = pd.Series([verdict[code] for code in codes], index=codes)
    rules = pd.DataFrame(
        {"relative_to:gemeente": said, "minimum:0.0196": "stable", "cap:0.01": said,
         "raw_difference": said, "four_groups": None, "alike": "falling"},
        index=codes,
    )  # fmt: skip
    periods = pd.DataFrame({"2008-2016": said, "2012-2014": "unclear"}, index=codes)
    cases = pd.DataFrame(
        {"name": [f"N{code}" for code in codes], "city": "Aadorp", "verdict": said, "sure": 0.97},
        index=codes,
    )
    found = stability(verdict=said, rules=rules, periods=periods)
    return StabilityResults(ABOUT, cases, rules, periods, (2008, 2012, 2014, 2016), found)


def results(rule: SelectionRule | None = None, **changes) -> SuggestedCases:
    every = areas()
    rule = rule or SelectionRule(cities=("Aadorp", "Bestad", "Ceeburg"), number=5)
    chosen = suggest(every, rule)
    variants = (
        Variant("relative_to", "gemeente", chosen.codes, chosen.choice.options),
        Variant("minimum", "0.0784", ("V1", "V3"), (), (("V3", "<Oost>"),)),
        Variant("period", "2012-2018", why_not="The conditions can't be met."),
        Variant("raw", "", ("V1",), (), ()),
        Variant("other_file", "buurt", ("B1",), (), (("B1", "Buurtje"),)),
    )
    verdict = dict(zip(every.codes.tolist(), every.verdict.tolist(), strict=True))
    own = compare_brought_in(
        every,
        rule,
        cases=(("V2", "Zuid", "Aadorp"), ("V3", "Oost", "Aadorp"), ("X1", "Weg", "Bestad")),
        chosen=chosen.codes,
    )
    made = SuggestedCases(
        about=ABOUT,
        selection=chosen,
        variants=variants,
        brought_in=own,
        stability=firm(list(chosen.codes), verdict) if chosen.codes else None,
    )
    return replace(made, **changes)


@pytest.fixture(scope="module")
def made() -> SuggestedCases:
    return results()


@pytest.fixture(scope="module")
def page(made):
    return cases_page(made)


def text(section) -> str:
    parts = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts += block.items
        elif hasattr(block, "blocks"):
            parts.append(text(block))
    return " ".join(parts)


def test_the_page_holds_all_parts_and_says_it_is_made_up(page):
    keys = ["suggestion", "cities", "brought-in", "dependence", "firmness", "method", "sources"]
    assert [key for key in keys if f'id="{key}"' not in page] == []
    assert "Made-up example: these places do not exist." in page
    assert "wijkpeil cases suggest merelland" in page
    assert 'design = "mix"' in page.replace("&#34;", '"')
    assert "not stated in the file" in page
    assert "Two areas were left out." in page


def test_nothing_of_the_data_is_taken_for_markup(page):
    assert "<Oost>" not in page
    assert "&lt;Oost&gt;" in page
    assert page.count("<h1>") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_same_results_give_the_same_bytes(made, page):
    assert cases_page(made) == page


def test_no_list_is_ordered_by_how_good_areas_are(made):
    document = cases_document(made)
    cities = next(section for section in document.sections if section.key == "cities")
    assert [one.title for one in cities.blocks[1:]] == ["Aadorp", "Bestad", "Ceeburg"]


def test_each_suggestion_says_why_how_sure_and_what_came_second(made):
    cities = next(s for s in cases_document(made).sections if s.key == "cities")
    assert "more than 0.039 points, are two questions" in cities.blocks[0].text
    first = text(cities.blocks[1])
    assert "Noord and Zuid started alike in 2012" in first
    assert "Noord almost certainly rose" in first
    assert "Each of the two verdicts also stands by itself." in first
    assert "Runner-up: Noord and <Oost> (Aadorp) (almost as good)" in first
    assert "also chosen under 1 of 4 other rules" in first
    second = text(cities.blocks[2])
    assert "V5 is no faller by itself" in second
    assert "can't be met" in second
    third = text(cities.blocks[3])
    assert "Kern is the only area of Ceeburg that can be chosen." in third
    assert "less than one in two" in third


def test_a_page_in_dutch_has_no_english_left(made):
    dutch = replace(made, about=replace(ABOUT, language="nl"))
    found = cases_page(replace(dutch, stability=replace(made.stability, about=dutch.about)))
    assert 'lang="nl"' in found
    for english in ("How sure", "Runner-up", "chosen there too", "So the verdict is"):
        assert english not in found


def test_nothing_to_suggest_is_an_answer_too():
    none = results(SelectionRule(design="pairs", caliper=1e-6, cities=("Aadorp", "Ceeburg")))
    document = cases_document(none)
    keys = [section.key for section in document.sections]
    assert "cities" not in keys
    assert "dependence" not in keys
    assert "firmness" not in keys
    answer = text(document.sections[0])
    assert "That is an answer too." in answer
    assert "In Ceeburg there is 1 area to choose, but no case is suggested." in answer
    assert "In Aadorp there are 3 areas to choose, but no two that start alike" in answer
    assert "at most 11 cases" in answer


def test_a_city_without_areas_is_named():
    found = results(SelectionRule(design="pairs", cities=("Aadorp", "Zet")), brought_in=())
    document = cases_document(found)
    assert "In Zet there is no area to choose" in text(document.sections[0])
    assert "brought-in" not in [section.key for section in document.sections]


def test_choosing_anywhere_without_other_rules_is_told():
    found = results(SelectionRule(design="diverse", number=4, per_city=4), variants=())
    document = cases_document(found)
    assert "4 cases anywhere in the data" in text(document.sections[0])
    assert "dependence" not in [section.key for section in document.sections]
    with speaking("en"):
        assert headline(found, facts(found.selection.candidates)).endswith("4 areas alone.")


def test_pairs_of_different_cities_say_how_alike_they_are():
    rule = SelectionRule(design="most-similar", likeness=9, caliper=0.2, number=2)
    found = results(rule, compared_by=("rented homes", "flats"), not_compared_by=("woz",))
    option = found.selection.choice.options[0]
    known = facts(found.selection.candidates)
    with speaking("en"):
        assert "They lie in different cities" in why_pair(found, option, known)
    document = cases_document(found)
    assert "Areas were compared by: rented homes, flats." in text(document.sections[-2])
    assert "all areas have the same: woz." in text(document.sections[-2])
    assert " – " in document.sections[1].blocks[1].title


def test_a_pair_of_which_neither_moved_for_sure_is_warned_about(made):
    known = facts(areas(verdict=np.full(6, "unclear")))
    pair = made.selection.choice.options[0]
    with speaking("en"):
        said = sure_pair(made, pair, known)
    assert "Noord is no riser by itself, Zuid is no faller by itself" in said


def test_a_deviant_case_says_what_it_is_chosen_as():
    excess = Excess(np.array([0.1, -0.1, 0, 0, 0, 0.0]), np.full(6, 0.01), np.full(6, 12.0))
    every = areas(excess=excess)
    rule = SelectionRule(design="typical-deviant", number=3, per_city=3)
    found = replace(results(), selection=suggest(every, rule))
    known = facts(found.selection.candidates)
    option = next(o for o in found.selection.choice.options if o.codes == ("V1",))
    with speaking("en"):
        assert "Noord is chosen as: did better than expected" in why_single(found, option, known)
        assert short_why(found, option, "V1", known).startswith("did better than expected")


def test_what_came_second_in_each_way(made):
    known = facts(made.selection.candidates)
    first = made.selection.runners_up[0]
    with speaking("en"):
        assert runner_up_words(None, known) == ""
        nothing = replace(first, instead=(), loss=0.5)
        assert "Nothing could take its place" in runner_up_words(nothing, known)
        assert [loss_words(loss) for loss in (0.0, 0.1, 0.3, 2.0)] == [
            "almost as good", "a little less sure", "clearly less sure", "much less sure",
        ]  # fmt: skip


def test_rules_have_names(made):
    with speaking("en"):
        assert [variant_words(one) for one in made.variants] == [
            "compared with their own gemeente",
            "a change counts from 0.078 points",
            "period 2012–2018",
            "subtract two scores",
            "areas of another level: buurten",
        ]
        assert rule_words("alike") == "alike"


def test_the_page_on_firmness_stands_alone(made):
    page = stability_page(made.stability)
    assert 'id="firmness"' in page
    assert "3 of 5 say the same, 1 the opposite, 1 otherwise" in page
    assert "at most 1% wrong verdicts" in page
    assert "Each case over every period" in page


def test_a_contradicted_verdict_is_told():
    told = firm(["V1"], {"V1": "rising"})
    against = pd.DataFrame({"raw_difference": ["falling"]}, index=["V1"])
    found = stability(verdict=told.cases["verdict"], rules=against, periods=told.periods[[]])
    page = stability_page(replace(told, rules=against, found=found))
    assert "mostly say the opposite" in page
    assert "contradicted" in page


def test_a_case_that_may_have_gone_either_way_is_told_so():
    unsure = areas(verdict=np.full(6, "unclear"))
    found = suggest(unsure, SelectionRule(cities=("Aadorp",), number=2))
    document = cases_document(replace(results(), selection=found))
    assert "Noord may have risen or fallen (we can't tell)" in text(document.sections[1])


def test_without_files_notes_and_command_the_page_is_shorter(made):
    bare = replace(made, about=replace(ABOUT, provenance=(), notes=(), command="", title=""))
    document = cases_document(bare)
    assert document.title == "Suggested cases"
    assert document.sections[-1].blocks == ()
    assert "What was done differently" not in cases_page(bare)


def test_areas_of_one_name_are_told_apart():
    twins = areas(names=np.full(6, "Centrum"))
    rule = SelectionRule(cities=("Aadorp",), number=2)
    page = cases_page(replace(results(), selection=suggest(twins, rule)))
    assert "Centrum (Aadorp) V1" in page


def test_the_headline_counts_pairs_by_their_verdicts(made):
    known = facts(made.selection.candidates)
    weak = facts(areas(verdict=np.array(["rising", "unclear", *areas().verdict[2:]])))
    with speaking("en"):
        first = headline(made, known)
        none = headline(made, weak)
    kinds = "1 pair of a riser and a faller, 1 pair with a sure difference, 1 area alone."
    assert kinds in first
    assert "not sure of both" in first
    assert "2 pairs with a sure difference, 1 area alone." in none
    assert "a riser and a faller" not in none


def test_a_pair_tells_the_chance_of_each_move_beside_that_of_the_difference(made):
    known = facts(made.selection.candidates)
    option = next(one for one in made.selection.choice.options if one.codes == ("V4", "V5"))
    with speaking("en"):
        said = sure_pair(made, option, known)
        why = short_why(made, option, "V5", known)
    assert "West itself rose by more than that is 9" in said
    assert f"V5 itself fell by more than that, {known['V5'].fall_beyond:.0%}." in said
    assert why.startswith("did worse than West from the same start")


def test_an_area_that_completes_the_number_is_not_said_to_have_done_worse(made):
    known = facts(made.selection.candidates)
    option = next(one for one in made.selection.choice.options if one.codes == ("V6",))
    sure = replace(option, sure=0.6)
    with speaking("en"):
        assert short_why(made, option, "V6", known).startswith("completes the number")
        assert short_why(made, sure, "V6", known).startswith("completes the number")
        assert "No such verdict is sure enough" in why_single(made, sure, known)
    page = cases_page(made)
    assert "<td>completes the number</td>" in page
    assert "Chosen because it" not in page


def test_a_city_without_a_case_is_told_by_the_design():
    rule = SelectionRule(design="most-similar", likeness=9, cities=("Aadorp", "Ceeburg"))
    found = results(replace(rule, caliper=1e-6), brought_in=())
    with speaking("en"):
        told = cities_without(found)
        assert "In Aadorp there are 3 areas to choose, but in no other city" in told[0]
        assert "In Ceeburg there is 1 area to choose, but in no other city" in told[1]
        rule = SelectionRule(design="pairs", cities=("Aadorp", "Bestad"), number=2)
        other = cities_without(results(rule, brought_in=()))
    assert len(other) == 1
    assert "In Bestad there are 2 areas to choose, but other cities have better cases" in other[0]


def test_what_the_rule_chooses_among_other_areas_is_told(made):
    option = made.selection.choice.options[0]
    with speaking("en"):
        some = Variant("other_file", "buurt", option.codes, (option,), (("V1", "Buurtje"),))
        none, cannot = Variant("other_file", "pc4"), Variant("other_file", "pc4", why_not="No.")
        told = elsewhere(replace(made, variants=(some, none, cannot)))
    assert told[0].endswith("chooses: Buurtje (Aadorp), Zuid (Aadorp).")
    assert told[1] == ("Among the postcode areas of the other file the same rule chooses none.")
    assert told[2] == "Among the postcode areas of the other file: No."


def test_a_case_with_an_unknown_code_is_warned_about(made):
    with speaking("en"):
        assert unknown_cases(made) == (
            "Weg (Bestad) was brought in, but X1 is not among the areas with scores.",
        )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_how_firm_a_verdict_is_makes_a_whole_sentence(made, language):
    one = made.stability.found[0]
    with speaking(language):
        said = [
            firmness_sentence(replace(one, firmness=firm, verdict=verdict), name="X", summary="s")
            for firm, verdict in (
                ("robust", "rising"), ("depends", "falling"), ("contradicted", "falling"),
                ("depends", "stable"), ("undecided", "unclear"),
            )
        ]  # fmt: skip
    assert (
        said
        == {
            "en": [
                "The verdict that X rose is firm: s.",
                "The verdict that X fell depends on the rule or the period: s.",
                "The verdict that X fell is contradicted: s.",
                "The verdict that X stayed about the same depends on the rule or the period: s.",
                "Of X there is no verdict to test: s.",
            ],
            "nl": [
                "Het oordeel dat X steeg, is stevig: s.",
                "Het oordeel dat X daalde, hangt af van de regel of de periode: s.",
                "Het oordeel dat X daalde, wordt tegengesproken: s.",
                "Het oordeel dat X ongeveer gelijk bleef, hangt af van de regel of de periode: s.",
                "Over X is er geen oordeel om te toetsen: s.",
            ],
        }[language]
    )


def test_cases_that_were_brought_in_are_told_in_sentences_and_folded_as_a_table(made):
    small = areas(size=np.where(np.array([row[0] == "V3" for row in ROWS]), 10.0, 5000.0))
    own = compare_brought_in(
        small,
        made.selection.rule,
        cases=(("V3", "Oost", "Aadorp"), ("V6", "Kern", "Ceeburg")),
        chosen=made.selection.codes,
    )
    document = cases_document(replace(made, brought_in=own))
    section = next(one for one in document.sections if one.key == "brought-in")
    first, second = section.blocks[1].items
    assert "the rule could not have chosen it (fewer inhabitants than asked)" in first
    assert "The rule chooses here: Noord, Zuid." in first
    assert second.startswith("Kern (Ceeburg): ")
    assert second.endswith("the rule could have chosen it. The rule chooses here: the same.")
    assert section.blocks[2].fold


def test_a_page_of_own_cases_is_not_called_suggested(made):
    about = replace(ABOUT, title="")
    page = stability_page(replace(made.stability, about=about))
    assert "<h1>How firm is each verdict?</h1>" in page
    assert "Suggested cases" not in page
    assert "as it stands in study.toml" not in cases_page(made)
