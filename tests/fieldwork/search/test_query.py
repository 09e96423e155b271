"""What is typed in the search box, as a question."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.search.query import (
    All,
    Either,
    Part,
    Phrase,
    Without,
    Word,
    leaves,
    read_query,
)

HUIS, SLOOP = Word("huis"), Word("sloop")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("huizen", HUIS),
        ("huizen sloop", All((HUIS, SLOOP))),
        ("huizen EN sloop", All((HUIS, SLOOP))),
        ("huizen OF sloop", Either((HUIS, SLOOP))),
        ("huis OR (sloop -huizen)", Either((HUIS, All((SLOOP, Without(HUIS)))))),
        ("huis NIET sloop", All((HUIS, Without(SLOOP)))),
        ("huis NIET NOT - sloop", All((HUIS, Without(SLOOP)))),
        ("huis --sloop", All((HUIS, Without(SLOOP)))),
        ('huis -"oude school"', All((HUIS, Without(Phrase(("oude", "school")))))),
        ("huis -(sloop OF huizen)", All((HUIS, Without(Either((SLOOP, HUIS)))))),
        ('"Oude School', Phrase(("oude", "school"))),
        ("wijk-agent", Phrase(("wijk", "agent"))),
        ("foto's", Phrase(("foto", "s"))),
        ("Woning*", Part("woning", anywhere=False)),
        ("*corporatie*", Part("corporatie", anywhere=True)),
        ("*heid", Part("heid", anywhere=True)),
        ("of niet en", All((Word("of"), Word("niet"), Word("en")))),
        (") huis", HUIS),
        ("(huis", HUIS),
        ("() huis", HUIS),
        ("huis OF", HUIS),
        ("huis NIET", HUIS),
        ("huis NIET OF sloop", Either((HUIS, SLOOP))),
        ("-", None),
        ("* ** … \"\" ''", None),
        ("", None),
        ("()()", None),
        ("a" * 501, None),
        ("(" * 21 + "a", None),
    ],
)
def test_queries(typed, query):
    if query is None:
        with pytest.raises(FieldworkError):
            read_query(typed)
    else:
        assert read_query(typed) == query


def test_what_is_left_out_is_not_looked_for():
    assert leaves(read_query("huis (sloop OF -woning)")) == (HUIS, SLOOP)


@given(
    st.one_of(
        st.text(max_size=600),
        st.lists(
            st.sampled_from(["(", ")", "-", "NIET", "OF", "EN", '"', "*", "huis", "é", "a*b", " "]),
            max_size=120,
        ).map(" ".join),
    )
)
def test_anything_typed_is_read_or_refused_in_words(typed):
    with suppress(FieldworkError):
        for leaf in leaves(read_query(typed)):
            for word in _words(leaf):
                assert word.isascii()
                assert word.isalnum()


def _words(leaf):
    match leaf:
        case Word(stem):
            return (stem,)
        case Phrase(words):
            return words
        case Part(letters):
            return (letters,)
