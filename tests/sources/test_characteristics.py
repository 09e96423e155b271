import json
import math
import zipfile

import openpyxl
import pandas as pd
import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources import read_characteristics
from wijkpeil.sources.characteristics_levels import rows_of_level
from wijkpeil.sources.raw_rows import RawRows
from wijkpeil.sources.several import SeveralLevels
from wijkpeil.sources.workbook import cell_text

HEADER = (
    '"ID";"WijkenEnBuurten";"Gemeentenaam_1";"SoortRegio_2";"Codering_3";"AantalInwoners_5";'
    '"GemiddeldeWoningwaarde_35";"Koopwoningen_40"'
)
STATLINE = [
    (
        "1",
        "NL00      ",
        "Nederland",
        "Land      ",
        "NL00      ",
        "  250000",
        "     300",
        "      55",
    ),
    (
        "2",
        "GM9001    ",
        "Hogezand ",
        "Gemeente  ",
        "GM9001    ",
        "  123450",
        "     250",
        "      60",
    ),
    (
        "3",
        "WK900101  ",
        "Hogezand ",
        "Wijk      ",
        "WK900101  ",
        "    8245",
        "       x",
        "      40",
    ),
    (
        "4",
        "BU90010101",
        "Hogezand ",
        "Buurt     ",
        "BU90010101",
        "    4245",
        "       .",
        "       -",
    ),
    (
        "5",
        "BU9001AB10",
        "Hogezand ",
        "Buurt     ",
        "BU9001AB10",
        "    4000",
        "        ",
        "      12",
    ),
    (
        "6",
        "BU90010102",
        "Hogezand ",
        "Buurt     ",
        "BU90010102",
        "       .",
        "     199",
        "       x",
    ),
]


def statline(rows=STATLINE, header=HEADER):
    lines = [header, *(";".join(f'"{cell}"' for cell in row) for row in rows)]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_characteristics(path, **keywords)
    return caught.value


def test_statline(make):
    read = read_characteristics(make.write(statline()), level="buurt")
    assert read.level == "buurt"
    assert read.table.index.tolist() == ["BU90010101", "BU90010102", "BU9001AB10"]
    assert read.table.columns.tolist() == [
        "AantalInwoners",
        "GemiddeldeWoningwaarde",
        "Koopwoningen",
    ]
    assert read.size.to_dict() == pytest.approx(
        {"BU90010101": 4245, "BU90010102": math.nan, "BU9001AB10": 4000}, nan_ok=True
    )
    assert read.table.loc["BU90010101", "Koopwoningen"] == 0
    assert read.gemeenten.tolist() == ["Hogezand"] * 3
    assert read.names.tolist() == ["", "", ""]
    assert read.missing.loc["GemiddeldeWoningwaarde"].to_dict() == {
        "unreliable": 1,
        "secret": 0,
        "impossible": 1,
        "unknown": 0,
    }
    assert read.missing.loc["Koopwoningen", "secret"] == 1
    assert read.missing.loc["AantalInwoners", "unreliable"] == 1
    assert read.year is None
    assert read.provenance.licence == "CC BY 4.0"


def test_every_level_of_statline(make):
    path = make.write(statline())
    assert read_characteristics(path, level="wijk").size.to_dict() == {"WK900101": 8245}
    assert read_characteristics(path, level="gemeente").size.to_dict() == {"GM9001": 123450}
    with pytest.raises(SeveralLevels, match="buurt, wijk, gemeente"):
        read_characteristics(path)
    assert "no figures of postcode areas" in refused(path, level="pc4").message


def test_one_level_of_statline_needs_no_choice(make):
    assert read_characteristics(make.write(statline(STATLINE[:2]))).level == "gemeente"


def test_without_a_column_for_the_kind_of_region_the_prefix_tells(make):
    rows = [(r[0], r[1], r[2], r[4], *r[5:]) for r in STATLINE]
    header = HEADER.replace('"SoortRegio_2";', "")
    read = read_characteristics(make.write(statline(rows, header)), level="wijk")
    assert read.table.index.tolist() == ["WK900101"]


