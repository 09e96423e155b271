import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

from wijkpeil.qca import Cuts, Options, Question
from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors
from wijkpeil.qca.calibration.methods import AsGiven, Bell, Indirect, Scores, Steps, ThreeAnchors
from wijkpeil.report.document import Figure, Fold, Note, Section, Table
from wijkpeil.report.frame import framed
from wijkpeil.report.html import render
from wijkpeil.report.qca import assumed, steadiness
from wijkpeil.report.qca.calibration import calibration_section, method_text, raw_text
from wijkpeil.report.qca.clusters import clusters_section
from wijkpeil.report.qca.necessity import longer_sentence
from wijkpeil.report.qca.page import calibration_page, qca_page
from wijkpeil.report.qca.reading import ambiguity, path_sentences, told_briefly
from wijkpeil.report.qca.section import qca_parts, qca_section
from wijkpeil.report.qca.solutions import LISTED, solution_section
from wijkpeil.report.qca.words import outcome_words, set_words
from wijkpeil.report.qca.xy import placed
from wijkpeil.report.trajectories import drawing

ORDER = [
    "qca-question",
    "qca-calibration",
    "qca-necessity",
    "qca-table",
    "qca-outcome",
    "qca-negation",
    "qca-steadiness",
    "qca-clusters",
    "qca-cases",
    "qca-theory",
    "qca-method",
]


def blocks_of(part, kind):
    """Every block of a kind, however deep."""
    found = [part] if isinstance(part, kind) else []
    if is_dataclass(part):
        inner = [getattr(part, field.name) for field in fields(part)]
    else:
        inner = part if isinstance(part, tuple) else []
    return found + [one for each in inner for one in blocks_of(each, kind)]


def words_of(part) -> str:
    """All words of a part, one string."""
    if isinstance(part, str):
        return part
    if isinstance(part, tuple | frozenset):
        return " ".join(words_of(one) for one in part)
    if isinstance(part, Figure):
        return words_of((part.title, part.description, *part.legend))
    if is_dataclass(part):
        return " ".join(words_of(getattr(part, field.name)) for field in fields(part))
    return ""


@pytest.fixture
def parts(results):
    return {part.key: part for part in qca_parts(results, kicker="")}


@pytest.fixture
def drawn(results):
    """All parts, really drawn."""
    return {part.key: part for part in qca_parts(results, kicker="")}


def test_warnings_and_cases_come_before_the_solution(parts):
    assert list(parts) == ORDER
    assert "With the outcome dealt out at random" in words_of(parts["qca-question"])
    assert [type(one).__name__ for one in parts["qca-question"].blocks][:3] == [
        "Paragraph",
        "Counts",
        "Facts",
    ]


def test_a_path_in_words_with_its_cases(results):
    told = results.answer.first.models[0]
    (sentence,) = path_sentences(told, results.answer, results.words)
    assert sentence == (
        "Rise went with a lasting approach, in 4 of 5 cases with that outcome "
        "(Aveld, Bveld, Dveld and Iveld)."
    )
    assert told_briefly(results.answer, results)[-1].startswith(
        "Not covered: Cveld. That case has the outcome, but is on no path."
    )


def test_a_path_without_an_example_is_no_finding(results):
    answer = results.answer
    data = replace(answer.data, membership=np.full_like(answer.data.membership, 0.4))
    other = replace(answer, found=replace(answer.found, data=data))
    (sentence,) = path_sentences(answer.first.models[0], other, results.words)
    assert sentence.startswith("The path “a lasting approach” has no case with that outcome on it.")
    assert "had this too" in sentence


def test_both_outcomes_and_all_three_solutions(parts):
    for key in ("qca-outcome", "qca-negation"):
        text = words_of(parts[key])
        for name in ("intermediate solution", "Complex solution", "Parsimonious solution"):
            assert name in text
        assert any(one.summary.startswith("Assum") for one in blocks_of(parts[key], Fold))


