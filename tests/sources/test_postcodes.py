import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources import read_gemeente_of_pc4

HEADER = "PC4,gm_code,gm_naam,adressen\n"


def test_most_addresses_win(make):
    text = HEADER + "9902,GM9001,Hogezand,10\n9901,GM9002,Laagveen,30\n9901,GM9001,Hogezand,29\n"
    read = read_gemeente_of_pc4(make.write(text))
    assert read["gemeente"].to_dict() == {"9901": "GM9002", "9902": "GM9001"}
    assert read["gemeente_name"].tolist() == ["Laagveen", "Hogezand"]
    assert read.index.tolist() == ["9901", "9902"]


def test_a_tie_goes_to_the_lowest_code(make):
    text = HEADER + "9901,9002,Laagveen,30\n9901,9001,Hogezand,30\n"
    assert read_gemeente_of_pc4(make.write(text))["gemeente"].to_dict() == {"9901": "GM9001"}


def test_names_may_be_absent(make):
    read = read_gemeente_of_pc4(make.write("PC4,gm_code,adressen\n9901,GM9001,3\n"))
    assert read["gemeente_name"].tolist() == [""]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("990,GM9001,Hogezand,1", "“990” is not the code"),
        ("9901,WK900101,Hogezand,1", "code of a wijk"),
        ("9901,GM9001,Hogezand,-1", "impossible"),
        ("9901,GM9001,Hogezand,NA", "missing or impossible"),
        ("9901,GM9001,Hogezand,inf", "impossible"),
        ("9901,GM9001,Hogezand,many", "not a figure"),
        ("9903,GM9001,Hogezand,2", "there already"),
        ("9903,GM9001", "2 fields"),
    ],
)
def test_refusals_name_the_line(make, row, words):
    path = make.write(f"{HEADER}9903,GM9001,Hogezand,3\n{row}\n")
    with pytest.raises(RefusedFile, match=words) as caught:
        read_gemeente_of_pc4(path)
    assert caught.value.line == 3


@pytest.mark.parametrize("content", ["PC4,inwoners\n9901,1\n", '{"a": 1}'])
def test_something_else(make, content):
    with pytest.raises(UnrecognisedFile, match="gm_code and adressen"):
        read_gemeente_of_pc4(make.write(content))


@pytest.mark.shared
def test_real_file(shared):
    read = read_gemeente_of_pc4(shared / "data" / "cbs" / "pc4_gemeente_2023_adressen.csv")
    assert len(read) == 4071
    assert read.loc["1011"].tolist() == ["GM0363", "Amsterdam"]
