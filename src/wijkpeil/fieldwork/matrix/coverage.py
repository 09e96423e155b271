"""What the fieldwork covers, and what it does not: cells, documents, cases."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.cell import CellKey, MatrixCell
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix


@dataclass(frozen=True, slots=True)
class Share:
    """How many cells of a row, column or layer are filled.

    Attributes
    ----------
    cells : int
    passages : int
        Cells with a passage behind them.
    judged : int
        Cells with an assessment, unclear ones among them.
    scored : int
        Cells with a score.
    """

    cells: int
    passages: int
    judged: int
    scored: int


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """What is covered.

    Attributes
    ----------
    all : Share
    by_case, by_perspective, by_factor : mapping of str to Share
    by_case_and_perspective : mapping of (case, perspective) to Share
    documents : mapping of (case, perspective) to int
        Documents of a case and a perspective.
    without_passage : tuple of (case, perspective, factor)
        Cells that no passage stands behind.
    judged_without_passages, not_judged : tuple of (case, perspective, factor)
        Cells that were judged and rest on nothing, and those with passages that nobody judged.
    without_document : tuple of (case, perspective)
        Cases that a perspective has no document of.
    documents_without_codings : tuple of str
    documents_without_case, documents_without_perspective : tuple of str
        Ids; coded or not.
    """

    all: Share
    by_case: Mapping[str, Share]
    by_perspective: Mapping[str, Share]
    by_factor: Mapping[str, Share]
    by_case_and_perspective: Mapping[tuple[str, str], Share]
    documents: Mapping[tuple[str, str], int]
    without_passage: tuple[CellKey, ...]
    judged_without_passages: tuple[CellKey, ...]
    not_judged: tuple[CellKey, ...]
    without_document: tuple[tuple[str, str], ...]
    documents_without_codings: tuple[str, ...]
    documents_without_case: tuple[str, ...]
    documents_without_perspective: tuple[str, ...]


def coverage(
    matrix: FrameworkMatrix, *, documents: Iterable[Document], codings: Iterable[Coding]
) -> Coverage:
    """Say what a matrix covers.

    Parameters
    ----------
    matrix : FrameworkMatrix
    documents : iterable of Document
    codings : iterable of Coding
        All of them, those that have no column in the matrix too.
    """
    listed = sorted(documents, key=lambda it: it.id)
    coded = {coding.document for coding in codings}
    cells = tuple(matrix.cells.values())
    held = Counter((case, it.perspective) for it in listed for case in it.cases)
    pairs = tuple(product(matrix.cases, matrix.perspectives))
    by_pair: dict[tuple[str, str], list[MatrixCell]] = {pair: [] for pair in pairs}
    for cell in cells:
        by_pair[cell.case, cell.perspective].append(cell)
    return Coverage(
        all=_share(cells),
        by_case={it: _share([c for c in cells if c.case == it]) for it in matrix.cases},
        by_perspective={
            it: _share([c for c in cells if c.perspective == it]) for it in matrix.perspectives
        },
        by_factor={it.id: _share([c for c in cells if c.factor == it.id]) for it in matrix.factors},
        by_case_and_perspective={pair: _share(some) for pair, some in by_pair.items()},
        documents={pair: held[pair] for pair in pairs},
        without_passage=tuple(cell.key for cell in cells if not cell.passages),
        judged_without_passages=tuple(cell.key for cell in cells if cell.without_passages),
        not_judged=tuple(cell.key for cell in cells if cell.not_judged),
        without_document=tuple(pair for pair in pairs if not held[pair]),
        documents_without_codings=tuple(it.id for it in listed if it.id not in coded),
        documents_without_case=tuple(it.id for it in listed if not it.cases),
        documents_without_perspective=tuple(it.id for it in listed if not it.perspective),
    )


def _share(cells: Iterable[MatrixCell]) -> Share:
    some = tuple(cells)
    return Share(
        cells=len(some),
        passages=sum(cell.passages > 0 for cell in some),
        judged=sum(cell.assessment is not None for cell in some),
        scored=sum(cell.score is not None for cell in some),
    )
