"""Links from cells and dated entries to the codings they rest on."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Prefetch

from wijkpeil.store.records.chunks import chunks
from wijkpeil.store.shelf import Shelf


def with_links(query: Any, model: Any, shelf: Shelf) -> Any:
    """Have rows bring their links along as `in_order`."""
    links = model.objects.using(shelf.database).select_related("coding").order_by("position")
    return query.prefetch_related(Prefetch("links", links, to_attr="in_order"))


def replace_links(
    model: Any, shelf: Shelf, *, owner: str, links: Mapping[int, Sequence[int]]
) -> None:
    """Give rows these links and no others.

    Parameters
    ----------
    model : model of the links
    shelf : Shelf
    owner : str
        Its column for the row.
    links : mapping of int to sequence of int
        Primary keys of codings, in order, by that of the row.
    """
    rows = model.objects.using(shelf.database)
    for portion in chunks(sorted(links)):
        rows.filter(**{f"{owner}__in": portion}).delete()
    rows.bulk_create(
        model(coding_id=coding, position=position, **{owner: one})
        for one, codings in links.items()
        for position, coding in enumerate(codings)
    )