def test_pictures_have_names_and_a_table_or_a_list_beside_them(parts):
    figures = [one for part in parts.values() for one in blocks_of(part, Figure)]
    assert len(figures) == 3 + 2 * 2 + 2 * 2
    for figure in figures:
        assert figure.table is not None or figure.alternative
        assert figure.legend


def plot_of(section):
    figures = (one for one in section.blocks if isinstance(one, Figure))
    return next(one for one in figures if "Each case" in one.title)


def test_cases_are_named_in_the_picture_and_in_its_table(drawn, made):
    plot = plot_of(drawn["qca-outcome"])
    assert ">Aveld<" in plot.pictures[0].wide
    assert {row[0].text for row in plot.table.rows} == set(made.NAMES)
    mixed, *_others = blocks_of(drawn["qca-calibration"], Figure)
    assert ">crossover<" in mixed.pictures[0].wide
    ranged, cases = blocks_of(drawn["qca-steadiness"], Figure)[:2]
    assert ">inclusion cut<" in ranged.pictures[0].narrow
    assert ">Aveld<" in cases.pictures[0].narrow


def test_anchors_with_their_reasons(parts):
    mixed, lasting, rise = blocks_of(parts["qca-calibration"], Figure)
    assert "Why: the made-up policy says so" in mixed.description
    assert "fully out 70%, crossover 60%, fully in 50%" in mixed.description
    assert "Why: no reason was given." in lasting.description
    assert "chance of a rise" in rise.description.lower()


def test_the_truth_table_has_cases_and_words(parts):
    table = next(one for one in parts["qca-table"].blocks if isinstance(one, Table))
    row = next(row for row in table.rows if "Aveld" in row[0].text)
    assert row[2].title == "a lasting approach"
    assert row[3].text == "yes"


def test_steadiness_names_every_kind_of_case(parts):
    text = words_of(parts["qca-steadiness"])
    for word in ("Robust, in every solution", "Shaky", "Possible", "In no solution", "robust core"):
        assert word in text
    assert "Without" in text


def test_cities_cases_and_theory(parts):
    assert "consistency of 1.00 over all cases" in words_of(parts["qca-clusters"])
    assert "With the outcome but on no path: Cveld" in words_of(parts["qca-cases"])
    assert "a lasting approach (LASTING)" in words_of(parts["qca-theory"])


def test_the_same_in_r(parts):
    text = words_of(parts["qca-method"])
    assert 'tt <- truthTable(data, outcome = "RISE", conditions = "MIXED, LASTING"' in text
    assert 'read.csv("calibrated.csv", row.names = 1)' in text


def test_a_section_of_a_report_folds_all_but_the_solutions(results):
    section = qca_section(results, kicker="Made-up")
    assert (section.key, section.kicker) == ("qca", "Made-up")
    shown = [one.key for one in section.blocks if isinstance(one, Section)]
    assert shown == ["qca-outcome", "qca-negation"]
    assert len([one for one in section.blocks if isinstance(one, Fold)]) == len(ORDER) - 3


def test_addresses_within_a_report_are_unique(results):
    document = framed(
        (qca_section(results, kicker=""),), title="T", subtitle="", language="en", made_up=True
    )
    seen = Ids()
    seen.feed(render(document))
    assert len(seen.ids) == len(set(seen.ids))


