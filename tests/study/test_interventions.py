import pytest

from wijkpeil.errors import StudyError
from wijkpeil.study import Intervention, Moment, read_study

HEADER = "id,name,areas,announced,started,ended,selection_wave,cost\n"


def refused(folder) -> str:
    with pytest.raises(StudyError) as caught:
        read_study(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("V1,Bouw,WK900100,,,,,", "line 2: The column started is empty"),
        ("V1,Bouw,,,2013,,,", "line 2: The column areas is empty"),
        ("V1,Bouw,WK900100,,13,,,", "“13” in the column started is not a date"),
        ("V1,Bouw,WK900100,,2013-02-30,,,", "“2013-02-30” in the column started is not a date"),
        ("V1,Bouw,WK900100,,1-2-2013,,,", "“1-2-2013” in the column started is not a date"),
        ("V1,Bouw,WK900100,,0000,,,", "“0000” in the column started is not a date"),
        ("V1,Bouw,WK900100,,2013,2012,,", "line 2: ended (2012) lies before started (2013)"),
        ("V1,Bouw,WK900100,,2013-06-02,2013-06-01,,", "ended (2013-06-01) lies before"),
        ("V1,Bouw,WK900100,2014,2013,,,", "started (2013) lies before announced (2014)"),
        ("V1,Bouw,WK900100,,2013,,last,", "“last” in the column selection_wave is not a year"),
        ("V1,Bouw,WK900100,,2013,,,-5", "“-5” in the column cost is not an amount"),
        ("V1,Bouw,WK900100,,2013,,,1.250.000", "“1.250.000” in the column cost"),
        ("V1,Bouw,WK900100,,2013,,,5.", "“5.” in the column cost"),
        ("V1,Bouw,WK900100,,2013,,,€5", "“€5” in the column cost"),
        ("V1,Bouw,WK900100 WK900100,,2013,,,", "The area WK900100 occurs twice"),
        ("V1,Bouw,WK900100 GM9001,,2013,,,", "“GM9001” is the code of a gemeente"),
        ("V1,Bouw,WK900100,,2013,,,\nV1,B,WK900101,,2014,,,", "line 3: The intervention V1 occurs"),
    ],
)
def test_faults_name_their_line(put, row, message):
    told = refused(put("interventions.csv", HEADER + row + "\n"))
    assert told.startswith("interventions.csv, line ")
    assert message in told


def test_a_year_holds_its_days(put):
    row = "V1,Bouw,WK900100;WK900101,2013,2013-06-01,2013,2012,1250000.5\n"
    (found,) = read_study(put("interventions.csv", HEADER + row)).interventions
    assert found == Intervention(
        id="V1",
        name="Bouw",
        kind="",
        areas=("WK900100", "WK900101"),
        announced=Moment("2013"),
        started=Moment("2013-06-01"),
        ended=Moment("2013"),
        selection_wave=2012,
        cost=1250000.5,
    )
