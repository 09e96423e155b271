"""Cells of the framework matrix in the database."""

from collections.abc import Collection, Mapping
from typing import Any

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import cell_key
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.language import gettext as _
from wijkpeil.store.models import AssessmentCoding, AssessmentRow, CodeRow
from wijkpeil.store.records.chunks import chunks, found, ids, rows_of, upsert
from wijkpeil.store.records.codings import linked
from wijkpeil.store.records.links import replace_links, with_links
from wijkpeil.store.shelf import Shelf


def load(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, Assessment]:
    """Read filled cells."""
    query = rows_of(AssessmentRow, shelf).select_related("factor")
    query = with_links(query, AssessmentCoding, shelf)
    return {row.key: _assessment(row) for row in found(query, keys)}


def put(shelf: Shelf, assessments: Mapping[str, Assessment]) -> None:
    """Add or overwrite cells.

    Raises
    ------
    StoreError
        If a factor or coding is not there.
    """
    codings = linked(shelf, {one for it in assessments.values() for one in it.codings})
    factors = ids(CodeRow, shelf, {it.factor for it in assessments.values()})
    rows = [_row(shelf, it, factors) for it in assessments.values()]
    upsert(AssessmentRow, shelf, rows)
    known = ids(AssessmentRow, shelf, assessments)
    replace_links(
        AssessmentCoding,
        shelf,
        owner="assessment_id",
        links={known[key]: [codings[one] for one in it.codings] for key, it in assessments.items()},
    )


def drop(shelf: Shelf, keys: Collection[str]) -> None:
    """Empty cells."""
    for portion in chunks(sorted(keys)):
        rows_of(AssessmentRow, shelf).filter(key__in=portion).delete()


def _row(shelf: Shelf, it: Assessment, factors: Mapping[str, int]) -> Any:
    if it.factor not in factors:
        message = _("The cell {cell} is of the factor {factor}, which is not there.")
        raise StoreError(message.format(cell=cell_key(it), factor=it.factor))
    return AssessmentRow(
        study_id=shelf.study,
        key=cell_key(it),
        case=it.case,
        perspective=it.perspective,
        factor_id=factors[it.factor],
        score=it.score,
        summary=it.summary,
        assessor=it.assessor,
    )


def _assessment(row: Any) -> Assessment:
    return Assessment(
        case=row.case,
        perspective=row.perspective,
        factor=row.factor.key,
        score=row.score,
        summary=row.summary,
        codings=tuple(link.coding.key for link in row.in_order),
        assessor=row.assessor,
    )
