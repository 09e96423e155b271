"""E-mail addresses, written and spoken; web addresses and accounts."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.rule import each
from wijkpeil.language import N_

WRITTEN = re.compile(r"(?<![\w.+\-])[\w.+\-]+[ ]?@[ ]?[\w\-]+(?:\.[\w\-]+)*\.[A-Za-z]{2,}\b")
_DOT = r"(?:[ ]?\.[ ]?|[ ](?:punt|dot)[ ])"
_JOINT = rf"(?:{_DOT}|[ ](?:streepje|min(?:nen)?|underscore|laag streepje)[ ])"
SPOKEN = re.compile(
    rf"\b\w{{1,40}}(?:{_JOINT}\w{{1,40}}){{0,5}}"
    r"(?:[ ]?(?:\[at\]|\(at\)|\{at\}|@)[ ]?|[ ](?:apenstaart(?:je)?|at)[ ])"
    rf"\w[\w\-]{{0,60}}(?:{_JOINT}\w[\w\-]{{0,60}}){{0,5}}{_DOT}(?:nl|com|org|net|be|eu|info|example)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"')\]]*[^\s<>\"')\].,;:!?]", re.IGNORECASE)
ACCOUNT = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{1,29}\b")
IS_MAIL = N_("the form of an e-mail address")
IS_SPOKEN = N_("an e-mail address that is spoken or disguised")
IS_LINK = N_("a web address, which may lead to somebody")
IS_ACCOUNT = N_("the form of an account on social media")


def e_mail(text: str) -> Iterator[Proposal]:
    """Propose e-mail addresses."""
    yield from each(text, WRITTEN, "e-mail", by="rule:e-mail", why=IS_MAIL)
    yield from each(text, SPOKEN, "e-mail", by="rule:e-mail", why=IS_SPOKEN)


def link(text: str) -> Iterator[Proposal]:
    """Propose web addresses and accounts."""
    yield from each(text, LINK, "link", by="rule:link", why=IS_LINK)
    yield from each(text, ACCOUNT, "link", by="rule:link", why=IS_ACCOUNT)
