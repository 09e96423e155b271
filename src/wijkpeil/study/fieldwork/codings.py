"""Reads and writes ``codings.csv``: the passages that were given a code."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.fieldwork.cells import known, new_id
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "codings.csv"
COLUMNS = (
    "id",
    "document",
    "start",
    "end",
    "words",
    "code",
    "coder",
    "memo",
    "time",
    "flag",
)


def read_codings(
    folder: Path, *, documents: Collection[str], codes: Collection[str]
) -> tuple[Coding, ...]:
    """Read the codings; none if the file is absent.

    Whether the words are still the document's is told by `texts.check_words`, which needs the
    texts.

    Raises
    ------
    StudyError
        If a document or code is unknown, or a passage has no characters.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    needed = ("id", "document", "start", "end", "code", "coder")
    found: dict[str, Coding] = {}
    for row in read_rows(path, columns=COLUMNS, needed=needed):
        coding = _coding(row, found, documents=documents, codes=codes)
        found[coding.id] = coding
    return tuple(sorted(found.values()))


def write_codings(
    folder: Path, codings: Iterable[Coding], *, words: Callable[[Coding], str]
) -> None:
    """Write the codings, in order of document and place.

    Parameters
    ----------
    folder : Path
    codings : iterable of Coding
    words : callable
        Gives the words under a coding for people who read the file; empty for a text that still
        may hold personal data.
    """
    rows = [_cells(coding, words(coding)) for coding in sorted(codings)]
    write_rows(folder / FILE, columns=COLUMNS, rows=rows)


def _coding(
    row: Row, found: Collection[str], *, documents: Collection[str], codes: Collection[str]
) -> Coding:
    start, end = _position(row, "start"), _position(row, "end")
    if start >= end:
        message = _("The passage runs from {start} to {end}: it holds no character.")
        raise fault(message.format(start=start, end=end), file=row.file, line=row.line)
    return Coding(
        document=known(row, "document", among=documents, listed_in="documents.csv"),
        start=start,
        end=end,
        code=known(row, "code", among=codes, listed_in="codebook.csv"),
        coder=row.required("coder"),
        id=new_id(row, "id", taken=found),
        memo=row.text("memo"),
        time=row.text("time"),
        flag=row.text("flag"),
    )


def _position(row: Row, column: str) -> int:
    value = row.required(column)
    if not (value.isascii() and value.isdigit()):
        message = _("“{value}” in the column {column} is not a position: write a whole number.")
        raise fault(message.format(value=value, column=column), file=row.file, line=row.line)
    return int(value)


def _cells(it: Coding, words: str) -> tuple[str, ...]:
    place = (it.id, it.document, str(it.start), str(it.end), words)
    return (*place, it.code, it.coder, it.memo, it.time, it.flag)
