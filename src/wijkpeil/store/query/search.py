"""Finds words in the texts: in paragraphs, in reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connections

from wijkpeil.fieldwork.search.places import find_places
from wijkpeil.fieldwork.search.query import Query, read_query
from wijkpeil.store.answers import Found, Hit
from wijkpeil.store.filters import SearchFilter
from wijkpeil.store.models import DocumentRow, PassageRow, TextVersion
from wijkpeil.store.models.passage import PER_DOCUMENT
from wijkpeil.store.query.matching import Condition, passages_matching
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.records.codes import codebook
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.transactions import snapshot


@dataclass(frozen=True, slots=True)
class _Source:
    """A document that is searched."""

    pk: int
    key: str
    title: str
    quotable: bool


def search(
    shelf: Shelf, typed: str, wanted: SearchFilter, *, start: int = 0, limit: int = 50
) -> Found:
    """Search the texts of a study.

    First is counted how many passages each document has, which the index alone can tell; then
    only those on the page are looked up.

    Parameters
    ----------
    shelf : Shelf
    typed : str
        As `wijkpeil.fieldwork.search.query` reads it.
    wanted : SearchFilter
    start, limit : int
        The page.

    Raises
    ------
    FieldworkError
        If there is no word in the query, or no such code.
    """
    query = read_query(typed)
    with snapshot(shelf):
        matching = passages_matching(query, _vendor(shelf))
        if wanted.code:
            matching = _coded(shelf, wanted.code, matching)
        counts = _counts(shelf, matching)
        sources = [it for it in _sources(shelf, wanted) if it.pk in counts]
        page = list(_page(shelf, matching, sources, counts, start=start, limit=limit))
        hits = tuple(_hits(shelf, page, {it.pk: it for it in sources}, query))
    return Found(hits, total=sum(counts[it.pk] for it in sources), documents=len(sources))


def _counts(shelf: Shelf, matching: Condition) -> dict[int, int]:
    """Count passages by document; on a server also those of other studies, left out later."""
    inside, given = matching
    sql = f"SELECT m.id / {PER_DOCUMENT} AS document, count(*) FROM ({inside}) m GROUP BY 1"  # noqa: S608
    with connections[shelf.database].cursor() as cursor:
        cursor.execute(sql, given)
        return dict(cursor.fetchall())


def _sources(shelf: Shelf, wanted: SearchFilter) -> list[_Source]:
    """Give the documents that are searched, in order of id."""
    same = {"key": wanted.document, "perspective": wanted.perspective, "kind": wanted.kind}
    rows = rows_of(DocumentRow, shelf).filter(**{name: it for name, it in same.items() if it})
    if wanted.case:
        rows = rows.filter(cases__case=wanted.case)
    if wanted.reviewed is not None:
        rows = rows.exclude(reviewed_by="") if wanted.reviewed else rows.filter(reviewed_by="")
    columns = rows.order_by("key").values_list("pk", "key", "title", "reviewed_by")
    return [_Source(pk, key, title, bool(by)) for pk, key, title, by in columns]


def _page(
    shelf: Shelf,
    matching: Condition,
    sources: list[_Source],
    counts: Mapping[int, int],
    *,
    start: int,
    limit: int,
) -> Iterator[int]:
    """Give the ids of the passages on a page, document by document."""
    inside, given = matching
    sql = f"SELECT m.id FROM ({inside}) m WHERE m.id BETWEEN %s AND %s ORDER BY m.id LIMIT %s OFFSET %s"  # noqa: S608, E501
    skip = start
    with connections[shelf.database].cursor() as cursor:
        for it in sources:
            if limit <= 0:
                return
            if skip >= counts[it.pk]:
                skip -= counts[it.pk]
                continue
            first = it.pk * PER_DOCUMENT
            cursor.execute(sql, [*given, first, first + PER_DOCUMENT - 1, limit, skip])
            found = [pk for (pk,) in cursor.fetchall()]
            yield from found
            limit, skip = limit - len(found), 0


def _hits(
    shelf: Shelf, page: list[int], sources: Mapping[int, _Source], query: Query
) -> Iterator[Hit]:
    spans = PassageRow.objects.using(shelf.database).filter(pk__in=page).order_by("pk")
    by_id = {pk: (start, end) for pk, start, end in spans.values_list("pk", "start", "end")}
    versions = TextVersion.objects.using(shelf.database).filter(
        documentrow__in={pk // PER_DOCUMENT for pk in page}
    )
    texts = dict(versions.values_list("documentrow", "text"))
    for pk in page:
        start, end = by_id[pk]
        words, source = texts[pk // PER_DOCUMENT][start:end], sources[pk // PER_DOCUMENT]
        places = tuple((start + at, start + to) for at, to in find_places(words, query))
        yield Hit(source.key, source.title, source.quotable, start, end, words, places)


def _coded(shelf: Shelf, code: str, matching: Condition) -> Condition:
    """Leave only passages that a coding of a code, or of one under it, touches."""
    book = codebook(shelf)
    ids = [it.id for it in book.under(book.get(code).id)]
    inside, given = matching
    marks = ", ".join(["%s"] * len(ids))
    touched = (
        f"SELECT q.id FROM fieldwork_passage q JOIN ({inside}) n ON n.id = q.id WHERE EXISTS ("  # noqa: S608
        "SELECT 1 FROM fieldwork_coding k JOIN fieldwork_code c ON c.id = k.code_id "
        'WHERE k.document_id = q.document_id AND k.start < q."end" AND q.start < k."end" '
        f"AND c.study_id = %s AND c.key IN ({marks}))"
    )
    return touched, [*given, shelf.study, *ids]


def _vendor(shelf: Shelf) -> str:
    connection: Any = connections[shelf.database]
    return str(connection.vendor)
