"""A change as data."""

import pytest

from wijkpeil.fieldwork.change import ACTIONS, Change, RowChange, key_of, row_changes
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.matrix.assessment import Assessment


def test_the_inverse_of_the_inverse_is_the_same_rows():
    rows = (RowChange("codes", "a", None, Code("a", "A")), RowChange("texts", "d", "old", "new"))
    change = Change("add code", rows)
    assert change.inverse().inverse().rows == rows
    assert change.inverse().action in ACTIONS


def test_rows_that_stay_are_left_out_and_keys_are_found():
    a, cell = Code("a", "A"), Assessment("WK1", "p", "a")
    assert row_changes("codes", [(a, a)]) == ()
    assert row_changes("assessments", [(None, cell)])[0].key == "WK1|p|a"
    assert row_changes("codes", [(a, None)])[0].key == "a"


@pytest.mark.parametrize("record", [None, "a text"])
def test_a_text_has_no_key_of_its_own(record):
    with pytest.raises(TypeError):
        key_of(record)
