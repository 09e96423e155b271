"""Dates of birth, in figures and in words."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.number_words import WORD, YEAR
from wijkpeil.fieldwork.pseudonyms.rules.rule import near_after, near_before
from wijkpeil.language import N_

_MONTH = (
    r"(?:jan(?:uari)?|febr?(?:uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = rf"(?:\d{{1,2}}(?:e|ste|de)?|{WORD}(?:de|ste)?|eerste|derde|achtste)"
FIGURES = (
    r"(?<![\w.,-])(?:\d{1,2}[ ]?[-./][ ]?\d{1,2}[ ]?[-./][ ]?(?P<year1>(?:19|20)\d\d|'?\d\d)"
    r"|(?P<year2>(?:19|20)\d\d)[-./]\d{1,2}[-./]\d{1,2})(?![\w-])"
)
WORDS = rf"\b{_DAY}[ \-]{_MONTH}(?:[ ,]{{1,2}}(?P<year3>(?:19|20)\d\d|'\d\d|{YEAR}))?(?!\w)"
_ORDINAL = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
    rf"{WORD}(?:de|ste))"
)
ORDINALS = rf"(?:de[ ])?{_ORDINAL}[ ](?:van[ ])?(?:de[ ])?{_ORDINAL}[ ](?P<year4>{YEAR})(?!\w)"
DATE = re.compile(
    rf"(?<!\w)(?=[nedtvzacéNEDTVZACÉ\d])(?:{FIGURES}|{WORDS}|{ORDINALS})", re.IGNORECASE
)
BIRTH = re.compile(
    r"\b(?:geboren|geboorte\w*|geb\b|verjaar\w*|jarig|geboortedag|born|birth)", re.IGNORECASE
)
OF = re.compile(
    r"\b(?:ik|hij|ze|zij|zus|broer|man|vrouw|\w+)\s(?:is|ben|was)\svan\s$", re.IGNORECASE
)
NAMES_BIRTH = N_("a date near a word for birth")
IS_OF = N_("a date that somebody is “of”")
OLD = N_("a whole date of before 2000, which is seldom anything but a date of birth")


def birth_date(text: str) -> Iterator[Proposal]:
    """Propose dates near a word for birth, and whole dates of before 2000."""
    for found in DATE.finditer(text):
        why = _reason(text, found)
        if why:
            yield Proposal(*found.span(), "birth-date", "rule:birth-date", why)


def _reason(text: str, found: re.Match[str]) -> str:
    if near_before(text, found.start(), BIRTH, 45) or near_after(text, found.end(), BIRTH, 25):
        return NAMES_BIRTH
    year = found["year1"] or found["year2"] or found["year3"] or found["year4"] or ""
    if year and OF.search(text, max(0, found.start() - 30), found.start()):
        return IS_OF
    return OLD if year.startswith(("19", "negentien")) else ""
