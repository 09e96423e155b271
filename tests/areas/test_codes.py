import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.areas.codes import PREFIXES, complete, gemeente_of, level_of, normalise, why_unusable
from wijkpeil.areas.levels import LEVELS
from wijkpeil.errors import AreaCodeError
from wijkpeil.language import speaking

GEMEENTE = st.integers(1, 9999).map("{:04d}".format)
TAIL = st.text("0123456789ABXZ", min_size=2, max_size=2)
BUURT = st.tuples(GEMEENTE, TAIL, TAIL).map(lambda parts: "BU" + "".join(parts))
WIJK = st.tuples(GEMEENTE, TAIL).map(lambda parts: "WK" + "".join(parts))


@pytest.mark.parametrize(
    ("found", "level", "full"),
    [
        ("GM0363", "gemeente", "GM0363"),
        ("363", "gemeente", "GM0363"),
        ("14", "gemeente", "GM0014"),
        (" wk001403 ", "wijk", "WK001403"),
        ("001403", "wijk", "WK001403"),
        ("36300", "wijk", "WK036300"),
        ("BU0363AB10", "buurt", "BU0363AB10"),
        ("bu0363ab10", "buurt", "BU0363AB10"),
        ("0363AB10", "buurt", "BU0363AB10"),
        ("3630000", "buurt", "BU03630000"),
        ("1011", "pc4", "1011"),
        (" E1202N4001", "grid", "E1202N4001"),
        ("cell 7/a", "grid", "cell 7/a"),
    ],
)
def test_full_form(found, level, full):
    assert normalise([found], level).tolist() == [full]


@pytest.mark.parametrize(
    ("found", "level"),
    [
        ("", "gemeente"),
        ("", "grid"),
        ("0", "gemeente"),
        ("GM0000", "gemeente"),
        ("GM03633", "gemeente"),
        ("GM14", "gemeente"),
        ("GM036A", "gemeente"),
        ("363.0", "gemeente"),
        ("WK0363", "wijk"),
        ("WK03630A0", "wijk"),
        ("140000", "buurt"),
        ("1401", "wijk"),
        ("BUA3630000", "buurt"),
        ("BU0363-000", "buurt"),
        ("3.63E+07", "buurt"),
        ("٣٦٣", "gemeente"),
        ("0111", "pc4"),
        ("101", "pc4"),
        ("10111", "pc4"),
        ("1011AB", "pc4"),
        ("PC1011", "pc4"),
    ],
)
def test_unusable(found, level):
    full, unusable = complete([found], level)
    assert unusable.tolist() == [True]
    assert full.tolist() == [found.strip()]
    with pytest.raises(AreaCodeError):
        normalise([found], level)


def test_two_lost_zeros_are_filled_in_when_the_column_shows_its_level():
    assert normalise(["140000", "3630000"], "buurt").tolist() == ["BU00140000", "BU03630000"]
    assert normalise(["1401", "36300"], "wijk").tolist() == ["WK001401", "WK036300"]


def test_zeros_are_not_filled_in_where_prefixes_were_kept():
    assert complete(["140000", "BU03630000"], "buurt")[1].tolist() == [True, False]
    assert complete(["14", "GM0363"], "gemeente")[1].tolist() == [True, False]
    assert normalise(["0014", "GM0363"], "gemeente").tolist() == ["GM0014", "GM0363"]


def test_the_reason_names_the_code_and_what_to_do():
    with speaking("en"):
        assert "lost its leading zeros" in why_unusable("140000", "buurt")
        assert why_unusable("WK001403", "buurt").startswith("“WK001403” is the code of a wijk")
        assert "A full code looks like GM0363" in why_unusable("Ham", "gemeente")
        assert why_unusable("", "wijk").startswith("A code is empty")


@given(st.lists(BUURT, min_size=1), st.sampled_from([str, str.lower, "  {} ".format]))
def test_full_codes_stay(codes, dress):
    assert normalise([dress(code) for code in codes], "buurt").tolist() == codes
    assert normalise(normalise(codes, "buurt"), "buurt").tolist() == codes
    assert level_of(codes) == "buurt"


@given(st.lists(st.integers(1, 9999), min_size=1))
def test_a_gemeente_survives_being_a_number(numbers):
    expected = [f"GM{number:04d}" for number in numbers]
    assert normalise([str(number) for number in numbers], "gemeente").tolist() == expected


@given(st.lists(st.text(max_size=12), min_size=1), st.sampled_from(LEVELS))
def test_any_text_is_completed_to_a_full_code_or_unusable(texts, level):
    texts = [text.replace("\0", "") for text in texts]
    full, unusable = complete(texts, level)
    pattern = {
        "grid": r".+",
        "pc4": r"[1-9][0-9]{3}",
        "gemeente": r"GM[0-9]{4}",
        "wijk": r"WK[0-9]{4}[0-9A-Z]{2}",
        "buurt": r"BU[0-9]{4}[0-9A-Z]{4}",
    }[level]
    for code, bad in zip(full.tolist(), unusable.tolist(), strict=True):
        assert bad or re.fullmatch(pattern, code, re.DOTALL)


@given(WIJK, BUURT)
def test_gemeente_is_in_the_code(wijk, buurt):
    assert gemeente_of([wijk], "wijk").tolist() == ["GM" + wijk[2:6]]
    assert gemeente_of([buurt], "buurt").tolist() == ["GM" + buurt[2:6]]


def test_gemeente_is_unknown_for_postcodes_and_cells():
    assert gemeente_of(["1011", "1012"], "pc4").tolist() == ["", ""]
    assert gemeente_of(["E1N1"], "grid").tolist() == [""]
    assert gemeente_of(["GM0014"], "gemeente").tolist() == ["GM0014"]


@pytest.mark.parametrize("level", PREFIXES)
def test_level_is_told_by_the_prefix(level):
    assert level_of([PREFIXES[level].lower() + "001400", PREFIXES[level] + "0363"]) == level


def test_level_of_squares():
    assert level_of(["E1202N4001", "e1202n4002"]) == "grid"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "no codes"),
        (["1011"], "ambiguous"),
        (["140000"], "ambiguous"),
        (["WK001400", "140001"], "“140001” has no prefix"),
        (["WK001400", "BU00140000"], "several levels: buurten, wijken"),
        (["EuropeN1"], "ambiguous"),
    ],
)
def test_level_is_refused_where_it_is_a_guess(codes, words):
    with speaking("en"), pytest.raises(AreaCodeError, match=words):
        level_of(codes)


def test_no_codes_is_no_trouble():
    for level in LEVELS:
        assert normalise(np.array([], dtype=str), level).size == 0
        assert gemeente_of(np.array([], dtype=str), level).size == 0
