"""Changes are carried out whole, on what they were worked out for, or not at all."""

from dataclasses import replace

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.study.fieldwork import fingerprint


def test_everything_that_goes_in_comes_out(store, made):
    made.fill_store(store)
    there = store.fieldwork()
    assert there.documents == (made.document(),)
    assert [it.id for it in there.codes] == ["rise", "trust", "safety"]
    assert set(there.codes) == set(made.CODES)
    assert there.codings == (
        made.coding(),
        made.coding("k2", start=25, end=31, code="safety", coder="CD"),
    )
    assert there.assessments == (made.cell(),)
    assert there.timeline == (made.entry(),)
    assert store.text("d1") == made.TEXT
    assert store.number == 5


def test_a_change_without_rows_is_no_entry(store, made):
    made.fill_store(store)
    assert store.apply(Change("change codings", ()), who="AB") == 5
    assert len(store.history()) == 5


def test_an_unknown_action_is_a_mistake_of_ours(store):
    with pytest.raises(ValueError, match="unknown action"):
        store.apply(Change("dance", ()), who="AB")


def test_two_rows_for_one_record_are_a_mistake_of_ours(store, made):
    row = RowChange("codes", "trust", None, made.TRUST)
    with pytest.raises(ValueError, match="two rows"):
        store.apply(Change("add code", (row, row)), who="AB")


def test_what_was_changed_meanwhile_is_not_overwritten(store, made):
    made.fill_store(store)
    seen = made.coding()
    store.apply(made.change_coding(seen, memo="mine"), who="AB")
    with pytest.raises(StoreError, match="Meanwhile someone else changed: coding k1"):
        store.apply(made.change_coding(seen, memo="yours"), who="CD")
    assert store.codings()[0].memo == "mine"
    assert store.number == 6


def test_a_change_that_fails_half_way_changes_nothing(store, made):
    made.fill_store(store)
    rows = (
        RowChange("codings", "k9", None, made.coding("k9")),
        RowChange("codes", "trust", made.TRUST, None),
    )
    before = store.fieldwork()
    with pytest.raises(StoreError, match="still stand on it"):
        store.apply(Change("split code", rows), who="AB")
    assert store.fieldwork() == before
    assert store.number == 5


def test_many_that_changed_are_named_in_part(store, made):
    made.fill_store(store)
    others = [made.coding(f"x{n}") for n in range(9)]
    with pytest.raises(StoreError, match=r"coding x0, .*, …\. Nothing"):
        store.apply(made.remove_codings(*others), who="AB")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"document": "d9"}, "document d9, which is not there"),
        ({"code": "gone"}, "code gone, which is not there"),
        ({"end": 9999}, "past the end of document d1"),
    ],
)
def test_a_coding_needs_its_document_its_code_and_its_text(store, made, said, reason):
    made.fill_store(store)
    with pytest.raises(StoreError, match=reason):
        store.apply(made.add_codings(made.coding("k9", **said)), who="AB")
    assert len(store.codings()) == 2


def test_what_others_stand_on_stays(store, made):
    made.fill_store(store)
    gone = RowChange("documents", "d1", made.document(), None)
    text = RowChange("texts", "d1", made.TEXT, None)
    for change, names in (
        (Change("remove documents", (gone, text)), "2 others still stand on it: k1, k2"),
        (made.remove_codings(made.coding()), f"{made.NORTH}|residents|trust, t1"),
        (Change("remove code", (RowChange("codes", "rise", made.RISE, None),)), ""),
    ):
        if names:
            with pytest.raises(StoreError) as told:
                store.apply(change, who="AB")
            assert names in str(told.value)
        else:
            store.apply(change, who="AB")


def test_links_go_with_what_they_belong_to(store, made):
    made.fill_store(store)
    cell, entry, coding = made.cell(), made.entry(), made.coding()
    rows = (
        RowChange("codings", "k1", coding, None),
        *made.fill(cell, replace(cell, codings=())).rows,
        *made.tell(entry, None).rows,
    )
    store.apply(Change("remove codings", rows), who="AB")
    there = store.fieldwork()
    assert [it.id for it in there.codings] == ["k2"]
    assert there.assessments[0].codings == ()
    assert there.timeline == ()


def test_the_order_of_links_and_cases_is_kept(store, made):
    made.fill_store(store)
    cell = replace(made.cell(), codings=("k2", "k1"))
    document = made.document(cases=(made.SOUTH, made.NORTH))
    store.apply(made.fill(made.cell(), cell), who="AB")
    rows = (RowChange("documents", "d1", made.document(), document),)
    store.apply(Change("describe document", rows), who="AB")
    assert store.fieldwork().assessments == (cell,)
    assert store.document("d1") == document
    assert store.text("d1") == made.TEXT


def test_a_cell_rests_on_codings_that_are_there(store, made):
    made.fill_store(store)
    other = made.cell(perspective="policy", codings=("k1", "gone"))
    with pytest.raises(StoreError, match="The coding gone is not there any more"):
        store.apply(made.fill(None, other), who="AB")
    with pytest.raises(StoreError, match="the factor nothing, which is not there"):
        store.apply(made.fill(None, made.cell(perspective="policy", factor="nothing")), who="AB")


def test_codes_under_each_other_go_together(store, made):
    store.apply(made.add_codes(*made.CODES), who="AB")
    rows = tuple(RowChange("codes", it.id, it, None) for it in (made.TRUST, made.SAFETY))
    store.apply(Change("remove code", rows), who="AB")
    assert store.fieldwork().codes == (made.RISE,)


def test_a_code_stands_under_one_that_is_there(store, made):
    with pytest.raises(StoreError, match="under “nowhere”, which is not there"):
        store.apply(made.add_codes(replace(made.SAFETY, parent="nowhere")), who="AB")


def test_passages_chosen_in_another_text_are_refused(store, made):
    made.fill_store(store)
    change = replace(
        made.add_codings(made.coding("k9")), stands_on=(("d1", fingerprint("another text")),)
    )
    with pytest.raises(StoreError, match="text of document d1 was changed meanwhile"):
        store.apply(change, who="AB")
    store.apply(replace(change, stands_on=(("d1", fingerprint(made.TEXT)),)), who="AB")
    assert len(store.codings()) == 3


def test_a_text_without_its_document_is_refused(store, made):
    rows = (RowChange("texts", "d1", None, "Hallo."),)
    with pytest.raises(StoreError, match="document d1, which is not in the study"):
        store.apply(Change("import documents", rows), who="AB")


def test_a_merge_of_two_codes_is_one_change(store, made):
    made.fill_store(store)
    codings = store.codings()
    rows = tuple(
        RowChange("codings", it.id, it, replace(it, code="rise"))
        for it in codings
        if it.code == "safety"
    )
    change = Change("merge codes", (*rows, RowChange("codes", "safety", made.SAFETY, None)))
    store.apply(change, who="AB")
    assert {it.code for it in store.codings()} == {"trust", "rise"}
