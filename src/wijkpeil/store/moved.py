"""Sees to it that no coding is left behind where a text changes under it."""

from collections.abc import Iterable

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import RowChange
from wijkpeil.fieldwork.differences import differences
from wijkpeil.fieldwork.replacement import replace_parts
from wijkpeil.language import gettext as _
from wijkpeil.store.models import CodingRow
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.shelf import Shelf


def check_moved(shelf: Shelf, rows: Iterable[RowChange]) -> None:
    """Refuse a change of a text that was worked out without some of its codings.

    Someone may have given a passage a code since: nobody moved that coding along, and it would
    stand on other words than were chosen.

    Raises
    ------
    StoreError
        If a coding that the change does not name should have moved.
    """
    rows = tuple(rows)
    named = {row.key for row in rows if row.table == "codings"}
    for row in rows:
        if isinstance(row.before, str) and isinstance(row.after, str):
            _check_document(shelf, row.key, row.before, row.after, named)


def _check_document(shelf: Shelf, document: str, old: str, new: str, named: set[str]) -> None:
    stored = rows_of(CodingRow, shelf).filter(document__key=document).order_by("key")
    others = [it for it in stored.values_list("key", "start", "end") if it[0] not in named]
    if not others:
        return
    replaced = replace_parts(old, differences(old, new))
    for key, start, end in others:
        moved = replaced.move(start, end)
        # where a replacement cuts into a coding, two ways to tell the texts apart may differ
        if moved.touched or moved.start == moved.end:
            continue
        if (moved.start, moved.end) != (start, end):
            message = _(
                "The coding {id} was given in document {document} meanwhile, and would not move "
                "along with its text. Nothing was changed. Repeat what you did."
            )
            raise StoreError(message.format(id=key, document=document))
