"""The store takes nothing that the files couldn't hold, and never says what was in it."""

from dataclasses import replace

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange, key_of, row_changes
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry

from .conftest import TEXTS, adding, coding


def _put(store, record, table):
    row = RowChange(table, key_of(record), None, record)
    return store.apply(Change("import project", (row,)), who="AB")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "../x"),
        ("id", "a" * 101),
        ("coder", ""),
        ("coder", " A"),
        ("memo", "geheim\0"),
        ("memo", "geheim\r"),
        ("memo", "geheim\ud800"),
        ("memo", "geheim" * 30_000),
        ("end", -1),
        ("end", 0),
    ],
)
def test_codings(store, field, value):
    with pytest.raises(StoreError, match=f"field {field}") as told:
        store.apply(adding(replace(coding("n1"), **{field: value})), who="AB")
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cases", ("ghost",)),
        ("perspective", "ghost"),
        ("kind", "ghost"),
        ("date", "2018-13"),
        ("reviewed_on", "2018"),
        ("title", ""),
    ],
)
def test_documents(store, field, value):
    with pytest.raises(StoreError, match=f"field {field}"):
        _put(store, replace(Document("n1", "N"), **{field: value}), "documents")


def test_texts(store):
    for wrong in ("geheim\0", "\ufeffgeheim", "geheim\udfff"):
        row = RowChange("texts", "nota", TEXTS["nota"], wrong)
        with pytest.raises(StoreError, match="field text") as told:
            store.apply(Change("correct text", (row,)), who="AB")
        assert "geheim" not in str(told.value)
    row = RowChange(
        "texts", "nota", TEXTS["nota"], "Een andere tekst, lang genoeg voor de codering."
    )
    with pytest.raises(StoreError, match="not the one that its fingerprint says"):
        store.apply(Change("correct text", (row,)), who="AB")


def test_cells_and_entries(store):
    case, side = store.study.cases[0].code, store.study.perspectives[0]
    cell = Assessment(case, side, "wonen")
    for wrong, said in (
        (replace(cell, case="ghost"), "field case"),
        (replace(cell, score=3), "field score"),
        (replace(cell, codings=("k1", "k1")), "field codings"),
        (replace(cell, codings=("ghost",)), "coding ghost is not there"),
        (replace(cell, factor="ghost"), "factor ghost, which is not there"),
        (replace(cell, factor="nieuwbouw"), "which is no factor"),
    ):
        with pytest.raises(StoreError, match=said):
            _put(store, wrong, "assessments")
    entry = TimelineEntry("e1", (case,), "2016", "Sloop", codings=("k1",))
    for wrong, said in (
        (replace(entry, start=""), "field start"),
        (replace(entry, end="2015"), "field end"),
        (replace(entry, intervention="ghost"), "field intervention"),
    ):
        with pytest.raises(StoreError, match=said):
            _put(store, wrong, "timeline")


def test_a_coding_that_something_rests_on_is_named_with_it(store):
    case, side = store.study.cases[0].code, store.study.perspectives[0]
    _put(store, Assessment(case, side, "wonen", codings=("k1",)), "assessments")
    entry = TimelineEntry("e1", (case,), "2016", "Sloop", codings=("k1",))
    _put(store, entry, "timeline")
    k1 = store.codings()[0]
    with pytest.raises(StoreError, match=rf"2 others still stand on it: {case}\|.*, e1"):
        store.apply(Change("remove codings", row_changes("codings", [(k1, None)])), who="AB")
    gone = store.apply(
        Change("change timeline", row_changes("timeline", [(entry, None)])), who="AB"
    )
    store.undo(gone, who="AB")
    assert store.fieldwork().timeline == (entry,)


def test_a_factor_with_cells_does_not_become_a_theme(store):
    case, side = store.study.cases[0].code, store.study.perspectives[0]
    _put(store, Assessment(case, side, "wonen"), "assessments")
    code = store.codebook().get("wonen")
    rows = row_changes("codes", [(code, replace(code, kind="theme"))])
    with pytest.raises(StoreError, match="is no factor"):
        store.apply(Change("describe code", rows), who="AB")


def test_codes_that_make_no_tree_are_refused(store):
    wonen = store.codebook().get("wonen")
    rows = row_changes("codes", [(wonen, replace(wonen, parent="nieuwbouw"))])
    with pytest.raises(StoreError, match=r"wonen|nieuwbouw"):
        store.apply(Change("move code", rows), who="AB")
    with pytest.raises(StoreError, match="field kind"):
        _put(store, Code("n1", "N", kind="ghost"), "codes")
