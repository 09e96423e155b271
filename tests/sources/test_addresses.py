import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources.addresses import is_addresses, levels_of_addresses, read_addresses
from wijkpeil.sources.describe import describe

HEADER = "PC6;Huisnummer;Buurt2019;Wijk2019;Gemeente2019\n"
ROWS = (
    "9901AA;1;90010101;900101;9001\n9901AA;3;90010102;900101;9001\n9901AB;12;90010201;900102;9001\n"
)


def test_codes_get_their_prefix(make):
    path = make.write(HEADER + ROWS)
    for level, areas in (
        ("buurt", ["BU90010101", "BU90010102", "BU90010201"]),
        ("wijk", ["WK900101", "WK900101", "WK900102"]),
        ("gemeente", ["GM9001"] * 3),
    ):
        read = read_addresses(path, level=level)
        assert read.table["area"].tolist() == areas
        assert (read.level, read.year) == (level, 2019)
    assert read.table["postcode"].tolist() == ["9901AA", "9901AA", "9901AB"]
    assert read.table["number"].tolist() == [1, 3, 12]
    assert read.provenance.owner == "Centraal Bureau voor de Statistiek (CBS)"


def test_quoted_commas_lost_zeros_and_an_older_header(make):
    """As pandas or a spreadsheet saves it: the codes of gemeente 14 lost their zeros."""
    text = (
        '"PC6","Huisnummer","Buurt2017","Wijk2017","Gem2017"\n'
        '"9711 aa","1","140001","1400","14"\n"9711AA","2","140001","1400","14"\n'
        '"1011AB","5","3630000","36300","363"\n'
    )
    path = make.write(text)
    read = read_addresses(path, level="buurt")
    assert read.table["area"].tolist() == ["BU00140001", "BU00140001", "BU03630000"]
    assert read.table["postcode"].tolist() == ["9711AA", "9711AA", "1011AB"]
    assert read_addresses(path, level="gemeente").table["area"].tolist()[0] == "GM0014"
    assert read.year == 2017


def test_letters_in_codes_and_additions(make):
    header = "postcode;hnr;toevoeging;wijkcode\n"
    text = header + "1234AB;7;A;9001AF\n1234AB;7;;9001AG\n1234AB;7;2;WK9001AG\n"
    with pytest.raises(UnrecognisedFile):
        read_addresses(make.write("postcode;hnr\n1234AB;7\n"), level="wijk")
    read = read_addresses(make.write(text), level="wijk")
    assert read.table["area"].tolist() == ["WK9001AF", "WK9001AG", "WK9001AG"]
    assert read.table["addition"].tolist() == ["A", "", "2"]
    assert read.year is None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("9901A;5;90010101;900101;9001", "“9901A” is not a full postcode"),
        (";5;90010101;900101;9001", "not a full postcode"),
        ("9901AA;;90010101;900101;9001", "house number is missing"),
        ("9901AA;1.5;90010101;900101;9001", "house number is missing, or is no whole"),
        ("9901AA;-1;90010101;900101;9001", "house number"),
        ("9901AA;100000;90010101;900101;9001", "house number"),
        ("9901AA;5a;90010101;900101;9001", "“5a” in column Huisnummer is not a figure"),
        ("9901AA;5;90010101;;9001", "A code is empty"),
        ("9901AA;5;90010101;90X1;9001", "“90X1” is not the code of a wijk"),
        ("9901AA;5;90010101;WK900101", "4 fields"),
    ],
)
def test_refusals_name_the_line(make, row, words):
    path = make.write(f"{HEADER}{ROWS}{row}\n")
    with pytest.raises(RefusedFile, match=words) as caught:
        read_addresses(path, level="wijk")
    assert caught.value.line == 5


def test_a_level_that_is_not_there(make):
    path = make.write("PC6;Huisnummer;Gemeente2019\n9901AA;1;9001\n")
    with pytest.raises(RefusedFile, match=r"don't tell their buurt\. They tell: gemeente"):
        read_addresses(path, level="buurt")
    with pytest.raises(RefusedFile, match="don't tell their postcode area"):
        read_addresses(path, level="pc4")


@pytest.mark.parametrize("content", ["PC4,gm_code,adressen\n9901,GM9001,4\n", '{"a": 1}'])
def test_something_else(make, content):
    with pytest.raises(UnrecognisedFile, match="PC6, Huisnummer"):
        read_addresses(make.write(content), level="wijk")


def test_headers():
    columns = ["PC6", "Huisnummer", "Gem2017", "Buurt2017"]
    assert is_addresses(columns)
    assert levels_of_addresses(columns) == ["buurt", "gemeente"]
    assert not is_addresses(["PC6", "Huisnummer"])


def test_it_can_be_described(make):
    path = make.write(HEADER + ROWS)
    assert describe(path) == [
        "file.csv: addresses with their areas.",
        "Addresses: 3.",
        "Areas: 3 buurten.",
        "Year of the borders: 2019.",
        (
            "Source: Buurt, wijk en gemeente voor postcode-huisnummer, Centraal Bureau voor de "
            "Statistiek (CBS). Licence: CC BY 4.0."
        ),
    ]
    assert "Areas: 1 gemeente." in describe(path, level="gemeente")
    without_year = make.write("PC6;Huisnummer;wijkcode\n9901AA;1;900101\n", "bare.csv")
    assert len(describe(without_year)) == 4
