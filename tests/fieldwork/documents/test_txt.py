"""Plain text."""

from hypothesis import example, given
from hypothesis import strategies as st

from wijkpeil.fieldwork.documents import read_document
from wijkpeil.fieldwork.documents.clean import clean


def test_lines_with_words_are_paragraphs(made):
    found = read_document(made.TXT, name="a.txt")
    assert found.source.text == "Één café.\n\nZo’n reünie in België.\n"
    assert [(it.start, it.label) for it in found.source.places] == [(0, "1"), (11, "2")]
    assert found.notes == ()


def test_form_feeds_begin_pages():
    source = read_document(b"een\x0ctwee\r\ndrie", name="a.txt").source
    assert source.text == "een\ntwee\ndrie"
    assert source.place(2, "page").label == "1"
    assert source.place(9, "page").label == "2"
    assert source.place(9, "paragraph").label == "3"


def test_every_kind_of_line_end_and_no_control_characters():
    found = read_document("a\rb\r\nc\x0bd\x85e\x07f\u2028g".encode(), name="a.txt")
    assert found.source.text == "a\nb\nc\nd\nef\u2028g"
    assert found.notes == ("1 control character was left out.",)


@given(st.text(min_size=1))
@example("e\u0301 \u00a0\ufeff\u200b\U0001f3d8\n")
def test_other_code_points_stay_as_they_are(text):
    said = f"Tekst: {clean(text)[0]}"
    assert read_document(said.encode(), name="a.txt").source.text == said
