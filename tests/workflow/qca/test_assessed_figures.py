"""Conditions made of what perspectives say in the framework matrix."""

import json
import math
from dataclasses import replace
from statistics import median

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.matrix.scores import ScoreRule
from wijkpeil.madeup.example import plain_files
from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors
from wijkpeil.qca.calibration.methods import Bell, Scores, Steps, ThreeAnchors
from wijkpeil.study import read_study
from wijkpeil.study.comparison import FromAssessments, PlannedSet
from wijkpeil.study.fieldwork import read_fieldwork, write_fieldwork
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.workflow.assessed_figures import assessed, assessed_from, matrix_for
from wijkpeil.workflow.calibrated_table import calibrated_table
from wijkpeil.workflow.fieldwork.summed_up import matrix_of
from wijkpeil.workflow.publish_qca import calibration_summary
from wijkpeil.workflow.qca_study import compare_study


@pytest.fixture
def folder(made, tmp_path):
    """The study of ten cases, with a filled framework matrix."""
    made.judge(tmp_path)
    return tmp_path


@pytest.fixture
def study(made, folder):
    def of(*conditions, **changes):
        return made.assessed_study(folder, *conditions, **changes)

    return of


@pytest.fixture
def trust(made, study):
    """Calibrate trust by a rule."""

    def of(method=made.DIRECT, **rule):
        source = FromAssessments("trust", ScoreRule(**rule))
        planned = replace(made.TRUST_SET, source=source, method=method)
        return calibrated_table(study(planned, made.MIXED), made.panel(), made.change())

    return of


@pytest.fixture
def compared(made, study):
    return compare_study(study(), made.panel(), made.change(), deals=20)


def test_the_scores_become_raw_figures(trust):
    found = trust().conditions[0]
    raw = found.calibrated.raw
    assert raw[:6].tolist() == [2, 1, 1.5, 1, -1, -2]
    assert np.isnan(raw[6:9]).all()
    assert raw[9] == -1
    assert np.isnan(found.calibrated.memberships).tolist() == [False] * 6 + [True] * 3 + [False]
    assert found.origin == (
        "assessments of “Trust”, from −2 to 2: the middle score of policy, professionals, "
        "residents; no score where they contradict each other"
    )


@pytest.mark.parametrize(
    ("rule", "expected", "says"),
    [
        ({"combine": "mean", "contradiction": "combine"}, 2 / 3, "the mean score of policy"),
        ({"combine": "lowest", "contradiction": "combine"}, -1, "the lowest score of policy"),
        ({"combine": "highest", "contradiction": "combine"}, 2, "combined also where they"),
        ({"perspective": "residents"}, -1, "from −2 to 2, by residents alone"),
        ({"least": 2}, math.nan, "no score with fewer than 2 perspectives"),
    ],
)
def test_other_ways_to_combine(trust, rule, expected, says):
    found = trust(**rule).conditions[0]
    assert found.calibrated.raw[6] == pytest.approx(expected, nan_ok=True)
    assert says in found.origin


@pytest.mark.parametrize(
    "method",
    [
        Steps((0.25,)),
        Steps((-1.25, 0.25)),
        ThreeAnchors(Anchors(-1.5, 0.25, 1.5), "s"),
        ThreeAnchors(Anchors(-1.5, 0.25, 1.5), "rank"),
        Bell(BellAnchors(Anchors(-2.5, -1.6, -0.9), Anchors(2.5, 1.4, 0.9))),
        Scores({-2.0: 0.0, -1.0: 0.2, 1.0: 0.7, 1.5: 0.8, 2.0: 1.0}),
    ],
)
def test_any_method_calibrates_them(trust, method):
    found = trust(method).conditions[0].calibrated
    assert np.isnan(found.memberships).tolist() == np.isnan(found.raw).tolist()
    known = found.raw[np.isfinite(found.raw)]
    assert found.memberships[np.isfinite(found.raw)] == pytest.approx(method.memberships(known))


def test_cases_without_a_score_are_told_by_name_and_reason(trust):
    note = trust(least=2).notes[1]
    assert note == (
        "TRUST has no score for 4 cases: Gveld (contradict each other: policy ++, professionals +, "
        "residents −); Hveld (not judged); Iveld (unclear only); Jveld (too few perspectives: "
        "policy −)."
    )
    one = trust(perspective="policy").notes[1]
    assert one == "TRUST has no score for 2 cases: Hveld (not judged); Iveld (unclear only)."


def test_one_case_without_a_score(made, study, folder):
    fieldwork = read_fieldwork(study())
    more = [Assessment(case, "policy", "trust", 0) for case in made.CODES[7:9]]
    filled = {(one.case, one.perspective, one.factor) for one in more}
    others = [
        one
        for one in fieldwork.assessments
        if (one.case, one.perspective, one.factor) not in filled
    ]
    write_fieldwork(folder, replace(fieldwork, assessments=(*others, *more)))
    notes = calibrated_table(study(), made.panel(), made.change()).notes
    assert notes[1].startswith("TRUST has no score for 1 case: Gveld (contradict")


