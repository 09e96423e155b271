from dataclasses import replace

import pytest

from wijkpeil.fieldwork.matrix.quotes import choose_quotes, quoted


def chosen(made, *, asked=None, **changes):
    def text_of(document):
        if asked is not None:
            asked.append(document.id)
        return made.TEXTS[document.id]

    parts = {"documents": made.DOCUMENTS, "codings": made.CODINGS} | {
        name: value for name, value in changes.items() if name != "assessments"
    }
    return choose_quotes(made.matrix(**changes), text_of=text_of, **parts)


def test_only_passages_that_an_assessment_names_are_quoted(made):
    found = chosen(made)
    assert found[made.NOORD, made.POLICY, "dev"].text == "The area is doing well."
    assert found[made.NOORD, made.POLICY, "safe"].coding == "k2"
    assert (made.NOORD, made.WORKERS, "trust") not in found  # judged, naming no passage


def test_a_document_that_nobody_reviewed_is_never_read(made):
    asked = []
    found = chosen(made, asked=asked)
    assert "zuid-raw" not in asked
    assert (made.ZUID, made.PEOPLE, "safe") not in found
    assert not any("Voorbeeld" in quote.text for quote in found.values())
    assert len(asked) == len(set(asked))  # each text once


def test_a_passage_of_the_own_cell_comes_first(made):
    found = chosen(made)
    assert found[made.OOST, made.WORKERS, "trust"].coding == "k8"


def test_words_under_which_the_text_changed_are_not_quoted(made):
    codings = [replace(it, flag="changed") if it.id == "k1" else it for it in made.CODINGS]
    assert (made.NOORD, made.POLICY, "dev") not in chosen(made, codings=codings)


def test_words_that_say_too_little_are_passed_over(made):
    codings = [replace(it, end=it.start + 5) if it.id == "k1" else it for it in made.CODINGS]
    assert (made.NOORD, made.POLICY, "dev") not in chosen(made, codings=codings)


@pytest.mark.parametrize(
    ("text", "longest", "told"),
    [
        ("one\n two", 40, "one two"),
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("abcdefghijkl", 8, "abcdefg …"),
    ],
)
def test_quotes_stand_on_one_line_and_are_cut_at_a_word(text, longest, told):
    assert quoted(text, longest=longest) == told
