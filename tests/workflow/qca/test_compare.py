import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.language import speaking
from wijkpeil.qca.analysis import Question
from wijkpeil.sources.qca_csv import QcaTable
from wijkpeil.workflow.compare import apart_from_clusters

TABLE = QcaTable(pd.DataFrame({"A": [1, 0], "Y": [1, 0], "CITY": ["x", "y"]}, index=["a", "b"]), {})
QUESTION = Question(outcome="~Y", conditions=("A",))


def test_the_group_of_each_case_is_no_condition():
    table, asked, groups = apart_from_clusters(TABLE, "CITY", QUESTION)
    assert list(table.frame.columns) == ["A", "Y"]
    assert groups == {"a": "x", "b": "y"}
    assert asked.conditions == ("A",)
    assert apart_from_clusters(TABLE, "", QUESTION) == (TABLE, QUESTION, {})


def test_without_named_conditions_the_rest_is_named_so_that_r_leaves_the_group_out_too():
    _table, asked, _groups = apart_from_clusters(TABLE, "CITY", Question("~Y"))
    assert asked.conditions == ("A",)


@pytest.mark.parametrize("outcome", ["Y[1]", " ~Y "])
def test_the_outcome_is_no_group_however_it_is_written(outcome):
    with speaking("en"), pytest.raises(QcaError, match="can't be the group"):
        apart_from_clusters(TABLE, "Y", Question(outcome))


@pytest.mark.parametrize(
    ("name", "message"), [("Z", "no column “Z”.*A, Y, CITY"), ("A", "can't be"), ("Y", "can't be")]
)
def test_a_group_that_is_none_is_refused(name, message):
    with speaking("en"), pytest.raises(QcaError, match=message):
        apart_from_clusters(TABLE, name, QUESTION)
