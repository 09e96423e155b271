"""Web pages."""

import pytest

from wijkpeil.fieldwork.documents import limits, read_document


def read(page: str) -> str:
    return read_document(page.encode(), name="a.html").source.text


def test_a_page(made):
    found = read_document(made.HTML, name="a.html")
    assert found.format == "html"
    assert found.source.text == "Kop\nCafé é\u00a0x\na\tb"
    assert found.source.place(len(found.source.text) - 1, "table").label == "1.1"
    assert found.notes == ("Its letters were read as iso-8859-1, as the file says itself.",)


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>x<b>y</b></script>",
        "<style>p{}</style>",
        "<noscript>x</noscript>",
        "<template><p>x</template>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<svg><text>x</text></svg>",
        "<!-- x -->",
        "<p hidden>x</p>",
        '<div style="color: red; display : none"><p>x</p></div>',
        '<span style="visibility:hidden">x</span>',
        "<input hidden>",
    ],
)
def test_what_a_reader_does_not_see(unseen):
    assert read(f"<html><p>voor</p>{unseen}<p>na</p>") == "voor\nna"


def test_head_and_title_are_no_text():
    assert read("<html><head><title>T</title><meta charset=utf-8><p>hoi") == "hoi"


def test_hidden_text_is_said():
    found = read_document(b"<p>a<p hidden>b", name="a.html")
    assert found.notes == ("Hidden text was not taken over.",)


def test_blocks_are_lines_and_white_space_is_one_space():
    page = "<div> een\n  twee <b>drie</b>vier <div>vijf</div> zes</div><ul><li>a<li>b</ul>los"
    assert read(page) == "een twee drievier\nvijf\nzes\na\nb\nlos"


def test_breaks_count_only_inside_a_block():
    assert read("<p><br>a<br><br>b<br> </p><br><p>c") == "a\n\nb\nc"


def test_pre_keeps_its_lines():
    assert read("<p>x<pre>a\n  b\n</pre>y") == "x\na\n  b\n\ny"


def test_tables_also_where_tags_were_left_out():
    page = "<table><td>a<td>b<tr><th>c<td>d<table><tr><td>in</table>e</table>na<td>los"
    source = read_document(page.encode(), name="a.html").source
    assert source.text == "a\tb\nc\td\nin\ne\nna\nlos"
    label = {word: source.place(source.text.index(word), "table") for word in ("b", "in", "e\n")}
    assert {word: place.label for word, place in label.items()} == {
        "b": "1.1",
        "in": "2.1",
        "e\n": "1.2",
    }
    assert source.place(source.text.index("na"), "table") is None


def test_rows_outside_a_table():
    assert read("<p>x</p><tr><td>a</td><td>b</td></tr><p>y") == "x\na\tb\ny"


def test_entities_once_and_none_of_its_own():
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&amp;lt; &euro; &#xD800; &b;'
    assert "&lt; € \ufffd &b;" in read(bomb)
    assert "haha" not in read(bomb)


def test_a_page_nested_deeply():
    assert read("<div>" * 20_000 + "hoi") == "hoi"


def test_a_page_that_is_too_large(refusal):
    assert refusal(b"<p>a" + b" " * limits.MAX_PAGE_BYTES).startswith("The web page is larger")


def test_a_page_without_words(refusal):
    assert refusal(b"<html><body><img src=x></body></html>") == "There is no text in it."
