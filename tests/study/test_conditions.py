import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.matrix.scores import COMBINE, ScoreRule
from wijkpeil.madeup.example import plain_files
from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors
from wijkpeil.qca.calibration.methods import AsGiven, Bell, Indirect, Scores, Steps, ThreeAnchors
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.study import read_study, write_study
from wijkpeil.study.comparison import (
    CONTRADICTION,
    INDICATORS,
    KINDS,
    Comparison,
    FromAssessments,
    FromCharacteristic,
    FromColumn,
    FromTrajectory,
    PlannedSet,
)
from wijkpeil.study.conditions import read_conditions, write_conditions
from wijkpeil.study.data_file import DataFile

PLAN = """\
[outcome]
name = "RISE"
indicator = "chance of rise"

[[condition]]
name = "MIXED"
characteristic = "social_rent"
expected = "present"
method = "direct"
out = 0.7
crossover = 0.6
in = 0.5
reason = "made up"
"""

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)
shares = st.floats(0, 1)
figures = st.floats(-1e6, 1e6)


@st.composite
def anchors(draw, *, up=None):
    values = sorted(draw(st.lists(figures, min_size=3, max_size=3, unique=True)))
    rises = draw(st.booleans()) if up is None else up
    return Anchors(*(values if rises else values[::-1]))


@st.composite
def bells(draw):
    six = sorted(draw(st.lists(st.integers(-99, 99), min_size=6, max_size=6, unique=True)))
    left, right = [float(v) for v in six[:3]], [float(v) for v in six[3:]]
    if draw(st.booleans()):
        return BellAnchors(Anchors(*left), Anchors(*right[::-1]))
    return BellAnchors(Anchors(*left[::-1]), Anchors(*right))


rising = st.lists(figures, min_size=1, max_size=4, unique=True).map(sorted).map(tuple)
powers = st.floats(0.01, 50)
methods = st.one_of(
    st.just(AsGiven()),
    st.builds(Steps, rising),
    st.builds(Indirect, rising),
    st.builds(ThreeAnchors, anchors(), st.just("logistic"), st.floats(0.51, 0.999)),
    st.builds(ThreeAnchors, anchors(), st.just("s"), st.just(0.95), powers, powers),
    st.builds(ThreeAnchors, anchors(), st.just("rank")),
    st.builds(Bell, bells(), powers, powers),
    st.builds(Scores, st.dictionaries(st.integers(-9, 9).map(float), shares, min_size=1)),
)
sources = st.one_of(
    st.sampled_from(INDICATORS).map(FromTrajectory),
    texts.map(FromCharacteristic),
    st.builds(FromColumn, st.just(DataFile("data/own.csv")), texts),
)
assessed = st.builds(
    FromAssessments,
    texts,
    st.builds(ScoreRule, perspective=texts)
    | st.builds(
        ScoreRule,
        combine=st.sampled_from(COMBINE),
        contradiction=st.sampled_from(CONTRADICTION),
        least=st.integers(1, 9),
    ),
)
calibrations = st.tuples(sources, methods) | st.tuples(
    assessed, methods.filter(lambda one: not isinstance(one, AsGiven | Indirect))
)
expected = st.sampled_from([(), (0,), (1,), (1, 2)])


@st.composite
def sets(draw, names):
    source, method = draw(calibrations)
    return PlannedSet(
        name=draw(st.sampled_from(names)),
        source=source,
        method=method,
        reason=draw(st.just("") | texts),
        words=draw(st.lists(texts, max_size=3, unique=True).map(tuple)),
        expected=draw(expected),
        expected_negation=draw(expected),
    )


