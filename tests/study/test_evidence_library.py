import pytest

from wijkpeil.errors import StudyError
from wijkpeil.language import speaking
from wijkpeil.study.evidence_library import read_library, read_own

HEADER = "id,policy,kind,outcome,direction,finding,citation,grade,start,end,size,lower,upper,unit\n"
ROW = {
    "id": "a",
    "policy": "lamps",
    "kind": "veiligheid",
    "outcome": "safety",
    "direction": "favourable",
    "finding": "Safer.",
    "citation": "A 2010",
}


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def written(**changes):
    row = ROW | changes
    names = HEADER.strip().split(",")
    return HEADER + ",".join(row.get(name, "") for name in names) + "\n"


def put(tmp_path, text):
    (tmp_path / "evidence-library.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_own_findings_come_behind_what_is_shipped(tmp_path):
    text = written(grade="3?", size="-3.5", lower="-5", upper="-2", unit="%", start="2010")
    shipped = read_library()
    found = read_library(put(tmp_path, text))
    assert found[:-1] == shipped
    own = found[-1]
    assert (own.size, own.lower, own.upper, own.unit) == (-3.5, -5.0, -2.0, "%")
    assert (own.grade, own.graded_by, own.start, own.end, own.line) == ("3?", "", 2010, None, 2)
    assert own.origin == "published"


def test_without_a_file_there_is_only_what_is_shipped(tmp_path):
    assert read_own(tmp_path) == ()
    assert read_library(tmp_path) == read_library()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": ""}, "The column id is empty"),
        ({"id": "krachtwijken-trend"}, "The id krachtwijken-trend occurs twice"),
        ({"policy": ""}, "The column policy is empty"),
        ({"kind": "fysik"}, "“fysik” is unknown. Is “fysiek” meant?"),
        ({"outcome": "price"}, "“price” is unknown. Is “prices” meant?"),
        ({"direction": "good"}, "“good” is unknown. Known are: "),
        ({"grade": "6"}, "“6” in the column grade is no grade of the Maryland scale"),
        ({"size": "3,5%", "unit": "%"}, "is not a number"),
        ({"size": "1", "lower": "2", "upper": "3", "unit": "%"}, "hold the size"),
        ({"lower": "3", "upper": "2", "unit": "%"}, "run from lower to upper"),
        ({"lower": "2", "unit": "%"}, "Fill in both, or neither"),
        ({"size": "2"}, "a size without a unit"),
        ({"start": "2012", "end": "2010"}, "The end (2010) lies before the start (2012)"),
    ],
)
def test_faults_name_their_line(tmp_path, changes, message):
    row = {key: f'"{value}"' if "," in value else value for key, value in changes.items()}
    with pytest.raises(StudyError) as caught:
        read_library(put(tmp_path, written(**row)))
    assert str(caught.value).startswith("evidence-library.csv, line 2: ")
    assert message in str(caught.value)
