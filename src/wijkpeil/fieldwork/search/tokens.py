"""Words of a text as the search index holds them: without capitals and accents, and stemmed.

Two forms of each word are kept: as it stands, and its stem by Snowball's ``dutch`` (the algorithm
of Kraaij and Pohlmann, 1994, since Snowball 3), which finds *huizen* with *huis*, as the older
``dutch_porter`` does not. PostgreSQL's own ``dutch`` is the older one on most servers; as both
forms are made here, every database finds the same.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

# Signs that stand inside a word without ending it: accents written apart (as in texts from a Mac),
# the soft hyphen, joiners. None of them is a letter to `re`.
_ACCENTS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_INSIDE = rf"{_ACCENTS}\u00ad\u200c\u200d\u2060\ufe00-\ufe0f"
_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*")
_LONGEST = 200
_LOCAL = threading.local()


class Token(NamedTuple):
    """A word and where it stands.

    Attributes
    ----------
    start, end : int
        Code points, end excluded.
    exact, stem : str
        Small letters and digits, ASCII only.
    """

    start: int
    end: int
    exact: str
    stem: str


def tokens(text: str) -> Iterator[Token]:
    """Give the words of a text.

    >>> [(word.exact, word.stem) for word in tokens("Eén van de huizen")]
    [('een', 'een'), ('van', 'van'), ('de', 'de'), ('huizen', 'huis')]
    """
    for found in _WORD.finditer(text):
        exact, stem = forms(found.group())
        if exact:
            yield Token(found.start(), found.end(), exact, stem)


def indexed(text: str) -> tuple[str, str]:
    """Give the words of a text with blanks between, and their stems: what is put in an index.

    >>> indexed("Eén van de huizen.")
    ('een van de huizen', 'een van de huis')
    """
    pairs = [pair for pair in map(forms, _WORD.findall(text)) if pair[0]]
    return " ".join(exact for exact, _stem in pairs), " ".join(stem for _exact, stem in pairs)


def made_with() -> str:
    """Name what makes the stems; an index made with another finds less than it should."""
    import Stemmer  # noqa: PLC0415 - an extra

    return f"dutch, PyStemmer {Stemmer.version()}"


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[str, str]:
    """Give a word as it stands and its stem, both folded; of an endless word, the beginning."""
    lower = unicodedata.normalize("NFC", word.casefold())
    exact = fold(lower)
    if len(exact) > _LONGEST:
        return exact[:_LONGEST], exact[:_LONGEST]
    # what is no letter, such as a soft hyphen, would hide the ending from the stemmer
    letters = "".join(sign for sign in lower if sign.isalnum())
    return exact, fold(_stemmer().stemWord(letters)) or exact


def fold(word: str) -> str:
    """Take capitals and accents off a word; letters of other scripts are spelled in ASCII.

    >>> fold("Café"), fold("ул")
    ('cafe', 'xd183d0bb')
    """
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold()
    kept = "".join(sign for sign in plain if sign.isalnum())
    return kept if kept.isascii() else f"x{kept.encode().hex()}"


def _stemmer() -> Any:
    if not hasattr(_LOCAL, "stemmer"):
        import Stemmer  # noqa: PLC0415 - an extra

        _LOCAL.stemmer = Stemmer.Stemmer("dutch")
    return _LOCAL.stemmer
