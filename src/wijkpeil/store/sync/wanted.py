"""What the files should be, by what was changed in the store since they were written."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from wijkpeil.fieldwork.change import Table
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.store import state
from wijkpeil.store.local_folder import NAME
from wijkpeil.store.models import JournalRow
from wijkpeil.store.records import texts
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.sync.paths import both_text_files, text_file
from wijkpeil.study.fieldwork import Fieldwork, write_fieldwork

# A coding's words are written beside it once its text is approved.
_TABLES: dict[str, set[Table]] = {
    "documents.csv": {"documents"},
    "codebook.csv": {"codes"},
    "codings.csv": {"codings", "documents", "texts"},
    "assessments.csv": {"assessments"},
    "timeline.csv": {"timeline"},
}

# Of a longer passage the beginning, for those who read the file: a reader of CSV files takes no
# more than 131,072 characters in a cell, and none takes a lone carriage return.
_SHOWN = 2000


def wanted(shelf: Shelf, folder: Path, *, since: int) -> dict[str, bytes | None]:
    """Give the content of each file that a change since an entry is in; None for no file.

    Parameters
    ----------
    shelf : Shelf
    folder : Path
        Of the study.
    since : int
        Number of the last entry that the files hold.
    """
    rows = JournalRow.objects.using(shelf.database).filter(
        entry__study_id=shelf.study, entry__number__gt=since
    )
    touched = set(rows.values_list("table", flat=True).distinct())
    if not touched:
        return {}
    documents = rows.filter(table__in=("documents", "texts"))
    now = state.fieldwork(shelf)
    found = _texts(shelf, now, set(documents.values_list("key", flat=True).distinct()))
    tables = {file for file, of in _TABLES.items() if of & touched}
    return {**found, **_tables(shelf, folder, now, tables)}


def _texts(shelf: Shelf, now: Fieldwork, keys: Collection[str]) -> dict[str, bytes | None]:
    stored = texts.load(shelf, keys)
    found: dict[str, bytes | None] = {file: None for key in keys for file in both_text_files(key)}
    for document in now.documents:
        if document.id in stored:
            found[text_file(document)] = stored[document.id].encode()
    return found


def _tables(
    shelf: Shelf, folder: Path, now: Fieldwork, files: Collection[str]
) -> dict[str, bytes | None]:
    words = _words(now.documents, texts.load(shelf)) if "codings.csv" in files else _no_words
    with TemporaryDirectory(dir=folder / NAME, prefix="draft-") as draft:
        for file in files:
            if (folder / file).exists():  # then it stays, with a header only if need be
                (Path(draft) / file).touch()
        write_fieldwork(Path(draft), now, words=words)
        return {file: _bytes(Path(draft) / file) for file in files}


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _words(documents: Collection[Document], stored: Mapping[str, str]) -> Callable[[Coding], str]:
    quotable = {it.id: stored[it.id] for it in documents if it.may_be_quoted and it.id in stored}

    def words(coding: Coding) -> str:
        found = quotable.get(coding.document, "")[coding.start : coding.end].replace("\r", " ")
        return found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…"

    return words


def _no_words(_coding: Coding) -> str:
    return ""
