"""The fieldwork: recall of pseudonyms, the matrix, exchange with other programs, the store."""

from dataclasses import fields

from benchmarks import framework_matrix, pseudonyms, refi, store
from benchmarks.table import markdown
from benchmarks.topic import Asked, Section


def pseudonyms_section(_asked: Asked) -> Section:
    """Tell how much of what points to people is proposed, per kind."""
    return "Pseudonymising", pseudonyms.table()


def matrix_section(_asked: Asked) -> Section:
    """Time the framework matrix of 11 cases, 3 perspectives and 40 factors."""
    return "Framework matrix", framework_matrix.measured(framework_matrix.rows())


def store_section(_asked: Asked) -> Section:
    """Time importing, coding, listing and searching."""
    return "Store of the fieldwork", store.measured(store.rows())


def refi_section(_asked: Asked) -> Section:
    """Time projects out and in, and see whether ways of counting are found back."""
    return "Exchange (REFI-QDA)", "\n\n".join((_plain(refi.speed()), _plain(refi.recognition())))


def _plain(rows: list[object]) -> str:
    """Write rows of plain figures, a column for each field."""
    names = [field.name for field in fields(rows[0])]  # type: ignore[arg-type]
    cells = [[_cell(getattr(row, name)) for name in names] for row in rows]
    return markdown([name.replace("_", " ") for name in names], cells)


def _cell(value: object) -> object:
    return f"{value:.2f}" if isinstance(value, float) else value
