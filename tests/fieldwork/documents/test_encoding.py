"""Which letters bytes stand for."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.documents import read_document
from wijkpeil.fieldwork.documents.encoding import decode, likeliness

SAID = (
    "Één café: zo’n reünie in België, vóór de financiële crisis. “Dat is géén oplossing,” zei de "
    "wijkagent – coördinator van het geheel – en hij kostte €\u00a01.000 à €\u00a02.000."
)
WITHOUT_QUOTES = "De reünie in België was géén succes; vóór zeven uur was het café leeg. Één keer."


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_dutch_text_in_any_usual_encoding(encoding):
    decoded = decode(SAID.encode(encoding))
    assert decoded.text == SAID
    assert decoded.encoding == encoding
    assert len(decoded.notes) == 1


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp850"])
def test_a_text_without_typographic_quotes(encoding):
    assert decode(WITHOUT_QUOTES.encode(encoding)).text == WITHOUT_QUOTES


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "word", ["België", "café", "reünie", "ideeën", "één", "scène", "coördinator", "naïef", "façade"]
)
def test_one_word_is_enough(encoding, word):
    said = f"in {word} en"
    assert decode(said.encode(encoding)).text == said


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_unicode_with_and_without_a_mark(encoding, note):
    found = read_document(SAID.encode(encoding), name="a.txt")
    assert found.source.text == SAID
    assert (note in found.notes[0]) if note else (found.notes == ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding):
    assert decode(SAID.encode(encoding)).text == SAID


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_every_text_survives_utf8_and_utf16(text):
    said = f"a{text}"
    assert decode(said.encode()).text == said
    assert decode(codecs.BOM_UTF16_BE + said.encode("utf-16-be")).text == said


def test_a_last_letter_that_was_cut_off():
    for data in (SAID.encode() + b"\xc3", SAID.encode("utf-16") + b"\xe9"):
        decoded = decode(data)
        assert decoded.text == SAID
        assert "middle of a letter" in decoded.notes[-1]


def test_a_few_spoilt_letters_are_shown_and_counted():
    many = SAID * 3
    decoded = decode(many.encode() + b" \xff en \xfe")
    assert decoded.text == f"{many} \ufffd en \ufffd"
    assert decoded.notes == ("2 letters were spoilt already and are shown as \ufffd.",)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\xff\xfe", b"\xff\xfea\x00\x00\xd8a\x00"])
def test_what_is_not_what_its_mark_says(refusal, data):
    assert "damaged" in refusal(data)


@pytest.mark.parametrize("data", [b"tekst\0en nog wat", "a\0b".encode("utf-16")])
def test_zeros_are_no_text(refusal, data):
    assert "zero bytes" in refusal(data)


def test_bytes_of_which_no_letters_can_be_made(refusal):
    assert "can't be told" in refusal(bytes(range(128, 256)) * 3)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "mac_cyrillic", "cp866"])
def test_other_scripts_are_not_taken_for_latin_letters(refusal, encoding):
    said = "Жители говорят, что в районе стало спокойнее, но жильё дорогое."
    assert "can't be told" in refusal(said.encode(encoding))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-7"?>', "iso-8859-7"),
        (b"<meta charset=macroman>", "mac_roman"),
    ],
)
def test_a_page_is_read_as_it_says(head, encoding):
    said = {"cp1251": "район", "koi8-r": "район", "iso-8859-7": "γειτονιά"}.get(encoding, "café")
    decoded = decode(head + f"<p>{said}".encode(encoding))
    assert decoded.text.endswith(said)
    assert "as the file says itself" in decoded.notes[0]


@pytest.mark.parametrize("name", [b"iso-8859-99", b"utf-7", b"unicode_escape", b"cp424x"])
def test_a_page_that_says_what_cannot_be_is_read_as_fits_best(name):
    decoded = decode(b"<meta charset=" + name + b"><p>caf\xe9")
    assert decoded.text.endswith("<p>café")
    assert decoded.encoding == "cp1252"


def test_a_page_that_is_not_what_it_says_is_read_as_fits_best():
    decoded = decode(b"<meta charset=windows-1252><p>caf\x8e en nog een caf\x8e, \x81")
    assert decoded.encoding != "cp1252"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("zo’n", "zoÕn"),
        ("hij zei “ja”", "hij zei ”ja“"),
        ("ÉÉN", "eÉn"),
        ("5 €", "5€a".replace("5", "b")),
        ("naïef", "na‹ef"),
        ("één", "éÉn"),
        ("café", "caf¶"),
        ("a ‘b’", "a‘ b"),
        ("fiancé", "fianc\x8e"),
        ("zé", "zф"),
        ("aéb", "aéB"),
        ("dáár", "dççr"),
    ],
)
def test_likeliness_prefers_what_is_written_in_dutch(good, bad):
    assert likeliness(good) > likeliness(bad)
