import zipfile

import pandas as pd
import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources import read_scores
from wijkpeil.sources.several import SeveralLevels


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_scores(path, **keywords)
    return caught.value


def make_zip(make, members):
    path = make.folder / "official.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"Leefbaarometer 3.0 - open data/{name}", text)
    return path


OFFICIAL = "Leefbaarometer-{} {} 2002-2024.csv"


def test_official_zip(make):
    path = make_zip(
        make,
        {
            OFFICIAL.format("scores", "wijken"): make.text("wijk"),
            OFFICIAL.format("scores", "PC4"): make.text("pc4"),
            OFFICIAL.format("ontwikkeling", "wijken"): make.text("wijk"),
            "leesmij.csv": "note",
            "leesmij.txt": "note",
        },
    )
    assert read_scores(path, level="pc4").level == "pc4"
    assert read_scores(path, level="wijk").provenance.file == "official.zip"
    with pytest.raises(SeveralLevels, match="wijk, pc4") as caught:
        read_scores(path)
    assert caught.value.levels == ("wijk", "pc4")
    assert "no scores of gemeenten" in refused(path, level="gemeente").message


def test_zip_of_one_level_needs_no_choice(make):
    path = make_zip(make, {"scores.csv": make.text("buurt")})
    assert read_scores(path).level == "buurt"


def test_a_refusal_inside_a_zip_names_the_member_and_line(make):
    text = make.text("buurt").replace("\n", "\n\n", 3).replace("\n\n", "\n", 2)
    error = refused(make_zip(make, {"scores.csv": text}))
    assert "scores.csv" in str(error)
    assert error.line == 4


def test_two_tables_of_one_level_are_refused(make):
    path = make_zip(make, {"a.csv": make.text("wijk"), "b.csv": make.text("wijk", seed=2)})
    assert "a.csv" in refused(path).message
    assert "several tables" in refused(path, level="wijk").message


def test_zip_without_scores(make):
    with pytest.raises(UnrecognisedFile, match="holds no Leefbaarometer"):
        read_scores(make_zip(make, {"a.csv": "PC4,x\n1,2\n"}))


def test_zip_cut_off(make):
    path = make_zip(make, {"scores.csv": make.text("buurt")})
    path.write_bytes(path.read_bytes()[:-200])
    assert "cut off" in refused(path).message


def test_zip_with_a_damaged_member(make):
    path = make_zip(make, {"scores.csv": make.text("buurt") * 3})
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    path.write_bytes(data)
    assert "damaged" in refused(path).message


def test_zip_with_a_member_damaged_far_on(make):
    text = make.text("pc4", codes=[f"{i}" for i in range(9000, 9400)])
    path = make_zip(make, {"scores.csv": text})
    data = bytearray(path.read_bytes())
    data[-5000:-4900] = bytes(100)
    path.write_bytes(data)
    assert "damaged" in refused(path).message


def test_zip_with_a_member_too_large_to_be_true(make, monkeypatch):
    monkeypatch.setattr("wijkpeil.sources.leefbaarometer.zip_file._LARGEST", 100)
    path = make_zip(make, {"scores.csv": make.text("pc4")})
    assert "over 2 GB" in refused(path).message


def test_a_table_that_pandas_reads_otherwise_is_refused(make, monkeypatch):
    plain = pd.read_csv
    path = make.scores("pc4")
    monkeypatch.setattr(pd, "read_csv", lambda *a, **k: plain(*a, **k).iloc[:-1])
    assert "can't be read as a table" in refused(path).message


def test_zip_with_version_2(make):
    path = make_zip(make, {"scores.csv": "bu_code,jaar,RLBRMTR12,afw\nBU90010000,2012,1,2\n"})
    assert "Leefbaarometer 2.0" in refused(path).message