@st.composite
def comparisons(draw):
    inclusion = draw(shares)
    low = draw(st.none() | st.floats(0, inclusion))
    conditions = draw(
        st.lists(sets(["A", "B_2", "Één"]), min_size=1, max_size=3, unique_by=lambda one: one.name)
    )
    outcome = draw(sets(["Y"]))
    return Comparison(
        outcome=PlannedSet(
            outcome.name, outcome.source, outcome.method, outcome.reason, outcome.words
        ),
        conditions=tuple(conditions),
        cuts=Cuts(inclusion, low, draw(shares), draw(st.integers(1, 9))),
        solution=draw(st.sampled_from(KINDS)),
        clusters=draw(st.sampled_from(["city", "none"])),
        exclude=draw(st.just("") | texts),
        theory=draw(st.just("") | texts),
    )


@settings(deadline=None, max_examples=60)
@given(comparisons())
def test_what_is_written_is_read(comparison):
    with tempfile.TemporaryDirectory() as name:
        write_conditions(Path(name), comparison)
        assert read_conditions(Path(name), need_data=False) == comparison


def test_without_the_file_nothing_is_compared(folder):
    assert read_study(folder).comparison is None


def test_part_of_the_study(folder, put):
    put("conditions.toml", PLAN)
    study = read_study(folder)
    assert study.comparison.conditions[0].method == ThreeAnchors(Anchors(0.7, 0.6, 0.5))
    assert study.comparison.cuts == Cuts(0.8, None, 0.5, 1)
    write_study(study, folder)
    assert read_study(folder) == study


def test_expectations_as_expressions():
    rent = FromCharacteristic("social_rent")
    two, three = Steps((0.5,)), Steps((0.3, 0.6))
    plan = Comparison(
        PlannedSet("Y", rent),
        (
            PlannedSet("A", rent, two, expected=(1,), expected_negation=(0,)),
            PlannedSet("B", rent, three, expected=(1, 2), expected_negation=(0,)),
            PlannedSet("C", rent, two),
        ),
    )
    assert plan.expectations() == "A,B[1,2]"
    assert plan.expectations(negation=True) == "~A,B[0]"


def test_the_example_has_one():
    found = read_conditions(plain_files()["conditions.toml"].parent)
    assert [one.name for one in found.conditions] == ["VERENIGINGEN", "BEWOOND", "GEMENGD"]
    assert all(one.reason and len(one.words) == 2 for one in found.conditions)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('name = "MIXED"', 'name = "RISE"', "The name RISE occurs twice"),
        ('name = "MIXED"', 'name = "MI*XED"', "condition 1.name: “MI*XED” is no name"),
        ('characteristic = "social_rent"', "", "just one of these keys: indicator, characterist"),
        ('characteristic = "social_rent"', 'file = "x.csv"\nassessment = "x"', "just one of these"),
        ('characteristic = "social_rent"', 'assessment = ""', "condition 1.assessment: Write a te"),
        ('method = "direct"', 'method = "direct"\nleast = 2', "condition 1.least: “least” is unkn"),
        ('characteristic = "social_rent"', 'file = "data/no.csv"', "is not in the study folder"),
        ('characteristic = "social_rent"', 'file = "../no.csv"', "leaves the study folder"),
        ('"chance of rise"', '"chance of rising"', "Is “chance of rise” meant?"),
        ('expected = "present"', 'expected = "yes"', "“yes” is unknown"),
        ('expected = "present"', "expected = [0.5]", "Write whole numbers"),
        ('expected = "present"', 'expect = "present"', "“expect” is unknown"),
        ('method = "direct"', 'method = "crisp"', "“crisp” is unknown"),
        ("crossover = 0.6", "crossover = 0.9", "must lie between full exclusion"),
        ("crossover = 0.6", 'crossover = "0.6"', "Write a number with a decimal point"),
        ("crossover = 0.6", "", "condition 1.crossover: This key is missing"),
        ("crossover = 0.6", "crossover = nan", "out of range"),
        ('method = "direct"', 'method = "steps"\nat = [2, 1]', "Thresholds must rise"),
        ('method = "direct"', 'method = "indirect"\nat = []', "Write a list of numbers"),
        ('method = "direct"', 'method = "steps"\nat = [true]', "Write a list of numbers"),
        ('method = "direct"', 'method = "bell"\nanchors = "e=1, c=2, i=3"', "needs six anchors"),
        ('method = "direct"', 'method = "bell"\nanchors = "x"', "can't be read as anchors"),
        ('method = "direct"', 'method = "scores"\nmemberships = { a = 1 }', "“a” is no score"),
        ('method = "direct"', 'method = "scores"\nmemberships = { }', "which membership each"),
        ("[[condition]]", "[condition]", "Write each as a table: a line with [[condition]]"),
        ("[outcome]", "[comparison]\nfrequency = 1.5\n[outcome]", "Write a whole number, such as"),
        ("[outcome]", "[comparison]\ncontradiction = 0.9\n[outcome]", "the lower of the two"),
        ("[outcome]", "[outcome]\nexpected = 1", "conditions.toml, outcome.expected"),
        ("[outcome]", "[outcome", "line 1: This is not valid TOML"),
    ],
)
def test_faults_are_told_with_their_place(folder, put, old, new, says):
    assert old in PLAN
    put("conditions.toml", PLAN.replace(old, new))
    with pytest.raises(StudyError) as refused:
        read_study(folder)
    assert says in str(refused.value)
    assert str(refused.value).startswith("conditions.toml")


