from dataclasses import replace

import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.qca import CsvLayout, Cuts, Question, Unanswered, minimise
from wijkpeil.sources.qca_csv import QcaTable
from wijkpeil.workflow import compared as room
from wijkpeil.workflow.compare import compare
from wijkpeil.workflow.compared import comparison


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def table(**columns):
    return QcaTable(pd.DataFrame(columns), notes={"A": "Words were read.", "Z": "Not asked for."})


SEEN = {"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 0, 0]}


def test_the_outcome_and_its_negation():
    both = compare(table(**SEEN), Question("Y", expectations="A", exclude=(1,)))
    answer, negation = both.answer, both.negation
    assert answer.parsimonious.texts() == [["A"]]
    assert "Words were read." in both.warnings
    assert "Not asked for." not in (*both.warnings, *answer.notes)
    assert negation.question.outcome == "~Y"
    assert negation.parsimonious.texts() == [["~A"]]
    assert negation.table.excluded == ()
    both = compare(table(**SEEN), Question("~Y"))
    back, again = both.answer, both.negation
    assert back.parsimonious.texts() == [["~A"]]
    assert again.question.outcome == "Y"


def test_the_negation_uses_the_second_of_two_cuts():
    both = compare(table(**SEEN), Question("Y", cuts=Cuts(0.9, 0.6)))
    answer, negation = both.answer, both.negation
    assert answer.table.cuts == Cuts(0.9, 0.6)
    assert negation.table.cuts == Cuts(0.6)


def test_no_negation_where_no_row_is_positive_for_it():
    columns = {"A": [1, 0, 1], "B": [0, 1, 1], "Y": [1, 1, 1]}
    both = compare(table(**columns), Question("Y"))
    answer, negation = both.answer, both.negation
    assert isinstance(negation, Unanswered)
    content = comparison(answer, negation, file="x.csv", layout=CsvLayout())
    assert content["solutions"]["parsimonious"]["models"] == []
    assert content["solutions"]["parsimonious"]["why_not"]


def test_without_data_there_is_no_fit():
    both = compare(table(**SEEN), Question("Y"))
    answer, negation = both.answer, both.negation
    bare = minimise(replace(answer.table, data=None), "complex")
    content = comparison(replace(answer, complex=bare), negation, file="x.csv", layout=CsvLayout())
    assert content["solutions"]["complex"]["fit"] == [None]


def test_too_much_to_list_is_counted(monkeypatch):
    monkeypatch.setattr(room, "ROWS", 0)
    monkeypatch.setattr(room, "CHART", 0)
    columns = {"A": [1, 0, 1], "B": [1, 0, 0], "D": [0, 1, 1], "Y": [1, 0, 0]}
    both = compare(table(**columns), Question("Y", expectations="A,B"))
    answer, negation = both.answer, both.negation
    solutions = comparison(answer, negation, file="x.csv", layout=CsvLayout())["solutions"]
    assert solutions["parsimonious"]["assumptions"][0] == {"count": 3, "rows": None}
    assert solutions["parsimonious"]["chart"]["m"] is None
    assert solutions["parsimonious"]["chart"]["implicants"] == 2
    pair = next(iter(solutions["intermediate"]["pairs"].values()))
    assert pair["easy"] is None
    assert pair["difficult"] is None