def test_an_unknown_kind_of_region(make):
    rows = [STATLINE[0], (*STATLINE[1][:3], "Provincie", *STATLINE[1][4:])]
    error = refused(make.write(statline(rows)), level="buurt")
    assert "“provincie” is not a kind" in error.message
    assert error.line == 3


def test_duplicates(make):
    error = refused(make.write(statline([*STATLINE, STATLINE[3]])), level="buurt")
    assert error.line == 8
    assert "BU90010101 was already on row 5" in error.message


def test_a_code_of_another_level_than_its_row_says(make):
    rows = [*STATLINE[:4], (*STATLINE[4][:4], "BU9001A   ", *STATLINE[4][5:])]
    error = refused(make.write(statline(rows)), level="buurt")
    assert error.line == 6
    assert "is not the code of a buurt" in error.message


@pytest.mark.parametrize("wrong", ["12a", "1.2.3", "-5", "inf", "nan", "1 000"])
def test_a_figure_that_is_none(make, wrong):
    rows = [*STATLINE[:4], (*STATLINE[4][:5], wrong, *STATLINE[4][6:]), STATLINE[5]]
    error = refused(make.write(statline(rows)), level="buurt")
    assert error.line == 6
    assert f"“{wrong}” in column AantalInwoners" in error.message


def test_no_inhabitants(make):
    header = HEADER.replace("AantalInwoners", "Adressen")
    assert "number of inhabitants" in refused(make.write(statline(header=header))).message


def test_columns_with_the_same_stem_keep_their_number(make):
    header = HEADER.replace("GemiddeldeWoningwaarde_35", "Koopwoningen_35")
    read = read_characteristics(make.write(statline(header=header)), level="wijk")
    assert read.table.columns.tolist() == ["AantalInwoners", "Koopwoningen_35", "Koopwoningen_40"]


def test_decimal_commas(make):
    rows = [(*row[:6], row[6].replace("2", "2,2"), row[7]) for row in STATLINE]
    read = read_characteristics(make.write(statline(rows)), level="gemeente")
    assert read.table["GemiddeldeWoningwaarde"].tolist() == [2.250]
    mixed = [*rows[:-1], (*rows[-1][:6], "199.5", rows[-1][7])]
    mixed[3] = (*mixed[3][:6], "19,5", mixed[3][7])
    assert "decimal comma" in refused(make.write(statline(mixed)), level="buurt").message


# postcode areas, and a table of one's own

PC4 = "pc4,aantal_inwoners,aantal_mannen,woningen_45_tot_65,omgevingsadressendichtheid,oordeel\n"


def test_cbs_postcodes(make):
    text = PC4 + "9902,120,60,-99997,900,goed\n9901,8900,4800,25,-99995,\n"
    read = read_characteristics(make.write(text))
    assert read.level == "pc4"
    assert read.size.to_dict() == {"9901": 8900, "9902": 120}
    assert read.table.columns.tolist()[2] == "woningen_45_tot_65"
    assert "oordeel" not in read.table
    assert read.missing.loc["woningen_45_tot_65", "secret"] == 1
    assert read.missing.loc["omgevingsadressendichtheid", "unknown"] == 1
    assert read.provenance.title == "Kerncijfers per postcode (PC4)"


@pytest.mark.parametrize(
    ("header", "code", "level"),
    [
        ("wk_code,inwoners", "WK900101", "wijk"),
        ("code;a_inw", "BU90010101", "buurt"),
        ("gm_code\tsize", "9001", "gemeente"),
        ("PC4,inwoners", "9901", "pc4"),
        ("grid_id,size", "E9N9", "grid"),
    ],
)
def test_a_table_of_ones_own(make, header, code, level):
    separator = next(s for s in ";\t," if s in header)
    read = read_characteristics(make.write(f"{header}\n{code}{separator}12\n"))
    assert read.level == level
    assert read.size.tolist() == [12.0]
    assert read.provenance.title == ""


