"""Texts in two places that must not be mixed up."""

import pytest

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.study.fieldwork.texts import (
    check_spans,
    fingerprint,
    read_document_text,
    text_path,
    write_document_text,
)

TEXT = "Dag.\nHallo é😀"


def test_a_text_that_nobody_approved_stays_private(tmp_path):
    document = Document("d1", "Gesprek", text_sha256=fingerprint(TEXT))
    write_document_text(tmp_path, document, TEXT)
    assert read_document_text(tmp_path, document) == TEXT
    assert not (tmp_path / "documents").exists()
    assert (tmp_path / "private" / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert (tmp_path / "private").stat().st_mode & 0o077 == 0


def test_an_approved_text_may_be_shared(tmp_path):
    document = Document("d1", "Gesprek", reviewed_by="AB")
    write_document_text(tmp_path, document, TEXT)
    assert text_path(tmp_path, document) == tmp_path / "documents" / "d1.txt"
    assert read_document_text(tmp_path, document) == TEXT
    assert not (tmp_path / "private").exists()


def test_an_own_rule_for_git_is_left_alone(tmp_path):
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / ".gitignore").write_text("own\n", encoding="utf-8")
    write_document_text(tmp_path, Document("d1", "Gesprek"), TEXT)
    assert (tmp_path / "private" / ".gitignore").read_text(encoding="utf-8") == "own\n"


def test_a_text_changed_elsewhere_is_refused(tmp_path):
    document = Document("d1", "Gesprek", reviewed_by="AB", text_sha256=fingerprint(TEXT))
    write_document_text(tmp_path, document, TEXT + " Meer.")
    with pytest.raises(StudyError, match="changed outside Wijkpeil"):
        read_document_text(tmp_path, document)


def test_a_coding_past_the_end_is_refused():
    codings = [Coding("d1", 0, 5, "a", "AB", "k1"), Coding("d1", 2, 6, "a", "AB", "k2")]
    with pytest.raises(StudyError, match="k2 runs to character 6, but document d1 has 5"):
        check_spans(codings, lengths={"d1": 5})


def test_codings_that_lie_inside_are_fine():
    check_spans([Coding("d1", 0, 5, "a", "AB", "k1")], lengths={"d1": 5})
