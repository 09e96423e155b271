"""Files that are made to do harm, and files that were damaged."""

import struct
import zipfile
from io import BytesIO

import pytest

from wijkpeil.fieldwork.documents import limits, read_document


@pytest.fixture(scope="module")
def plain(made) -> bytes:
    return made.word(made.paragraph("Tekst."))


@pytest.mark.parametrize("kind", ["word", "open"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost/a"> %p;]>',
    ],
)
def test_entities_are_refused_before_the_first_is_read(made, refusal, kind, declared):
    if kind == "word":
        data = made.word(made.paragraph("&b;"), before=declared)
    else:
        body = f"{declared}<office:document-content {made.OPEN}/>"
        data = made.zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body}
        )
    assert "declares entities" in refusal(data)


def test_a_bomb_in_one_part(made, refusal):
    comment = f"<!--{' ' * (limits.RATIO_FROM + 1)}-->"
    assert "zip bomb" in refusal(made.word(comment))


def test_a_bomb_in_many_parts(made, refusal, monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED", 10_000)
    section = "".join(f'<w:headerReference r:id="h{at}"/>' for at in range(9))
    edges = {f"h{at}": ("header", made.paragraph("a" * 2000)) for at in range(9)}
    assert "zip bomb" in refusal(made.word(f"<w:sectPr>{section}</w:sectPr>", edges=edges))


def test_parts_that_no_text_is_read_from_are_not_unpacked(made):
    bomb = bytes(50 * 1024**2)
    data = made.word(made.paragraph("Tekst."), extra={"word/media/a.png": bomb, "in.docx": bomb})
    assert read_document(data, name="a.docx").source.text == "Tekst."


def test_a_size_that_is_lied_about_does_not_help(made, refusal):
    data = bytearray(made.word(f"<!--{' ' * (limits.RATIO_FROM + 1)}-->"))
    with zipfile.ZipFile(BytesIO(data)) as packed:
        entry = packed.getinfo("word/document.xml")
    size = struct.pack("<I", entry.file_size)
    assert data.count(size) >= 2
    assert "damaged" in refusal(bytes(data).replace(size, struct.pack("<I", 100)))


def test_overlapping_parts(plain, refusal):
    """Let every part of the directory point at the data of the first."""
    data = bytearray(plain)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 42 : at + 46] = bytes(4)
        at = data.find(b"PK\x01\x02", at + 1)
    assert "damaged" in refusal(bytes(data))


def test_thousands_of_parts(made, refusal):
    extra = {f"x/{number}": "" for number in range(limits.MAX_ENTRIES)}
    assert "more than 10,000 parts" in refusal(made.word("", extra=extra))


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../b", "/etc/passwd", "C:\\evil", "..\\evil", "\\\\server\\a"]
)
def test_names_that_point_outside(made, refusal, name):
    assert "point outside" in refusal(made.word(made.paragraph("a"), extra={name: "x"}))


def test_a_name_with_a_zero_in_it(plain, refusal):
    assert "point outside" in refusal(plain.replace(b"word/document.xml", b"word/doc\0ment.xml"))


def test_two_parts_with_one_name(made, refusal):
    data = made.word(made.paragraph("a"), extra={"word/document.xmk": "x"})
    assert "one name" in refusal(data.replace(b"document.xmk", b"document.xml"))


def test_a_password_on_the_zip_itself(plain, refusal):
    data = bytearray(plain)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert "password" in refusal(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_no_document_uses(made, refusal, method):
    parts = {"[Content_Types].xml": "", "_rels/.rels": "<a/>"}
    assert "damaged" in refusal(made.zipped(parts, method=method))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_package_that_was_cut_off(plain, refusal, share):
    assert "damaged" in refusal(plain[: int(share * len(plain))])


def test_a_part_that_was_spoilt(made, refusal):
    stored = made.zipped({"[Content_Types].xml": "", "_rels/.rels": "<a/>"}, method=0)
    assert "damaged" in refusal(stored.replace(b"<a/>", b"<b/>"))


@pytest.mark.parametrize(
    "body", ["<w:p><w:r>", "<w:p></w:r>", "\x01", "&onbekend;", "<" * 100, "<w:p>" * 5000]
)
def test_broken_xml(made, refusal, body):
    assert "damaged" in refusal(made.word(body))


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "http://localhost/", "document.xml/", ""]
)
def test_relations_that_lead_nowhere_are_not_followed(made, target):
    notes = {"footnotes": ""}
    data = made.word(made.paragraph("a"), notes=notes)
    parts = {}
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    key = "word/_rels/document.xml.rels"
    parts[key] = parts[key].replace(b"footnotes.xml", target.encode())
    del parts["word/footnotes.xml"]
    assert read_document(made.zipped(parts), name="a.docx").source.text == "a"
