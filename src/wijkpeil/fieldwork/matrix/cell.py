"""A cell of the framework matrix: what was judged, and the passages behind it."""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.fieldwork.matrix.assessment import Assessment

CellKey = tuple[str, str, str]
"""Case, perspective, factor."""
CellState = Literal["scored", "unclear", "empty"]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one perspective says of one factor in one case.

    Attributes
    ----------
    case, perspective, factor : str
    assessment : Assessment or None
        None as long as nobody judged it.
    codings : tuple of str
        Ids of the codings behind it, in the order of the documents.
    passages : int
        Stretches of text: codings that overlap, of two coders for instance, count once.
    documents, coders : tuple of str
        Those of the codings, in order of their ids.
    elsewhere : tuple of str
        Ids of codings that the assessment names, though their code or their document belongs to
        another cell.
    """

    case: str
    perspective: str
    factor: str
    assessment: Assessment | None = None
    codings: tuple[str, ...] = ()
    passages: int = 0
    documents: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def key(self) -> CellKey:
        """Its place."""
        return self.case, self.perspective, self.factor

    @property
    def state(self) -> CellState:
        """Whether it holds a score, was found unclear, or is empty."""
        if self.assessment is None:
            return "empty"
        return "unclear" if self.assessment.score is None else "scored"

    @property
    def score(self) -> int | None:
        """The score; None if it is unclear or empty."""
        return None if self.assessment is None else self.assessment.score

    @property
    def summary(self) -> str:
        """What was written in it."""
        return "" if self.assessment is None else self.assessment.summary

    @property
    def without_passages(self) -> bool:
        """Whether it was judged without a passage to rest on."""
        return self.assessment is not None and self.passages == 0

    @property
    def not_judged(self) -> bool:
        """Whether it has passages, and nobody judged them yet."""
        return self.assessment is None and self.passages > 0