ASSESSED = PLAN.replace('characteristic = "social_rent"', 'assessment = "trust"')


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ("", ScoreRule()),
        ('perspective = "residents"', ScoreRule(perspective="residents")),
        (
            'combine = "lowest"\ncontradiction = "combine"\nleast = 2',
            ScoreRule(combine="lowest", contradiction="combine", least=2),
        ),
    ],
)
def test_a_condition_from_assessments(folder, put, lines, rule):
    put("conditions.toml", ASSESSED.replace('"trust"', f'"trust"\n{lines}'))
    assert read_study(folder).comparison.conditions[0].source == FromAssessments("trust", rule)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('combine = "middle"', "condition 1.combine: “middle” is unknown"),
        ('contradiction = "keep"', "condition 1.contradiction: “keep” is unknown"),
        ("least = 1.5", "condition 1.least: Write a whole number"),
        ("least = 0", "condition 1.least: 0 is out of range"),
        ('perspective = ""', "condition 1.perspective: Write a text"),
        ('perspective = "a"\ncombine = "mean"', "condition 1.combine: One perspective alone"),
        ('perspective = "a"\nleast = 1', "Leave out “least”, or leave out “perspective”"),
        ('perspective = "a"\ncontradiction = "missing"', "condition 1.contradiction: One persp"),
    ],
)
def test_faults_of_assessments_are_told_with_their_place(folder, put, lines, says):
    put("conditions.toml", ASSESSED.replace('"trust"', f'"trust"\n{lines}'))
    with pytest.raises(StudyError) as refused:
        read_study(folder)
    assert says in str(refused.value)


@pytest.mark.parametrize("method", ['method = "as given"', ""])
def test_scores_are_no_memberships(folder, put, method):
    kept = ASSESSED[: ASSESSED.index("method")] + method
    put("conditions.toml", kept)
    with pytest.raises(StudyError, match=r"condition 1.method: Scores of assessments run from -2"):
        read_study(folder)


def test_the_indirect_method_takes_no_negative_scores(folder, put):
    put("conditions.toml", ASSESSED.replace('"direct"', '"indirect"\nat = [0.5]'))
    with pytest.raises(StudyError, match=r"condition 1.method: .* takes no negative figures"):
        read_study(folder)


def test_an_outcome_from_assessments(folder, put):
    outcome = PLAN.replace('indicator = "chance of rise"', 'assessment = "dev"')
    put("conditions.toml", outcome)
    with pytest.raises(StudyError, match=r"outcome.method: Scores of assessments"):
        read_study(folder)
    put("conditions.toml", outcome.replace('"dev"', '"dev"\nmethod = "steps"\nat = [0.25]'))
    assert read_study(folder).comparison.outcome.source == FromAssessments("dev")
