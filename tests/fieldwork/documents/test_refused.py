"""Files that no text is taken from: each with a sentence that says why and what to do."""

import pickle

import pytest

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.documents import MAX_BYTES, check_size, limits, read_document
from wijkpeil.language import speaking

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def old(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty (0 bytes)."),
        (b" \r\n\t \n", "There is no text in it."),
        ("\u00a0 \u2003".encode(), "There is no text in it."),
        (old("EncryptedPackage"), "protected with a password"),
        (old("WordDocument"), "old Word document"),
        (old("Workbook"), "Excel"),
        (old("PowerPoint Document"), "PowerPoint"),
        (OLE, "old Office"),
        (b"{\\rtf1\\ansi geheim}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"II*\0", "picture"),
        (b"BM\x10\0\0\0\0\0\0\0", "picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "sound or video"),
        (b"\0\0\0\x18ftypmp42", "sound or video"),
        (b"ID3\x03", "sound or video"),
        (b"\x1f\x8b\x08", "packed"),
        (b"7z\xbc\xaf\x27\x1c", "packed"),
        (b"MIME-Version: 1.0\r\n", "MHTML"),
        (b"<?xml version='1.0'?><office:document>geheim</office:document>", "It is XML"),
        (b"PK\x03\x04 geheim", "damaged"),
        (b"%PDF-1.7 geheim", "damaged"),
    ],
)
def test_each_is_told_in_a_sentence(refusal, data, said):
    message = refusal(data, "interview.docx")
    assert said in message
    assert "geheim" not in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/workbook.xml": "", "[Content_Types].xml": ""}, "Excel"),
        ({"ppt/presentation.xml": "", "[Content_Types].xml": ""}, "PowerPoint"),
        ({"Index/Document.iwa": ""}, "Pages"),
        ({"project.qde": "", "sources/a.txt": ""}, "REFI-QDA"),
        ({"mimetype": "application/epub+zip"}, "e-book"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "no text document"),
        ({"mimetype": "x", "a.docx": ""}, "zip file"),
        ({"a.txt": ""}, "zip file"),
        ({"word/document.xml": ""}, "damaged"),
        ({"[Content_Types].xml": "", "_rels/.rels": "<a/>"}, "damaged"),
        ({"[Content_Types].xml": "", "_rels/.rels": "<a>"}, "damaged"),
        ({"[Content_Types].xml": "", "_rels/.rels": ""}, "damaged"),
        ({}, "zip file"),
    ],
)
def test_other_packages(made, refusal, parts, said):
    assert said in refusal(made.zipped(parts))


def test_a_large_file_is_refused_by_its_size_alone():
    with pytest.raises(RefusedDocument) as caught:
        check_size(300 * 1024**2, name="../map/groot.pdf")
    assert str(caught.value).startswith("groot.pdf: The file is 300 MB; the most that is read is")
    check_size(MAX_BYTES, name="a.pdf")
    with pytest.raises(RefusedDocument, match="201 MB"):
        read_document(bytes(MAX_BYTES + 1024**2), name="a.txt")


def test_a_text_that_is_too_long(refusal, monkeypatch):
    assert "longer" in refusal(b"a" * (4 * limits.MAX_CHARACTERS + 1))
    monkeypatch.setattr("wijkpeil.fieldwork.documents.story.MAX_CHARACTERS", 10)
    assert "longer" in refusal(b"meer dan tien letters")


def test_too_many_paragraphs(refusal, monkeypatch):
    monkeypatch.setattr("wijkpeil.fieldwork.documents.story.MAX_PLACES", 3)
    assert "more than 3 paragraphs" in refusal(b"a\nb\nc\nd\n")


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("a.pdf", "The name ends in “.pdf”, but it is plain text; it was read as that."),
        ("a.DOCX", "The name ends in “.docx”, but it is plain text; it was read as that."),
        ("a.txt", None),
        ("a.md", None),
        ("a.log", None),
        ("a", None),
    ],
)
def test_a_name_that_says_otherwise_is_told(name, note):
    found = read_document(b"Tekst.", name=name)
    assert found.format == "txt"
    assert found.notes == ((note,) if note else ())


def test_refusals_are_spoken_in_dutch():
    with speaking("nl"), pytest.raises(RefusedDocument) as caught:
        read_document(OLE, name="a.doc")
    assert "Office" in str(caught.value)
    assert "Open" in str(caught.value)
    assert "It is" not in str(caught.value)


def test_a_refusal_can_be_handed_over_by_another_process():
    error = RefusedDocument("Leeg.", file="a.txt")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (str(again), again.message, again.file) == ("a.txt: Leeg.", "Leeg.", "a.txt")
