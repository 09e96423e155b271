import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.cases.rule import DESIGNS, SelectionRule
from wijkpeil.errors import StudyError
from wijkpeil.language import speaking
from wijkpeil.study.case_rule import case_rule_lines, read_case_rule
from wijkpeil.study.table import Table

CITIES = ("Elbersluis", "Kronnezijl")


def read(text: str) -> SelectionRule | None:
    return read_case_rule(Table(tomllib.loads(text)), cities=CITIES)


def test_a_study_need_not_have_a_rule():
    assert read("") is None


def test_what_is_left_out_is_the_usual():
    assert read("[cases]\n") == SelectionRule(cities=CITIES)


@given(
    st.builds(
        SelectionRule,
        design=st.sampled_from(DESIGNS),
        number=st.integers(1, 99),
        cities=st.sampled_from([CITIES, CITIES[:1]]),
        per_city=st.integers(1, 9),
        without_pair=st.none() | st.integers(0, 9),
        least_size=st.floats(0, 1e5),
        caliper=st.floats(0.01, 1),
        likeness=st.floats(0.01, 9),
        sure=st.floats(0.5, 0.99),
        start=st.none() | st.just(2012),
        end=st.none() | st.just(2018),
    )
)
def test_what_is_written_reads_back_as_itself(rule):
    assert read("".join(case_rule_lines(rule))) == rule


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('cities = ["Delft"]', "study.toml, cases.cities: “Delft” is not one of the cities"),
        ("number = 2.5", "study.toml, cases.number: Write a whole number, such as 11"),
        ("number = 0", "study.toml, cases: Ask for at least one case"),
        ('design = "pair"', "study.toml, cases.design: “pair” is unknown. Is “pairs” meant?"),
        ("per_city = -1", "study.toml, cases.per_city: -1 is out of range"),
        ("sure = 0.3", "study.toml, cases: How sure the two of a pair must differ is 0.3"),
        ("sure = 1.5", "study.toml, cases.sure: 1.5 is out of range"),
        ("seed = 3", "study.toml, cases.seed: “seed” is unknown"),
        ('from = "2012"', "study.toml, cases.from: Write a year"),
    ],
)
def test_faults_name_their_key(line, message):
    with speaking("en"), pytest.raises(StudyError) as caught:
        read(f"[cases]\n{line}\n")
    assert message in str(caught.value)


def test_a_study_without_cities_says_so():
    with speaking("en"), pytest.raises(StudyError, match=r"cities of the study: \(none\)"):
        read_case_rule(Table({"cases": {"cities": ["Delft"]}}), cities=())


def test_the_rule_is_part_of_the_study(folder):
    from wijkpeil.study import read_study, write_study  # noqa: PLC0415

    study = read_study(folder)
    assert study.case_rule is None
    with_rule = replace(study, case_rule=SelectionRule(cities=study.cities, number=3))
    write_study(with_rule, folder)
    assert read_study(folder).case_rule == with_rule.case_rule
