"""Reads and writes ``documents.csv``: what each document is and whose voice it holds."""

from collections.abc import Collection, Iterable
from pathlib import Path

from wijkpeil.fieldwork.document import DOCUMENT_KINDS, Document
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.fieldwork.cells import choice, joined, known_list, known_or_empty, new_id
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "documents.csv"
COLUMNS = (
    "id",
    "title",
    "cases",
    "perspective",
    "kind",
    "date",
    "reviewed_by",
    "reviewed_on",
    "text_sha256",
    "original",
    "original_sha256",
    "guid",
    "memo",
)


def read_documents(
    folder: Path, *, cases: Collection[str], perspectives: Collection[str]
) -> tuple[Document, ...]:
    """Read the list of documents; none if the file is absent.

    Raises
    ------
    StudyError
        If an id occurs twice, a case is not in cases.csv, a perspective is not in study.toml, or
        a review has a day and no person.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    found: dict[str, Document] = {}
    for row in read_rows(path, columns=COLUMNS, needed=("id", "title")):
        document = _document(row, found, cases=cases, perspectives=perspectives)
        found[document.id] = document
    return tuple(found.values())


def write_documents(folder: Path, documents: Iterable[Document]) -> None:
    """Write the list of documents, in order of id."""
    rows = [_cells(document) for document in sorted(documents, key=lambda it: it.id)]
    write_rows(folder / FILE, columns=COLUMNS, rows=rows)


def _document(
    row: Row, found: Collection[str], *, cases: Collection[str], perspectives: Collection[str]
) -> Document:
    if row.text("reviewed_on") and not row.text("reviewed_by"):
        message = _("There is a day of review, but nobody who did it. Fill in reviewed_by.")
        raise fault(message, file=row.file, line=row.line)
    for column in ("date", "reviewed_on"):
        row.moment(column)
    return Document(
        id=new_id(row, "id", taken=found),
        title=row.required("title"),
        cases=known_list(row, "cases", among=cases, listed_in="cases.csv"),
        perspective=known_or_empty(
            row, "perspective", among=perspectives, listed_in="study.toml (perspectives)"
        ),
        kind=choice(row, "kind", among=DOCUMENT_KINDS, default="other"),
        **{column: row.text(column) for column in COLUMNS[5:]},
    )


def _cells(it: Document) -> tuple[str, ...]:
    return (
        it.id,
        it.title,
        joined(it.cases),
        it.perspective,
        it.kind,
        *(str(getattr(it, column)) for column in COLUMNS[5:]),
    )
