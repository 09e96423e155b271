"""What holds for every format."""

import hashlib
import pickle
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.errors import MissingExtra, RefusedDocument
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.documents import DOCUMENT_FORMATS, find_duplicates, read_document


@pytest.fixture(scope="session")
def files(made) -> dict[str, bytes]:
    return made.one_of_each()


def check(data: bytes) -> None:
    """See that bytes give a sound document, or are refused."""
    try:
        found = read_document(data, name="geheim.bin")
    except RefusedDocument as refused:
        assert refused.message  # noqa: PT017 - anything else would fail the test
        return
    text = found.source.text
    starts = [place.start for place in found.source.places]
    assert text.strip()
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
    assert not set(text) & set("\0\r\x0b\x0c\x1f\x7f\x9f")
    text.encode()


@pytest.mark.parametrize("kind", DOCUMENT_FORMATS)
def test_every_format_is_known_by_what_is_in_it(files, kind):
    found = read_document(files[kind], name="naamloos")
    assert found.format == kind
    assert found.sha256 == hashlib.sha256(files[kind]).hexdigest()
    assert found == read_document(files[kind], name="naamloos")
    check(files[kind])


@pytest.mark.parametrize("kind", DOCUMENT_FORMATS)
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=12)), max_size=6
    ),
    kept=st.floats(0.5, 2.0),
)
def test_bytes_that_were_changed_give_a_document_or_a_refusal(files, kind, edits, kept):
    data = files[kind]
    for where, gone, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + gone :]
    check(data[: int(kept * len(data))])


@pytest.mark.parametrize("kind", ["docx", "odt"])
@settings(max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_xml_whose_elements_were_moved_gives_a_document_or_a_refusal(made, kind, seed):
    rng = random.Random(seed)  # noqa: S311 - only shuffles
    p = made.paragraph
    if kind == "docx":
        pieces = [
            *("<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>"),
            *("<w:txbxContent>", "</w:txbxContent>", '<w:footnote w:id="1">', "</w:footnote>"),
            *("<w:pPr>", "</w:pPr>", "<w:trPr>", "</w:trPr>", "<w:del>", "</w:del>", "<w:del/>"),
            *("<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>"),
            *("<w:sdtContent>", "</w:sdtContent>", "<w:showingPlcHdr/>", p("a"), p("b")),
            '<w:fldChar w:fldCharType="begin"/>',
        ]
    else:
        pieces = [
            *("<text:p>", "</text:p>", "<table:table>", "</table:table>", "<text:note>"),
            *("</text:note>", "<table:table-row>", "</table:table-row>", "<table:table-cell>"),
            *("</table:table-cell>", "<draw:text-box>", "</draw:text-box>", "<style:header>"),
            *("</style:header>", "<text:note-citation>", "</text:note-citation>", "a", " b"),
        ]
    drawn = rng.choices(pieces, k=rng.randint(1, 40))
    body, opened = "", []
    for piece in drawn:  # well-formed, in any order
        if piece.startswith("</"):
            if opened:
                body += f"</{opened.pop()}>"
        else:
            body += piece
            if piece.startswith("<") and piece.count("<") == 1 and not piece.endswith("/>"):
                opened.append(piece[1:-1].split()[0])
    body += "".join(f"</{name}>" for name in reversed(opened))
    check(made.word(body) if kind == "docx" else made.open_text(body))


def test_documents_can_be_read_side_by_side(files):
    names = list(files)
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        found = list(pool.map(partial(read_document, name="a"), files.values()))
        refused = pool.submit(read_document, b"", name="leeg.txt").exception()
    assert [one.format for one in found] == names
    assert isinstance(refused, RefusedDocument)
    assert refused.file == "leeg.txt"
    assert pickle.loads(pickle.dumps(found[0])) == found[0]  # noqa: S301


@pytest.mark.parametrize(
    ("kind", "library"), [("docx", "lxml"), ("html", "lxml"), ("pdf", "pypdfium2")]
)
def test_a_library_that_is_not_there_is_asked_for(files, monkeypatch, kind, library):
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "wijkpeil.fieldwork.documents.pdf_page", raising=False)
    with pytest.raises(MissingExtra, match="fieldwork"):
        read_document(files[kind], name="a")


def test_documents_that_are_there_already(files):
    found = read_document(files["txt"], name="a.txt")
    existing = [
        Document("c", "C", original_sha256=found.sha256, text_sha256="other"),
        Document("b", "B", original_sha256="other", text_sha256=found.text_sha256),
        Document("a", "A", original_sha256="other", text_sha256="other"),
        Document("d", "D"),
    ]
    told = find_duplicates(found, existing)
    assert [(it.document, it.same) for it in told] == [("b", "text"), ("c", "file")]
    as_word = read_document(files["docx"], name="a.docx")
    assert find_duplicates(as_word, existing) == ()
