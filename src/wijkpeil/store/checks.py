"""What the store takes: nothing that the study's files couldn't hold and be read back from.

The same is checked when the files are read. It has to be checked here as well, because a change
is committed before it is written to them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Record, RowChange
from wijkpeil.fieldwork.codes.code import CODE_KINDS, Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import DOCUMENT_KINDS, Document
from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST, Assessment
from wijkpeil.fieldwork.timeline import ENTRY_KINDS, TimelineEntry
from wijkpeil.language import gettext as _
from wijkpeil.store.journal import keys_of
from wijkpeil.store.models import AssessmentRow, CodingRow
from wijkpeil.store.records import codes, documents, texts
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.shelf import Shelf
from wijkpeil.study import Study
from wijkpeil.study.moments import Moment

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # what UTF-8 or PostgreSQL can't hold
_NO_CELL = re.compile("[\0\r\ud800-\udfff]")  # a lone \r would end a row of a CSV file
_LONGEST_CELL = 131_072  # what Python's reader of CSV files takes


@dataclass(frozen=True, slots=True)
class Known:
    """What records may name outside the fieldwork.

    Attributes
    ----------
    cases, perspectives, interventions : collection of str
    """

    cases: Collection[str]
    perspectives: Collection[str]
    interventions: Collection[str]

    @classmethod
    def of(cls, study: Study) -> "Known":
        """Take them from a study."""
        return cls(
            cases=frozenset(it.code for it in study.cases),
            perspectives=frozenset(study.perspectives),
            interventions=frozenset(it.id for it in study.interventions),
        )


def check_rows(rows: Iterable[RowChange], *, known: Known) -> None:
    """Refuse records that the files couldn't hold, each by itself.

    Raises
    ------
    StoreError
        The message names the record and the field, never what is in it.
    """
    for row in rows:
        if row.after is not None:
            for field in _wrong_fields(row.after, known):
                message = _(
                    "The field {field} of {table} {key} can't be kept like this: it is empty, "
                    "names something unknown, or holds signs or spaces at its ends that a file "
                    "can't hold."
                )
                raise StoreError(message.format(field=field, table=row.table, key=row.key))


def check_references(shelf: Shelf, rows: Collection[RowChange]) -> None:
    """Refuse what doesn't fit together, once a change is carried out.

    Raises
    ------
    StoreError
        If a coding runs past its text, a text isn't the one its document was made with, or the
        codes make no tree.
    """
    touched = keys_of(rows, "texts") | keys_of(rows, "documents")
    given = [row.after for row in rows if isinstance(row.after, Coding)]
    _check_lengths(shelf, given)
    if touched:
        _check_texts(shelf, touched)
    if keys_of(rows, "codes"):
        _check_codes(shelf)
    if keys_of(rows, "assessments"):
        _check_factors(shelf)


def _check_lengths(shelf: Shelf, codings: Iterable[Coding]) -> None:
    codings = tuple(codings)
    lengths = texts.lengths(shelf, {it.document for it in codings}) if codings else {}
    for it in codings:
        if it.document in lengths and it.end > lengths[it.document]:
            raise StoreError(_too_long(it.id, it.document, it.end))


def _check_texts(shelf: Shelf, touched: Collection[str]) -> None:
    stored = texts.fingerprints(shelf, touched)
    for key, document in documents.load(shelf, touched).items():
        if document.text_sha256 and stored.get(key, document.text_sha256) != document.text_sha256:
            message = _("The text of document {document} is not the one that its fingerprint says.")
            raise StoreError(message.format(document=key))
    for key, length in texts.lengths(shelf, touched).items():
        past = rows_of(CodingRow, shelf).filter(document__key=key, end__gt=length)
        for coding, end in past.values_list("key", "end")[:1]:
            raise StoreError(_too_long(coding, key, end))


def _check_codes(shelf: Shelf) -> None:
    codes.codebook(shelf)
    _check_factors(shelf)


def _check_factors(shelf: Shelf) -> None:
    themes = rows_of(AssessmentRow, shelf).filter(factor__kind="theme")
    for cell, code in themes.values_list("key", "factor__key")[:1]:
        message = _("The cell {cell} is filled for {code}, which is no factor.")
        raise StoreError(message.format(cell=cell, code=code))


def _too_long(coding: str, document: str, end: int) -> str:
    message = _("The coding {id} runs to character {end}, past the end of document {document}.")
    return message.format(id=coding, end=end, document=document)


def _wrong_fields(record: Record, known: Known) -> Iterator[str]:
    if isinstance(record, str):
        yield from _unless(text=not _NO_TEXT.search(record) and not record.startswith("\ufeff"))
        return
    cells = ((it.name, _cells(getattr(record, it.name))) for it in fields(record))
    yield from (name for name, values in cells if not all(_fits(value) for value in values))
    match record:
        case Document():
            yield from _wrong_document(record, known)
        case Code():
            yield from _unless(id=_is_id(record.id), name=record.name, kind=_in(record, CODE_KINDS))
        case Coding():
            span = 0 <= record.start < record.end
            yield from _unless(id=_is_id(record.id), coder=record.coder, end=span)
        case Assessment():
            yield from _wrong_assessment(record, known)
        case TimelineEntry():  # pragma: no branch - there is no other
            yield from _wrong_entry(record, known)


def _wrong_document(it: Document, known: Known) -> Iterator[str]:
    yield from _unless(
        id=_is_id(it.id),
        title=it.title,
        cases=_listed(it.cases, known.cases),
        perspective=not it.perspective or it.perspective in known.perspectives,
        kind=_in(it, DOCUMENT_KINDS),
        date=_is_moment(it.date),
        reviewed_on=_is_moment(it.reviewed_on) and (it.reviewed_by or not it.reviewed_on),
    )


def _wrong_assessment(it: Assessment, known: Known) -> Iterator[str]:
    yield from _unless(
        case=it.case in known.cases,
        perspective=it.perspective in known.perspectives,
        score=it.score is None or it.score in range(LOWEST, HIGHEST + 1),
        codings=_once(it.codings),
    )


def _wrong_entry(it: TimelineEntry, known: Known) -> Iterator[str]:
    dated = it.start and _is_moment(it.start) and _is_moment(it.end)
    yield from _unless(
        id=_is_id(it.id),
        cases=_listed(it.cases, known.cases),
        start=dated,
        end=not dated or not it.end or Moment(it.end).last > Moment(it.start),
        title=it.title,
        kind=_in(it, ENTRY_KINDS),
        codings=_once(it.codings),
        intervention=not it.intervention or it.intervention in known.interventions,
    )


def _unless(**right: object) -> Iterator[str]:
    yield from (field for field, holds in right.items() if not holds)


def _cells(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _fits(cell: object) -> bool:
    if not isinstance(cell, str):
        return True
    return cell == cell.strip() and not _NO_CELL.search(cell) and len(cell) < _LONGEST_CELL


def _is_id(value: str) -> bool:
    return _ID.fullmatch(value) is not None


def _in(record: Document | Code | TimelineEntry, kinds: tuple[str, ...]) -> bool:
    return record.kind in kinds


def _listed(values: tuple[str, ...], among: Collection[str]) -> bool:
    return _once(values) and all(it in among for it in values)


def _once(values: tuple[str, ...]) -> bool:
    return len(set(values)) == len(values)


def _is_moment(value: str) -> bool:
    try:
        return not value or bool(Moment(value))
    except ValueError:
        return False
