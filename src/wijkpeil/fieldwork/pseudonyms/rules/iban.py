"""Bank accounts: IBANs by their check figures, and numbers of old that are called accounts."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.checks import LENGTHS, is_iban
from wijkpeil.language import N_

BEGIN = re.compile(r"(?<!\w)(?:" + "|".join(LENGTHS) + r")[ \-]?\d\d(?=[ .\-]?\w)", re.IGNORECASE)
CHARACTER = re.compile(r"[ .\-\u00a0]{0,2}[A-Za-z0-9]")
DUTCH = re.compile(r"NL\d\d[A-Z]{4}\d{10}")
OLD = re.compile(
    r"\b(?:rekening(?:nummer|en|nr)?|bankrekening|rek\.?\s?nr|giro(?:nummer|rekening)?)\b"
    r"\D{0,40}(?:\w{2}\d\d[\w .\-]{10,30}\D{1,20}){0,3}?(?P<number>\d(?:[. ]?\d){5,9})(?![\w.]?\d)",
    re.IGNORECASE,
)
CHECKED = N_("an account number (IBAN) whose check figures are right")
DOUBTED = N_("looks like an account number (IBAN), though its check figures are wrong")
IS_CALLED = N_("called an account number here")


def iban(text: str) -> Iterator[Proposal]:
    """Propose account numbers."""
    for found in BEGIN.finditer(text):
        length = LENGTHS[found[0][:2].upper()]
        end, plain = _read(text, found.start(), length)
        if (end < len(text) and text[end].isalnum()) or len(plain) < length:
            continue
        if is_iban(plain):
            yield Proposal(found.start(), end, "iban", "rule:iban", CHECKED)
        elif DUTCH.fullmatch(plain.upper()):
            yield Proposal(found.start(), end, "iban", "rule:iban", DOUBTED)
    for found in OLD.finditer(text):
        yield Proposal(*found.span("number"), "iban", "rule:iban", IS_CALLED)


def _read(text: str, start: int, length: int) -> tuple[int, str]:
    """Read so many letters and digits, over spaces, full stops and hyphens."""
    end, plain = start, ""
    while len(plain) < length and (one := CHARACTER.match(text, end)):
        plain += one[0][-1]
        end = one.end()
    return end, plain
