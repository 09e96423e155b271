"""Postcodes of six characters, with the house number where it follows."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.rule import near_before
from wijkpeil.language import N_

_NUMBER = r"(?:[ ,]{0,2}(?:-|nr\.?|nummer|huisnummer)?[ ]?\d{1,4}(?:[ ]?[a-zA-Z]\b)?(?:-\w{1,4})?)?"
POSTCODE = re.compile(
    rf"(?<![\w.,€-])(?P<four>[1-9]\d{{3}})(?P<gap>[ \u00a0]?)(?!(?i:sa|sd|ss)\b)"
    rf"(?P<two>[A-Z]{{2}}|[a-z]{{2}})\b(?![-/@]|\.\w)(?P<number>{_NUMBER})(?!\w)"
)
CALLED = re.compile(r"\b(?:postcode|pc|adres|woon\w*)\b", re.IGNORECASE)
ABBREVIATIONS = frozenset({"EU", "VN", "NL", "BV", "NV", "OV", "WW", "AD", "EN", "IN"})
IS_POSTCODE = N_("the form of a postcode of six characters")
WITH_NUMBER = N_("a postcode and house number, which together are one address")


def postcode(text: str) -> Iterator[Proposal]:
    """Propose postcodes.

    Two small letters after a space are more often a word ("1998 en"), so they must be called a
    postcode; so must a year with an abbreviation ("2016 EU").
    """
    for found in POSTCODE.finditer(text):
        doubtful = (found["two"].islower() and found["gap"]) or (
            1900 <= int(found["four"]) < 2050 and found["two"].upper() in ABBREVIATIONS
        )
        if doubtful and not near_before(text, found.start(), CALLED, 25):
            continue
        why = WITH_NUMBER if found["number"] else IS_POSTCODE
        yield Proposal(*found.span(), "postcode", "rule:postcode", why)
