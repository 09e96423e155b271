"""Filling cells of the framework matrix."""

from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, cell_key, row_changes
from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST, Assessment
from wijkpeil.language import gettext as _
from wijkpeil.store import Store


def fill_cell(store: Store, cell: Assessment, *, who: str) -> int:
    """Fill a cell, or fill it otherwise.

    Raises
    ------
    FieldworkError
        If the case, perspective, factor or a coding is unknown, or the score out of range.
    """
    cell = replace(cell, summary=cell.summary.strip())
    _check(store, cell)
    fieldwork = store.fieldwork()
    before = {cell_key(it): it for it in fieldwork.assessments}.get(cell_key(cell))
    rows = row_changes("assessments", [(before, cell)])
    return store.apply(Change("fill matrix", rows, cell_key(cell)), who=who)


def empty_cell(store: Store, key: str, *, who: str) -> int:
    """Empty a cell.

    Raises
    ------
    FieldworkError
        If it is not filled.
    """
    before = {cell_key(it): it for it in store.fieldwork().assessments}.get(key)
    if before is None:
        raise FieldworkError(_("That cell of the matrix is empty already."))
    return store.apply(
        Change("fill matrix", row_changes("assessments", [(before, None)]), key), who=who
    )


def codings_of_cell(store: Store, cell: Assessment) -> Assessment:
    """Let a cell rest on all codings of its factor, in its case's documents of its side."""
    fieldwork = store.fieldwork()
    codes = {code.id for code in store.codebook().under(cell.factor)}
    documents = {
        it.id
        for it in fieldwork.documents
        if cell.case in it.cases and it.perspective == cell.perspective
    }
    found = tuple(
        it.id for it in fieldwork.codings if it.code in codes and it.document in documents
    )
    return replace(cell, codings=found)


def _check(store: Store, cell: Assessment) -> None:
    study, fieldwork = store.study, store.fieldwork()
    factors = {code.id for code in store.codebook().factors()}
    codings = {it.id for it in fieldwork.codings}
    for value, known, what in (
        (cell.case, {case.code for case in study.cases}, _("case")),
        (cell.perspective, set(study.perspectives), _("perspective")),
        (cell.factor, factors, _("factor")),
        *((one, codings, _("coding")) for one in cell.codings),
    ):
        if value not in known:
            message = _("There is no {what} “{value}” in this study.")
            raise FieldworkError(message.format(what=what, value=value))
    if cell.score is not None and not LOWEST <= cell.score <= HIGHEST:
        message = _("A score runs from {lowest} to {highest}; {score} is none.")
        raise FieldworkError(message.format(lowest=LOWEST, highest=HIGHEST, score=cell.score))
