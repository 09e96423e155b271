"""How large a document may be: many times a long report, and too small to fill a computer."""

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.documents.names import shown_name
from wijkpeil.language import gettext as _
from wijkpeil.language import number

MAX_BYTES = 200 * 1024**2
"""Of the file; a report full of photographs stays below."""
MAX_UNPACKED = 100 * 1024**2
"""Of everything that is unpacked from a file; a thousand pages are some 5 MB."""
MAX_RATIO = 200
"""Times that a part may grow when it is unpacked, once it is over `RATIO_FROM`."""
RATIO_FROM = 10 * 1024**2
MAX_ENTRIES = 10_000
"""Parts in one file."""
MAX_CHARACTERS = 10_000_000
"""Of the text; some 1.6 million words."""
MAX_PAGE_BYTES = 9_000_000
"""Of a web page; libxml2 reads larger pieces than 10 MB over and over."""
MAX_PLACES = 500_000
"""Paragraphs, rows, cues and notes."""
MAX_PAGES = 5_000
"""Of a PDF."""
MAX_STREAM = 30 * 1024**2
"""Of what is unpacked for one page of a PDF; drawings of a whole city stay below."""
MAX_STREAMS = 10 * MAX_UNPACKED
"""Of what is unpacked from a PDF, page after page."""


def check_size(size: int, *, name: str) -> None:
    """Refuse a file by its size alone, so that it need not be read first.

    Parameters
    ----------
    size : int
        In bytes.
    name : str
        The file's name as the user gave it.

    Raises
    ------
    RefusedDocument
        If it is too large, or empty.
    """
    if size == 0:
        raise RefusedDocument(_("The file is empty (0 bytes)."), file=shown_name(name))
    if size > MAX_BYTES:
        message = _(
            "The file is {size} MB; the most that is read is {most} MB. Leave pictures out, "
            "or cut it into parts."
        )
        sizes = {"size": number(size / 1024**2), "most": number(MAX_BYTES / 1024**2)}
        raise RefusedDocument(message.format(**sizes), file=shown_name(name))
