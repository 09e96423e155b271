"""Which letters the bytes of a text stand for, decided by evidence."""

import codecs
import re
from dataclasses import dataclass

from wijkpeil.fieldwork.documents.refusal import Refusal, damaged
from wijkpeil.language import N_, ngettext, number
from wijkpeil.language import gettext as _

_BOMS = (  # UTF-32 first: its mark begins as that of UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = {  # the most usual first: it wins where two fit as well
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (CP850)",
}
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding)\s*=\s*["']?([\w.:-]+)"""
)
_SINGLE = re.compile(r"(?:windows-?|cp|iso-?8859-?|koi8-|mac)\w+", re.IGNORECASE)
_LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "ascii"}  # read as cp1252, as browsers do
_CUT = N_("The file ends in the middle of a letter; something is missing at the end.")

# How often a letter comes in Dutch texts, from often to now and then.
_USUAL = {"é": 5, "ë": 5, "ï": 4, "è": 4, "ö": 3, "ó": 3, "ü": 3, "ê": 2, "à": 2, "á": 2, "ç": 3}
_NOW_AND_THEN = frozenset("âîôûíúäñåøœßÿşğıãõ")
_OPENING = frozenset("‘“„«¿¡")
_CLOSING = frozenset("’”»")
_LOOSE = frozenset("–—•€£°²³½¼¾§©®µ·\u00a0\u00ad´×±™")
_SAMPLE = 5_000
_ASCII = bytes(range(128))
_CROWDED = 0.3
"""Share of bytes beyond ASCII that no text in Latin letters has."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and what a person should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Make text of bytes: by their mark, as UTF-8, as they declare, or as fits best.

    Raises
    ------
    Refusal
        If they are no text, or it can't be told which letters they stand for.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if encoding := _unmarked_utf16(data):
        return _marked(data, encoding)
    if b"\0" in data:
        raise _with_zeros()
    if data.startswith(codecs.BOM_UTF8):
        if decoded := _utf8(data.removeprefix(codecs.BOM_UTF8)):
            return decoded
        raise damaged()
    return _utf8(data) or _declared(data) or _best(data)


def _with_zeros() -> Refusal:
    return Refusal(_("It is not text: it holds zero bytes. Save it as a document or as text."))


def _marked(data: bytes, encoding: str) -> Decoded:
    notes: list[str] = []
    try:
        text, read = codecs.getincrementaldecoder(encoding)().decode(data), len(data)
    except UnicodeDecodeError:
        raise damaged() from None
    if len(text.encode(encoding)) < read:
        notes.append(_(_CUT))
    if "\0" in text:
        raise _with_zeros()
    message = _("Its letters are stored as {encoding}, which is what it was read as.")
    notes.insert(0, message.format(encoding=encoding[:6].upper()))
    return Decoded(text, encoding, tuple(notes))


def _unmarked_utf16(data: bytes) -> str:
    """Tell UTF-16 without a mark by its zeros: every other byte of Latin letters is one."""
    size = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > 0.4 * size and even <= 0.05 * size:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * size and odd <= 0.05 * size else ""


def _utf8(data: bytes) -> Decoded | None:
    """Read UTF-8, even if a few letters are spoilt or the last one is cut off."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        wrong = error
    if wrong.reason == "unexpected end of data" and wrong.start > 0:
        read = data[: wrong.start]
        if not read.isascii():
            return Decoded(read.decode("utf-8"), "utf-8", (_(_CUT),))
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - spoilt
    if good < 10 * spoilt:
        return None
    message = ngettext(
        "{count} letter was spoilt already and is shown as \ufffd.",
        "{count} letters were spoilt already and are shown as \ufffd.",
        spoilt,
    )
    return Decoded(text, "utf-8", (message.format(count=number(spoilt)),))


def _declared(data: bytes) -> Decoded | None:
    """Read a web page as it says itself, if it does and that can be done."""
    found = _DECLARED.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    encoding = "cp1252" if name in _LATIN else name
    if not _SINGLE.fullmatch(encoding):
        return None
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    message = _("Its letters were read as {encoding}, as the file says itself.")
    return Decoded(text, encoding, (message.format(encoding=name),))


def _best(data: bytes) -> Decoded:
    """Read with the encoding that gives the most likely letters."""
    scored: list[tuple[int, str, str]] = []
    for encoding in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scored.append((likeliness(text), encoding, text))
    score, encoding, text = max(scored, key=lambda it: it[0])
    if score < 0 or _is_crowded(data[:100_000]):
        raise Refusal(
            _(
                "It can't be told which letters its bytes stand for. Open it in the program that "
                "it was made with, and save it as UTF-8."
            )
        )
    message = _(
        "The file doesn't say how its letters are stored. It was read as {encoding}, which fits "
        "best; look at words with accents."
    )
    return Decoded(text, encoding, (message.format(encoding=_CANDIDATES[encoding]),))


def _is_crowded(data: bytes) -> bool:
    beyond = len(data.translate(None, _ASCII))
    return beyond > 20 and beyond > _CROWDED * len(data)


def likeliness(text: str) -> int:
    r"""Score how much the letters beyond ASCII look like those of a Dutch text.

    Letters count by how usual they are where letters belong, and against it where they don't: a
    capital after a small letter, a quotation mark inside a word, a character that controls.

    >>> likeliness("reünie in een café"), likeliness("re\x81nie in een caf\x82")
    (8, -8)
    """
    score = 0
    found = re.finditer(r"[^\x00-\x7f]", text)
    for _count, match in zip(range(_SAMPLE), found, strict=False):
        at = match.start()
        score += _score(text[at - 1 : at] or " ", match[0], text[at + 1 : at + 2] or " ")
    return score


def _score(before: str, sign: str, after: str) -> int:
    inside = before.isalpha() and after.isalpha()
    if sign.isalpha():
        return _letter(before, sign, after)
    if sign in _OPENING:
        return 2 if after.isalnum() and not before.isalpha() else -4
    if sign in _CLOSING:
        return -4 if before.isspace() or (inside and sign != "’") else 2
    if sign == "…":
        return -2 if inside else 2
    if sign in _LOOSE:
        return -2 if inside else 1
    return -4


def _letter(before: str, sign: str, after: str) -> int:
    if sign.isupper():
        return 1 if not before.islower() and (before.isupper() or after.isalpha()) else -4
    if not (before.isalpha() or after.isalpha()):
        return -1
    if after.isupper() and before.islower():
        return -2
    if sign == "ç" and after not in "aou":  # it softens a c only there
        return -2
    return _USUAL.get(sign, 1 if sign in _NOW_AND_THEN else -2)
