from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import ModelError, PanelError, RuleError, StudyError
from wijkpeil.language import speaking
from wijkpeil.study.model import Case
from wijkpeil.trajectories.split import DIMENSIONS
from wijkpeil.trajectories.verdict import judge
from wijkpeil.workflow.analyse import analyse
from wijkpeil.workflow.question import Question

RULES = ["raw_difference", "class_change", "four_groups", "sequences", "shapes"]


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def test_everything_is_in_the_order_of_the_areas(results, panel):
    codes = panel.codes.tolist()
    assert results.areas.index.tolist() == codes
    assert results.rules.index.tolist() == codes
    for part in (results.trajectory, results.relative, results.absolute):
        assert part.codes.tolist() == codes
    for part in results.dimensions.values():
        assert part.codes.tolist() == codes
    for column in (results.verdict, results.verdict_absolute, results.agree):
        assert column.shape == (len(codes),)


def test_verdicts_follow_from_the_changes(results, panel):
    ends = np.isfinite(panel.values("lbm")[:, np.isin(panel.waves, (2012, 2016))]).all(axis=1)
    assert results.verdict.tolist() == judge(results.relative, known=ends).verdict.tolist()
    assert results.verdict_absolute.tolist() == judge(results.absolute, known=ends).verdict.tolist()
    found = judge(results.relative, known=ends)
    assert results.wrong_signs == found.wrong_signs <= results.cap == 0.05
    assert 0 < (~ends).sum() == (results.verdict[~ends] == "unclear").sum()
    assert {"rising", "falling", "stable", "unclear"} == set(results.verdict)


def test_the_changes_are_those_between_the_smoothed_levels(results):
    first, last = (list(results.trajectory.waves).index(wave) for wave in (2012, 2016))
    mean, level = results.trajectory.mean, results.trajectory.level()
    np.testing.assert_allclose(results.relative.estimate, mean[:, last] - mean[:, first], atol=1e-9)
    np.testing.assert_allclose(
        results.absolute.estimate, level[:, last] - level[:, first], atol=1e-9
    )
    assert (results.relative.reference, results.absolute.reference) == ("nation", "none")


def test_each_rule_says_words_or_nothing(results):
    assert list(results.rules) == RULES
    for rule in RULES:
        said = results.rules[rule].dropna()
        assert set(said) <= {"rising", "falling", "stable", "unclear"}
        assert len(said) > 0
    vulnerable = results.areas["vulnerable"].to_numpy()
    assert results.rules["shapes"].notna().to_numpy().tolist() == vulnerable.tolist()


def test_agreement_counts_the_rules_that_say_the_same(results):
    same = (results.rules.to_numpy() == results.verdict[:, None]).sum(axis=1)
    assert results.agree.tolist() == same.tolist()
    assert 0 < results.agree.mean() < len(RULES)


def test_the_vulnerable_are_those_of_the_rule(results, panel):
    weak = panel.values("afw")[:, 2] < -0.164
    assert results.areas["vulnerable"].tolist() == weak.tolist()
    assert results.vulnerable_rule == "Areas that were “weak” or worse in 2012"


def test_transitions_count_the_same_moves_twice(results, panel):
    plain, corrected = results.transitions["plain"], results.transitions["corrected"]
    scored = np.isfinite(panel.values("lbm"))
    assert plain.to_numpy().sum() == (scored[:, 1:] & scored[:, :-1]).sum()
    assert plain.index.tolist() == plain.columns.tolist() == list(range(1, 10))
    stays = [np.trace(table.to_numpy()) / table.to_numpy().sum() for table in (plain, corrected)]
    assert stays[1] > stays[0]  # noise alone makes areas cross borders


def test_dimensions_are_smoothed_and_the_change_is_not_split_for_lack_of_them(results):
    assert list(results.dimensions) == list(DIMENSIONS)
    assert results.dimensions["soc"].waves.tolist() == [2014, 2018, 2020, 2022, 2024]
    assert results.split.parts is None
    assert "not published for 2012" in results.split.reason
    assert (results.split.start, results.split.end) == (2012, 2016)


def test_breaks_cover_the_whole_period(results):
    waves = results.trajectory.waves.tolist()
    assert [(one.start, one.end) for one in results.breaks] == list(pairwise(waves))
    nation = results.trajectory.nation
    assert results.breaks[0].pace == pytest.approx((nation[1] - nation[0]) / 6)


def test_the_question_and_the_origins_are_kept(results, question, borders):
    assert results.title == "Rising and falling neighbourhoods"
    assert "between 2012 and 2016" in results.question
    assert results.made_up
    assert results.language == "en"
    assert (results.level, results.edition) == ("wijk", "3.0")
    assert results.cases == question.cases
    assert results.events == question.events
    assert results.outlines is borders.outlines
    assert [one.file for one in results.provenance] == [
        "scores.csv",
        "figures.csv",
        "borders.geojson",
    ]


