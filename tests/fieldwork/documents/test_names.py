"""Names of files as they may be shown, and ids of documents."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.documents import document_id, shown_name
from wijkpeil.fieldwork.documents.names import extension


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Interview wijkagent (1).docx", "interview-wijkagent-1"),
        ("Één café in ’s-Hertogenbosch", "een-cafe-in-s-hertogenbosch"),
        ("Straße Œuvre İstanbul Łódź", "strasse-oeuvre-istanbul-lodz"),
        ("3.2 Beleid.pdf", "3-2-beleid"),
        ("Wonen/werken", "wonen-werken"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\Jan\\nota.txt", "c-users-jan-nota"),
        ("con.txt", "document-con"),
        ("LPT1", "document-lpt1"),
        ("район", "document"),
        ("", "document"),
        (".docx", "document"),
        ("a" * 100, "a" * 60),
        ("woord " * 30, "-".join(["woord"] * 10)),
    ],
)
def test_an_id_is_made_of_a_title_or_a_name(name, made):
    assert document_id(name) == made


def test_an_id_that_is_taken_gets_a_number():
    assert document_id("Nota.docx", taken={"NOTA", "nota-2"}) == "nota-3"


@given(st.text(), st.sets(st.text(alphabet="document-123", max_size=12)))
def test_an_id_is_safe_free_and_always_the_same(name, taken):
    made = document_id(name, taken=taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert made not in taken
    assert made == document_id(name, taken=taken)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b\\c.docx", "c.docx"),
        ("a\u202ecod.exe\0", "acod.exe"),
        ("", "?"),
        ("x" * 200 + ".pdf", "x" * 80 + "…" + "x" * 26 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_folders_and_unseen_characters(name, shown):
    assert shown_name(name) == shown


def test_extensions():
    assert [extension(name) for name in ("a.PDF", "a", "b.1", "a.tar.gz", "x.backup")] == [
        "pdf",
        "",
        "",
        "gz",
        "",
    ]
