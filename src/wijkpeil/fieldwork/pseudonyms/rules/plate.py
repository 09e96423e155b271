"""Licence plates, in all series of the Netherlands since 1951 (RDW's side codes 1 to 14)."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.rule import near_before
from wijkpeil.language import N_

SIDE_CODES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
"""X is a letter, 9 a digit; in the order in which they were given out."""


def _pattern(side_code: str, hyphen: str) -> str:
    return "".join({"X": "[A-Z]", "9": r"\d", "-": hyphen}[c] for c in side_code)


WRITTEN = re.compile(
    r"(?<![\w-])(?:" + "|".join(_pattern(c, "-") for c in SIDE_CODES) + r")(?![\w-])"
)
LOOSE = re.compile(
    r"(?<![\w-])(?:" + "|".join(_pattern(c, "[- ]?") for c in SIDE_CODES) + r")(?![\w-])",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:kenteken|nummerbord|plaat|auto|wagen|bus(?:je)?|bestelbus|scooter|brommer|motor|golf|"
    r"opel|volvo|bmw|mercedes|audi|toyota|ford|peugeot|renault|fiat|kia|taxi)",
    re.IGNORECASE,
)
MONTHS = re.compile(r"\d-(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)-\d", re.IGNORECASE)
IS_PLATE = N_("the form of a Dutch licence plate")
IS_CALLED = N_("the form of a licence plate without its hyphens, near a word for a vehicle")


def plate(text: str) -> Iterator[Proposal]:
    """Propose licence plates; without hyphens or capitals only near a word for a vehicle."""
    for found in LOOSE.finditer(text):
        letters = "".join(c for c in found[0] if c.isalpha())
        mixed = not (letters.isupper() or letters.islower()) or {" ", "-"} <= set(found[0])
        if mixed or MONTHS.search(found[0]):
            continue
        if WRITTEN.fullmatch(found[0]):
            yield Proposal(*found.span(), "plate", "rule:plate", IS_PLATE)
        elif near_before(text, found.start(), CALLED, 40):
            yield Proposal(*found.span(), "plate", "rule:plate", IS_CALLED)
