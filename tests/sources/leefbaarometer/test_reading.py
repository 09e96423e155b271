import csv
import math

import numpy as np
import pytest

from wijkpeil.errors import RefusedFile
from wijkpeil.sources import read_scores
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS, REFERENCE
from wijkpeil.sources.leefbaarometer.long import rounding_of


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_scores(path, **keywords)
    return caught.value


@pytest.mark.parametrize("level", ["grid", "buurt", "wijk", "pc4", "gemeente"])
def test_every_level_is_recognised_by_its_header(make, level):
    read = read_scores(make.scores(level, name="a file.txt"))
    assert read.level == level
    assert read.edition == "3.0"
    assert read.codes.tolist() == sorted(make.codes[level])
    assert read.waves.tolist() == list(make.years)
    assert set(read.values) == {"lbm", "afw", *DIMENSIONS}
    assert read.provenance.title == "Leefbaarometer 3.0"
    assert read.provenance.licence == "CC0 1.0"


def test_values_stand_at_their_area_and_wave(make):
    read = read_scores(make.scores("wijk"))
    lines = list(csv.DictReader(make.text("wijk").splitlines()))
    for line in lines:
        area = read.codes.tolist().index(line["wk_code"])
        wave = read.waves.tolist().index(int(line["jaar"]))
        assert read.names[area] == line["wk_naam"]
        for value, table in read.values.items():
            if line[value] == "NA":
                assert math.isnan(table[area, wave])
            else:
                assert table[area, wave] == float(line[value])


def test_order_of_rows_and_missing_rows_do_not_matter(make):
    header, *rows = make.text("wijk").splitlines()
    read = read_scores(make.write("\n".join([header, *rows[:3:-1]])))
    assert read.codes.tolist() == make.codes["wijk"]
    assert np.isnan(read.values["lbm"]).sum() == 4


def test_areas_with_all_scores_missing_are_kept(make):
    text = make.text("pc4").replace("\n", "\n9906,2024,NA,NA,NA,NA,NA,NA,NA\n", 1)
    read = read_scores(make.write(text))
    assert read.codes[-1] == "9906"
    assert np.isnan(read.values["lbm"][-1]).all()


def test_spaces_and_small_letters_in_codes(make):
    text = make.text("gemeente", codes=["GM0363", "GM0014", "GM9003"])
    text = text.replace('"GM0363"', '" gm0363 "').replace('"GM0014"', "0014")
    assert read_scores(make.write(text)).codes.tolist() == ["GM0014", "GM0363", "GM9003"]


def test_prefix_and_zeros_that_a_spreadsheet_lost(make):
    text = make.text("gemeente", codes=["GM0363", "GM0014", "GM9003"])
    text = text.replace('"GM0363"', "363").replace('"GM0014"', "14").replace('"GM9003"', "9003")
    assert read_scores(make.write(text)).codes.tolist() == ["GM0014", "GM0363", "GM9003"]


def test_byte_order_mark_and_windows_line_ends(make):
    data = b"\xef\xbb\xbf" + make.text("wijk").replace("\n", "\r\n").encode()
    assert read_scores(make.write(data)).level == "wijk"


def test_saved_again_by_a_dutch_spreadsheet(make):
    rows = csv.reader(make.text("wijk").splitlines())
    lines = [";".join(cell.replace(".", ",") for cell in row) for row in rows]
    text = "\n".join(lines).replace("De Bleek, Oost", '"De Bleek, Oost"')
    read = read_scores(make.write("\ufeff" + text))
    expected = read_scores(make.scores("wijk"))
    assert np.allclose(read.values["lbm"], expected.values["lbm"])
    assert read.names.tolist() == expected.names.tolist()


def test_decimal_points_and_commas_mixed_are_refused(make):
    rows = list(csv.reader(make.text("pc4").splitlines()))
    lines = [";".join(c.replace(".", ",") if i % 2 else c for c in r) for i, r in enumerate(rows)]
    assert "decimal comma" in refused(make.write("\n".join(lines))).message


def test_rounded_files_are_allowed_their_rounding(make):
    rows = csv.reader(make.text("pc4").splitlines())
    lines = [",".join(f"{float(c):.4f}" if "." in c else c for c in row) for row in rows]
    read = read_scores(make.write("\n".join(lines)))
    assert np.nanmax(abs(read.values["lbm"] - read.values["afw"] - REFERENCE)) > 1e-6


def test_without_lbm_it_is_computed(make):
    rows = csv.reader(make.text("pc4").splitlines())
    text = "\n".join(",".join(row[:2] + row[3:]) for row in rows)
    read = read_scores(make.write(text))
    assert np.allclose(read.values["lbm"], read_scores(make.scores("pc4")).values["lbm"])


def test_without_any_dimension(make):
    rows = csv.reader(make.text("pc4").splitlines())
    read = read_scores(make.write("\n".join(",".join(row[:4]) for row in rows)))
    assert np.isnan(read.values["fys"]).all()


def test_a_code_column_without_a_level_is_told_by_prefix_or_by_the_caller(make):
    text = make.text("wijk").replace("wk_code", "code")
    assert read_scores(make.write(text)).level == "wijk"
    bare = make.text("pc4").replace("PC4", "code")
    assert read_scores(make.write(bare), level="pc4").level == "pc4"
    assert "ambiguous" in refused(make.write(bare)).message


@pytest.mark.parametrize(
    ("printed", "half"),
    [
        (["0.189053", "0.0343143", "NA", ""], 5e-7),
        (["0.1891", "0.0273", "1.0111"], 5e-5),
        (["12", "3"], 0.5),
        (["1e-3"], 0.0005),
        (["NA", "0", "NaN"], 0.0),
    ],
)
def test_rounding_is_told_by_the_largest_figures(printed, half):
    assert rounding_of(printed) == pytest.approx(half)
