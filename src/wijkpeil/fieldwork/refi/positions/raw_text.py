"""The text of a source: its characters with LF, and what its file had at each line break."""

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_BREAK = re.compile("\r\n|\r")
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class RawText:
    """A decoded text.

    Attributes
    ----------
    text : str
        Lines ended by LF alone.
    widths : array of int8, shape (characters,)
        How many characters each had in the file: 2 for a CRLF, else 1.
    bom : bool
        Whether the file started with a byte order mark.
    encoding : str
        ``utf-8``, ``utf-16`` or ``cp1252``.
    """

    text: str
    widths: NDArray[np.int8] = field(repr=False)
    bom: bool = False
    encoding: str = "utf-8"


def decode(data: bytes) -> RawText:
    r"""Decode the bytes of a text file.

    The standard wants UTF-8; what isn't is taken for UTF-16 if it starts so, else for
    Windows-1252, and `RawText.encoding` tells.

    >>> decode(b"\xef\xbb\xbfDag.\r\nHallo.").text
    'Dag.\nHallo.'
    """
    if data.startswith(_UTF16_BOMS):
        return from_string(data.decode("utf-16", "replace"), bom=True, encoding="utf-16")
    bom = data.startswith(_UTF8_BOM)
    try:
        return from_string(data[3 * bom :].decode("utf-8"), bom=bom)
    except UnicodeDecodeError:
        return from_string(data.decode("cp1252", "replace"), encoding="cp1252")


def from_string(raw: str, *, bom: bool = False, encoding: str = "utf-8") -> RawText:
    """Take a text that was in the XML itself, or was decoded already."""
    if "\r" not in raw:
        return RawText(raw, np.ones(len(raw), dtype=np.int8), bom, encoding)
    text = _BREAK.sub("\n", raw)
    widths = np.ones(len(text), dtype=np.int8)
    shift = 0
    for found in _BREAK.finditer(raw):
        if found.end() - found.start() == 2:
            widths[found.start() - shift] = 2
            shift += 1
    return RawText(text, widths, bom, encoding)


def code_points(text: str) -> NDArray[np.uint32]:
    """Give the code points of a text as numbers, shape (characters,)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
