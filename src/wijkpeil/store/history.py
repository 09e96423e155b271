"""Who did what, when."""

from datetime import UTC
from typing import Any

from wijkpeil.fieldwork.change import Table
from wijkpeil.store.answers import Done
from wijkpeil.store.models import JournalEntry
from wijkpeil.store.shelf import Shelf


def history(
    shelf: Shelf,
    *,
    after: int = 0,
    table: Table | None = None,
    key: str | None = None,
    limit: int | None = None,
) -> tuple[Done, ...]:
    """Give what was done, the oldest first; with a limit, the last of it.

    Parameters
    ----------
    shelf : Shelf
    after : int
        Leave out changes up to this number.
    table, key : str, optional
        Only changes of this record, or of the records of this table.
    limit : int, optional
    """
    query: Any = JournalEntry.objects.using(shelf.database)
    query = query.filter(study_id=shelf.study, number__gt=after).select_related("undoes")
    if table is not None:
        row = {"rows__table": table} | ({} if key is None else {"rows__key": key})
        query = query.filter(**row).distinct()
    return tuple(_done(it) for it in reversed(query.order_by("-number")[:limit]))


def _done(it: Any) -> Done:
    return Done(
        number=it.number,
        time=it.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        who=it.who,
        action=it.action,
        detail=it.detail,
        undone=it.undone,
        final=it.final,
        undoes=None if it.undoes is None else it.undoes.number,
    )
