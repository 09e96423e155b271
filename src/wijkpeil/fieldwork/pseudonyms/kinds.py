"""Kinds of words that point to somebody, and how each is called."""

from typing import Literal, get_args

from wijkpeil.language import N_
from wijkpeil.language import gettext as _

Kind = Literal[
    "person",
    "street",
    "address",
    "organisation",
    "place",
    "bsn",
    "iban",
    "phone",
    "e-mail",
    "postcode",
    "birth-date",
    "plate",
    "link",
    "name",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

SAID: dict[Kind, str] = {
    "person": N_("name of a person"),
    "street": N_("street name"),
    "address": N_("street and number"),
    "organisation": N_("name of an organisation"),
    "place": N_("name of a place"),
    "bsn": N_("citizen service number (BSN)"),
    "iban": N_("bank account number"),
    "phone": N_("phone number"),
    "e-mail": N_("e-mail address"),
    "postcode": N_("postcode (six characters)"),
    "birth-date": N_("date of birth"),
    "plate": N_("licence plate"),
    "link": N_("web address or account"),
    "name": N_("name of something or somebody"),
    "other": N_("other words"),
}

PSEUDONYMS: dict[Kind, str] = {
    "person": N_("[person {number}]"),
    "street": N_("[street {number}]"),
    "address": N_("[street and number {number}]"),
    "organisation": N_("[organisation {number}]"),
    "place": N_("[neighbourhood place {number}]"),
    "bsn": N_("[BSN]"),
    "iban": N_("[account number]"),
    "phone": N_("[phone number {number}]"),
    "e-mail": N_("[e-mail address {number}]"),
    "postcode": N_("[postcode {number}]"),
    "birth-date": N_("[date of birth {number}]"),
    "plate": N_("[licence plate {number}]"),
    "link": N_("[web address {number}]"),
    "name": N_("[name {number}]"),
    "other": N_("[words {number}]"),
}

NEVER_KEPT: frozenset[Kind] = frozenset({"bsn", "iban"})
"""Replaced by a word without a number, and not put in the key: research has no ground to keep a
BSN (UAVG, article 46), and nothing is gained by being able to get an account number back."""


def said(kind: Kind) -> str:
    """Give a kind in words, in the active language."""
    return _(SAID[kind])