def test_the_settings_tell_what_the_outcome_depends_on(results):
    used = results.settings
    assert (used.start, used.end, used.areas) == (2012, 2016, 480)
    assert used.waves == tuple(results.trajectory.waves.tolist())
    assert (used.minimum_change, used.wrong_signs) == (0.0392, 0.05)
    assert (used.relative_to, used.vulnerable) == ("nation", "zwak@2012")
    assert used.size_classes == 4
    assert 2.5 <= used.tail_degrees <= 12


def test_notes_tell_of_types_and_of_neighbours(results):
    text = "\n".join(results.rule_notes)
    assert "Sequences of classes form" in text
    assert "Shapes of smoothed courses form" in text
    assert "are among the weakest third" in text
    assert "inhabitants" not in "\n".join(results.notes)
    assert all((*results.notes, *results.rule_notes))


def test_the_same_input_gives_the_same_answer(results, panel, question, borders):
    again = analyse(panel, question, borders=borders)
    np.testing.assert_array_equal(again.relative.estimate, results.relative.estimate)
    assert again.verdict.tolist() == results.verdict.tolist()
    assert again.rules.equals(results.rules)
    assert again.notes == results.notes


def test_each_step_is_told(panel):
    steps = []
    analyse(panel, Question(), progress=steps.append)
    assert steps == [
        "Smoothing the courses of 480 areas",
        "Smoothing the dimensions",
        "Asking the other rules",
    ]


def test_own_words_and_another_period_and_rule(panel):
    found = analyse(
        panel,
        Question(
            start=2014,
            end=2018,
            title="Mine",
            text="What happened?",
            minimum=0.02,
            cap=0.1,
            vulnerable=parse("lowest 10%@2014"),
        ),
    )
    assert (found.title, found.question, found.cap) == ("Mine", "What happened?", 0.1)
    assert found.made_up  # by its codes, though the question does not say so
    assert found.outlines is None
    assert found.areas["vulnerable"].sum() == pytest.approx(48, abs=3)
    total = found.split.parts.sum(axis=1).to_numpy()
    raw = panel.values("afw")[:, 5] - panel.values("afw")[:, 3]
    np.testing.assert_allclose(total[np.isfinite(raw)], raw[np.isfinite(raw)], atol=1e-9)
    assert not any("weakest third" in note for note in found.rule_notes)


def test_few_vulnerable_areas_are_not_cut_into_types(panel):
    codes = ",".join(panel.codes[:5])
    found = analyse(panel, Question(vulnerable=parse(f"codes:{codes}")))
    assert list(found.rules) == RULES[:3]
    assert any("too few vulnerable areas (5)" in note for note in found.rule_notes)


def test_a_rule_that_can_not_be_applied_is_named_and_left_out(panel):
    found = analyse(panel, Question(start=2002, end=2008))
    assert "four_groups" not in found.rules
    (note,) = [note for note in found.rule_notes if "four groups" in note]
    assert note.startswith("The four groups of 2017 could not be formed: ")
    assert note.endswith("2008 does not come after both.")


def test_in_dutch_the_answer_is_in_dutch(panel):
    with speaking("nl"):
        found = analyse(panel, Question())
    assert found.title == "Stijgende en dalende wijken"
    assert found.language == "nl"
    assert set(found.verdict) == {"rising", "falling", "stable", "unclear"}


@pytest.mark.parametrize(
    ("question", "error", "message"),
    [
        (Question(start=2013), ModelError, "no wave 2013"),
        (Question(start=2016, end=2012), ModelError, "must start before it ends"),
        (Question(vulnerable=parse("zwak@2013")), RuleError, "2013"),
        (Question(vulnerable=parse("nonsense>3")), RuleError, "nonsense"),
        (Question(cap=0.7), RuleError, "cap on wrong verdicts is 0.7"),
        (Question(minimum=-1.0), RuleError, "must be 0 or more"),
        (
            Question(cases=(Case("WK999999", "Nowhere", "Zandermeer"),)),
            StudyError,
            r"WK999999 \(Nowhere\)",
        ),
    ],
)
def test_what_can_not_be_asked_is_refused(panel, question, error, message):
    with pytest.raises(error, match=message):
        analyse(panel, question)


def test_too_few_areas_are_refused(panel):
    with pytest.raises(ModelError, match="at least 30"):
        analyse(panel.only(np.arange(480) < 20), Question())


def test_borders_of_elsewhere_are_refused(panel, borders):
    away = replace(
        borders,
        outlines=replace(
            borders.outlines, codes=tuple(f"BU{code}" for code in borders.outlines.codes)
        ),
    )
    with pytest.raises(PanelError, match=r"borders\.geojson has only 0%.*WK"):
        analyse(panel, Question(), borders=away)
