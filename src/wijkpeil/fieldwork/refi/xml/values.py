"""How the values in attributes are written, and how they are read when written sloppily."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from wijkpeil.fieldwork.refi.guid import normalise

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])?")
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"
    r"(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value.

    Attributes
    ----------
    read : callable
        Gives the value, or None for what can't be read as one.
    write : callable
    empty : object
        What stands for an absent attribute.
    """

    read: Callable[[str], Any]
    write: Callable[[Any], str]
    empty: Any


def clean(text: str) -> str:
    """Put U+FFFD for each character that XML can't hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def read_integer(raw: str) -> int | None:
    """Read a whole number; fractions, which some programs write, are rounded."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return None
    return round(value) if value.is_finite() and abs(value) < 2**53 else None


def is_decimal(raw: str) -> bool:
    """Whether these words are a decimal number as XML writes it: no exponent."""
    return _DECIMAL.fullmatch(raw.strip()) is not None


def read_boolean(raw: str) -> bool | None:
    """Read true or false, also as 1, 0, True."""
    return {"true": True, "1": True, "false": False, "0": False}.get(raw.strip().lower())


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def read_date(raw: str) -> str | None:
    """Read a day; None if it is none."""
    found = _DATE.fullmatch(raw.strip())
    return found[0] if found and _is_day(found[1], found[2], found[3]) else None


def read_moment(raw: str) -> str | None:
    """Read a moment as XML writes it; a space for the T is mended.

    >>> read_moment("2025-02-21 15:09:07Z"), read_moment("yesterday")
    ('2025-02-21T15:09:07Z', None)
    """
    found = _MOMENT.fullmatch(raw.strip())
    if not found or not _is_day(found[1], found[2], found[3]):
        return None
    return found[0].replace(" ", "T")


def read_colour(raw: str) -> str | None:
    """Read a colour ``#rgb`` or ``#rrggbb``."""
    found = _COLOUR.fullmatch(raw.strip())
    return found[0] if found else None


def one_of(*words: str) -> Kind:
    """Make the kind of value that is one of these words, in any case."""
    lowered = {word.lower(): word for word in words}
    return Kind(lambda raw: lowered.get(raw.strip().lower()), str, "")


TEXT = Kind(str, clean, "")
GUID = Kind(normalise, str, "")
INTEGER = Kind(read_integer, str, None)
BOOLEAN = Kind(read_boolean, lambda value: "true" if value else "false", None)
MOMENT = Kind(read_moment, str, "")
COLOUR = Kind(read_colour, str, "")
