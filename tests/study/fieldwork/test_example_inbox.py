"""The originals to try importing on: made the same again, and each of its own kind."""

import subprocess
import sys
from pathlib import Path

import pytest

from wijkpeil.fieldwork.documents.read import read_document
from wijkpeil.madeup.example import plain_files

INBOX = plain_files()["study.toml"].parent / "inbox"
SCRIPT = Path(__file__).parents[3] / "scripts" / "example_inbox.py"


def read(name):
    return read_document((INBOX / name).read_bytes(), name=name)


def test_the_script_makes_the_same_bytes_again(tmp_path):
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in INBOX.iterdir()}
    assert len(made) == 5
    assert max(map(len, made.values())) < 10_000


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("badhuis-overzicht.docx", "docx"),
        ("fanfare-gesprek.odt", "odt"),
        ("conciergegesprek.vtt", "vtt"),
        ("boksclub.html", "html"),
        ("straatfeest.txt", "txt"),
    ],
)
def test_each_is_read_as_its_kind_and_says_that_it_is_made_up(name, kind):
    found = read(name)
    assert found.format == kind
    assert "[Verzonnen document bij een verzonnen wijk]" in found.source.text


def test_word_has_a_header_a_table_and_a_footnote():
    found = read("badhuis-overzicht.docx").source
    assert {"header", "table", "footnote"} <= set(found.kinds())
    assert "Schermvereniging" in found.text
    assert "een muis" in found.text


def test_the_conversation_has_two_speakers():
    places = read("conciergegesprek.vtt").source.places
    assert {place.speaker for place in places} == {"Onderzoeker", "Conciërge"}


def test_the_page_leaves_its_script_out():
    text = read("boksclub.html").source.text
    assert "bezoek geteld" not in text
    assert "boksclub van de Watermuntbrink" in text


def test_the_old_text_has_its_letters():
    text = read("straatfeest.txt").source.text
    assert "€ 12,50" in text
    assert "“Ik wist niet" in text
    assert "\r" not in text
