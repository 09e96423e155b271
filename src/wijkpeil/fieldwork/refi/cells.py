"""Cells of the framework matrix as notes that people can read, and back.

The standard knows no matrix. A cell becomes a note whose first line is the score and whose rest is
the summary, written by the assessor, and linked to the case, the code and the passages behind it.
"""

import re

from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST
from wijkpeil.language import Language, active

_SCORE: dict[Language, str] = {"en": "Score", "nl": "Score"}
_UNCLEAR: dict[Language, str] = {"en": "unclear", "nl": "onduidelijk"}
_TEXT = re.compile(
    rf"(?:{'|'.join(_SCORE.values())}): *([+\-−]?[0-9]|{'|'.join(_UNCLEAR.values())})"
    r"[ \t]*(?:\n\n|\Z)",
    re.IGNORECASE,
)


def write_cell(score: int | None, summary: str) -> str:
    r"""Write the text of a cell's note.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     write_cell(-1, "Rents rose.")
    'Score: -1\n\nRents rose.'
    """
    words = _UNCLEAR[active()] if score is None else f"{score:+d}" if score else "0"
    head = f"{_SCORE[active()]}: {words}"
    return f"{head}\n\n{summary}" if summary else head


def read_cell(text: str) -> tuple[int | None, str] | None:
    """Read score and summary; None if the text no longer has that form."""
    found = _TEXT.match(text)
    if not found:
        return None
    words = found[1].lower()
    summary = text[found.end() :]
    if words in _UNCLEAR.values():
        return None, summary
    score = int(words.replace("−", "-"))
    return (score, summary) if LOWEST <= score <= HIGHEST else None
