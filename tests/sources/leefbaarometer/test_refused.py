import csv

import pytest

from wijkpeil.errors import RefusedFile, SourceError, UnrecognisedFile
from wijkpeil.sources import read_scores
from wijkpeil.sources.datasets import LEEFBAAROMETER
from wijkpeil.sources.delimited import open_delimited
from wijkpeil.sources.sidecar import provenance_of, write_sidecar


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_scores(path, **keywords)
    return caught.value


def test_version_2(make):
    for header in ("BU_CODE,RLBRMTR02,KL12", "code;rlbwon;jaar", "id,jaar,afw,KL12LBR"):
        error = refused(make.write(header + "\n1,2,3\n"))
        assert "Leefbaarometer 2.0" in error.message
        assert error.line == 1


def test_another_header(make):
    with pytest.raises(UnrecognisedFile, match="Found: naam, waarde"):
        read_scores(make.write("naam,waarde\nA,1\n"))


def test_a_wanted_level_that_is_not_there(make):
    assert "scores of wijken, not of buurten" in refused(make.scores(), level="buurt").message


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_empty(make, content):
    assert "empty" in refused(make.write(content)).message


def test_empty_member_is_no_table():
    with pytest.raises(RefusedFile, match="empty"):
        open_delimited(b" \n", "member")


def test_header_only(make):
    assert "nothing below" in refused(make.write(make.headers["wijk"] + "\n")).message


def test_cut_off_in_the_last_line(make):
    text = make.text("wijk")
    for short in (text[:-40], text[: text.rindex(",NA,NA") + 5], text[: text.rindex('"')]):
        error = refused(make.write(short))
        assert error.line == short.count("\n") + 1


def test_web_page(make):
    for page in (
        "<!DOCTYPE html><html>404",
        "\n  <html><body>",
        '<?xml version="1.0"?><Exception/>',
    ):
        assert "web page" in refused(make.write(page)).message


def test_binary_junk(make):
    with pytest.raises(UnrecognisedFile, match="not a text file"):
        read_scores(make.write(bytes(range(256)) * 4))


def test_other_character_sets(make):
    text = make.text("wijk").replace("Duinoord", "Duinoörd")
    error = refused(make.write(text.encode("latin-1")))
    assert "UTF-8" in error.message
    assert error.line == 2
    assert "UTF-16" in refused(make.write(text.encode("utf-16"))).message
    header = make.text("wijk").replace("won", "wön").encode("latin-1")
    assert refused(make.write(header)).line == 1


def test_missing_file_and_folder(make):
    with pytest.raises(SourceError, match="no such file"):
        read_scores(make.folder / "none.csv")
    with pytest.raises(SourceError, match="folder"):
        read_scores(make.folder)


def replaced(make, level, line, old, new):
    lines = make.text(level).split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    return make.write("\n".join(lines))


def test_a_changed_score_is_refused_with_its_line(make):
    lines = make.text("pc4").split("\n")
    lbm, afw = lines[6].split(",")[2:4]
    error = refused(replaced(make, "pc4", 7, lbm, f"{float(lbm) + 0.01!r}"))
    assert error.line == 7
    assert "must be 4.102265 (area 9901, 2018" in error.message
    error = refused(replaced(make, "pc4", 7, f",{afw}", ""))
    assert error.line == 7


def test_a_changed_dimension_is_refused_with_its_line(make):
    fys = make.text("pc4").split("\n")[6].split(",")[4]
    error = refused(replaced(make, "pc4", 7, fys, f"{float(fys) + 2e-6!r}"))
    assert error.line == 7
    assert "add up to" in error.message
    assert "1e-06 is allowed" in error.message


def test_impossible_values(make):
    lines = make.text("pc4").split("\n")
    lbm, afw = lines[1].split(",")[2:4]
    for wrong in ("inf", "-inf", "1e999", "8.1"):
        error = refused(replaced(make, "pc4", 2, lbm, wrong))
        assert error.line == 2
        assert "impossible" in error.message
    for wrong in ("n/a", "nan", "#N/B", "\u00a04.1", "1 000", "4.1.2", "٤", "0x1A"):
        error = refused(replaced(make, "pc4", 2, afw, wrong))
        assert error.line == 2
        assert "not a figure" in error.message


def test_partly_missing_scores(make):
    parts = make.text("pc4").split("\n")[6].split(",")
    for gone in (parts[2], parts[3], parts[5]):
        error = refused(replaced(make, "pc4", 7, gone, "NA"))
        assert error.line == 7
        assert "missing" in error.message


