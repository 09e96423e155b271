"""PDF: pages, broken words, scans."""

import pytest

from wijkpeil.fieldwork.documents import limits, read_document
from wijkpeil.fieldwork.documents.broken_words import mend

LETTERS = "Genoeg letters om geen stempel op een scan te zijn, want het zijn er vele."


def test_pages(made):
    pages = [made.pdf_page("Eerste regel, één.", "Tweede (regel)."), made.pdf_page("Pagina twee.")]
    found = read_document(made.pdf(*pages), name="a.pdf")
    assert found.source.text == "Eerste regel, één.\nTweede (regel).\nPagina twee."
    assert found.source.place(20, "page").label == "1"
    assert found.source.place(40, "page").label == "2"
    assert found.source.kinds() == ("page",)
    assert found.notes == ()


def test_words_broken_off_are_left_as_they_stand_unless_the_document_writes_them_whole(made):
    pages = [
        made.pdf_page("De woning-", "corporatie in Zuid-", "Holland.", "Een woningcorporatie."),
        made.pdf_page("Ook Zuid-Holland, en een Woning-", "corporatie."),
    ]
    found = read_document(made.pdf(*pages), name="a.pdf")
    assert found.source.text == (
        "De woningcorporatie in Zuid-\nHolland.\nEen woningcorporatie.\n"
        "Ook Zuid-Holland, en een Woningcorporatie."
    )
    assert found.notes == (
        (
            "2 words broken off at the end of a line were joined, because the document also writes "
            "them whole."
        ),
        "1 word is still broken off at the end of a line; searching won't find it whole.",
    )


def test_a_word_that_is_also_written_with_a_hyphen_is_not_joined():
    pages = ["na\x02druk en nadruk en na-druk"]
    assert mend(pages) == (["na-\ndruk en nadruk en na-druk"], 0, 1)


def test_ligatures_are_their_letters(made):
    page = b"BT /F1 12 Tf 72 770 Td (\001ets en \002at) Tj ET"
    assert read_document(made.pdf(page), name="a.pdf").source.text == "fiets en flat"


def test_a_scan_is_refused_with_what_to_do(made, refusal):
    scan = made.PICTURE
    assert "OCR" in refusal(made.pdf(scan, scan))
    stamped = scan + made.pdf_page("Gescand 3")
    assert "OCR" in refusal(made.pdf(stamped, stamped, made.pdf_page(LETTERS)))
    assert "OCR" in refusal(made.pdf(b""))


def test_pages_without_text_are_named(made):
    page, scan = made.pdf_page(LETTERS), made.PICTURE
    found = read_document(made.pdf(page, b"", scan, page, b"", page), name="a.pdf")
    assert found.notes == (
        "1 page is a picture; its words are not in the text (page 3).",
        "2 pages without text (pages 2, 5).",
    )
    assert found.source.place(len(found.source.text) - 1, "page").label == "6"


def test_of_many_pages_only_the_number_is_given(made):
    found = read_document(made.pdf(made.pdf_page(LETTERS), *[b""] * 11), name="a.pdf")
    assert found.notes == ("11 pages without text.",)


def test_a_picture_behind_much_text_is_no_scan(made):
    page = made.PICTURE + made.pdf_page(LETTERS)
    assert read_document(made.pdf(page), name="a.pdf").notes == ()


def test_comments_and_fields_are_not_taken_over(made):
    annotations = (
        b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (opmerking) >> "
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (veld) /V (ingevuld) /Rect [0 0 9 9] >> "
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"
    )
    data = made.pdf(made.pdf_page("Tekst."), annotations=annotations)
    found = read_document(data, name="a.pdf")
    assert found.source.text == "Tekst."
    assert found.notes == (
        "The comments in the margin were not taken over.",
        "What was filled in in form fields was not taken over.",
    )


def test_a_password(made, refusal):
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    assert "password" in refusal(made.pdf(made.pdf_page("a"), trailer=locked))


@pytest.mark.parametrize("cut", [9, 300])
def test_a_pdf_that_was_cut_off(made, refusal, cut):
    assert "damaged" in refusal(made.pdf(made.pdf_page("a"))[:cut])


def test_pages_that_cannot_be_read_are_named(made, refusal):
    whole = made.pdf(made.pdf_page("Een."), made.pdf_page("Twee."))
    found = read_document(whole.replace(b"7 0 R", b"99 0 R"), name="a.pdf")
    assert found.source.text.strip() == "Een."
    assert found.notes == ("1 page could not be read (page 2).",)
    neither = whole.replace(b"7 0 R", b"99 0 R").replace(b"[5 0 R", b"[98 0 R")
    assert "damaged" in refusal(neither)


def test_too_many_pages(made, refusal, monkeypatch):
    monkeypatch.setattr("wijkpeil.fieldwork.documents.pdf_page.MAX_PAGES", 2)
    assert refusal(made.pdf(*[made.pdf_page("a")] * 3)).startswith(
        "It has 3 pages; the most that is read is 2."
    )


def test_a_text_that_is_too_long(made, refusal, monkeypatch):
    for module in ("pdf", "story"):
        monkeypatch.setattr(f"wijkpeil.fieldwork.documents.{module}.MAX_CHARACTERS", 100)
    assert "longer" in refusal(made.pdf(*[made.pdf_page(LETTERS)] * 2))


@pytest.mark.parametrize("packed", [1, 2, 3])
def test_a_stream_that_grows_beyond_all_measure(made, refusal, packed):
    page = made.pdf_page("a") + b" " * (limits.MAX_STREAM + 1)
    assert "zip bomb" in refusal(made.pdf(page, packed=packed))


def test_streams_that_are_large_together(made, refusal, monkeypatch):
    monkeypatch.setattr("wijkpeil.fieldwork.documents.pdf_streams.MAX_STREAMS", 250)
    page = made.pdf_page(LETTERS) + b" " * 100
    assert read_document(made.pdf(page, packed=1), name="a.pdf").source.text == LETTERS
    assert "zip bomb" in refusal(made.pdf(page, page, packed=1))