def test_names_and_blank_cells_of_ones_own_table(make):
    text = "wk_code,wk_naam,gm_naam,inwoners,leegstand\nWK900101,Duinoord,Hogezand,,4\n"
    read = read_characteristics(make.write(text))
    assert read.names.to_dict() == {"WK900101": "Duinoord"}
    assert read.gemeenten.to_dict() == {"WK900101": "Hogezand"}
    assert math.isnan(read.size["WK900101"])
    assert read.missing.loc["inwoners"].to_dict() == {
        "unreliable": 0,
        "secret": 0,
        "impossible": 0,
        "unknown": 1,
    }


def test_an_ambiguous_code_needs_a_level(make):
    path = make.write("code,inwoners\n9901,12\n")
    assert "ambiguous" in refused(path).message
    assert read_characteristics(path, level="pc4").table.index.tolist() == ["9901"]
    path = make.write("pc4,inwoners\n9901,12\n")
    assert "figures of postcode areas, not of wijken" in refused(path, level="wijk").message


def test_year_in_a_column(make):
    text = "wk_code,jaar,inwoners\nWK900101,2023,12\nWK900102,2023,14\n"
    assert read_characteristics(make.write(text)).year == 2023
    error = refused(make.write(text.replace("WK900102,2023", "WK900102,2024")))
    assert "several years (2023, 2024)" in error.message
    assert error.line == 3


@pytest.mark.parametrize(
    "content",
    ["naam,waarde\nA,1\n", '{"a": 1}', "[1, 2]", '{"value": [1]}', '{"value": [{"a": 1}]}'],
)
def test_something_else(make, content):
    with pytest.raises(UnrecognisedFile, match="not a table with characteristics"):
        read_characteristics(make.write(content))


def test_scores_and_borders_are_no_characteristics(make):
    with pytest.raises(UnrecognisedFile, match="not a table with characteristics"):
        read_characteristics(make.scores())
    with pytest.raises(UnrecognisedFile, match="not a table with characteristics"):
        read_characteristics(make.write(b"SQLite format 3\0" + bytes(100)))


# workbook

XLSX = ["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", "a_inw", "g_wozbag"]
SHEET = [
    ["NL00", None, "Nederland", "Nederland", "Land", "NL00", 250000, 300],
    ["GM9001", 9001, "Hogezand", "Hogezand", "Gemeente", "GM9001", 123450, 250],
    ["WK900101", 900101, "Duinoord", "Hogezand", "Wijk", "WK900101", 8245.0, "."],
    ["BU90010101", 90010101, "Noord", "Hogezand", "Buurt", "BU90010101", 4245, 199.5],
    ["BU90010102", 90010102, "Zuid", "Hogezand", "Buurt", "BU90010102", 4000, None],
]


def workbook(make, rows=SHEET, header=XLSX, title="KWB2024", more=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in [header, *rows, [None] * len(header)]:
        sheet.append(row)
    for other in more:
        extra = book.create_sheet(other)
        for row in [header, *rows]:
            extra.append(row)
    path = make.folder / "book.xlsx"
    book.save(path)
    return path.rename(path.with_suffix(".data"))


def test_workbook(make):
    path = workbook(make)
    read = read_characteristics(path, level="buurt")
    assert read.year == 2024
    assert read.names.tolist() == ["Noord", "Zuid"]
    assert read.gemeenten.tolist() == ["Hogezand", "Hogezand"]
    assert read.table["g_wozbag"].tolist() == pytest.approx([199.5, math.nan], nan_ok=True)
    assert read.missing.loc["g_wozbag", "impossible"] == 1
    assert read.table.columns.tolist() == ["a_inw", "g_wozbag"]
    assert read_characteristics(path, level="wijk").size.tolist() == [8245]
    with pytest.raises(SeveralLevels):
        read_characteristics(path)


def test_workbook_places(make):
    error = refused(workbook(make, [*SHEET, SHEET[3]]), level="buurt")
    assert error.line == 7


def test_workbook_with_codes_as_numbers(make):
    rows = [row[1:] for row in SHEET]
    rows[0][0] = "NL00"
    header = [*XLSX[1:5], "leeg", *XLSX[6:]]
    read = read_characteristics(workbook(make, rows, header), level="buurt")
    assert read.table.index.tolist() == ["BU90010101", "BU90010102"]


def test_workbook_with_several_tables_or_none(make):
    path = workbook(make, more=["KWB2023"])
    assert "KWB2024, KWB2023" in refused(path, level="buurt").message
    with pytest.raises(UnrecognisedFile):
        read_characteristics(workbook(make, header=[f"c{i}" for i in range(8)]))
    with pytest.raises(UnrecognisedFile):
        read_characteristics(workbook(make, rows=[]))
    assert "column twice" in refused(workbook(make, header=["regio"] * 8)).message


def test_workbook_with_a_blank_column_and_floats(make):
    rows = [[row[0], row[2], row[4], row[6], 0.5, None] for row in SHEET]
    header = ["gwb_code_10", "regio", "recs", "a_inw", "share", None]
    read = read_characteristics(workbook(make, rows, header), level="buurt")
    assert read.table["share"].tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), (14.0, "14"), (14, "14"), (0.25, "0.25"), (" a ", " a ")]
)
def test_cells_as_text(cell, text):
    assert cell_text(cell) == text


