"""Where the words of a query stand in a passage."""

import pytest

from wijkpeil.fieldwork.search.places import find_places
from wijkpeil.fieldwork.search.query import read_query


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("😀👍🏽 Café's: twee cafés", "café", ["Café", "cafés"]),
        ("Zo\u00ebts en cafe\u0301s hier", "café", ["cafe\u0301s"]),
        ("een wo\u00adning en woningen", "woning", ["wo\u00adning", "woningen"]),
        ("Oude school; oude\nschool, oud", '"oude school"', ["Oude school", "oude\nschool"]),
        ("woningcorporatie en Corporatie", "*corporatie*", ["woningcorporatie", "Corporatie"]),
        ("woningbouw, bouwwoning", "woning*", ["woningbouw"]),
        ("een twee twee drie", '"een twee" OF "twee twee"', ["een twee twee"]),
        ("huis", "-sloop", []),
        ("İstanbul huis", "huis", ["huis"]),
    ],
)
def test_places_are_those_of_the_text_as_it_stands(text, typed, found):
    places = find_places(text, read_query(typed))
    assert [text[start:end] for start, end in places] == found
