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
    table, groups = apart_from_clusters(TABLE, "CITY", QUESTION)
    assert list(table.frame.columns) == ["A", "Y"]
    assert groups == {"a": "x", "b": "y"}
    assert apart_from_clusters(TABLE, "", QUESTION) == (TABLE, {})


@pytest.mark.parametrize(
    ("name", "message"), [("Z", "no column “Z”.*A, Y, CITY"), ("A", "can't be"), ("Y", "can't be")]
)
def test_a_group_that_is_none_is_refused(name, message):
    with speaking("en"), pytest.raises(QcaError, match=message):
        apart_from_clusters(TABLE, name, QUESTION)
