"""Whether every line of a delimited file has the shape of its header."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _

_STEP = 1 << 22
_NEWLINE, _RETURN, _QUOTE = ord("\n"), ord("\r"), ord('"')
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r")))


def check_lines(data: bytes, name: str, separator: str, fields: int) -> int:
    r"""Check every line's shape, without reading values.

    Parameters
    ----------
    data : bytes
        The whole text, header included.
    name : str
        For messages.
    separator : str
    fields : int
        Fields that each line must hold.

    Returns
    -------
    int
        Lines below the header; blank lines at the end don't count.

    Raises
    ------
    RefusedFile
        At the first line that isn't UTF-8, holds a control character or an open quote, is blank,
        or holds more or fewer fields than the header.

    Examples
    --------
    >>> check_lines(b"code,year\nGM9001,2020\nGM9002,2020\n", "small.csv", ",", 2)
    2
    """
    end = len(data)
    while end and data[end - 1] in b"\r\n":
        end -= 1
    seen = 0
    for piece in _pieces(data, end):
        faulty = _first_faulty(piece, ord(separator), fields)
        if faulty is not None:
            line = piece.split(b"\n")[faulty].removesuffix(b"\r")
            last = end == len(data) and data.endswith(piece) and faulty == piece.count(b"\n")
            message = _why(line, separator, fields, cut=last)
            raise RefusedFile(message, file=name, line=seen + faulty + 1)
        seen += piece.count(b"\n") + 1
    if seen < 2:
        raise RefusedFile(
            _("There is a header, but nothing below it. Fetch or save the file again."), file=name
        )
    return seen - 1


def not_utf8() -> str:
    """Say that a text is in another character set."""
    return _("The text is not in UTF-8. Save the file as “CSV UTF-8”.")


def _pieces(data: bytes, end: int) -> Iterator[bytes]:
    """Cut a text into pieces of whole lines, each without its last line end."""
    start = 0
    while start < end:
        stop = data.find(b"\n", min(start + _STEP, end), end)
        stop = end if stop == -1 else stop
        yield data[start:stop]
        start = stop + 1


def _first_faulty(piece: bytes, separator: int, fields: int) -> int | None:
    """Find the first line with a fault; the first line of the piece is 0."""
    letters = np.frombuffer(piece, dtype=np.uint8)
    newlines = np.flatnonzero(letters == _NEWLINE)
    separators = np.flatnonzero(letters == separator)
    quotes = np.flatnonzero(letters == _QUOTE)
    if quotes.size:
        separators = separators[np.searchsorted(quotes, separators) % 2 == 0]
    counts = _per_line(separators, newlines)
    faulty = (counts != fields - 1) | (_per_line(quotes, newlines) % 2 == 1)
    for place in (*_odd_places(piece, letters), *_stray_quotes(quotes, letters, separator)):
        faulty[np.searchsorted(newlines, place)] = True
    return int(np.argmax(faulty)) if faulty.any() else None


def _per_line(places: npt.NDArray[np.intp], newlines: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    return np.bincount(np.searchsorted(newlines, places), minlength=newlines.size + 1)


def _odd_places(piece: bytes, letters: npt.NDArray[np.uint8]) -> Iterator[int]:
    """Where bytes stand that no line may hold: not UTF-8, control characters, a bare return."""
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError as error:
        yield error.start
    if len(piece.translate(None, _CONTROL)) != len(piece):
        yield int(np.argmax(np.isin(letters, list(_CONTROL))))
    returns = np.flatnonzero(letters[:-1] == _RETURN)
    bare = returns[letters[returns + 1] != _NEWLINE]
    if bare.size:
        yield int(bare[0])


def _stray_quotes(
    quotes: npt.NDArray[np.intp], letters: npt.NDArray[np.uint8], separator: int
) -> npt.NDArray[np.intp]:
    """Where a quotation mark opens or closes anywhere but at the edge of a field."""
    edges = [separator, _NEWLINE, _QUOTE]
    opens, closes = quotes[::2], quotes[1::2]
    bad_open = opens[(opens > 0) & ~np.isin(letters[opens - 1], edges)]
    after = letters[np.minimum(closes + 1, letters.size - 1)]
    bad_close = closes[(closes + 1 < letters.size) & ~np.isin(after, [*edges, _RETURN])]
    return np.concatenate([bad_open[:1], bad_close[:1]])


def _quotes_of(line: bytes) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.uint8]]:
    letters = np.frombuffer(line, dtype=np.uint8)
    return np.flatnonzero(letters == _QUOTE), letters


def _why(line: bytes, separator: str, fields: int, *, cut: bool) -> str:
    """Say what is wrong with a line, and what to do."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return not_utf8()
    if cut:
        return _("The file is cut off in the middle of this line. Fetch it again.")
    if not text.strip():
        return _("This line is blank. Take it out, or fetch the file again.")
    return _why_text(line, text, separator, fields)


def _why_text(line: bytes, text: str, separator: str, fields: int) -> str:
    if "\r" in text or len(line.translate(None, _CONTROL)) != len(line):
        return _("This line holds a control character. Fetch the file again.")
    if text.count('"') % 2:
        return _("A quotation mark is opened on this line and not closed. Fetch the file again.")
    if _stray_quotes(*_quotes_of(line), ord(separator)).size:
        return _("A quotation mark stands in the middle of a field. Fetch the file again.")
    count = 1 + sum(part.count(separator) for part in text.split('"')[::2])
    return _(
        "This line holds {count} fields, and the header {expected}. Fetch the file again."
    ).format(count=count, expected=fields)
