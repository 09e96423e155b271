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
        selection_waves=(2012,),
        cost=1250000.5,
    )


REGISTER = "id,name,kind,components,areas,started,selection_wave,dimensions,cost,price_year\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("V1,Bouw,fysik,,WK900100,2013,,,,", "“fysik” is unknown. Is “fysiek” meant? The kinds"),
        ("V1,Bouw,,,WK900100:0,2013,,,,", "“WK900100:0” in the column areas has no share above 0"),
        ("V1,Bouw,,,WK900100:1.1,2013,,,,", "“WK900100:1.1” in the column areas has no share"),
        ("V1,Bouw,,,WK900100:,2013,,,,", "“WK900100:” in the column areas has no share"),
        ("V1,Bouw,,,WK900100:40%,2013,,,,", "“WK900100:40%” in the column areas has no share"),
        ("V1,Bouw,,,WK900100:0.5 WK900100,2013,,,,", "The area WK900100 occurs twice"),
        ("V1,Bouw,,,WK900100,2013,2012 laag,,,", "“laag” in the column selection_wave is not"),
        ("V1,Bouw,,,WK900100,2013,,,,2013", "There is a price year, but no cost"),
    ],
)
def test_faults_in_the_register_name_their_line(put, row, message):
    told = refused(put("interventions.csv", REGISTER + row + "\n"))
    assert told.startswith("interventions.csv, line 2: ")
    assert message in told


def test_the_whole_register_is_read(put):
    row = "V1,Bouw,fysiek,sloop; nieuwbouw;,WK900100 WK900121:0.4,2013,2014 2012,fys won,5,2013\n"
    (found,) = read_study(put("interventions.csv", REGISTER + row)).interventions
    assert found.components == ("sloop", "nieuwbouw")
    assert found.shares == (1.0, 0.4)
    assert found.share_of("WK900121") == 0.4
    assert found.selection_waves == (2012, 2014)
    assert found.dimensions == ("fys", "won")
    assert found.price_year == 2013
    assert found.line == 2


def test_an_old_file_with_fewer_columns_is_read(put):
    old = "id,name,kind,areas,announced,started,ended,selection_rule,selection_wave,cost,source\n"
    row = "V1,Bouw,sociaal,WK900100,,2013,,laagst,2012,5,Nota\n"
    (found,) = read_study(put("interventions.csv", old + row)).interventions
    assert found.source == "Nota"
    assert (found.components, found.shares, found.owner, found.price_year) == ((), (), "", None)