def test_rows_without_codes():
    rows = RawRows("a.csv", pd.DataFrame({"inwoners": ["1"]}), "line", 2)
    with pytest.raises(UnrecognisedFile, match="no column with codes"):
        rows_of_level(rows, None)


def test_workbook_cut_off(make):
    path = workbook(make)
    path.write_bytes(path.read_bytes()[:-500])
    assert "cut off" in refused(path).message


def test_workbook_that_is_damaged_inside(make):
    path = make.folder / "broken.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "nothing")
    assert "damaged" in refused(path).message


# OData

RECORDS = [
    {
        "ID": number,
        "WijkenEnBuurten": code,
        "SoortRegio_2": kind,
        "AantalInwoners_5": size,
        "GemiddeldeWOZWaardeVanWoningen_39": value,
    }
    for number, code, kind, size, value in [
        (0, "GM9001    ", "Gemeente  ", 123450, 250.5),
        (1, "WK900101  ", "Wijk      ", 8245, None),
        (2, "WK900102  ", "Wijk      ", 0, 190),
    ]
]


def odata(records=RECORDS, table="85984NED"):
    context = f"https://example.org/ODataApi/OData/{table}/$metadata#Cbs.OData.TypedDataSet"
    return json.dumps({"odata.metadata": context, "value": records})


def test_odata(make):
    read = read_characteristics(make.write(odata()), level="wijk")
    assert read.year == 2024
    assert read.size.to_dict() == {"WK900101": 8245, "WK900102": 0}
    column = read.table["GemiddeldeWOZWaardeVanWoningen"]
    assert column.tolist() == pytest.approx([math.nan, 190], nan_ok=True)
    assert read.missing.loc["GemiddeldeWOZWaardeVanWoningen", "unknown"] == 1
    assert read_characteristics(make.write(odata(table="1")), level="wijk").year is None


def test_odata_refusals_name_the_record(make):
    path = make.write(odata([*RECORDS, RECORDS[1]]))
    assert "record 4: Area WK900101" in str(refused(path, level="wijk"))
    path = make.write(odata([*RECORDS, {"ID": 4, "WijkenEnBuurten": "WK900103"}]))
    assert "record 4: This record has other fields" in str(refused(path))
    assert "no records" in refused(make.write(odata([]))).message


@pytest.mark.shared
def test_real_statline(shared):
    path = shared / "data" / "cbs" / "kwb2019_84583NED_den_haag.csv"
    assert read_characteristics(path, level="gemeente").size.to_dict() == {"GM0518": 537833}
    buurten = read_characteristics(path, level="buurt")
    assert len(buurten.table) == 114
    assert buurten.missing["unreliable"].sum() == 18
    assert len(read_characteristics(path, level="wijk").table) == 44


@pytest.mark.shared
def test_real_postcodes(shared):
    read = read_characteristics(shared / "data" / "cbs" / "CBS_PC4.csv")
    assert read.table.shape == (4070, 37)
    assert read.size["1011"] == 9910
    assert (read.table.min() >= 0).all()
