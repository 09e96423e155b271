"""What the selections in one text say of each way of counting.

A selection's two positions are set against the text's words. Each is one of three things: neat (a
word or a sign starts or ends there), loose (no word is cut, but white space is taken in), or a cut
through a word. The log-likelihood of convention *h* is, over the distinct selections and both
their ends,

    L(h) = sum of log(p(k) / b(k)),

with k what the position is by *h*, p(k) the chance of that under the right convention, and b(k)
the share of such places in this text, which is the chance of it for a place picked blindly. A
position outside the text or inside a character counts log 0.01.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from wijkpeil.fieldwork.refi.positions.convention import CONVENTIONS, Convention
from wijkpeil.fieldwork.refi.positions.raw_text import RawText
from wijkpeil.fieldwork.refi.positions.scale import Scale, Spans, scale
from wijkpeil.fieldwork.refi.positions.words import WordEdges, word_edges

NEAT, LOOSE, CUT = 0.80, 0.12, 0.08
"""p: researchers select words, but not always neatly."""
BASE = (0.02, 0.7)
"""Bounds on b, so that no text makes a single selection decisive."""
IMPOSSIBLE = float(np.log(0.01))


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and the positions given in it, as written.

    Attributes
    ----------
    id : str
        Identity of the source.
    title : str
    text : RawText
    spans : sequence of (int, int)
        Start and end of each selection.
    """

    id: str
    title: str
    text: RawText
    spans: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one text's selections say.

    Attributes
    ----------
    id, title : str
    selections : int
        How many have a start before their end.
    distinct : array of int, shape (distinct, 2)
        Start and end as written, each pair once.
    likelihood : mapping of Convention to float
        L(h).
    on_words : mapping of Convention to int
        Of all selections, how many cut no word at either end.
    distinct_on_words : mapping of Convention to int
        The same of the distinct ones.
    places : mapping of Convention to array of int, shape (distinct, 2)
        Where the distinct ones fall, in code points.
    """

    id: str
    title: str
    selections: int
    distinct: NDArray[np.int64] = field(repr=False)
    likelihood: dict[Convention, float]
    on_words: dict[Convention, int]
    distinct_on_words: dict[Convention, int]
    places: dict[Convention, NDArray[np.int64]] = field(repr=False)


def weigh(placed: PlacedText) -> Evidence | None:
    """Weigh the selections of a text.

    Returns
    -------
    Evidence or None
        None if there is nothing to weigh: no selections, or none inside the text whatever the
        convention.
    """
    forward = np.array([span for span in placed.spans if span[0] < span[1]], dtype=np.int64)
    if not len(forward):
        return None
    distinct, times = np.unique(forward, axis=0, return_counts=True)
    edges = word_edges(placed.text.text)
    likelihood: dict[Convention, float] = {}
    on_words, distinct_on_words, places = {}, {}, {}
    reached = False
    rulers: dict[Convention, Scale] = {}
    for convention in CONVENTIONS:
        ruler = _ruler(placed.text, convention, rulers)
        spans = ruler.spans(distinct[:, 0], distinct[:, 1])
        inside = (spans.start >= 0) & (spans.end <= ruler.length) & (spans.start < spans.end)
        reached |= bool(inside.any())
        whole = _at(edges.whole, spans.start) & _at(edges.whole, spans.end) & inside
        whole &= spans.exact
        likelihood[convention] = _likelihood(edges, spans, inside & spans.exact)
        on_words[convention] = int(np.sum(times[whole]))
        distinct_on_words[convention] = int(whole.sum())
        places[convention] = np.stack((spans.start, spans.end), axis=1)
    if not reached:
        return None
    return Evidence(
        placed.id,
        placed.title,
        len(forward),
        distinct,
        likelihood,
        on_words,
        distinct_on_words,
        places,
    )


def _ruler(text: RawText, convention: Convention, rulers: dict[Convention, Scale]) -> Scale:
    """Lay a ruler, or take the one that differs only in what its end means."""
    like = replace(convention, bom=convention.bom and text.bom, end="exclusive")
    if like not in rulers:
        rulers[like] = scale(text, like)
    return replace(rulers[like], inclusive=int(convention.end == "inclusive"))


def _at(flags: NDArray[np.bool_], index: NDArray[np.int64]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = flags[np.clip(index, 0, len(flags) - 1)]
    return found


def _likelihood(edges: WordEdges, spans: Spans, possible: NDArray[np.bool_]) -> float:
    total = 2 * IMPOSSIBLE * np.count_nonzero(~possible)
    for neat, index in ((edges.starts, spans.start), (edges.ends, spans.end)):
        kinds = ((NEAT, neat), (LOOSE, edges.whole & ~neat), (CUT, ~edges.whole))
        for chance, flags in kinds:
            base = np.clip(flags.mean(), *BASE)
            total += np.count_nonzero(_at(flags, index[possible])) * np.log(chance / base)
    return float(total)
