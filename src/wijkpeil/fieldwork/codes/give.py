"""Giving passages a code, and taking or changing that."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.language import gettext as _


def new_coding_id() -> str:
    """Give an id that no other coding has, on this machine or any other."""
    return str(uuid.uuid4())


def add_codings(
    codings: Iterable[Coding], *, codebook: Codebook, texts: Mapping[str, str]
) -> Change:
    """Give passages a code.

    Parameters
    ----------
    codings : iterable of Coding
    codebook : Codebook
    texts : mapping of str to str
        The text of each document that they are in.

    Raises
    ------
    FieldworkError
        If a code or document is unknown, a passage has no character or only blanks, or lies
        outside its text.

    Examples
    --------
    >>> from wijkpeil.fieldwork.codes.code import Code
    >>> one = Coding("d1", 0, 5, code="trust", coder="AB", id="k1")
    >>> add_codings([one], codebook=Codebook.of([Code("trust", "Trust")]),
    ...             texts={"d1": "Agreed."}).detail
    '1: trust'
    """
    given = tuple(codings)
    for it in given:
        check_coding(it, codebook=codebook, texts=texts)
    codes = ", ".join(sorted({it.code for it in given}))
    rows = tuple(RowChange("codings", it.id, None, it) for it in given)
    return Change("add codings", rows, f"{len(given)}: {codes}", stands_on=_texts_of(given, texts))


def change_codings(
    pairs: Iterable[tuple[Coding, Coding]], *, codebook: Codebook, texts: Mapping[str, str]
) -> Change:
    """Change codings: another code, other bounds, another memo, or a flag taken away.

    Parameters
    ----------
    pairs : iterable of (Coding, Coding)
        Before and after, with the same id.
    codebook, texts
        As `add_codings`.

    Raises
    ------
    FieldworkError
        As `add_codings`.
    """
    given = tuple(pairs)
    for _before, after in given:
        check_coding(after, codebook=codebook, texts=texts)
    rows = row_changes("codings", given)
    texts_then = _texts_of([after for _before, after in given], texts)
    return Change("change codings", rows, str(len(rows)), stands_on=texts_then)


def remove_codings(
    codings: Iterable[Coding],
    *,
    assessments: Iterable[Assessment] = (),
    timeline: Iterable[TimelineEntry] = (),
) -> Change:
    """Take codes off passages; cells of the matrix and dated entries lose the link with them.

    Parameters
    ----------
    codings : iterable of Coding
        Those to remove.
    assessments : iterable of Assessment
        All filled cells.
    timeline : iterable of TimelineEntry
        All dated entries.
    """
    gone = {it.id: it for it in codings}
    cells = row_changes(
        "assessments",
        [(it, replace(it, codings=_without(it.codings, gone))) for it in assessments],
    )
    entries = row_changes(
        "timeline", [(it, replace(it, codings=_without(it.codings, gone))) for it in timeline]
    )
    rows = tuple(RowChange("codings", one, it, None) for one, it in gone.items())
    codes = ", ".join(sorted({it.code for it in gone.values()}))
    return Change("remove codings", (*rows, *cells, *entries), f"{len(gone)}: {codes}")


def check_coding(coding: Coding, *, codebook: Codebook, texts: Mapping[str, str]) -> None:
    """Refuse a coding that can't stand.

    Raises
    ------
    FieldworkError
        As `add_codings`.
    """
    codebook.get(coding.code)
    text = texts.get(coding.document)
    if text is None:
        message = _("There is no document “{document}”.").format(document=coding.document)
        raise FieldworkError(message)
    if not 0 <= coding.start < coding.end <= len(text):
        message = _(
            "The passage {start} to {end} does not lie in document {document} of {length} "
            "characters."
        )
        raise FieldworkError(
            message.format(
                start=coding.start, end=coding.end, document=coding.document, length=len(text)
            )
        )
    if not text[coding.start : coding.end].strip():
        message = _("The passage {start} to {end} in document {document} holds only blanks.")
        raise FieldworkError(
            message.format(start=coding.start, end=coding.end, document=coding.document)
        )


def _texts_of(codings: Iterable[Coding], texts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give the fingerprints of the texts that passages were chosen in."""
    documents = sorted({it.document for it in codings})
    return tuple((it, hashlib.sha256(texts[it].encode()).hexdigest()) for it in documents)


def _without(ids: tuple[str, ...], gone: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in gone)
