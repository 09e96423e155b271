"""The search index: made anew for a text in the same transaction that changes it."""

from collections.abc import Collection, Iterator

from wijkpeil.fieldwork.search.passages import passages
from wijkpeil.fieldwork.search.tokens import indexed, made_with
from wijkpeil.store.models import DocumentRow, PassageRow, StudyRow
from wijkpeil.store.models.passage import PER_DOCUMENT
from wijkpeil.store.records.chunks import chunks, ids, rows_of
from wijkpeil.store.records.texts import load
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.transactions import writing

_AT_ONCE = 20  # texts in memory


def index_texts(shelf: Shelf, documents: Collection[str]) -> None:
    """Make the index anew for the texts that documents have now."""
    known = ids(DocumentRow, shelf, documents)
    rows = PassageRow.objects.using(shelf.database)
    for portion in chunks(sorted(known), of=_AT_ONCE):
        rows.filter(document_id__in=[known[key] for key in portion]).delete()
        for key, text in load(shelf, portion).items():
            rows.bulk_create(_rows(known[key], text))


def index_anew_if_need_be(shelf: Shelf) -> bool:
    """Make the whole index anew if it was made by another version of the stemmer."""
    studies = StudyRow.objects.using(shelf.database).filter(pk=shelf.study)
    if studies.filter(stemmer=made_with()).exists():
        return False
    with writing(shelf) as study:
        index_texts(shelf, set(rows_of(DocumentRow, shelf).values_list("key", flat=True)))
        study.stemmer = made_with()
        study.save(update_fields=["stemmer"])
    return True


def _rows(document: int, text: str) -> Iterator[PassageRow]:
    for place, (start, end) in enumerate(passages(text)):
        exact, stemmed = indexed(text[start:end])
        yield PassageRow(
            pk=document * PER_DOCUMENT + place,
            document_id=document,
            start=start,
            end=end,
            exact=exact,
            stemmed=stemmed,
        )
