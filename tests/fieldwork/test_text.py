"""A text and where its parts stood."""

from wijkpeil.fieldwork.text import Place, SourceText


def test_a_position_is_in_the_last_place_of_a_kind_before_it():
    pages = (Place(0, "paragraph", "1"), Place(3, "page", "2"), Place(3, "paragraph", "2"))
    source = SourceText("a\n\nb", pages)
    assert source.place(2, "page") is None
    assert source.place(3, "page") == Place(3, "page", "2")
    assert source.place(2, "paragraph") == Place(0, "paragraph", "1")
    assert source.kinds() == ("paragraph", "page")


def test_a_place_without_a_label_ends_its_kind():
    places = (Place(0, "table", "1.1"), Place(2, "table", ""), Place(4, "cue", "", "Anna"))
    source = SourceText("a\nbc\nd", places)
    assert source.place(1, "table").label == "1.1"
    assert source.place(2, "table") is None
    assert source.place(4, "cue").speaker == "Anna"
