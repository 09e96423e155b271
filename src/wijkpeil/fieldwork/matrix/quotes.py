"""Quotes: the words that an assessment rests on, where they may be shown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.cell import CellKey, MatrixCell
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix
from wijkpeil.fieldwork.matrix.placing import reading_order

LONGEST, SHORTEST = 320, 15
"""Characters: a longer passage is cut off at a word, and a shorter one says too little."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that may be quoted.

    Attributes
    ----------
    text : str
        On one line; ends in "…" where it was cut off.
    coding : str
        Id of the coding that it is.
    document : Document
    """

    text: str
    coding: str
    document: Document


def choose_quotes(
    matrix: FrameworkMatrix,
    *,
    documents: Iterable[Document],
    codings: Iterable[Coding],
    text_of: Callable[[Document], str],
) -> dict[CellKey, Quote]:
    """Choose a quote for each cell that has one.

    The choice is a person's: only passages that the assessment of a cell names are quoted. Of
    those, the first that is long enough, whose document may be quoted, and under which the text
    did not change.

    Parameters
    ----------
    matrix : FrameworkMatrix
    documents : iterable of Document
    codings : iterable of Coding
    text_of : callable
        Gives the text of a document; it is asked only of documents that may be quoted. An empty
        text gives no quotes.
    """
    held = {it.id: it for it in documents if it.may_be_quoted}
    coding_of = {it.id: it for it in codings if it.document in held and not it.flag}
    texts: dict[str, str] = {}
    found: dict[CellKey, Quote] = {}
    for cell in matrix.cells.values():
        for coding in _named(cell, coding_of):
            document = held[coding.document]
            if document.id not in texts:
                texts[document.id] = text_of(document)
            words = quoted(texts[document.id][coding.start : coding.end])
            if len(words) >= SHORTEST:
                found[cell.key] = Quote(words, coding.id, document)
                break
    return found


def quoted(text: str, *, longest: int = LONGEST) -> str:
    r"""Put words on one line, and cut a long text off at a word.

    >>> quoted("Het is hier\nrustiger geworden.")
    'Het is hier rustiger geworden.'
    >>> quoted("Het is hier rustiger geworden.", longest=17)
    'Het is hier …'
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"


def _named(cell: MatrixCell, coding_of: Mapping[str, Coding]) -> list[Coding]:
    """Give the passages that a person chose: those of the cell's own documents first."""
    if cell.assessment is None:
        return []
    chosen = [coding_of[id_] for id_ in cell.assessment.codings if id_ in coding_of]
    return sorted(chosen, key=lambda it: (it.id in cell.elsewhere, reading_order(it)))
