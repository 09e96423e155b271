"""Codings, picked out by what they are of, by page; and how many there are."""

from typing import Any

from django.db.models import Count

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.store.answers import Counts
from wijkpeil.store.filters import CodingFilter
from wijkpeil.store.models import CodingRow
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.records.codes import codebook
from wijkpeil.store.records.codings import COLUMNS, IN_ORDER
from wijkpeil.store.shelf import Shelf


def find_codings(
    shelf: Shelf, wanted: CodingFilter, *, start: int = 0, limit: int | None = None
) -> tuple[Coding, ...]:
    """Give a page of codings, in order of document and place as in codings.csv.

    Parameters
    ----------
    shelf : Shelf
    wanted : CodingFilter
    start, limit : int
        The page; everything for a limit of None.

    Raises
    ------
    FieldworkError
        If there is no such code.
    """
    rows = _rows(shelf, wanted)
    end = None if limit is None else start + limit
    page = rows.order_by(*IN_ORDER).values_list(*COLUMNS)[start:end]
    return tuple(Coding(*cells) for cells in page)


def count_codings(shelf: Shelf, wanted: CodingFilter) -> int:
    """Count codings; raises as `find_codings`."""
    return int(_rows(shelf, wanted).count())


def counts(shelf: Shelf, wanted: CodingFilter) -> Counts:
    """Count codings by code, case and more; raises as `find_codings`."""
    rows = _rows(shelf, wanted)
    about = rows.filter(document__cases__isnull=False)
    if wanted.case:  # a document about this case and another counts for this one only
        about = about.filter(document__cases__case=wanted.case)
    return Counts(
        by_code=_by(rows, "code__key"),
        by_case=_by(about, "document__cases__case"),
        by_perspective=_by(rows, "document__perspective"),
        by_document=_by(rows, "document__key"),
        by_coder=_by(rows, "coder"),
        total=rows.count(),
    )


def _by(rows: Any, column: str) -> dict[str, int]:
    return dict(rows.order_by(column).values_list(column).annotate(Count("pk", distinct=True)))


def _rows(shelf: Shelf, wanted: CodingFilter) -> Any:
    given: dict[str, object] = {
        "document__key": wanted.document,
        "document__cases__case": wanted.case,
        "document__perspective": wanted.perspective,
        "coder": wanted.coder,
    }
    rows = rows_of(CodingRow, shelf).filter(**{name: it for name, it in given.items() if it})
    if wanted.code:
        book = codebook(shelf)
        rows = rows.filter(code__key__in=[it.id for it in book.under(book.get(wanted.code).id)])
    for field, yes in (("flag", wanted.flagged), ("document__reviewed_by", wanted.reviewed)):
        if yes is not None:
            rows = rows.exclude(**{field: ""}) if yes else rows.filter(**{field: ""})
    return rows
