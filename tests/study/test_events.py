import pytest

from wijkpeil.errors import StudyError
from wijkpeil.study import Event, Moment, read_study

HEADER = "start,end,name,where,source\n"


def test_events(put):
    folder = put("events.csv", HEADER + "2015,,Law,,\n2015-01-01,2016,Crisis,Elbersluis,News\n")
    assert read_study(folder).events == (
        Event(Moment("2015"), Moment("2015"), "Law"),
        Event(Moment("2015-01-01"), Moment("2016"), "Crisis", "Elbersluis", "News"),
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",2015,Law,,", "line 2: The column start is empty"),
        ("2015,2014,Law,,", "line 2: end (2014) lies before start (2015)"),
        ("2015,later,Law,,", "“later” in the column end is not a date"),
        ("2015,2016,,,", "The column name is empty"),
    ],
)
def test_faults_name_their_line(put, row, message):
    folder = put("events.csv", HEADER + row + "\n")
    with pytest.raises(StudyError) as caught:
        read_study(folder)
    assert message in str(caught.value)
