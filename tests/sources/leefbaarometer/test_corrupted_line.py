import csv
import math
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkpeil.errors import SourceError
from wijkpeil.sources import read_scores
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS


def with_prefix(code):
    return f"WK{code}" if code.isdecimal() else code


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
            "code": with_prefix(row["wk_code"].strip().upper()),
            "year": float(row["jaar"]),
            "name": row["wk_naam"],
        }
    except ValueError:
        return None


EDITS = st.sampled_from(
    ['"', ",", ";", "9", "-", ".", "x", "", " ", "\r", "\0", "é", "\t", "NA", "e5"]
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
        refusal = error
    else:
        check_read_right(read, lines, line)
        return
    # of two lines that clash the later one is refused; the message then names the other one too
    assert refusal.line == line or re.search(rf"line {line}\b", str(refusal))


def check_read_right(read, lines, line):
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
