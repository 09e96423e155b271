import pytest

from wijkpeil.errors import StudyError
from wijkpeil.study import Case, read_study

HEADER = "code,name,city,why\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cases.csv: The file is empty. Give it a header: code,name,city,why"),
        ("code,naam,city\n", "cases.csv, line 1: “naam” is unknown. Is “name” meant?"),
        (
            "code,name,city,colour\n",
            "line 1: “colour” is unknown. Known are: city, code, name, why.",
        ),
        ("code,name\n", "cases.csv, line 1: The column city is missing"),
        ("code,name,city,name\n", "cases.csv, line 1: The column name occurs twice"),
        (HEADER + "WK900100,Hof\n", "line 2: The row has 2 cells, but the header has 4"),
        (HEADER + "WK900100,,Elbersluis,\n", "line 2: The column name is empty"),
        (HEADER + ",Hof,Elbersluis,\n", "line 2: The column code is empty"),
        (HEADER + "\nWK900100,Hof,Utrecht,\n", "line 3: The city “Utrecht” of case WK900100"),
        (HEADER + "BU90010000,Hof,Elbersluis,\n", "line 2: “BU90010000” is the code of a buurt"),
        (
            HEADER + 'WK900100,Hof,Elbersluis,"two\nlines"\nWK900100,Erf,Elbersluis,\n',
            "line 4: The case WK900100 occurs twice",
        ),
        (HEADER + 'WK900100,"Hof"x,Elbersluis,\n', "line 2: The row can't be read"),
        (HEADER + 'WK900100,"Hof,Elbersluis,\n', "line 2: The row can't be read"),
        (b"code,name,city\nWK900100,H\xf4f,Elbersluis\n", "line 2: The text is not UTF-8"),
        (b"PK\x03\x04\n\x00\x00", "line 2: The file holds bytes that no text has"),
    ],
)
def test_faults_name_their_line(put, text, message):
    folder = put("cases.csv", text)
    with pytest.raises(StudyError) as caught:
        read_study(folder)
    assert message in str(caught.value)


def test_an_empty_list_of_cities_is_told(put, spoil):
    put("cases.csv", HEADER + "WK900100,Hof,Elbersluis,\n")
    with pytest.raises(StudyError, match=r"The list is: \(empty\)"):
        read_study(spoil('cities = ["Elbersluis"]', ""))


@pytest.mark.parametrize(
    "text",
    [
        "code,name,city,why\nWK900100,Hof,Elbersluis,riser\n",
        "\ufeffcode;name;city;why\r\nWK900100;Hof;Elbersluis;riser\r\n",
        'why,city,name,code\n riser ,Elbersluis,"Hof",wk900100\n\n',
    ],
)
def test_ways_to_write_the_same(put, text):
    assert read_study(put("cases.csv", text)).cases == (
        Case("WK900100", "Hof", "Elbersluis", "riser"),
    )


def test_a_file_that_can_not_be_opened(folder):
    (folder / "cases.csv").mkdir()
    with pytest.raises(StudyError, match=r"cases\.csv: The file can't be opened"):
        read_study(folder)
