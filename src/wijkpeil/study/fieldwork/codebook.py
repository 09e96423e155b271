"""Reads and writes ``codebook.csv``: the codes as a tree, with what each means."""

from collections.abc import Iterable
from pathlib import Path

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import CODE_KINDS, Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.study.faults import fault
from wijkpeil.study.fieldwork.cells import choice, known_or_empty, new_id
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "codebook.csv"
COLUMNS = (
    "id",
    "name",
    "parent",
    "kind",
    "definition",
    "include",
    "exclude",
    "colour",
    "guid",
)


def read_codebook(folder: Path) -> tuple[Code, ...]:
    """Read the codebook; no codes if the file is absent.

    Returns
    -------
    tuple of Code
        A code before those under it, for the rest in the file's order.

    Raises
    ------
    StudyError
        If an id occurs twice, a parent is not in the file, codes stand under each other in a
        ring, or two have the kind "development".
    """
    path = folder / FILE
    if not path.exists():
        return ()
    rows = read_rows(path, columns=COLUMNS, needed=("id", "name"))
    ids = {row.text("id") for row in rows}
    found: dict[str, Code] = {}
    for row in rows:
        code = _code(row, found, ids)
        found[code.id] = code
    try:
        return Codebook.of(found.values()).codes
    except FieldworkError as error:
        raise fault(str(error), file=FILE) from error


def write_codebook(folder: Path, codes: Iterable[Code]) -> None:
    """Write the codebook in its order."""
    rows = [tuple(str(getattr(code, column)) for column in COLUMNS) for code in codes]
    write_rows(folder / FILE, columns=COLUMNS, rows=rows)


def _code(row: Row, found: dict[str, Code], ids: set[str]) -> Code:
    return Code(
        id=new_id(row, "id", taken=found),
        name=row.required("name"),
        parent=known_or_empty(row, "parent", among=ids, listed_in=FILE),
        kind=choice(row, "kind", among=CODE_KINDS, default="theme"),
        **{column: row.text(column) for column in COLUMNS[4:]},
    )