def test_a_missing_dimension_column(make):
    rows = csv.reader(make.text("pc4").splitlines())
    error = refused(make.write("\n".join(",".join(row[:-1]) for row in rows)))
    assert "dimension won" in error.message


def test_a_year_that_is_not_known(make):
    for year in ("2013", "2026", "2014.5", "NA"):
        error = refused(replaced(make, "pc4", 5, ",2014,", f",{year},"))
        assert error.line == 5
        assert "2022, 2024" in error.message


def test_a_code_of_another_level(make):
    error = refused(replaced(make, "wijk", 4, "WK900100", "BU90010000"))
    assert error.line == 4
    assert "code of a buurt, but a wijk is expected" in error.message


def test_a_code_that_is_none(make):
    error = refused(replaced(make, "pc4", 4, "9901", "99O1"))
    assert error.line == 4
    assert "“99O1” is not the code" in error.message


def test_codes_without_prefix_that_are_ambiguous(make):
    text = make.text("buurt").replace('"BU900', '"')
    error = refused(make.write(text))
    assert error.line == 2
    text = make.text("wijk", codes=["WK001400", "WK001401"]).replace('"WK00', '"')
    assert "ambiguous" in refused(make.write(text)).message


def test_duplicate_rows(make):
    lines = make.text("pc4").split("\n")
    error = refused(make.write("\n".join([*lines[:-1], lines[3]])))
    assert error.line == len(lines)
    assert "9901 has two rows for 2012: here and on line 4" in error.message


def test_two_editions_with_the_same_areas(make):
    text = make.text("pc4") + make.text("pc4", seed=2).split("\n", 1)[1]
    error = refused(make.write(text))
    assert "45 rows repeat" in error.message
    assert error.line == 47


def test_two_editions_with_other_references(make):
    rows = make.rows(make.codes["pc4"], names=False)
    for row in rows:
        if int(row[1]) >= 2020:
            row[2] = repr(float(row[3]) + 4.15)
    text = "\n".join([make.headers["pc4"], *map(",".join, rows)])
    error = refused(make.write(text))
    assert "Two editions are mixed: 15 rows" in error.message
    assert "4.1500" in error.message
    assert error.line == 8
    for row in rows:
        row[2] = repr(float(row[3]) + 4.15)
    text = "\n".join([make.headers["pc4"], *map(",".join, rows)])
    assert "another edition than 3.0" in refused(make.write(text)).message


def test_header_in_the_middle(make):
    error = refused(make.write(make.text("pc4") + make.text("pc4", codes=["9906"])))
    assert "header stands here again" in error.message
    assert error.line == 47


def test_border_years_mixed_by_name(make):
    error = refused(replaced(make, "wijk", 9, "Duinoord", "Duinzicht"))
    assert error.line == 9
    assert "called “Duinzicht” here, and “Duinoord” on line 2" in error.message


def test_border_years_mixed_half_and_half(make):
    early = make.text("buurt", years=(2002, 2008))
    early = early.replace("Duinoord", "Oud Duinoord").replace("Vier Winden", "Drie Winden")
    late = make.text("buurt", years=(2012, 2014)).split("\n", 1)[1]
    assert "borders of two years are mixed" in refused(make.write(early + late)).message


def test_border_years_mixed_by_areas(make):
    old = [f"99{i:02d}" for i in range(10, 30)]
    new = [f"99{i:02d}" for i in range(25, 45)]
    text = make.text("pc4", codes=old, years=(2002, 2008))
    text += make.text("pc4", codes=new, years=(2012, 2014)).split("\n", 1)[1]
    error = refused(make.write(text))
    assert "Only 5 areas have a score in both" in error.message
    assert "of 20 and 20" in error.message


def test_a_few_areas_may_come_and_go(make):
    text = make.text("pc4", codes=[f"99{i:02d}" for i in range(10, 20)])
    text += make.text("pc4", codes=["9950"], years=(2024,)).split("\n", 1)[1]
    assert read_scores(make.write(text)).codes.size == 11


def test_a_column_named_twice(make):
    error = refused(make.write(make.text("pc4").replace("won", "vrz", 1)))
    assert "twice: vrz" in error.message


def test_a_changed_file_with_its_old_provenance_is_refused(make):
    path = make.scores("pc4")
    write_sidecar(path, provenance_of(path, LEEFBAAROMETER))
    assert read_scores(path).provenance.owner.startswith("Ministerie")
    path.write_text(make.text("pc4", seed=3))
    assert "changed since it was fetched" in refused(path).message
