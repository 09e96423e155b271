import pytest

from wijkpeil.cases.cities import find_cities
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking

KNOWN = ["'s-Gravenhage", "Groningen", "Zoetermeer", "Zoeterwoude", ""]


def test_capitals_spaces_and_second_names_do_not_matter():
    assert find_cities(["den  haag", "GRONINGEN"], known=KNOWN) == {
        "'s-Gravenhage": "den haag",
        "Groningen": "GRONINGEN",
    }


def test_a_city_named_twice_counts_once():
    assert find_cities(["Den Haag", "'s-Gravenhage"], known=KNOWN) == {"'s-Gravenhage": "Den Haag"}


@pytest.mark.parametrize(
    ("city", "message"),
    [
        ("Zoetemeer", "no city “Zoetemeer”.*Similar names: Zoetermeer, Zoeterwoude"),
        ("Xyz", "no city “Xyz”.*There are: 's-Gravenhage, Groningen"),
        ("Den Bosch", "no city “Den Bosch”"),
    ],
)
def test_an_unknown_city_is_refused_with_near_names(city, message):
    with speaking("en"), pytest.raises(RuleError, match=message):
        find_cities([city], known=KNOWN)


def test_without_gemeenten_no_city_can_be_told():
    with speaking("en"), pytest.raises(RuleError, match="--gemeenten"):
        find_cities([], known=["", ""])


def test_codes_of_gemeenten_are_no_hint_for_a_name():
    with speaking("en"), pytest.raises(RuleError, match="Only the codes of gemeenten"):
        find_cities(["Delft"], known=["GM0503", "GM0014"])
    with speaking("en"), pytest.raises(RuleError) as refused:
        find_cities(["Delft"], known=["GM0503", "Leiden"])
    assert "GM0503" not in str(refused.value)
