"""Where a text's words start and end: people select words, so right positions fall there."""

import unicodedata
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wijkpeil.fieldwork.refi.positions.raw_text import code_points


@dataclass(frozen=True, slots=True)
class WordEdges:
    """Between which characters of a text a word is not cut.

    Attributes
    ----------
    whole : array of bool, shape (characters + 1,)
        Whether a cut at this place leaves all words whole.
    starts, ends : array of bool, shape (characters + 1,)
        Whether, besides, something other than white space starts or ends here.
    """

    whole: NDArray[np.bool_] = field(repr=False)
    starts: NDArray[np.bool_] = field(repr=False)
    ends: NDArray[np.bool_] = field(repr=False)


def word_edges(text: str) -> WordEdges:
    """Find the edges of words; a letter, a digit and a mark on one (é in two parts) are of it."""
    points = code_points(text)
    distinct, where = np.unique(points, return_inverse=True)
    letters = np.array([_of_word(chr(point)) for point in distinct], dtype=bool)[where]
    spaces = np.array([chr(point).isspace() for point in distinct], dtype=bool)[where]
    before = np.concatenate(([False], letters))
    after = np.concatenate((letters, [False]))
    whole = ~(before & after)
    return WordEdges(
        whole,
        whole & ~np.concatenate((spaces, [True])),
        whole & ~np.concatenate(([True], spaces)),
    )


def _of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
