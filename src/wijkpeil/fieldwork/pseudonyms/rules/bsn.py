"""Citizen service numbers (BSN): nine digits that pass the 11-test."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.checks import digits_of, passes_11_test
from wijkpeil.fieldwork.pseudonyms.rules.rule import near_before
from wijkpeil.language import N_

NUMBER = re.compile(r"(?<![\w+])(?<!\d[.,])\d(?:[ .\-\u00a0]?[\dOolI]){7,8}(?!\w)(?![.,]\d)")
CALLED = re.compile(r"\b(?:bsn|burgerservicen|sofi|citizen service)", re.IGNORECASE)
MONEY = re.compile(r"(?:€|\beuro|\beur)\s*$", re.IGNORECASE)
MONEY_AFTER = re.compile(r"\s*(?:,-|€|euro\b|eur\b)", re.IGNORECASE)
PASSES = N_("nine digits that pass the 11-test of a BSN")
IS_CALLED = N_("called a BSN here, though it doesn't pass the 11-test")
REACH = 80


def bsn(text: str) -> Iterator[Proposal]:
    """Propose numbers that can be a BSN, and numbers that are called one.

    A number of eight digits lacks its leading zero, and is proposed where it is called a BSN. A
    number that is called a BSN and fails the test is a slip of the pen, and as telling.
    """
    for found in NUMBER.finditer(text):
        digits = digits_of(found[0])
        if MONEY.search(text, max(0, found.start() - 8), found.start()):
            continue
        called = near_before(text, found.start(), CALLED, REACH)
        passes = passes_11_test(digits.zfill(9)) and (called or len(digits) == 9)
        if called or (passes and not MONEY_AFTER.match(text, found.end())):
            yield Proposal(*found.span(), "bsn", "rule:bsn", PASSES if passes else IS_CALLED)
