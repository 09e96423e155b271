"""The framework matrix: cases x perspectives x factors."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.matrix.cell import CellKey, MatrixCell
from wijkpeil.fieldwork.matrix.placing import column_of_codes, count_passages, reading_order
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True)
class OutsideMatrix:
    """What the matrix can't hold, or holds with a caution.

    Attributes
    ----------
    codings_without_factor : int
        Codings whose code is no factor and stands under none.
    documents_without_case, documents_without_perspective : tuple of str
        Ids of documents whose codings have no place.
    documents_of_several_cases : tuple of str
        Their passages count in each of those cases.
    flagged : tuple of str
        Ids of codings that a person should look at again, as the text under them changed.
    """

    codings_without_factor: int = 0
    documents_without_case: tuple[str, ...] = ()
    documents_without_perspective: tuple[str, ...] = ()
    documents_of_several_cases: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FrameworkMatrix:
    """Cases x perspectives x factors.

    Attributes
    ----------
    cases, perspectives : tuple of str
    factors : tuple of Code
        The development first, if the codebook has it; then the factors, in its order.
    cells : mapping of (case, perspective, factor) to MatrixCell
        Every cell, the empty ones too, in the order of the three tuples above.
    outside : OutsideMatrix
    """

    cases: tuple[str, ...]
    perspectives: tuple[str, ...]
    factors: tuple[Code, ...]
    cells: Mapping[CellKey, MatrixCell]
    outside: OutsideMatrix

    def cell(self, case: str, perspective: str, factor: str) -> MatrixCell:
        """Give a cell.

        Raises
        ------
        FieldworkError
            If the matrix has no such cell.
        """
        try:
            return self.cells[case, perspective, factor]
        except KeyError:
            raise _no_cell((case, perspective, factor)) from None

    def factor(self, factor: str) -> Code:
        """Give a factor by its id.

        Raises
        ------
        FieldworkError
            If it has no column.
        """
        for code in self.factors:
            if code.id == factor:
                return code
        message = _("The framework matrix has no factor “{factor}”. It has: {known}.")
        known = ", ".join(code.id for code in self.factors) or "–"
        raise FieldworkError(message.format(factor=factor, known=known))

    @property
    def development(self) -> Code | None:
        """The code that holds what is said of rise or decline itself, if there is one."""
        return next((code for code in self.factors if code.kind == "development"), None)


def framework_matrix(
    *,
    cases: Iterable[str],
    perspectives: Iterable[str],
    codebook: Codebook,
    documents: Iterable[Document],
    codings: Iterable[Coding],
    assessments: Iterable[Assessment],
) -> FrameworkMatrix:
    """Put assessments and the passages behind them into one matrix.

    A coding stands behind the cell of its document's case (each of them, if it has several), its
    document's perspective, and the nearest factor at or above its code; and behind the cell whose
    assessment names it.

    Parameters
    ----------
    cases : iterable of str
        Area codes, in the order to tell them.
    perspectives : iterable of str
    codebook : Codebook
    documents : iterable of Document
    codings : iterable of Coding
    assessments : iterable of Assessment

    Raises
    ------
    FieldworkError
        If a coding is of an unknown document or code, or an assessment is of a cell that is not
        there, of a cell that has one already, or rests on an unknown coding.
    """
    axes = tuple(cases), tuple(perspectives)
    factors = codebook.factors()
    by_id = {document.id: document for document in documents}
    ordered = sorted(codings, key=reading_order)
    columns = column_of_codes(codebook)
    _check_codings(ordered, by_id, columns)
    keys = tuple(product(*axes, [code.id for code in factors]))
    behind = _behind(ordered, by_id, columns, frozenset(keys))
    judged = _judged(assessments, frozenset(keys))
    coding_of = {coding.id: coding for coding in ordered}
    return FrameworkMatrix(
        cases=axes[0],
        perspectives=axes[1],
        factors=factors,
        cells={key: _cell(key, behind.get(key, ()), judged.get(key), coding_of) for key in keys},
        outside=_outside(ordered, by_id, columns),
    )


def _check_codings(
    codings: Iterable[Coding], documents: Collection[str], codes: Collection[str]
) -> None:
    for coding in codings:
        if coding.document not in documents:
            message = _("The coding {id} is of the document “{document}”, which is not there.")
            raise FieldworkError(message.format(id=coding.id, document=coding.document))
        if coding.code not in codes:
            message = _("The coding {id} has the code “{code}”, which is not in the codebook.")
            raise FieldworkError(message.format(id=coding.id, code=coding.code))


def _behind(
    codings: Iterable[Coding],
    documents: Mapping[str, Document],
    columns: Mapping[str, str],
    keys: frozenset[CellKey],
) -> dict[CellKey, list[Coding]]:
    """Put each coding in its cells; codings without a place are told by `_outside`."""
    placed: dict[CellKey, list[Coding]] = {}
    for coding in codings:
        document = documents[coding.document]
        for case in document.cases:
            key = (case, document.perspective, columns[coding.code])
            if key in keys:
                placed.setdefault(key, []).append(coding)
    return placed


def _judged(
    assessments: Iterable[Assessment], keys: frozenset[CellKey]
) -> dict[CellKey, Assessment]:
    found: dict[CellKey, Assessment] = {}
    for one in assessments:
        key = (one.case, one.perspective, one.factor)
        if key not in keys:
            raise _no_cell(key)
        if key in found:
            message = _("The cell {cell} of the framework matrix is filled twice. Keep one.")
            raise FieldworkError(message.format(cell=" × ".join(key)))
        found[key] = one
    return found


def _cell(
    key: CellKey,
    placed: Collection[Coding],
    assessment: Assessment | None,
    coding_of: Mapping[str, Coding],
) -> MatrixCell:
    if not placed and assessment is None:
        return MatrixCell(*key)
    here = {coding.id: coding for coding in placed}
    named = () if assessment is None else assessment.codings
    elsewhere = tuple(id_ for id_ in named if id_ not in here)
    behind = list(placed)
    if elsewhere:
        behind += list(_named(elsewhere, key, coding_of))
        behind.sort(key=reading_order)
    return MatrixCell(
        *key,
        assessment=assessment,
        codings=tuple(coding.id for coding in behind),
        passages=count_passages(behind),
        documents=tuple(sorted({coding.document for coding in behind})),
        coders=tuple(sorted({coding.coder for coding in behind if coding.coder})),
        elsewhere=elsewhere,
    )


def _named(ids: Iterable[str], key: CellKey, coding_of: Mapping[str, Coding]) -> Iterator[Coding]:
    for id_ in ids:
        if id_ not in coding_of:
            message = _("The cell {cell} rests on the coding “{id}”, which is not there.")
            raise FieldworkError(message.format(cell=" × ".join(key), id=id_))
        yield coding_of[id_]


def _outside(
    codings: Iterable[Coding], documents: Mapping[str, Document], columns: Mapping[str, str]
) -> OutsideMatrix:
    coded = [documents[id_] for id_ in sorted({coding.document for coding in codings})]
    return OutsideMatrix(
        codings_without_factor=sum(not columns[coding.code] for coding in codings),
        documents_without_case=tuple(it.id for it in coded if not it.cases),
        documents_without_perspective=tuple(it.id for it in coded if not it.perspective),
        documents_of_several_cases=tuple(it.id for it in coded if len(it.cases) > 1),
        flagged=tuple(coding.id for coding in codings if coding.flag),
    )


def _no_cell(key: CellKey) -> FieldworkError:
    message = _(
        "The framework matrix has no cell {cell}. Its case, perspective and factor must each be "
        "one of the study's."
    )
    return FieldworkError(message.format(cell=" × ".join(key)))
