"""Streets, and streets with a house number."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.letters import CAPITAL, PARTICLES, UPPER, starts_sentence
from wijkpeil.language import N_

_END = (
    r"(?:straat|laan|weg|plein|kade|singel|gracht|dijk|steeg|dreef|plantsoen|boulevard|hof|pad|park|"
    r"markt|ring|baan|erf|weide|veld|haven|wal|oord|poort|kamp|gang|brug|str\.|ln\.|pln\.)"
)
_SAFE = r"(?:straat|laan|plein|kade|singel|gracht|dijk|steeg|dreef|plantsoen|boulevard)"
_NO_PART = (
    r"(?!(?:In|Op|Aan|Bij|Uit|Naar|Door|Langs|Achter|Voor|Over|Tot|Tussen|En|Maar|Ook|Toen|Rond|"
    r"Vanaf|Sinds|Onze|Mijn|Ik|Wij)[ ])"
)
_BEFORE = (
    rf"(?:{_NO_PART}(?:\d{{1,2}}(?:e|ste|de)|[{UPPER}][^\W\d_]+|"
    rf"(?:Burg|Dr|Prof|St|Mr|Ds)\.)[ ]{PARTICLES}{{0,4}}){{0,3}}"
)
_STREET = (
    rf"(?:{_BEFORE}[{UPPER}][^\W\d_]*{_END}(?!\w)"
    rf"|(?:Laan|Plein|Hof|Kade|Weg|Straat)[ ]{PARTICLES}{{1,4}}{CAPITAL}(?:[ ]{CAPITAL})*)"
)
_SMALL = rf"\b[^\W\d_]{{3,}}{_SAFE}\b"
_CALLED = r"(?:nr\.?|nummer|huisnr\.?|huisnummer)"
_HOUSE = (
    r"[ ]\d{1,4}(?![.,:]?\d)(?:[ ]?[A-Za-z](?![\w'’/]))?(?:bis)?"
    r"(?:[ ]?-[ ]?(?:\d{1,4}|[IVX]{1,4}|[A-Za-z])(?!\w)|[ ][IVX]{2,4}(?!\w))?"
    r"(?:[ -](?:hoog|huis|bis|rood|zwart|boven|beneden)(?!\w)|[ ]t/m[ ]\d{1,4})?(?!\w)"
)
ADDRESS = re.compile(rf"(?<![\w-])(?:{_STREET}|{_SMALL})(?:,?[ ]{_CALLED})?{_HOUSE}")
STREET = re.compile(rf"(?<![\w-]){_STREET}")
SMALL = re.compile(rf"(?<![\w-]){_SMALL}")
HOUSE_ALONE = re.compile(
    rf"\b(?:(?:op|van|voor|bij|naar|naast|en|is)[ ](?P<house>{_CALLED}{_HOUSE})"
    rf"|(?P<called>huis(?:nr\.?|nummer){_HOUSE}))",
    re.IGNORECASE,
)
_NUMBERED = rf"(?![ ](?:19|20)\d\d\b){_HOUSE}"
LIVES = re.compile(
    rf"\b(?:op|aan|woont|woon|wonende|adres:?)[ ](?:(?:de|het)[ ])?"
    rf"(?P<address>{CAPITAL}(?:[ ](?:en[ ])?(?:{PARTICLES}{{0,4}}{CAPITAL}))*{_NUMBERED})"
)
FLAT = re.compile(rf"\b(?:flat|blok|toren|portiek)[ ]\d{{1,3}}[ ]op{_HOUSE}", re.IGNORECASE)
BOX = re.compile(r"\bPostbus[ ]\d{1,6}\b", re.IGNORECASE)
GENERAL = re.compile(
    r"(?:winkel|zij|dwars|achter|woon|leef|speel|hoofd|hoek|buurt|school|markt|dorps|kerk|stads|"
    r"stations|parkeer)(?:straat|laan|plein|steeg|gracht)$",
    re.IGNORECASE,
)
WITH_NUMBER = N_("a street with a house number")
SURE = re.compile(f"(?:{_SAFE}|weg)$", re.IGNORECASE)
IS_STREET = N_("ends like a street name and has a capital")
WHERE = N_("a name with a number, after “op” or “aan”")
IS_SMALL = N_("ends like a street name")
IS_HOUSE = N_("a house number")
IS_BOX = N_("a post office box")


def address(text: str) -> Iterator[Proposal]:
    """Propose streets with a house number, house numbers alone, and post office boxes."""
    for pattern, why in ((ADDRESS, WITH_NUMBER), (BOX, IS_BOX), (FLAT, WITH_NUMBER)):
        for found in pattern.finditer(text):
            yield Proposal(*found.span(), "address", "rule:address", why)
    for found in HOUSE_ALONE.finditer(text):
        group = "house" if found["house"] else "called"
        yield Proposal(*found.span(group), "address", "rule:address", IS_HOUSE)
    for found in LIVES.finditer(text):
        yield Proposal(*found.span("address"), "address", "rule:address", WHERE)


def street(text: str) -> Iterator[Proposal]:
    """Propose street names without a number, also in small letters."""
    for found in STREET.finditer(text):
        if not (starts_sentence(text, found.start()) and _may_be_a_word(found[0])):
            yield Proposal(*found.span(), "street", "rule:street", IS_STREET)
    for found in SMALL.finditer(text):
        if found[0].islower() and not _is_general(found[0]):
            yield Proposal(*found.span(), "street", "rule:street", IS_SMALL)


def _may_be_a_word(street: str) -> bool:
    """Tell whether a capital may be owed to the sentence: "Winkelstraat", "Vergadering"."""
    return " " not in street and (_is_general(street) or not SURE.search(street))


def _is_general(word: str) -> bool:
    return GENERAL.search(word) is not None
