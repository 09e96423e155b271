import csv
import json
import math
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkpeil.errors import RefusedFile, SourceError, UnrecognisedFile
from wijkpeil.sources import read_scores
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS, REFERENCE
from wijkpeil.sources.leefbaarometer.long import rounding_of
from wijkpeil.sources.several import SeveralLevels


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_scores(path, **keywords)
    return caught.value


# what is read


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


def test_spaces_small_letters_and_lost_zeros_in_codes(make):
    text = make.text("gemeente", codes=["GM0363", "GM0014", "GM9003"])
    text = text.replace('"GM0363"', '" gm0363 "').replace('"GM0014"', "14")
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


# zip


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


def test_zip_with_version_2(make):
    path = make_zip(make, {"scores.csv": "bu_code,jaar,RLBRMTR12,afw\nBU90010000,2012,1,2\n"})
    assert "Leefbaarometer 2.0" in refused(path).message


# what is refused


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
    for wrong in ("n/a", "nan", "#N/B", "1 000", "4.1.2", "٤", "0x1A"):
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
    from wijkpeil.sources.datasets import LEEFBAAROMETER
    from wijkpeil.sources.sidecar import provenance_of, write_sidecar

    path = make.scores("pc4")
    write_sidecar(path, provenance_of(path, LEEFBAAROMETER))
    assert read_scores(path).provenance.owner.startswith("Ministerie")
    path.write_text(make.text("pc4", seed=3))
    assert "changed since it was fetched" in refused(path).message


# GeoJSON of the map service


def feature(code, seed, *, raw=False, year=2024):
    random = np.random.default_rng(seed)
    parts = [float(f"{p:.6g}") for p in random.normal(0, 0.05, 5)]
    scores = {"afw": float(f"{sum(parts):.6g}"), **dict(zip(DIMENSIONS, parts, strict=True))}
    ring = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
    if raw:
        properties = {
            "code": code,
            "naam": "Duinoord",
            "gemeente": "Hogezand",
            "afw": round(scores["afw"], 2),
            "raw": {**scores, "year": str(year), "kscore": 5},
        }
    else:
        properties = {
            "id": code,
            "name": "Duinoord",
            "gemeente": "Hogezand",
            "year": year,
            **scores,
        }
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(features, **more):
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


@pytest.mark.parametrize("raw", [False, True])
def test_wfs(make, raw):
    found = [feature(code, i, raw=raw) for i, code in enumerate(make.codes["buurt"])]
    read = read_scores(make.write(collection(found)))
    assert read.level == "buurt"
    assert read.waves.tolist() == [2024]
    assert read.gemeenten.tolist() == ["Hogezand"] * 5
    scores = found[0]["properties"]["raw"] if raw else found[0]["properties"]
    assert read.values["fys"][0, 0] == scores["fys"]
    assert np.allclose(read.values["lbm"], read.values["afw"] + REFERENCE)


def test_wfs_postcodes_are_known_by_their_layer(make):
    one = feature("9901", 1) | {"id": "pc4score24.1"}
    assert read_scores(make.write(collection([one]))).level == "pc4"
    assert "ambiguous" in refused(make.write(collection([feature("9901", 1)]))).message


def test_wfs_null_is_missing(make):
    one = feature("BU90010000", 1)
    one["properties"] |= dict.fromkeys(("afw", *DIMENSIONS))
    read = read_scores(make.write(collection([feature("BU90010001", 2), one])))
    assert math.isnan(read.values["lbm"][0, 0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"afw": 0.5}, "feature 2.*add up to"),
        ({"afw": "much"}, "feature 2.*not a figure"),
        ({"year": "last"}, "feature 2.*not a year"),
        ({"year": 2023}, "feature 2.*not a year of the Leefbaarometer"),
        ({"id": "WK900100"}, "several levels"),
        ({"id": "BU90010000"}, "feature 2.*two rows"),
    ],
)
def test_wfs_refusals_name_the_feature(make, change, words):
    one, two = feature("BU90010000", 1), feature("BU90010001", 2)
    two["properties"] |= change
    with pytest.raises(RefusedFile, match=words):
        read_scores(make.write(collection([one, two])))


def test_wfs_one_page_of_many(make):
    text = collection([feature("BU90010000", 1)], numberMatched=12147, numberReturned=1)
    assert "1 of 12147 areas" in refused(make.write(text)).message


