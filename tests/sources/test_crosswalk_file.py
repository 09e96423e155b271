import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources.crosswalk_file import read_crosswalk
from wijkpeil.sources.describe import describe

EXPECTED = [["WK900101", "WK900101", 30.0], ["WK900101", "WK900102", 10.0]]


@pytest.mark.parametrize(
    "text",
    [
        "from,to,weight\nWK900101,WK900101,30\nWK900101,WK900102,10\n",
        "gewicht;naar;van\n30;wk900101;WK900101\n10;WK900102; WK900101\n",
        '"van_2012";"naar_2020";"adressen"\n"WK900101";"WK900101";30,0\n"WK900101";"WK900102";10,0\n',
        "note,Old,New,Addresses\nx,WK900101,WK900101,30\ny,WK900101,WK900102,10\n",
    ],
)
def test_any_order_and_both_languages(make, text):
    read = read_crosswalk(make.write(text))
    assert read.crosswalk.pairs.to_numpy().tolist() == EXPECTED
    assert read.crosswalk.level == "wijk"
    assert read.crosswalk.years == ((2012, 2020) if "2012" in text else (None, None))
    assert len(read.provenance.sha256) == 64


def test_codes_without_prefix_need_a_level(make):
    path = make.write("from,to,weight\n900101,900101,30\n900101,,10\n,900103,5\n")
    with pytest.raises(RefusedFile, match="no prefix, so it is ambiguous"):
        read_crosswalk(path)
    crosswalk = read_crosswalk(path, level="wijk").crosswalk
    assert crosswalk.untraced.to_dict() == {"WK900101": 10.0}
    assert crosswalk.unreached.to_dict() == {"WK900103": 5.0}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("WK900101,GM9001,3", "several levels"),
        ("WK900101,WK90X102,3", "not the code of a wijk"),
        ("WK900101,WK900102,-3", "missing, negative"),
        ("WK900101,WK900102,", "missing, negative"),
        ("WK900101,WK900101,3", "there already"),
        ("WK900105,WK900101,0", "All weights of WK900105 are 0"),
        ("WK900101,WK900102,many", "not a figure"),
        ("WK900101,WK900102", "2 fields"),
    ],
)
def test_refusals_name_the_line(make, row, words):
    path = make.write(f"from,to,weight\nWK900101,WK900101,30\n{row}\n")
    with pytest.raises(RefusedFile, match=words) as caught:
        read_crosswalk(path)
    assert caught.value.line == (None if words == "several levels" else 3)


@pytest.mark.parametrize("content", ["from,to\nWK900101,WK900101\n", '{"a": 1}'])
def test_something_else(make, content):
    with pytest.raises(UnrecognisedFile, match="not a crosswalk"):
        read_crosswalk(make.write(content))


def test_it_can_be_described(make):
    path = make.write("from,to,weight\nWK900101,WK900101,30\nWK900101,WK900102,10\n")
    assert describe(path) == [
        "file.csv: a crosswalk from old areas to new ones.",
        "Old areas: 1; new areas: 2.",
    ]
