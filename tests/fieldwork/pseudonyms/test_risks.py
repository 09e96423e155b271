"""Indirect identifiers: what gets a note, and what doesn't."""

import pytest

from wijkpeil.fieldwork.pseudonyms import risk_notes


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Zij is de enige wijkagent.", "only-one"),
        ("Hij deed dat als enige.", "only-one"),
        ("het oudste gezin van de flat", "only-one"),
        ("Er wonen twee Eritrese gezinnen.", "few"),
        ("maar 3 ouderen", "few"),
        ("Ik ben huisarts in de Kolk.", "function"),
        ("imam in Oosterbloem sinds 2015", "function"),
        ("wijkagent sinds 2015", "function"),
        ("programmamanager Vogelhoek", "function"),
        ("Zij was twaalf jaar conciërge.", "function"),
        ("Een weduwnaar van 81.", "age"),
        ("Ik ben 47, moeder van zes kinderen.", "age"),
        ("Truus (74, past op drie kleinkinderen)", "age"),
        ("17 jaar, ik voetbal in het eerste", "age"),
        ("Ik ben geboren in 1961.", "year-of-birth"),
        ("R2, '83", "year-of-birth"),
        ("Het stond in de krant.", "news"),
    ],
)
def test_what_gets_a_note(text, rule):
    assert rule in {note.rule for note in risk_notes(text)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De wijk ging vooruit.",
        "De eerste keer dat ik kwam.",
        "Dertig procent van de ouderen.",
        "De wijkagent kwam langs.",
        "Het duurde 40 jaar.",
        "Er kwamen tweehonderd bewoners.",
    ],
)
def test_what_does_not(text):
    assert risk_notes(text) == ()


def test_notes_are_in_order_and_hold_no_words():
    notes = risk_notes("Het stond in de krant. Zij is de enige wijkagent.")
    assert [note.rule for note in notes] == ["news", "only-one"]
    assert "krant" not in repr(notes)
