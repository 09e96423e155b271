"""Words without the differences that don't make another name: capitals, accents, full stops."""

import re
import unicodedata
from typing import NamedTuple

from wijkpeil.fieldwork.pseudonyms.kinds import Kind

TOKEN = re.compile(r"[^\W_]+(?:-\n[^\W_]+)?")
"""A word; one that a page broke off with a hyphen is one word."""
SPECIAL = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
MISREAD = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b"})
OWNER = re.compile(r"(?:['’]s|['’])$")
FIGURES: frozenset[Kind] = frozenset({"bsn", "iban", "phone", "plate", "postcode"})


class Token(NamedTuple):
    """A word of a text, folded.

    Attributes
    ----------
    start, end : int
    folded : str
        Its letters and digits without capitals and accents.
    capital : bool
        Whether it starts with a capital.
    """

    start: int
    end: int
    folded: str
    capital: bool

    def __repr__(self) -> str:
        """Tell the place, not the word."""
        return f"Token({self.start}, {self.end})"


def fold(word: str) -> str:
    r"""Take capitals, accents and a hyphen at a line's end out of a word.

    >>> fold("Yıldız"), fold("Thé-\nrèse")
    ('yildiz', 'therese')
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = word.replace("-\n", "").casefold().translate(SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def misread(folded: str) -> str:
    """Make letters and digits the same that a scanner takes for each other.

    >>> misread("fat1ma") == misread("fatima")
    True
    """
    return folded.translate(MISREAD)


def tokens(text: str) -> list[Token]:
    """Give the words of a text, in order."""
    return [
        Token(found.start(), found.end(), fold(found[0]), found[0][0].isupper())
        for found in TOKEN.finditer(text)
    ]


def same_key(words: str, kind: Kind) -> str:
    """Give what two mentions share when they are the same, but for how they were written.

    >>> same_key("Fatima  El-Amrani's", "person") == same_key("fatima el amrani", "person")
    True
    >>> same_key("+31 6 1234 5678", "phone") == same_key("06-12345678", "phone")
    True
    """
    if kind in FIGURES:
        plain = "".join(c for c in words.upper() if c.isalnum())
        return _national(plain) if kind == "phone" else plain
    return " ".join(fold(token) for token in TOKEN.findall(OWNER.sub("", words.strip())))


def _national(digits: str) -> str:
    return re.sub(r"^(?:00)?310?(?=\d{9}$)", "0", digits)
