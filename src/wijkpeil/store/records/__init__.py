"""The records of each table as rows of the database: ``load``, ``put`` and ``drop``."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from wijkpeil.fieldwork.change import Table
from wijkpeil.store.records import assessments, codes, codings, documents, texts, timeline
from wijkpeil.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Keeper:
    """How the records of a table are read, written and removed.

    Attributes
    ----------
    load : callable
        Gives records by key: those asked for that are there, or all for None.
    put : callable
        Adds records, or overwrites those with the same key.
    drop : callable
        Removes records by key.
    """

    load: Callable[[Shelf, Collection[str] | None], Mapping[str, Any]]
    put: Callable[[Shelf, Mapping[str, Any]], None]
    drop: Callable[[Shelf, Collection[str]], None]


# In the order in which they lean on each other: each table on those before it.
KEEPERS: dict[Table, Keeper] = {
    "documents": Keeper(documents.load, documents.put, documents.drop),
    "texts": Keeper(texts.load, texts.put, texts.drop),
    "codes": Keeper(codes.load, codes.put, codes.drop),
    "codings": Keeper(codings.load, codings.put, codings.drop),
    "assessments": Keeper(assessments.load, assessments.put, assessments.drop),
    "timeline": Keeper(timeline.load, timeline.put, timeline.drop),
}
