"""Dutch first, English complete: the active language, its words and its numbers.

Sentences are written in English in the code and looked up in ``locale/nl``. The active language is
a context variable, so that two web requests can speak different languages at once.
"""

import gettext as _gettext
import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "nl"

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues are."""
_active: ContextVar[Language] = ContextVar("wijkpeil_language", default=DEFAULT)


@cache
def _catalogue(language: Language) -> _gettext.NullTranslations:
    if language == "en":
        return _gettext.NullTranslations()
    return _gettext.translation("wijkpeil", LOCALE, languages=[language], fallback=True)


def active() -> Language:
    """Return the language that words are given in now."""
    return _active.get()


def activate(language: Language) -> None:
    """Speak `language` from here on, in this context."""
    _active.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` inside a ``with`` block.

    >>> with speaking("nl"):
    ...     number(1234.5, digits=1)
    '1.234,5'
    """
    token = _active.set(language)
    try:
        yield
    finally:
        _active.reset(token)


def gettext(message: str) -> str:
    """Translate a whole sentence or label."""
    return _catalogue(_active.get()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a sentence that differs between one and many."""
    return _catalogue(_active.get()).ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the usual name for "translate later"
    """Mark a constant for translation; ``gettext`` it where it is shown."""
    return message


def number(value: float, *, digits: int = 0, sign: bool = False) -> str:
    """Write a number as readers of the active language do.

    Parameters
    ----------
    value : float
        The number; NaN becomes an en dash.
    digits : int
        Decimals.
    sign : bool
        Whether a positive number gets a plus sign.

    Examples
    --------
    >>> with speaking("en"):
    ...     number(-1234.567, digits=2), number(0.04, digits=2, sign=True)
    ('−1,234.57', '+0.04')
    """
    if math.isnan(value):
        return "–"
    text = f"{value:{'+' if sign else ''},.{digits}f}"
    if set(text) <= set("-+0.,"):
        text = text.lstrip("-+")  # a rounded zero has no direction
    text = text.replace("-", "−")
    if _active.get() == "nl":
        text = text.translate(str.maketrans(",.", ".,"))
    return text


def percentage(share: float, *, digits: int = 0) -> str:
    """Write a share as a percentage: ``0.953`` becomes ``95%``, in Dutch too.

    Never writes 0% or 100% for a share that isn't: nothing estimated is that certain.

    >>> with speaking("en"):
    ...     percentage(0.953), percentage(0.9999), percentage(0.0001)
    ('95%', 'more than 99%', 'less than 1%')
    """
    if math.isnan(share):
        return "–"
    step = 10.0 ** -(digits + 2)
    shown = float(f"{100 * share:.{digits}f}")
    text = "{text}"
    if shown >= 100 and share < 1:
        text, share = gettext("more than {text}"), 1 - step
    elif shown <= 0 and share > 0:
        text, share = gettext("less than {text}"), step
    return text.format(text=f"{number(100 * share, digits=digits)}%")
