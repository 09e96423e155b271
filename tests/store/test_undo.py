"""Every kind of change can be taken back, and done again."""

from dataclasses import replace

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.give import change_codings, remove_codings
from wijkpeil.fieldwork.codes.merge import merge_codes
from wijkpeil.fieldwork.codes.split import split_code
from wijkpeil.fieldwork.codes.tend import (
    add_code,
    describe_code,
    move_code,
    remove_code,
    rename_code,
)
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.edit_text import correct_text
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.store import Store
from wijkpeil.study.fieldwork import fingerprint

from .conftest import TEXTS, adding, coding


@pytest.fixture
def rich(store) -> Store:
    """With a cell, an entry and a code that nothing uses."""
    case, side = store.study.cases[0].code, store.study.perspectives[2]
    cell = Assessment(case, side, "wonen", 2, "Beter", ("k2", "k1"), "AB")
    entry = TimelineEntry("e1", (case,), "2016", "Sloop", codings=("k2",))
    rows = (
        *row_changes("assessments", [(None, cell)]),
        *row_changes("timeline", [(None, entry)]),
        RowChange("codes", "los", None, Code("los", "Los")),
    )
    store.apply(Change("import project", rows), who="AB")
    return store


def _changes(store):
    book, now, texts = store.codebook(), store.fieldwork(), TEXTS
    k1, k2, _k3 = now.codings
    everything = {"codings": now.codings, "assessments": now.assessments, "timeline": now.timeline}
    gesprek = store.document("gesprek")
    text = "Nieuw.\n"
    new = Document("nieuw", "Nieuw", text_sha256=fingerprint(text))
    nota = [it for it in now.codings if it.document == "nota"]
    yield add_code(book, Code("n", "N", parent="wonen", colour="#112233"))
    yield describe_code(book, replace(book.get("los"), definition="Wat los is"))
    yield rename_code(book, "los", name="Vast")
    yield move_code(book, "nieuwbouw", parent="")
    yield remove_code(book, "los", codings=now.codings)
    yield merge_codes(book, ["nieuwbouw"], into="wonen", **everything)
    yield merge_codes(book, ["wonen", "nieuwbouw"], into="steun", **everything)
    yield split_code(
        book,
        "nieuwbouw",
        parts=[Code("a", "A"), Code("b", "B")],
        dealt={"k2": "a", "k3": "b"},
        codings=now.codings,
    )
    yield change_codings([(k1, replace(k1, start=0, end=6, memo="m"))], codebook=book, texts=texts)
    yield remove_codings([k1, k2], assessments=now.assessments, timeline=now.timeline)
    yield adding(coding("n1"), coding("n2", 3, 9))
    yield correct_text(
        gesprek, texts["gesprek"], "Ja. " + texts["gesprek"], codings=[k1, k2]
    ).change
    yield Change(
        "import documents",
        (RowChange("documents", "nieuw", None, new), RowChange("texts", "nieuw", None, text)),
    )
    yield Change(
        "describe document",
        row_changes("documents", [(gesprek, replace(gesprek, title="T", cases=()))]),
    )
    yield Change(
        "remove documents",
        (
            *row_changes("codings", [(it, None) for it in nota]),
            RowChange("texts", "nota", texts["nota"], None),
            *row_changes("documents", [(store.document("nota"), None)]),
        ),
    )
    cell = now.assessments[0]
    yield Change(
        "fill matrix", row_changes("assessments", [(cell, replace(cell, score=None, codings=()))])
    )
    yield Change("fill matrix", row_changes("assessments", [(cell, None)]))
    entry = now.timeline[0]
    yield Change("change timeline", row_changes("timeline", [(entry, replace(entry, end="2017"))]))


def test_each_kind_of_change_is_taken_back_and_done_again(rich):
    def state():
        known = [it.id for it in rich.fieldwork().documents]
        return rich.fieldwork(), rich.texts(known), rich.search("buurt OF woning* OF nieuw").total

    before = state()
    for change in list(_changes(rich)):
        made = rich.apply(change, who="AB")
        after = state()
        assert after[:2] != before[:2], change.action
        back = rich.undo(who="AB")
        assert state() == before, change.action
        again = rich.undo(back, who="AB")
        assert state() == after, change.action
        rich.undo(made, who="AB")
        assert state() == before, change.action
        assert again == back + 1


def test_only_ones_own_last_change_is_taken_back_without_a_number(store):
    store.apply(adding(coding("mine")), who="AB")
    store.apply(adding(coding("theirs")), who="CD")
    store.undo(who="AB")
    assert {it.id for it in store.codings()} == {"k1", "k2", "k3", "theirs"}
    with pytest.raises(StoreError, match="nothing of yours"):
        store.undo(who="EF")


def test_what_was_taken_back_or_changed_since_is_refused(store):
    number = store.apply(adding(coding("n1")), who="AB")
    one = coding("n1")
    store.apply(
        Change("change codings", row_changes("codings", [(one, replace(one, memo="x"))])), who="CD"
    )
    with pytest.raises(StoreError, match="Meanwhile someone else"):
        store.undo(number, who="AB")
    store.undo(number + 1, who="AB")
    store.undo(number, who="AB")
    with pytest.raises(StoreError, match="was taken back before"):
        store.undo(number, who="AB")
    with pytest.raises(StoreError, match="There is no change 999"):
        store.undo(999, who="AB")


def test_codings_do_not_come_back_in_another_text(store):
    k1 = store.codings()[0]
    removed = store.apply(remove_codings([k1]), who="AB")
    rest = [it for it in store.codings() if it.document == "gesprek"]
    edit = correct_text(
        store.document("gesprek"), TEXTS["gesprek"], "Ja. " + TEXTS["gesprek"], codings=rest
    )
    corrected = store.apply(edit.change, who="AB")
    with pytest.raises(StoreError, match="text of document gesprek was changed"):
        store.undo(removed, who="AB")
    store.undo(corrected, who="AB")
    store.undo(removed, who="AB")
    assert k1 in store.codings()


def test_an_edit_is_not_taken_back_under_a_coding_given_since(store):
    own = [it for it in store.codings() if it.document == "gesprek"]
    edit = correct_text(
        store.document("gesprek"), TEXTS["gesprek"], "Ja. " + TEXTS["gesprek"], codings=own
    )
    number = store.apply(edit.change, who="AB")
    store.apply(adding(coding("late", 40, 50)), who="CD")
    with pytest.raises(StoreError, match="coding late"):
        store.undo(number, who="AB")


def test_history_tells_what_was_taken_back(store):
    number = store.apply(adding(coding("n1")), who="AB")
    store.undo(who="AB")
    done, undone = store.history(limit=2)
    assert (done.number, done.undone, undone.undoes) == (number, True, number)
    assert [it.number for it in store.history(table="codings", key="n1")] == [number, number + 1]
    assert store.history(table="timeline") == ()
    assert store.history(after=number) == (undone,)
