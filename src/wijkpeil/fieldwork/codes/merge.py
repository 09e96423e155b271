"""Merging codes: what was given one code gets the other, and nothing is lost."""

from collections.abc import Iterable
from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange, cell_key
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.language import gettext as _

_Span = tuple[str, int, int, str]


def merge_codes(
    codebook: Codebook,
    sources: Iterable[str],
    *,
    into: str,
    codings: Iterable[Coding],
    assessments: Iterable[Assessment] = (),
    timeline: Iterable[TimelineEntry] = (),
) -> Change:
    """Give every coding of some codes another code, and remove those codes.

    Where one coder had given both codes to the very same passage, one coding stays, with both
    memos; links to the other one are moved to it. Codes under a source move under the target.

    Parameters
    ----------
    codebook : Codebook
    sources : iterable of str
        Ids of the codes that disappear.
    into : str
        Id of the code that stays.
    codings : iterable of Coding
        All codings.
    assessments : iterable of Assessment
        All filled cells of the matrix.
    timeline : iterable of TimelineEntry
        All dated entries.

    Raises
    ------
    FieldworkError
        If a code is unknown, the target is among the sources or under one, or both a source and
        the target have a filled cell for the same case and perspective: a person must say which
        score holds.
    """
    gone = tuple(dict.fromkeys(sources))
    _check_codes(codebook, gone, into)
    coding_rows, kept = _recoded(codings, gone, into)
    cells = tuple(assessments)
    if codebook.get(into).kind == "theme" and any(cell.factor in gone for cell in cells):
        message = _(
            "Cells of the matrix are filled for these codes, and {into} is a theme, which has no "
            "column there. Make {into} a factor first."
        )
        raise FieldworkError(message.format(into=into))
    assessment_rows = _moved_cells(cells, gone, into, kept)
    code_rows = tuple(
        [RowChange("codes", one, codebook.get(one), None) for one in gone]
        + [
            RowChange("codes", child.id, child, replace(child, parent=into))
            for one in gone
            for child in codebook.children(one)
            if child.id not in gone
        ]
    )
    names = ", ".join(f"{one} ({codebook.get(one).name})" for one in gone)
    return Change(
        "merge codes",
        (*code_rows, *coding_rows, *assessment_rows, *_relinked(timeline, kept)),
        f"{names} → {into} ({codebook.get(into).name}); {len(coding_rows)}",
    )


def _check_codes(codebook: Codebook, gone: tuple[str, ...], into: str) -> None:
    codebook.get(into)
    if not gone:
        raise FieldworkError(_("Name at least one code to merge."))
    for one in gone:
        if codebook.get(into) in codebook.under(one):
            message = _("{code} can't be merged into {into}: that is the same code or under it.")
            raise FieldworkError(message.format(code=one, into=into))


def _recoded(
    codings: Iterable[Coding], gone: tuple[str, ...], into: str
) -> tuple[list[RowChange], dict[str, str]]:
    """Give the rows, and where links to a coding that was merged away must go."""
    concerned = sorted(it for it in codings if it.code == into or it.code in gone)
    before = {it.id: it for it in concerned}
    after: dict[str, Coding | None] = {}
    first: dict[_Span, str] = {}
    kept: dict[str, str] = {}
    for it in sorted(concerned, key=lambda one: (one.code != into, one)):
        span = (it.document, it.start, it.end, it.coder)
        if span in first:
            kept[it.id] = first[span]
            after[it.id] = None
            after[first[span]] = _with_memo(after[first[span]], it)
        else:
            first[span] = it.id
            after[it.id] = replace(it, code=into)
    rows = [
        RowChange("codings", one, before[one], after[one])
        for one in before
        if before[one] != after[one]
    ]
    return rows, kept


def _with_memo(coding: Coding | None, other: Coding) -> Coding:
    assert coding is not None  # noqa: S101 - the first of a span stays
    memos = [memo for memo in (coding.memo, other.memo) if memo]
    return replace(coding, memo="\n".join(dict.fromkeys(memos)), flag=coding.flag or other.flag)


def _moved_cells(
    assessments: Iterable[Assessment], gone: tuple[str, ...], into: str, kept: dict[str, str]
) -> list[RowChange]:
    rows: list[RowChange] = []
    taken: set[str] = set()
    for it in sorted(assessments, key=lambda one: (one.factor != into, cell_key(one))):
        new = replace(
            it,
            factor=into if it.factor in gone else it.factor,
            codings=tuple(dict.fromkeys(kept.get(one, one) for one in it.codings)),
        )
        key = cell_key(new)
        if key in taken:
            message = _(
                "The cell {cell} of the matrix is filled for more than one of these codes. Keep "
                "one of the scores first."
            )
            raise FieldworkError(message.format(cell=key.replace("|", " × ")))
        if new.factor == into:
            taken.add(key)
        if new.factor != it.factor:
            rows.append(RowChange("assessments", cell_key(it), it, None))
            rows.append(RowChange("assessments", key, None, new))
        elif new != it:
            rows.append(RowChange("assessments", key, it, new))
    return rows


def _relinked(timeline: Iterable[TimelineEntry], kept: dict[str, str]) -> list[RowChange]:
    rows = []
    for it in timeline:
        codings = tuple(dict.fromkeys(kept.get(one, one) for one in it.codings))
        if codings != it.codings:
            rows.append(RowChange("timeline", it.id, it, replace(it, codings=codings)))
    return rows
