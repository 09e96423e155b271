"""The rules of our own, by the name that a proposal gives as its source."""

from collections.abc import Mapping

from wijkpeil.fieldwork.pseudonyms.rules.address import address, street
from wijkpeil.fieldwork.pseudonyms.rules.birth_date import birth_date
from wijkpeil.fieldwork.pseudonyms.rules.bsn import bsn
from wijkpeil.fieldwork.pseudonyms.rules.capital import capital
from wijkpeil.fieldwork.pseudonyms.rules.first_names import first_name
from wijkpeil.fieldwork.pseudonyms.rules.iban import iban
from wijkpeil.fieldwork.pseudonyms.rules.mail import e_mail, link
from wijkpeil.fieldwork.pseudonyms.rules.named import named, speaker
from wijkpeil.fieldwork.pseudonyms.rules.organisation import organisation
from wijkpeil.fieldwork.pseudonyms.rules.phone import phone, spoken_number
from wijkpeil.fieldwork.pseudonyms.rules.plate import plate
from wijkpeil.fieldwork.pseudonyms.rules.postcode import postcode
from wijkpeil.fieldwork.pseudonyms.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "bsn": bsn,
    "iban": iban,
    "phone": phone,
    "spoken-number": spoken_number,
    "e-mail": e_mail,
    "link": link,
    "postcode": postcode,
    "address": address,
    "street": street,
    "birth-date": birth_date,
    "plate": plate,
    "named": named,
    "speaker": speaker,
    "first-name": first_name,
    "organisation": organisation,
    "capital": capital,
}
"""Every rule. ``capital`` finds most names and proposes most that is none: it can be left out."""

FIGURE_RULES: tuple[str, ...] = (
    "bsn",
    "iban",
    "phone",
    "spoken-number",
    "e-mail",
    "link",
    "postcode",
    "plate",
)
"""Rules for numbers and addresses that have a form of their own."""
