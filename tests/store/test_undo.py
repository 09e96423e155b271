"""Taking changes back, and taking that back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange


def test_each_change_can_be_taken_back_to_the_beginning(store, made):
    made.fill_store(store)
    states = [store.fieldwork()]
    for number in range(5, 0, -1):
        store.undo(number, who="AB")
        states.append(store.fieldwork())
    assert states[-1].documents == states[-1].codes == states[-1].codings == ()
    with pytest.raises(StoreError, match="no document"):
        store.text("d1")
    for number in range(10, 5, -1):
        store.undo(number, who="AB")
        states.append(store.fieldwork())
    assert states[5:] == states[5::-1]
    assert store.text("d1") == made.TEXT


def test_without_a_number_the_last_of_that_person_is_taken_back(store, made):
    made.fill_store(store)
    store.apply(made.add_codings(made.coding("k8")), who="AB")
    store.apply(made.add_codings(made.coding("k9")), who="CD")
    store.undo(who="AB")
    assert [it.id for it in store.codings()] == ["k1", "k9", "k2"]
    store.undo(who="CD")
    with pytest.raises(StoreError, match="nothing of yours"):
        store.undo(who="CD")
    with pytest.raises(StoreError, match="nothing of yours"):
        store.undo(who="EF")


def test_the_history_tells_what_holds(store, made):
    made.fill_store(store)
    moment = datetime(2026, 3, 1, 14, 2, 11, tzinfo=UTC)
    change = replace(made.add_codings(made.coding("k9")), detail="1: trust")
    number = store.apply(change, who="AB", when=moment)
    back = store.undo(number, who="CD", when=moment)
    entry, taken_back = store.history(limit=2)
    assert entry.undone
    assert not taken_back.undone
    assert taken_back.undoes == number
    assert (taken_back.action, taken_back.who, taken_back.detail) == ("undo", "CD", "1: trust")
    assert taken_back.time == "2026-03-01T14:02:11Z"
    store.undo(back, who="CD")
    entry, taken_back, _again = store.history(limit=3)
    assert not entry.undone
    assert taken_back.undone


def test_the_history_of_one_record(store, made):
    made.fill_store(store)
    store.apply(made.change_coding(made.coding(), memo="x"), who="AB")
    assert [it.number for it in store.history(table="codings", key="k1")] == [3, 6]
    assert [it.number for it in store.history(table="codings")] == [3, 6]
    assert [it.number for it in store.history(after=4)] == [5, 6]


def test_what_was_changed_since_stays(store, made):
    made.fill_store(store)
    store.apply(made.change_coding(made.coding(), memo="later"), who="CD")
    with pytest.raises(StoreError, match="coding k1"):
        store.undo(3, who="AB")
    assert len(store.codings()) == 2
    assert not store.history()[2].undone


@pytest.mark.parametrize(("number", "reason"), [(99, "no change 99"), (0, "no change 0")])
def test_only_what_was_done_is_taken_back(store, made, number, reason):
    made.fill_store(store)
    with pytest.raises(StoreError, match=reason):
        store.undo(number, who="AB")


def test_nothing_is_taken_back_twice(store, made):
    made.fill_store(store)
    store.undo(5, who="AB")
    with pytest.raises(StoreError, match="Change 5 was taken back before"):
        store.undo(5, who="AB")


def test_a_final_change_stays(store, made):
    made.fill_store(store)
    number = made.approve(store)
    with pytest.raises(StoreError, match=f"Change {number} can't be taken back: it is final"):
        store.undo(number, who="CD")


def test_a_removed_document_comes_back_with_its_text(store, made):
    store.apply(made.add_document(), who="AB")
    rows = (
        RowChange("documents", "d1", made.document(), None),
        RowChange("texts", "d1", made.TEXT, None),
    )
    store.apply(Change("remove documents", rows), who="AB")
    assert store.fieldwork().documents == ()
    store.undo(who="AB")
    assert store.text("d1") == made.TEXT
