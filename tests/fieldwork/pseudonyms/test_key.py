"""The key: identities, joining, forgetting, and what it tells."""

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms import (
    DocumentMap,
    Identity,
    Key,
    forget_identity,
    join,
    known_names,
    reidentify,
)
from wijkpeil.fieldwork.pseudonyms.key import new_identity, with_form
from wijkpeil.fieldwork.replacement import Replacement


@pytest.fixture
def key():
    key = Key()
    for kind, words in (
        ("person", "Fatima"),
        ("person", "El Amrani"),
        ("street", "Tulpstraat"),
        ("phone", "06-12345678"),
        ("other", "Blauwe Zaal"),
    ):
        pattern = {"person": "[bewoner {number}]"}.get(kind, f"[{kind} {{number}}]")
        key, _made = new_identity(key, kind=kind, words=words, pattern=pattern)
    return key


def test_numbers_go_up_per_label(key):
    assert [one.pseudonym for one in key.identities] == [
        "[bewoner 1]",
        "[bewoner 2]",
        "[street 1]",
        "[phone 1]",
        "[other 1]",
    ]


def test_a_number_that_a_text_has_already_is_not_given(key):
    _key, made = new_identity(
        key, kind="person", words="x", pattern="[bewoner {number}]", avoid={"[bewoner 3]"}
    )
    assert made.pseudonym == "[bewoner 4]"


def test_known_words_are_found_however_written(key):
    assert [one.id for one in key.candidates("person", "FATIMA's")] == ["i1"]
    assert [one.id for one in key.candidates("phone", "+31 6 1234 5678")] == ["i4"]
    assert key.candidates("street", "Fatima") == ()


def test_forms_are_added_once(key):
    more = with_form(with_form(key, "i1", "Faat"), "i1", "faat")
    assert more.identity("i1").forms == ("Fatima", "Faat")


def test_joined_identities_keep_both_pseudonyms(key):
    one = join(key, "i1", "i2")
    assert one.identity("i1").pseudonyms == ("[bewoner 1]", "[bewoner 2]")
    assert reidentify(one, "[bewoner 2]") == ("Fatima", "El Amrani")
    assert len(one.identities) == 4
    _key, made = new_identity(one, kind="person", words="Bos", pattern="[bewoner {number}]")
    assert (made.id, made.pseudonym) == ("i6", "[bewoner 3]")


@pytest.mark.parametrize(("kept", "joined"), [("i1", "i1"), ("i1", "i3")])
def test_what_cannot_be_joined_is_refused(key, kept, joined):
    with pytest.raises(FieldworkError, match="can't be joined"):
        join(key, kept, joined)


def test_forgetting_leaves_the_pseudonym_and_nothing_else(key):
    maps = (
        DocumentMap("d1", "0", (Replacement(0, 6, "[bewoner 1]"),)),
        DocumentMap("d2", "0", (Replacement(0, 6, "[street 1]"),)),
    )
    full = Key(key.identities, maps, key.given, key.last_id)
    after = forget_identity(full, "i1")
    assert after.identity("i1").forms == ()
    assert [it.document for it in after.maps] == ["d2"]
    with pytest.raises(FieldworkError, match=r"has forgotten who “\[bewoner 1\]” is"):
        reidentify(after, "[bewoner 1]")
    assert after.candidates("person", "Fatima") == ()


def test_what_the_key_does_not_have_is_refused(key):
    with pytest.raises(FieldworkError, match="no identity “i9”"):
        key.identity("i9")
    with pytest.raises(FieldworkError, match=r"no pseudonym “\[bewoner 9\]”"):
        reidentify(key, "[bewoner 9]")


def test_one_pseudonym_for_two_is_refused():
    one = Identity("i1", "person", "[bewoner 1]", ("a",))
    with pytest.raises(FieldworkError, match="stands for two identities"):
        Key((one, Identity("i2", "person", "[bewoner 1]", ("b",))))


def test_known_names_become_a_project_list(key):
    names = known_names(key)
    assert names.people == ("Fatima", "El Amrani")
    assert (names.streets, names.others) == (("Tulpstraat",), ("Blauwe Zaal",))
