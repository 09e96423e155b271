"""The store of one study, as the rest of Wijkpeil uses it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, Table
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.language import gettext as _
from wijkpeil.store import apply as applying
from wijkpeil.store import backup, databases, local_folder, schema, state
from wijkpeil.store import history as histories
from wijkpeil.store import undo as undoing
from wijkpeil.store.answers import Counts, Done, Found
from wijkpeil.store.checks import Known
from wijkpeil.store.filters import CodingFilter, SearchFilter
from wijkpeil.store.models import StudyRow
from wijkpeil.store.query import codings as coding_query
from wijkpeil.store.query import search as search_query
from wijkpeil.store.reasons import as_sentences
from wijkpeil.store.records import codes, documents, texts
from wijkpeil.store.scrub import purge
from wijkpeil.store.search_index import index_anew_if_need_be
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.sync.synchronise import Keep, Outcome, synchronise
from wijkpeil.store.sync.write_back import write_back
from wijkpeil.study import Study
from wijkpeil.study.fieldwork import Fieldwork


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; close it, or use it in a ``with`` block.

    A change is safe as soon as `apply` returns. The files of the folder get it when the store is
    closed or `write_back` is called; if the process is killed before, when it is next opened.

    Attributes
    ----------
    study : Study
    shelf : Shelf
    local : bool
        Whether the study folder is the truth, and is to be kept the same.
    """

    study: Study
    shelf: Shelf
    local: bool = True

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it; what was committed before an error is written as well."""
        self.close()

    @property
    def folder(self) -> Path:
        """The study folder; also where private files are kept."""
        return self.study.folder

    @property
    def number(self) -> int:
        """The number of the last change."""
        with as_sentences():
            rows = StudyRow.objects.using(self.shelf.database)
            return int(rows.values_list("number", flat=True).get(pk=self.shelf.study))

    def apply(self, change: Change, *, who: str, when: datetime | None = None) -> int:
        """Carry a change out, whole or not at all, and give its number in the journal."""
        known = Known.of(self.study)
        return applying.apply(self.shelf, change, known=known, who=who, when=when)

    def undo(self, number: int | None = None, *, who: str, when: datetime | None = None) -> int:
        """Take a change back: the last one of this person, if no number is given."""
        known = Known.of(self.study)
        return undoing.undo(self.shelf, known=known, who=who, number=number, when=when)

    def history(
        self,
        *,
        after: int = 0,
        table: Table | None = None,
        key: str | None = None,
        limit: int | None = None,
    ) -> tuple[Done, ...]:
        """Give what was done, the oldest first; with a limit, the last of it."""
        with as_sentences():
            return histories.history(self.shelf, after=after, table=table, key=key, limit=limit)

    def fieldwork(self) -> Fieldwork:
        """Give the whole fieldwork, without the texts."""
        return state.fieldwork(self.shelf)

    def codebook(self) -> Codebook:
        """Give the codebook."""
        with as_sentences():
            return codes.codebook(self.shelf)

    def document(self, document: str) -> Document:
        """Give a document by its id.

        Raises
        ------
        StoreError
            If there is none.
        """
        with as_sentences():
            found = documents.load(self.shelf, [document]).get(document)
        if found is None:
            raise StoreError(_("There is no document “{document}”.").format(document=document))
        return found

    def text(self, document: str) -> str:
        """Give the text of a document; raises as `texts`."""
        return self.texts([document])[document]

    def texts(self, wanted: Iterable[str]) -> dict[str, str]:
        """Give the texts of documents.

        Raises
        ------
        StoreError
            If there is no such document, or its text is not here.
        """
        keys = list(wanted)
        with as_sentences():
            found = texts.load(self.shelf, keys)
        for key in keys:
            if key not in found:
                self.document(key)
                message = _(
                    "The text of document {document} is not here. A text that nobody approved yet "
                    "stays with the one who added it."
                )
                raise StoreError(message.format(document=key))
        return found

    def codings(
        self, wanted: CodingFilter | None = None, *, start: int = 0, limit: int | None = None
    ) -> tuple[Coding, ...]:
        """Give codings in order of document and place, a page at a time if asked."""
        asked = wanted or CodingFilter()
        with as_sentences():
            return coding_query.find_codings(self.shelf, asked, start=start, limit=limit)

    def codings_in(self, document: str) -> tuple[Coding, ...]:
        """Give all codings in a document."""
        return self.codings(CodingFilter(document=document))

    def count_codings(self, wanted: CodingFilter | None = None) -> int:
        """Count codings."""
        with as_sentences():
            return coding_query.count_codings(self.shelf, wanted or CodingFilter())

    def counts(self, wanted: CodingFilter | None = None) -> Counts:
        """Count codings by code, case, perspective, document and coder."""
        with as_sentences():
            return coding_query.counts(self.shelf, wanted or CodingFilter())

    def search(
        self, query: str, wanted: SearchFilter | None = None, *, start: int = 0, limit: int = 50
    ) -> Found:
        """Search the texts; see `wijkpeil.store.query.search.search`."""
        asked = wanted or SearchFilter()
        return search_query.search(self.shelf, query, asked, start=start, limit=limit)

    def sync(self, *, keep: Keep | None = None) -> Outcome:
        """Bring the files and the store together; on a server there are no files."""
        return synchronise(self.shelf, self.study, keep=keep) if self.local else "same"

    def write_back(self) -> tuple[str, ...]:
        """Write what was changed to the files of the study folder, and name them."""
        if not self.local:
            return ()
        with local_folder.alone(self.study.folder):
            return write_back(self.shelf, self.study.folder)

    def close(self) -> None:
        """Write what was changed to the files, and let go of the database."""
        try:
            self.write_back()
        finally:
            databases.close(self.shelf.database)


def open_local(study: Study, *, keep: Keep | None, sync: bool) -> Store:
    """Open the store in a study folder; see `wijkpeil.store.open_store`."""
    file = local_folder.store_file(study.folder)
    database = databases.sqlite(file)
    try:
        with as_sentences(), local_folder.alone(study.folder):
            schema.migrate(database, before=partial(backup.back_up, file))
            row, _made = StudyRow.objects.using(database).get_or_create(key="")
        store = Store(study, Shelf(database, row.pk), local=True)
        if row.to_purge:  # a process was killed, or someone was reading
            purge(store.shelf)
        index_anew_if_need_be(store.shelf)
        if sync:
            store.sync(keep=keep)
    except BaseException:
        databases.close(database)
        raise
    return store


def open_server(study: Study, *, database: str, name: str) -> Store:
    """Open the store of a study on a server; see `wijkpeil.store.open_store`."""
    address = "://" in database
    alias = databases.postgresql(database) if address else databases.known(database)
    schema.check(alias)
    with as_sentences():
        row, _made = StudyRow.objects.using(alias).get_or_create(key=name)
    store = Store(study, Shelf(alias, row.pk), local=False)
    index_anew_if_need_be(store.shelf)
    return store
