"""Where each coding belongs in the matrix, and how many passages several codings are."""

from collections.abc import Iterable

from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding


def column_of_codes(codebook: Codebook) -> dict[str, str]:
    """Give each code the column that its codings count in; "" for none.

    That is the nearest factor at or above it in the codebook, so that a coding counts in one
    column only, also where one factor stands under another.

    Examples
    --------
    >>> from wijkpeil.fieldwork.codes.code import Code
    >>> book = Codebook.of([Code("safe", "Safety", kind="factor"), Code("light", "Lamps", "safe")])
    >>> column_of_codes(book)
    {'safe': 'safe', 'light': 'safe'}
    """
    columns: dict[str, str] = {}
    for code in codebook.codes:  # a parent comes before its children
        columns[code.id] = code.id if code.kind != "theme" else columns.get(code.parent, "")
    return columns


def reading_order(coding: Coding) -> tuple[str, int, int, str, str]:
    """Sort key: by document, then as the text runs; ties by code and id, never by file order."""
    return coding.document, coding.start, coding.end, coding.code, coding.id


def count_passages(codings: Iterable[Coding]) -> int:
    """Count the stretches of text that codings cover; those that overlap are one.

    Parameters
    ----------
    codings : iterable of Coding
        In `reading_order`.

    Examples
    --------
    >>> def span(start, end, coder):
    ...     return Coding("d", start, end, "safe", coder, f"{start}{coder}")
    >>> count_passages([span(0, 40, "ada"), span(10, 30, "bo"), span(40, 50, "bo")])
    2
    """
    count, document, reached = 0, None, 0
    for coding in codings:
        if coding.document != document or coding.start >= reached:
            count, document, reached = count + 1, coding.document, coding.end
        else:
            reached = max(reached, coding.end)
    return count
