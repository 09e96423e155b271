"""Rows by key, in portions that a statement of SQLite can hold."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from wijkpeil.store.shelf import Shelf

_PORTION = 500
_Item = TypeVar("_Item")


def chunks(items: Sequence[_Item], *, of: int = _PORTION) -> Iterator[Sequence[_Item]]:
    """Cut a sequence in portions.

    >>> [len(it) for it in chunks(range(1100))]
    [500, 500, 100]
    """
    for start in range(0, len(items), of):
        yield items[start : start + of]


def rows_of(model: Any, shelf: Shelf) -> Any:
    """Give the query for all rows of a study."""
    return model.objects.using(shelf.database).filter(study_id=shelf.study)


def found(query: Any, keys: Collection[str] | None) -> Iterator[Any]:
    """Go through the rows with these keys; all rows for None."""
    if keys is None:
        yield from query
        return
    for portion in chunks(sorted(keys)):
        yield from query.filter(key__in=portion)


def ids(model: Any, shelf: Shelf, keys: Collection[str]) -> dict[str, int]:
    """Give the primary key of rows by their key; those that are not there are left out."""
    query = rows_of(model, shelf).values_list("key", "pk")
    return dict(found(query, keys))


def upsert(model: Any, shelf: Shelf, rows: Sequence[Any]) -> None:
    """Add rows, or overwrite those that have the same key; their primary key stays."""
    if not rows:
        return
    names = [it.name for it in model._meta.concrete_fields if not it.primary_key]  # noqa: SLF001 - Django's documented name
    once = ["study", "key"]
    model.objects.using(shelf.database).bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=once,
        update_fields=[name for name in names if name not in once],
    )
