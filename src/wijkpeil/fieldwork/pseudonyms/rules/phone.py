"""Phone numbers: Dutch, of elsewhere, and spoken."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.bsn import CALLED as CALLED_BSN
from wijkpeil.fieldwork.pseudonyms.rules.checks import digits_of
from wijkpeil.fieldwork.pseudonyms.rules.number_words import WORD, digits
from wijkpeil.fieldwork.pseudonyms.rules.rule import near_before
from wijkpeil.language import N_

_GAP = r"[ .\-()/\u00a0]{0,3}"
DUTCH = re.compile(
    rf"(?<![\w+])\(?(?:(?:\+|00){_GAP}31{_GAP}(?:\(0\){_GAP})?|[0O])"
    rf"(?:{_GAP}[\dOlI]){{9}}(?!\w)"
)
FOREIGN = re.compile(rf"(?<![\w+])(?:\+|00){_GAP}[1-9](?:{_GAP}\d){{8,14}}(?!\w)")
CALLED = re.compile(
    r"\b(?:tel(?:efoon(?:nummer)?)?|mobiel|gsm|fax)\b[.:]?\s{0,2}(?:is\s)?"
    r"(?P<number>\d(?:[ \-]?\d){5,9})(?!\w)",
    re.IGNORECASE,
)
DATED = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d\b")
_SAID = rf"(?:{WORD}|\d{{1,4}})"
SPOKEN = re.compile(
    rf"\b(?=[nedtvzacéNEDTVZACÉ\d]){_SAID}(?:[,.]?[ \-\n]{_SAID}){{3,}}\b", re.IGNORECASE
)
BETWEEN = re.compile(r"[ ,.\-\n]+")
IS_DUTCH = N_("the form of a Dutch phone number")
IS_FOREIGN = N_("the form of a phone number with a country code")
IS_CALLED = N_("called a phone number here")
IS_SPOKEN = N_("a long number that is spoken, word by word")


def phone(text: str) -> Iterator[Proposal]:
    """Propose phone numbers that are written in figures."""
    for found in DUTCH.finditer(text):
        national = digits_of(found[0])[-9:]
        if national[0] != "0" and not DATED.match(text, found.start()):
            yield Proposal(*found.span(), "phone", "rule:phone", IS_DUTCH)
    for found in FOREIGN.finditer(text):
        yield Proposal(*found.span(), "phone", "rule:phone", IS_FOREIGN)
    for found in CALLED.finditer(text):
        yield Proposal(*found.span("number"), "phone", "rule:phone", IS_CALLED)


def spoken_number(text: str) -> Iterator[Proposal]:
    """Propose numbers of eight digits or more that are spoken in pieces.

    One that begins with a nought is taken for a phone number, one after "BSN" for a BSN.
    """
    for found in SPOKEN.finditer(text):
        said = BETWEEN.split(found[0])
        if sum(not word.isdigit() for word in said) < 2:
            continue
        figures = "".join(digits(word) for word in said)
        if len(figures) < 8:
            continue
        kind: Kind = "phone" if figures[0] == "0" else "other"
        if near_before(text, found.start(), CALLED_BSN, 60):
            kind = "bsn"
        yield Proposal(*found.span(), kind, "rule:spoken-number", IS_SPOKEN)
