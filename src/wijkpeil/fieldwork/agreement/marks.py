"""From codings to ratings: of paragraphs, of characters, or of units that coders cut themselves."""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.lines import Cells, Line, Spans, cells, marked_paragraphs
from wijkpeil.fieldwork.agreement.ratings import MISSING, Ratings

FloatArray = npt.NDArray[np.float64]
UnitKind = Literal["paragraph", "character", "unitised"]
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
NO_YES = ("no", "yes")


def marks(on: Line, spans: Spans, unit: UnitKind) -> Ratings:
    """Turn the codings of one code into ratings (no, yes), a group for each paragraph.

    Parameters
    ----------
    on : Line
    spans : Spans
    unit : {"paragraph", "character", "unitised"}

    Returns
    -------
    Ratings
        Characters that are alike are one row, weighted by their number.
    """
    if unit == "paragraph":
        values = marked_paragraphs(on, spans)
        weights = np.ones(len(values))
        groups, unpaired = np.arange(len(values), dtype=np.int64), None
    else:
        cut = cells(on, spans)
        kept = cut.paragraph >= 0
        values, groups = cut.marked[kept], cut.paragraph[kept]
        weights = cut.length[kept].astype(float)
        unpaired = _unpaired(cut, on) if unit == "unitised" else None
    return Ratings(
        values=values,
        categories=NO_YES,
        coders=on.compared.coders,
        weights=weights,
        groups=groups,
        size=len(on.starts),
        unpaired=unpaired,
    )


def _unpaired(cut: Cells, on: Line) -> FloatArray:
    """Sum lengths of gaps, and squared lengths of units, over paragraphs.

    A unit belongs to the paragraph where it starts; what lies between paragraphs does not count.
    """
    found = np.zeros((len(on.starts), 2))
    counted = cut.length * (cut.paragraph >= 0)
    gaps = ((cut.marked == 0).sum(axis=1) * counted).astype(float)
    inside = cut.paragraph >= 0
    np.add.at(found[:, 0], cut.paragraph[inside], gaps[inside])
    before = np.concatenate([[0], np.cumsum(counted)])
    lengths = before[cut.last] - before[cut.first]
    # The first cell of a unit may lie between paragraphs: then its first that counts.
    following = np.searchsorted(before, before[cut.first], side="right") - 1
    some = lengths > 0
    squares = lengths[some].astype(float) ** 2
    np.add.at(found[:, 1], cut.paragraph[following[some]], squares)
    return found


def units_marked(on: Line, spans: Spans, given: Ratings, unit: UnitKind) -> dict[str, float]:
    """Count what each coder marked: paragraphs, characters or units."""
    if unit == "unitised":
        counts = np.bincount(spans.coder, minlength=len(given.coders)).astype(float)
    else:
        counts = given.weights @ (given.values == 1).astype(float)
    read = (given.values != MISSING).any(axis=0)
    return {
        coder: float(count)
        for coder, count, did in zip(on.compared.coders, counts, read, strict=True)
        if did
    }
