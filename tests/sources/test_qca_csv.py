import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.language import speaking
from wijkpeil.qca.r_call import CsvLayout
from wijkpeil.sources.qca_csv import read_qca_csv, write_qca_csv
from wijkpeil.sources.qca_labels import values_of_labels


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "cases.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_table_of_r(written):
    table = read_qca_csv(written('"","A","B"\n"a b",0.3,1\n"c",NA,0\n'))
    assert table.frame.index.tolist() == ["a b", "c"]
    assert table.frame["B"].tolist() == [1, 0]
    assert np.isnan(table.frame.loc["c", "A"])
    assert table.notes == {}


def test_decimal_commas_of_dutch_spreadsheets(written):
    table = read_qca_csv(written("case;A;B\nx;0,3;1\ny;0,75;0\n"))
    assert table.frame["A"].tolist() == [0.3, 0.75]


def test_words_with_an_order_become_values_and_are_told(written):
    path = written("case,IND,Y\na,Industrialized,1\nb,Not industrialized,0\nc,0.4,1\n")
    with speaking("en"):
        table = read_qca_csv(path)
    assert table.frame["IND"].tolist() == [1, 0, 0.4]
    assert table.notes == {
        "IND": "Words in IND are read as values: Not industrialized = 0, Industrialized = 1."
    }


def test_other_words_and_dashes_stay(written):
    table = read_qca_csv(written("case,LAND,E,Y\na,Albania,1,1\nb,Belgium,-,0\n"))
    assert table.frame["LAND"].tolist() == ["Albania", "Belgium"]
    assert table.frame["E"].tolist() == [1.0, "-"]


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("case,A\nx,1\n", RefusedFile, "one or more conditions and an outcome"),
        ("case\nx\n", UnrecognisedFile, "header of several columns"),
        ("case,A,A\nx,1,1\n", RefusedFile, "names a column twice: A"),
        ("", RefusedFile, "empty"),
    ],
)
def test_what_is_no_table_is_refused(written, text, kind, says):
    with speaking("en"), pytest.raises(kind, match=says):
        read_qca_csv(written(text))


def test_what_is_written_is_read_again(written):
    frame = pd.DataFrame(
        {"A": [0.1, 1.0, np.nan], "K": [0, 2, 1], "E": ["-", 1, 0]},
        index=pd.Index(["x", "y, z", "w"], name="case"),
    )
    text = write_qca_csv(frame)
    assert text.splitlines()[:3] == ["case,A,K,E", "x,0.1,0,-", '"y, z",1,2,1']
    read = read_qca_csv(written(text)).frame
    assert read.index.tolist() == frame.index.tolist()
    assert read["A"].tolist()[:2] == [0.1, 1.0]
    assert np.isnan(read.loc["w", "A"])
    assert read["K"].tolist() == [0, 2, 1]
    assert read["E"].tolist() == ["-", 1, 0]
    assert write_qca_csv(frame.assign(A=[None, "u", 1])).splitlines()[1] == "x,NA,0,-"


@pytest.mark.parametrize(
    ("labels", "alone", "expected"),
    [
        (["Stable", "Unstable"], False, {"Unstable": 0, "Stable": 1}),
        (["High literacy", "Low literacy"], False, {"Low literacy": 0, "High literacy": 1}),
        (["Survival", "Collapse"], False, {"Collapse": 0, "Survival": 1}),
        (["ja", "nee"], False, {"nee": 0, "ja": 1}),
        (["hoog", "laag"], False, {"laag": 0, "hoog": 1}),
        (["stabiel", "niet stabiel", "zeer stabiel"], False,
         {"niet stabiel": 0, "stabiel": 1, "zeer stabiel": 2}),
        (["Stable", "Very stable"], False, None),
        (["Stable"], False, None),
        (["Stable"], True, {"Stable": 1}),
        (["Unstable"], True, {"Unstable": 0}),
        (["no"], True, {"no": 0}),
        (["red", "blue"], False, None),
    ],
)  # fmt: skip
def test_which_word_is_which_value(labels, alone, expected):
    assert values_of_labels(labels, alone=alone) == expected


@pytest.mark.parametrize("word", ["?", "onbekend", "Unknown", "n.b.", "."])
def test_what_is_not_known_is_missing_and_no_membership(written, word):
    table = read_qca_csv(written(f"case,A,B\na,1,0\nb,0,1\nc,{word},1\n"))
    assert np.isnan(table.frame["A"].to_numpy(float)[2])
    assert table.notes == {}


def test_a_slip_of_the_pen_is_no_membership(written):
    table = read_qca_csv(written("case,A,B\na,1,0\nb,0,1\nc,O,1\n"))
    assert table.frame.loc["c", "A"] == "O"
    assert table.notes == {}


def test_how_the_file_is_written_is_kept_for_r(tmp_path):
    path = tmp_path / "excel.csv"
    text = "case;IND;B;Y\na;ja;0,3;1\nb;nee;n.b.;0\nc;ja;?;0\n"
    path.write_text(text, encoding="utf-8-sig")
    found = read_qca_csv(path)
    assert found.frame["IND"].tolist() == [1, 0, 1]
    assert found.layout == CsvLayout(
        separator=";",
        decimal=",",
        byte_order_mark=True,
        missing=("?", "n.b."),
        words={"IND": {"nee": 0, "ja": 1}},
    )


def test_a_plain_file_needs_no_word_to_r(written):
    assert read_qca_csv(written("case,A,Y\na,0.3,1\nb,1,0\n")).layout == CsvLayout()
