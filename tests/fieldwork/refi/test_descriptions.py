"""Definition, examples and kind of a code in one description, and back, in two languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.codes.code import CODE_KINDS, Code
from wijkpeil.fieldwork.refi.descriptions import Described, read_description, write_description
from wijkpeil.language import LANGUAGES, speaking

PIECES = st.lists(
    st.sampled_from(
        [
            "a",
            "\n",
            "\n\n",
            "Include: ",
            "exclude: ",
            "Kind: factor",
            "Soort: ",
            "\\",
            " ",
            "Hoort erbij: ",
        ]
    ),
    max_size=6,
).map("".join)


@given(PIECES, PIECES, PIECES, st.sampled_from(CODE_KINDS), st.sampled_from(LANGUAGES))
def test_any_words_come_back(definition, include, exclude, kind, language):
    code = Code("c", "C", "", kind, definition, include, exclude)
    with speaking(language):
        written = write_description(code)
    assert read_description(written) == Described(definition, include, exclude, kind)


def test_people_can_read_it():
    code = Code("c", "C", "", "development", "Wat men zegt.", "vooruit", "terug")
    with speaking("nl"):
        assert write_description(code) == (
            "Wat men zegt.\n\nHoort erbij: vooruit\n\nHoort er niet bij: terug"
            "\n\nSoort: ontwikkeling"
        )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Described("")),
        ("Gewoon.\nTwee regels.", Described("Gewoon.\nTwee regels.")),
        ("a\n\nInclude: b\n\nInclude: c", Described("a", "b\n\nc")),
        ("a\n\nKind: nonsense", Described("a\n\nKind: nonsense")),
        ("a\n\nKIND: Factor  ", Described("a", kind="factor")),
    ],
)
def test_what_people_typed_is_understood_or_left(text, found):
    assert read_description(text) == found
