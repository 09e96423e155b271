"""Organisations and places in a neighbourhood, by the word that says what they are."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.letters import CAPITAL, PARTICLES
from wijkpeil.fieldwork.pseudonyms.rules.rule import each
from wijkpeil.language import N_

_NAMED = (
    rf"[ ][\"'“‘]?(?:(?i:{PARTICLES}))?{CAPITAL}(?:[ ](?:{PARTICLES}{{0,4}}{CAPITAL}))*[\"'”’]?"
)
_ORGANISATION = (
    r"(?:stichting|vereniging|(?:woning)?corporatie|woningbouwvereniging|woonstichting|"
    r"bewoners(?:groep|commissie|vereniging|platform)|huurdersvereniging|winkeliersvereniging|"
    r"(?:basis)?school|obs|college|lyceum|moskee|kerk|parochie|café|cafe|bakkerij|slagerij|"
    r"kapper|kapsalon|supermarkt|restaurant|snackbar|kinderopvang|crèche|peuterspeelzaal|"
    r"welzijnsorganisatie|voetbalclub|vv|sv|sportvereniging|boksschool|huisartsenpraktijk|praktijk|"
    r"apotheek|verzorgingshuis|verpleeghuis|woonzorgcentrum|zorginstelling|firma|voedselbank)"
)
_PLACE = (
    r"(?:wijk(?:centrum|gebouw|tuin|park)|buurt(?:huis|centrum|tuin|kamer|park)|speeltuin|speelplek|"
    r"metrohalte|halte|station|woontoren|complex|jongerencentrum|jongerenhonk|bibliotheek|winkelcentrum|zwembad|sporthal|metrostation|flat|"
    r"kinderboerderij|huis van de wijk|trapveld|begraafplaats)"
)
ORGANISATION = re.compile(rf"\b(?i:{_ORGANISATION}){_NAMED}")
PLACE = re.compile(rf"\b(?i:{_PLACE}){_NAMED}")
IS_ORGANISATION = N_("stands after a word for an organisation")
IS_PLACE = N_("stands after a word for a place in the neighbourhood")


def organisation(text: str) -> Iterator[Proposal]:
    """Propose organisations ("stichting De Brug") and places ("speeltuin De Kikker")."""
    yield from each(text, ORGANISATION, "organisation", by="rule:organisation", why=IS_ORGANISATION)
    yield from each(text, PLACE, "place", by="rule:organisation", why=IS_PLACE)