def test_those_who_spoke_knew_how_it_went(made, study, trust):
    assert trust().notes[-1].startswith("TRUST is made of what people said who knew how")
    twin = replace(
        made.TRUST_SET, name="FAITH", source=FromAssessments("trust", ScoreRule("lowest"))
    )
    both = calibrated_table(study(made.TRUST_SET, twin), made.panel(), made.change())
    assert both.notes[-1].startswith("TRUST, FAITH are made of what people said")
    outcome = PlannedSet("RISE", FromAssessments("dev"), Steps((0.25,)), reason="made up")
    found = calibrated_table(study(made.MIXED, outcome=outcome), made.panel(), made.change())
    assert found.notes[-1].startswith("RISE has no score for 3 cases")
    assert found.outcome.assessed.factor == made.DEVELOPMENT


def test_missing_scores_are_missing_memberships(compared):
    assert [(one.case, one.columns) for one in compared.answer.data.dropped] == [
        ("Gveld", ("TRUST",)),
        ("Hveld", ("TRUST",)),
        ("Iveld", ("TRUST",)),
    ]
    told = " ".join(compared.warnings)
    assert "3 cases are left out because a membership is missing: Gveld (TRUST)" in told
    assert "TRUST has no score for 3 cases: Gveld (contradict each other" in told
    assert all("TRUST" in text for text in compared.answer.first.texts)


def test_it_is_known_from_which_files(compared, study, made):
    assert [one.file for one in compared.provenance] == [
        "scores.csv",
        "codebook.csv",
        "assessments.csv",
    ]
    plain = study(made.MIXED, made.LASTING_SET)
    assert assessed_from(plain, plain.comparison) == ()
    assert matrix_for(plain, plain.comparison) is None


def test_machines_get_what_it_is_made_of(compared, made):
    told = json.loads(json.dumps(calibration_summary(compared)))["sets"]
    assert "scores" not in told["MIXED"]
    trust = told["TRUST"]
    assert (trust["factor"], trust["perspectives"]) == ("trust", list(made.SIDES))
    assert trust["rule"]["combine"] == "median"
    assert trust["scores"][6]["missing"] == "contradict"
    assert trust["scores"][2]["given"] == {"policy": 2, "residents": 1}
    assert trust["raw"][6] is None


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (FromAssessments("trusts"), "TRUST.assessment: The framework matrix has no factor “trusts"),
        (FromAssessments("kept"), "has no factor “kept”. It has: dev, trust."),
        (
            FromAssessments("trust", ScoreRule(perspective="resident")),
            "TRUST.perspective: “resident” is unknown. Is “residents” meant?",
        ),
        (FromAssessments("trust", ScoreRule(least=4)), "TRUST.least: A score can rest on 1 to 3"),
    ],
)
def test_what_can_not_be_had(made, study, source, says):
    with pytest.raises(StudyError) as refused:
        calibrated_table(study(replace(made.TRUST_SET, source=source)), made.panel(), made.change())
    assert says in str(refused.value)
    assert str(refused.value).startswith("conditions.toml, TRUST.")


def test_no_score_at_all(made, study, folder):
    opposite = [
        Assessment(case, side, "trust", score)
        for case in made.CODES
        for side, score in (("policy", 1), ("residents", -1))
    ]
    write_fieldwork(folder, Fieldwork(codes=made.BOOK, assessments=tuple(opposite)))
    with pytest.raises(StudyError, match=r"TRUST.assessment: No case gets a score on “Trust”"):
        calibrated_table(study(), made.panel(), made.change())


def test_nothing_is_told_where_each_case_has_a_score(made, study, folder):
    judged = tuple(
        Assessment(case, "policy", "trust", place % 3 - 1) for place, case in enumerate(made.CODES)
    )
    write_fieldwork(folder, Fieldwork(codes=made.BOOK, assessments=judged))
    found = calibrated_table(study(), made.panel(), made.change())
    assert not any("has no score" in note for note in found.notes)


def test_no_assessments_yet(made, study, folder):
    (folder / "assessments.csv").unlink()
    with pytest.raises(StudyError, match=r"TRUST.assessment: The study has no assessments yet"):
        calibrated_table(study(), made.panel(), made.change())


def test_a_score_that_no_membership_is_given_for(trust):
    with pytest.raises(StudyError, match=r"conditions.toml, TRUST: .*1.5"):
        trust(Scores({-2.0: 0.0, -1.0: 0.2, 1.0: 0.8, 2.0: 1.0}))


def test_the_example_has_scores_to_compare_on():
    """Against its assessments.csv, read apart."""
    folder = plain_files()["assessments.csv"].parent
    example = read_study(folder, need_data=False)
    matrix = matrix_of(
        read_fieldwork(example), cases=example.cases, perspectives=example.perspectives
    )
    found = assessed(matrix, FromAssessments("lange-adem"), name="ADEM").scores
    rows = pd.read_csv(folder / "assessments.csv").query("factor == 'lange-adem'")
    for one in found:
        given = rows.loc[(rows["case"] == one.case) & (rows["score"] != "unclear"), "score"]
        scores = given.astype(int).tolist()
        if one.missing:
            assert one.missing == "contradict"
            assert min(scores) < 0 < max(scores)
        else:
            assert one.value == median(scores)
    assert [one.case for one in found] == [case.code for case in example.cases]
    assert sum(bool(one.missing) for one in found) == 1