def test_wfs_cut_off(make):
    text = collection([feature("BU90010000", 1)])
    assert "breaks off" in refused(make.write(text[:-30])).message
    assert "UTF-8" in refused(make.write(text.replace("Duin", "Dü").encode("latin-1"))).message


def test_wfs_version_2_and_other_json(make):
    one = feature("BU90010000", 1)
    one["properties"]["RLBRMTR12"] = 1
    assert "Leefbaarometer 2.0" in refused(make.write(collection([one]))).message
    for other in ('{"value": []}', "[]", collection([]), collection(["x"])):
        with pytest.raises(UnrecognisedFile):
            read_scores(make.write(other))


def test_other_sorts_of_file(make):
    with pytest.raises(UnrecognisedFile, match="CSV, zip or GeoJSON"):
        read_scores(make.write(b"SQLite format 3\0" + bytes(100)))


# any single corrupted line is read right or refused with that line's number


def as_a_person_reads(line, columns):
    cells = next(csv.reader([line]))
    if len(cells) != len(columns):
        return None
    row = dict(zip(columns, cells, strict=True))
    try:
        return {
            value: math.nan if row[value] in {"NA", ""} else float(row[value])
            for value in ("lbm", "afw", *DIMENSIONS)
        } | {
            "code": row["wk_code"].strip().upper(),
            "year": float(row["jaar"]),
            "name": row["wk_naam"],
        }
    except ValueError:
        return None


EDITS = st.sampled_from(
    ['"', ",", ";", "9", "-", ".", "x", "", " ", "\r", "\0", "é", "\t", "NA", "e5"]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(line=st.integers(2, 46), place=st.floats(0, 1), take=st.integers(0, 3), put=EDITS)
def test_one_corrupted_line_is_read_right_or_refused_with_its_number(
    make_once, line, place, take, put
):
    lines = make_once.text("wijk").split("\n")
    whole = lines[line - 1]
    start = int(place * len(whole))
    lines[line - 1] = whole[:start] + put + whole[start + take :]
    path = make_once.write("\n".join(lines), "corrupted.csv")
    try:
        read = read_scores(path)
    except SourceError as error:
        named = f"line {line}." in str(error) or f"line {line}:" in str(error)
        assert error.line == line or named or f"line {line}" in str(error)
        return
    columns = next(csv.reader([lines[0]]))
    expected = as_a_person_reads(lines[line - 1], columns)
    assert expected is not None
    area, wave = (
        read.codes.tolist().index(expected["code"]),
        read.waves.tolist().index(expected["year"]),
    )
    assert read.names[area] == expected["name"].strip()
    for value in ("lbm", "afw", *DIMENSIONS):
        assert read.values[value][area, wave] == pytest.approx(
            expected[value], nan_ok=True, abs=1e-15
        )


# the real files


@pytest.mark.shared
def test_real_postcode_scores(shared):
    folder = shared / "data" / "leefbaarometer"
    read = read_scores(folder / "Leefbaarometer-scores PC4 2002-2020.csv")
    assert read.level == "pc4"
    assert read.values["lbm"].shape == (4054, 7)
    assert np.isnan(read.values["lbm"]).sum() == 4054 * 7 - 28243
    assert np.nanmean(read.values["lbm"][:, 0]) == pytest.approx(4.0977, abs=5e-5)


@pytest.mark.shared
def test_real_wijken_extract(shared):
    folder = shared / "data" / "leefbaarometer"
    read = read_scores(folder / "Leefbaarometer-scores wijken 2002-2024 EXTRACT.csv")
    assert read.values["lbm"].shape == (6, 9)
    assert (~np.isnan(read.values["lbm"])).sum() == 52
    assert read.names.tolist()[:2] == ["Oud-Noord", "Oosterparkwijk"]


@pytest.mark.shared
def test_real_map_service_files(shared):
    folder = shared / "data" / "leefbaarometer"
    assert read_scores(folder / "gemeenten-2024-wfs.geojson").codes.size == 342
    count = 0
    for path in sorted((folder / "buurten-2024-wfs").glob("*.geojson")):
        read = read_scores(path)
        assert read.level == "buurt"
        count += read.codes.size
    assert count == 12147
