"""Names of the project, however they are written."""

import pytest

from wijkpeil.fieldwork.pseudonyms import ProjectList
from wijkpeil.fieldwork.pseudonyms.folding import tokens
from wijkpeil.fieldwork.pseudonyms.project_list import listed

NAMES = ProjectList(
    people=("Fatima El Amrani", "'t Hart, Wim Frans", "Roos van den Bosch", "Özlem Yıldız", "Pelé"),
    streets=("Tulpstraat", "Burgemeester Hamstralaan"),
    organisations=("Stichting De Brug",),
    places=("wijkcentrum 't Hert",),
    others=("Blauwe Zaal",),
)


def found(text, names=NAMES):
    return [(text[one.start : one.end], one.kind) for one in listed(text, tokens(text), names)]


def words(text):
    return [written for written, _kind in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatima El Amrani", ["Fatima El Amrani"]),
        ("FATIMA EL-AMRANI", ["FATIMA EL-AMRANI"]),
        ("mevrouw Amrani", ["Amrani"]),
        ("f. el amrani", ["f. el amrani"]),
        ("Fatima's huis", ["Fatima"]),
        ("Amranis huis", ["Amrani"]),
        ("mevrouw El Amranis huis", ["El Amrani"]),
        ("Fat1ma kwam", ["Fat1ma"]),
        ("Fati-\nma kwam", ["Fati-\nma"]),
        ("W.F. 't Hart en Wim en 't Hart", ["W.F. 't Hart", "Wim", "t Hart"]),
        ("ozlem yildiz", ["ozlem yildiz"]),
        ("de roos bloeit, Roos niet", ["Roos"]),
        ("roos van den bosch", ["roos van den bosch"]),
        ("Pelé", ["Pelé"]),
        ("el van den t", []),
        ("Fatimah en infatima", []),
        ("De Tulpstr. is lang", ["Tulpstr"]),
        ("stichting de brug", ["stichting de brug"]),
        ("in de Blauwe Zaal", ["Blauwe Zaal"]),
    ],
)
def test_ways_of_writing(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op Tulpstraat 12-b.", [("Tulpstraat 12-b", "address")]),
        ("hamstralaan 114-III", [("hamstralaan 114-III", "address")]),
        ("Tulpstraat in 2015", [("Tulpstraat", "street")]),
        ("'t Hert is open", [("t Hert", "place")]),
    ],
)
def test_streets_take_their_number(text, expected):
    assert found(text) == expected


def test_a_longer_name_goes_before_a_shorter_one():
    assert words("Roos van den Bosch en Van den Bosch") == ["Roos van den Bosch", "Van den Bosch"]


def test_an_empty_list_finds_nothing():
    assert found("Fatima", ProjectList()) == []


def test_it_does_not_tell_its_names():
    assert repr(NAMES) == "ProjectList(10 names)"
