"""Codes of areas in the files of a study."""

from wijkpeil.areas.codes import complete, why_unusable
from wijkpeil.areas.levels import Level
from wijkpeil.study.faults import fault
from wijkpeil.study.rows import Row


def area_code(row: Row, column: str, *, level: Level) -> str:
    """Give the full code in a cell."""
    return area_codes(row, column, level=level)[0]


def area_codes(row: Row, column: str, *, level: Level) -> tuple[str, ...]:
    """Give the full codes in a cell, apart by spaces or semicolons; at least one.

    Raises
    ------
    StudyError
        If a code is not of this level.
    """
    found = row.required(column).replace(";", " ").split()
    full, unusable = complete(found, level)
    if unusable.any():
        message = why_unusable(str(full[unusable.argmax()]), level)
        raise fault(message, file=row.file, line=row.line)
    return tuple(str(code) for code in full)
