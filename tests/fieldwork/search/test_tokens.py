"""Words as the index holds them."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.search.tokens import fold, forms, indexed, made_with, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huis", "huizen"),
        ("woning", "woningen"),
        ("buurt", "buurten"),
        ("veilig", "veiliger"),
        ("corporatie", "corporaties"),
        ("café", "cafés"),
        ("Huis", "HUIZEN"),
        ("woning", "wo\u00adningen"),
        ("café", "cafe\u0301s"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert forms(one)[1] == forms(other)[1]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("foto's van de wijk-agent", "foto s van de wijk agent"),
        ("snake_case_woord", "snake case woord"),
        ("Straße ＦＵＬＬ ﬁets x²", "strasse full fiets x2"),
        ("😀 hallo👍🏽daar", "hallo daar"),
        ("cafe\u0301 wo\u00adning na\u200dam", "cafe woning naam"),
        ("ул 小", "xd183d0bb xe5b08f"),
        ("", ""),
        ("\u0301 … —", ""),
    ],
)
def test_words_are_folded(text, exact):
    assert indexed(text)[0] == exact


def test_accents_written_apart_make_no_difference():
    word = "ideeën café coöperatie"
    assert indexed(unicodedata.normalize("NFD", word)) == indexed(word)


def test_an_endless_word_is_cut():
    assert len(forms("a" * 5000)[0]) == 200


@given(st.text())
def test_words_stand_where_they_are_said_to(text):
    found = list(tokens(text))
    for word in found:
        assert forms(text[word.start : word.end]) == (word.exact, word.stem)
        for form in (word.exact, word.stem):
            assert form.isascii()
            assert form.isalnum()
            assert form == form.lower()
    assert all(word.end <= after.start for word, after in pairwise(found))
    assert indexed(text) == (" ".join(it.exact for it in found), " ".join(it.stem for it in found))


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = fold(text)
    assert fold(once) == once


def test_the_stemmer_is_named():
    assert made_with().startswith("dutch, PyStemmer ")
