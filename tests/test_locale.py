"""The Dutch catalogue: complete, consistent, and compiled."""

import gettext
import importlib.util
import io
import re
from pathlib import Path

import pytest

from wijkpeil.language import LOCALE

pofile = pytest.importorskip("babel.messages.pofile")
mofile = pytest.importorskip("babel.messages.mofile")

SCRIPT = Path(__file__).parents[1] / "scripts" / "messages.py"
HOLDERS = re.compile(r"\{[a-z_]\w*(?:![rs])?\}|%\(\w+\)s")
NOT_IN_DUTCH = {"{number_type}"}
"""Click's own words for "integer" and "float", which it does not translate."""


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("messages", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue():
    with (LOCALE / "nl" / "LC_MESSAGES" / "wijkpeil.po").open("rb") as stream:
        return pofile.read_po(stream, locale="nl")


def forms(text):
    return list(text) if isinstance(text, tuple | list) else [text]


def test_every_sentence_in_the_code_has_its_dutch(script, catalogue):
    asked = [message.id for message in script.template() if message.id]
    lacking = [
        one
        for one in asked
        if catalogue.get(one) is None or not all(forms(catalogue.get(one).string))
    ]
    assert len(asked) > 500
    assert lacking == []


def test_dutch_has_the_same_blanks_to_fill(catalogue):
    wrong = [
        message.id
        for message in catalogue
        if message.id
        and set(HOLDERS.findall(" ".join(forms(message.id)))) - NOT_IN_DUTCH
        != set(HOLDERS.findall(" ".join(forms(message.string))))
    ]
    assert wrong == []


def test_what_is_compiled_is_what_is_written(catalogue):
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    compiled.seek(0)
    path = LOCALE / "nl" / "LC_MESSAGES" / "wijkpeil.mo"
    with path.open("rb") as stream:
        there = gettext.GNUTranslations(stream)
    fresh = gettext.GNUTranslations(compiled)
    assert {key: text for key, text in there._catalog.items() if key} == {
        key: text for key, text in fresh._catalog.items() if key
    }


def test_no_space_stands_before_a_percent_sign(catalogue):
    """Dutch and English, in sentences and in the documentation, write 95%."""
    spaced = re.compile(r"[\d}][ \u00a0]%(?!\()")
    said = [text for message in catalogue for text in (*forms(message.id), *forms(message.string))]
    pages = [page.read_text(encoding="utf-8") for page in SCRIPT.parents[1].glob("docs/**/*.md")]
    assert [text for text in (*said, *pages) if spaced.search(text)] == []