class Ids(HTMLParser):
    """Collects ids, and the addresses that a page refers to."""

    def __init__(self):
        super().__init__()
        self.ids, self.outside = [], []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name in ("src", "href") and value and not value.startswith(("#", "data:")):
                self.outside.append(value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_and_the_same_each_time(compared, language):
    results = compared(language=language)
    page = qca_page(results)
    seen = Ids()
    seen.feed(page)
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.outside == []
    assert f'<html lang="{language}">' in page
    assert qca_page(results) == page
    assert ("Verzonnen voorbeeld" if language == "nl" else "Made-up example") in page
    assert ("ging samen met" if language == "nl" else "went with") in page
    for causal in ("because of", "leads to", "caused by", "leidt tot", "veroorzaakt"):
        assert causal not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_the_page_on_calibration(results):
    page = calibration_page(results)
    assert "From figures to memberships" in page
    assert "What went with" not in page


AMBIGUOUS = pd.DataFrame(
    [[1, 1, 0, 1], [0, 0, 1, 0], [1, 1, 1, 1], [0, 0, 0, 0]],
    columns=["A", "B", "C", "Y"],
    index=list("klmn"),
).assign(B=[1, 0, 1, 0.2])


def test_ambiguity_is_loud(of_table):
    results = of_table(AMBIGUOUS, Question("Y", cuts=Cuts(0.8)))
    first = results.answer.first
    assert first.count.models == 2
    assert ambiguity(first).startswith("2 models fit equally well. The cases can't choose")
    section = solution_section(results, results.answer, kicker="")
    assert isinstance(section.blocks[0], Note)
    assert any(
        "All models that fit equally well (2)" in f.summary for f in blocks_of(section, Fold)
    )
    assert "no intermediate solution here" in words_of(section)
    capped = replace(first, count=replace(first.count, models=3000, exact=False))
    assert ambiguity(capped).startswith("At least 3,000 models")


def test_more_models_than_are_listed(of_table):
    results = of_table(AMBIGUOUS, Question("Y", cuts=Cuts(0.8), options=Options(cap=1)))
    first = replace(
        results.answer.first,
        texts=tuple(f"T{place}" for place in range(LISTED + 5)),
        count=replace(results.answer.first.count, models=200),
    )
    answer = replace(results.answer, solutions=(first,))
    text = words_of(solution_section(results, answer, kicker=""))
    assert "… and 150 more; --json lists them." in text


def test_a_table_has_no_calibration_cities_or_theory(of_table):
    results = of_table(AMBIGUOUS, Question("Y", cuts=Cuts(0.8)), deals=100)
    keys = [part.key for part in qca_parts(results, kicker="")]
    assert keys == [
        one for one in ORDER if one.split("-")[1] not in ("calibration", "clusters", "theory")
    ]
    assert calibration_section(results, kicker="") is None
    assert "not A" in words_of(qca_parts(results, kicker=""))
    assert qca_page(replace(results, language="en"))


def test_no_solution_is_told_too(compared):
    results = compared(cuts=Cuts(1.0, None, 1.0), estimate=(0.045,) * 9 + (-0.05,))
    parts = {part.key: part for part in qca_parts(results, kicker="")}
    assert "No row of the truth table is positive for RISE" in words_of(parts["qca-outcome"])
    assert told_briefly(results.answer, results) == [results.answer.why_not]
    assert qca_page(results)
    none = replace(results, negation=results.answer)
    assert {"qca-steadiness", "qca-clusters", "qca-cases"}.isdisjoint(
        part.key for part in qca_parts(none, kicker="")
    )


def test_only_positive_rows(of_table):
    frame = pd.DataFrame({"A": [1, 0], "B": [0, 1], "Y": [1, 1]}, index=["k", "l"])
    results = of_table(frame, Question("Y"))
    text = words_of(solution_section(results, results.answer, kicker=""))
    assert "There is no parsimonious and no intermediate solution" in text
    assert "of two" not in text


MULTI = pd.DataFrame(
    {
        "KIND": [0, 1, 2, 2, 1, 0],
        "B": [1, 1, 0, 1, 0, 0],
        "D": ["-", 1, 0, 1, 0, "-"],
        "Y": [0, 0.5, 1, 1, 0, 0],
    },
    index=list("klmnop"),
)


def test_several_values_dashes_and_halves(of_table):
    results = of_table(MULTI, Question("Y", ("KIND", "B"), cuts=Cuts(0.7)))
    text = words_of(qca_parts(results, kicker=""))
    assert "Y went with KIND = 2, in 2 of 2 cases" in text
    assert "0 = KIND = 0; 1 = KIND = 1" in text
    assert "exactly in between" in text
    assert "Exactly in between: l." in text
    kinds = {one.name: one.kind for one in placed(results.answer.first.models[0], results.answer)}
    assert kinds["l"] == "half"
    assert kinds["m"] == "typical"
    assert qca_page(results)
    dashes = of_table(MULTI, Question("Y", ("B", "D"), cuts=Cuts(0.7)))
    table = words_of(qca_parts(dashes, kicker=""))
    assert "does not apply" in table


def test_contradictory_excluded_and_rare_rows(of_table):
    frame = pd.DataFrame(
        {"A": [1, 1, 1, 0, 0], "B": [1, 1, 0, 1, 0], "Y": [1, 0, 1, 0, 0]}, index=list("klmno")
    )
    asked = Question("Y", cuts=Cuts(0.9, 0.4), exclude=(1,))
    text = words_of(qca_parts(of_table(frame, asked), kicker=""))
    assert "contradictory" in text
    positive = of_table(frame, Question("Y", cuts=Cuts(0.5), exclude=(3,)))
    assert "no (excluded)" in words_of(qca_parts(positive, kicker=""))
    assert "l (without the outcome)" in words_of(qca_parts(positive, kicker=""))
    assert "l had this too, but not that outcome." in words_of(qca_parts(positive, kicker=""))
    assert "On a path but without the outcome: l" in words_of(qca_parts(positive, kicker=""))
    assert "go with the outcome and with its negation alike: 4" in words_of(
        qca_parts(of_table(frame, Question("Y", cuts=Cuts(0.5))), kicker="")
    )
    rare = of_table(
        pd.concat([frame, frame.rename(str.upper)]), Question("Y", cuts=Cuts(0.9, None, 0, 3))
    )
    assert "too few cases" in words_of(qca_parts(rare, kicker=""))


def test_charts_too_large_to_show(monkeypatch, of_table):
    monkeypatch.setattr(assumed, "IMPLICANTS", 1)
    monkeypatch.setattr(assumed, "ROWS", 0)
    results = of_table(AMBIGUOUS, Question("Y", cuts=Cuts(0.8)))
    text = words_of(solution_section(results, results.answer, kicker=""))
    assert "implicants, too many to show" in text
    assert "… and 2 more" in text


def test_many_cases_are_not_named_in_pictures(of_table, monkeypatch):
    rng = np.random.default_rng(4)
    figures = rng.integers(0, 2, (50, 3))
    frame = pd.DataFrame(figures, columns=["A", "B", "C"], index=[f"c{n:02d}" for n in range(50)])
    results = of_table(frame.assign(Y=frame["A"] & frame["B"]), Question("Y"), deals=100)
    seen = []
    monkeypatch.setattr(
        drawing, "draw", lambda chart, width, key: seen.append(chart(width)) or "<svg></svg>"
    )
    plot_of(solution_section(results, results.answer, kicker=""))
    assert not any("c07" in str(chart.to_dict(validate=False)) for chart in seen)
    parts = {part.key: part for part in qca_parts(results, kicker="")}
    assert "Which cases are on a path" not in words_of(parts["qca-steadiness"])


def test_nothing_survives(results):
    found = results.answer.steadiness
    bare = replace(found, protocol=None)
    assert "None of the other choices gave a solution" in steadiness.sentences(bare, results)[0]
    core = replace(found.protocol.expressions, robust="")
    empty = replace(found, protocol=replace(found.protocol, expressions=core))
    assert "No part of the solution comes back" in steadiness.sentences(empty, results)[0]
    none = replace(found, choices=replace(found.choices, terms=()))
    assert "Paths that come back most" not in steadiness.sentences(none, results)[1]
    same = replace(
        found.without, without=tuple(replace(one, same=True) for one in found.without.without)
    )
    told = steadiness.sentences(replace(found, without=same), results)[-1]
    assert told == "Without any single case the models stay the same."
    fixed = tuple(
        replace(cut, low=1.0, high=1.0) if cut.name == "frequency" else cut for cut in found.cuts
    )
    text = " ".join(steadiness.sentences(replace(found, cuts=fixed), results))
    assert "With another number of cases per row the models differ." in text


@pytest.mark.parametrize(
    ("method", "says"),
    [
        (AsGiven(), "taken as it is"),
        (ThreeAnchors(Anchors(1, 2, 3), "s"), "straight or S-shaped line: fully out 1"),
        (ThreeAnchors(Anchors(1, 2, 3), "rank"), "by rank among the cases"),
        (Steps((1.5, 2)), "thresholds: 1.5; 2"),
        (Indirect((1.0,)), "indirect method, thresholds: 1"),
        (Bell(BellAnchors(Anchors(1, 2, 3), Anchors(6, 5, 4))), "bell: 1; 2; 3; 4; 5; 6"),
        (Scores({1.0: 0.0, 2.0: 1.0}), "memberships by score: 1 = 0.00; 2 = 1.00"),
    ],
)
def test_methods_in_words(method, says):
    assert method_text(method, "").startswith(says)


def test_every_method_can_be_drawn(compared, made):
    methods = {
        "BELL": Bell(BellAnchors(Anchors(0.2, 0.3, 0.4), Anchors(0.8, 0.7, 0.6))),
        "TWO": Steps((0.5,)),
        "SMOOTH": Indirect((0.4, 0.6)),
    }
    sets = tuple(
        replace(made.MIXED, name=name, method=method, words=(), expected=(), expected_negation=())
        for name, method in methods.items()
    )
    scores = replace(made.LASTING_SET, method=Scores({1.0: 0.0, 2.0: 0.5, 3.0: 1.0}))
    results = compared(conditions=(*sets, scores), theory="", deals=0)
    section = calibration_section(results, kicker="")
    figures = blocks_of(section, Figure)
    assert len(figures) == 5
    assert figures[0].title == "BELL"
    assert any("neither" in words_of(figure) for figure in figures)


def test_a_set_without_any_figure_is_not_drawn(results):
    one = results.calibrated.conditions[0]
    nothing = np.full(10, np.nan)
    bare = replace(one, calibrated=replace(one.calibrated, raw=nothing, memberships=nothing))
    cases = replace(results.calibrated, conditions=(bare,))
    figure = blocks_of(calibration_section(replace(results, calibrated=cases), kicker=""), Figure)
    assert figure[0].pictures == ()


def test_raw_values_as_readers_write_them():
    assert raw_text(0.054, "share") == "5.4%"
    assert raw_text(0.7, "chance") == "70%"
    assert raw_text(float("nan"), "share") == "–"
    assert raw_text(-0.05, "points") == "−0.050"
    assert raw_text(2.25, "") == "2.25"
    assert raw_text(1 / 3, "") == "0.3333"
    assert raw_text(float("nan"), "") == "–"


def test_words_of_sets():
    assert set_words("KIND", 2, {"KIND": ("no", "short")}, levels=3) == "KIND = 2"
    assert outcome_words("~Y", {"Y": ("decline", "rise")}) == "decline"
    assert outcome_words("Y[1]", {}) == "Y[1]"


def test_where_a_solution_fails_is_named(results):
    first = results.answer.first
    (found,) = first.models[0].clusters.values()
    low, empty = (
        replace(found.between[0], name="Laagstad", consistency=0.4),
        replace(found.between[1], name="Leegstad", consistency=float("nan")),
    )
    clusters = {"LASTING": replace(found, between=(low, empty))}
    told = replace(first.models[0], clusters=clusters)
    answer = replace(results.answer, solutions=(replace(first, models=(told,)),))
    changed = replace(results, answer=answer)
    text = words_of(clusters_section(changed, kicker=""))
    assert "It is clearly lower in Laagstad." in text
    assert "Nothing can be said of Leegstad" in text


def test_a_model_without_fit_and_with_many_paths(results):
    first = results.answer.first
    term = first.models[0].model.terms[0]
    model = replace(first.models[0].model, terms=(term,) * 4, fits=(), fit=None)
    told = replace(first.models[0], model=replace(model, fits=first.models[0].model.fits * 4))
    answer = replace(results.answer, solutions=(replace(first, models=(told,)),))
    section = solution_section(results, answer, kicker="")
    text = words_of(section)
    assert "All paths together" not in text
    assert text.count("Rise went with a lasting approach") == 4


def test_choices_without_a_solution_are_told_beside_the_core(results):
    found = results.answer.steadiness
    empty = replace(found.tests[0], name="a stricter cut", models=(), cases=frozenset())
    some = replace(found, tests=(empty, *found.tests[1:]))
    first = steadiness.sentences(some, results)[0]
    assert f"1 of these {len(found.tests)} other choices gave no solution at all" in first
    assert first.endswith("so the core says nothing of it: a stricter cut.")
    assert "gave no solution" not in steadiness.sentences(
        replace(found, tests=found.tests[1:]), results
    )[0].replace("In every solution that other choices gave", "")


def test_all_three_parameters_of_robustness_are_shown(results):
    found = results.answer.steadiness
    fit = replace(found.protocol.fit, RF_cons=0.91, RF_cov=0.82, RF_SC_minTS=0.73)
    first = steadiness.sentences(
        replace(found, protocol=replace(found.protocol, fit=fit)), results
    )[0]
    for told in (
        "0.91 times that of the core",
        "0.82 times that of the solution",
        "is 0.73 (RF_SC",
    ):
        assert told in first


def test_searches_that_were_cut_are_said_to_be(results):
    found = results.answer.steadiness
    assert "not exact" not in steadiness.sentences(found, results)[1]
    cut = replace(found, choices=replace(found.choices, complete=False, without_solution=0.25))
    text = steadiness.sentences(cut, results)[1]
    assert "25% give no solution at all." in text
    assert "more models than were looked at, so these figures are not exact" in text
    answer = results.answer
    assert longer_sentence(answer.necessary) == ""
    longer = longer_sentence(replace(answer.necessary, longest=3, complete=False))
    assert "combinations of up to 3 conditions were tried, and no longer ones" in longer
    necessary = replace(answer.necessary, longest=3, complete=False)
    shown = qca_parts(replace(results, answer=replace(answer, necessary=necessary)), kicker="")
    assert longer in words_of(shown[ORDER.index("qca-necessity")])


def test_why_a_solution_is_not_there(of_table):
    frame = pd.DataFrame({"A": [1, 0, 1], "B": [1, 1, 0], "Y": [1, 1, 1]}, index=list("klm"))
    text = words_of(
        solution_section((one := of_table(frame, Question("Y"))), one.answer, kicker="")
    )
    assert "There is no parsimonious and no intermediate solution. Every row" in text
    drawn = np.random.default_rng(1).integers(0, 100, (9, 4)) / 100 + 0.003
    some = pd.DataFrame(np.delete(drawn, 2, axis=0), columns=[*"ABCY"], index=list("klmnopqr"))
    asked = Question("Y", cuts=Cuts(0.75), options=Options(pi_cons=0.9))
    one = of_table(some, asked)
    assert "There is no complex and no intermediate solution. No implicant" in words_of(
        solution_section(one, one.answer, kicker="")
    )


def test_a_rule_of_r_is_told_on_the_page(of_table):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(rng.integers(0, 2, (8, 4)), columns=[*"ABCD"], index=list("klmnopqr"))
    asked = Question("Y", expectations="B,~A*~D")
    one = of_table(frame.assign(Y=rng.integers(0, 2, 8)), asked)
    assert "As in R's package, only the last expected conjunction counts here." in words_of(
        solution_section(one, one.answer, kicker="")
    )
