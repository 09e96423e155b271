"""A change is carried out whole, and only on what it was made for."""

from dataclasses import replace

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.give import add_codings, change_codings
from wijkpeil.fieldwork.edit_text import correct_text

from .conftest import TEXTS, adding, coding


def test_a_change_is_there_at_once_and_gets_the_next_number(store):
    number = store.number
    assert store.apply(adding(coding("n1")), who="AB") == number + 1
    assert coding("n1") in store.codings()
    assert store.history(limit=1)[0].action == "add codings"


def test_a_change_without_rows_gives_the_last_number(store):
    assert store.apply(Change("change codings", ()), who="AB") == store.number


def test_a_stale_change_is_refused_whole(store):
    first = store.codings()[0]
    store.apply(
        Change("change codings", row_changes("codings", [(first, replace(first, memo="x"))])),
        who="CD",
    )
    before = store.fieldwork(), store.number
    rows = (
        RowChange("codings", "n1", None, coding("n1")),
        *row_changes("codings", [(first, replace(first, memo="y"))]),
    )
    with pytest.raises(StoreError, match="coding k1"):
        store.apply(Change("change codings", rows), who="AB")
    assert (store.fieldwork(), store.number) == before


def test_many_stale_rows_are_told_shortly(store):
    codes = [Code(f"c{at}", "x") for at in range(9)]
    rows = tuple(RowChange("codes", it.id, it, None) for it in codes)
    with pytest.raises(StoreError, match=r"c4, …"):
        store.apply(Change("remove code", rows), who="AB")


def test_an_unknown_action_or_a_row_named_twice_is_a_fault_of_the_program(store):
    with pytest.raises(ValueError, match="unknown action"):
        store.apply(Change("fly", adding(coding("n1")).rows), who="AB")
    row = adding(coding("n1")).rows[0]
    with pytest.raises(ValueError, match="two rows"):
        store.apply(Change("add codings", (row, row)), who="AB")


def test_a_passage_chosen_in_an_earlier_text_is_refused(store):
    give = add_codings([coding("n1", 64, 78)], codebook=store.codebook(), texts=TEXTS)
    _correct(store, "Dag. " + TEXTS["gesprek"])
    with pytest.raises(StoreError, match="text of document gesprek was changed meanwhile"):
        store.apply(give, who="CD")
    one = store.codings()[0]
    change = change_codings([(one, replace(one, memo="x"))], codebook=store.codebook(), texts=TEXTS)
    with pytest.raises(StoreError, match="meanwhile"):
        store.apply(change, who="CD")


def test_a_coding_given_meanwhile_is_not_left_behind_by_an_edit(store):
    edit = correct_text(
        store.document("gesprek"),
        TEXTS["gesprek"],
        "Dag. " + TEXTS["gesprek"],
        codings=[it for it in store.codings() if it.document == "gesprek"],
    )
    store.apply(adding(coding("late", 64, 78)), who="CD")
    with pytest.raises(StoreError, match="coding late was given"):
        store.apply(edit.change, who="AB")
    assert store.text("gesprek") == TEXTS["gesprek"]


def test_a_coding_before_the_edit_or_under_it_needs_no_move(store):
    edit = correct_text(
        store.document("gesprek"),
        TEXTS["gesprek"],
        TEXTS["gesprek"] + "Einde.\n",
        codings=[it for it in store.codings() if it.document == "gesprek"],
    )
    store.apply(adding(coding("late", 0, 6)), who="CD")
    store.apply(edit.change, who="AB")
    assert store.text("gesprek").endswith("Einde.\n")


def test_what_others_stand_on_is_not_removed(store):
    code, document = store.codebook().get("wonen"), store.document("nota")
    with pytest.raises(StoreError, match="still stand on it"):
        store.apply(Change("remove code", row_changes("codes", [(code, None)])), who="AB")
    with pytest.raises(StoreError, match="k3"):
        store.apply(
            Change("remove documents", row_changes("documents", [(document, None)])), who="AB"
        )


@pytest.mark.parametrize(
    ("table", "key", "record", "said"),
    [
        ("codings", "n1", coding("n1", code="ghost"), "code ghost, which is not there"),
        ("codings", "n1", replace(coding("n1"), document="ghost"), "document ghost, which is not"),
        ("codings", "n1", coding("n1", 0, 9999), "past the end of document gesprek"),
        ("codes", "n1", Code("n1", "N", parent="ghost"), "under “ghost”, which is not there"),
        ("texts", "ghost", "Tekst", "document ghost, which is not in the study"),
    ],
)
def test_what_points_at_nothing_is_refused(store, table, key, record, said):
    before = store.fieldwork()
    with pytest.raises(StoreError, match=said):
        store.apply(Change("import project", (RowChange(table, key, None, record),)), who="AB")
    assert store.fieldwork() == before


def _correct(store, new: str) -> None:
    old = store.text("gesprek")
    own = [it for it in store.codings() if it.document == "gesprek"]
    store.apply(correct_text(store.document("gesprek"), old, new, codings=own).change, who="AB")
