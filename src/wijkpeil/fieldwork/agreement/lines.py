"""Texts laid end to end on one line, so that all are compared at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.coded_text import CodedText, Compared
from wijkpeil.fieldwork.agreement.ratings import MISSING

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Where each text stands on the line.

    Attributes
    ----------
    compared : Compared
    offsets : ndarray of int, shape (texts + 1,)
        First position of each text; one position is free between two texts.
    starts, ends, text_of : ndarray of int, shape (p,)
        Bounds of what counts as paragraphs, and the place of the text of each.
    present : ndarray of bool, shape (texts, coders)
        Who finished which text.
    """

    compared: Compared
    offsets: IntArray
    starts: IntArray
    ends: IntArray
    text_of: IntArray
    present: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Codings of one code on the line; overlapping and touching ones of a coder are merged.

    Attributes
    ----------
    coder, start, end, text : ndarray of int, shape (s,)
    """

    coder: IntArray
    start: IntArray
    end: IntArray
    text: IntArray


def line(compared: Compared) -> Line:
    """Lay the texts that are compared end to end."""
    texts = compared.texts
    offsets = np.cumsum([0, *(text.length + 1 for text in texts)])
    bounds = [
        (start + offsets[at], end + offsets[at], at)
        for at, text in enumerate(texts)
        for start, end in counting(text)
    ]
    rows = np.array(bounds, dtype=np.int64).reshape(-1, 3)
    present = np.array(
        [[coder in text.coders for coder in compared.coders] for text in texts], dtype=bool
    ).reshape(len(texts), len(compared.coders))
    return Line(compared, offsets, rows[:, 0], rows[:, 1], rows[:, 2], present)


def counting(text: CodedText) -> list[tuple[int, int]]:
    """Give the paragraphs that count, cut to the passages that were read."""
    paragraphs = text.paragraphs or ((0, text.length),) * (text.length > 0)
    if not text.passages:
        return list(paragraphs)
    return [
        (max(start, first), min(end, last))
        for start, end in paragraphs
        for first, last in text.passages
        if max(start, first) < min(end, last)
    ]


def spans_of_codes(on: Line) -> dict[str, Spans]:
    """Merge the codings of each code, by coder."""
    place = {text.document: at for at, text in enumerate(on.compared.texts)}
    coder_of = {coder: at for at, coder in enumerate(on.compared.coders)}
    rows: dict[str, list[tuple[int, int, int, int]]] = {code: [] for code in on.compared.codes}
    for one in on.compared.codings:
        text = place[one.document]
        shift = int(on.offsets[text])
        rows[one.code].append((coder_of[one.coder], one.start + shift, one.end + shift, text))
    return {code: _merged(of) for code, of in rows.items()}


def _merged(rows: Iterable[tuple[int, int, int, int]]) -> Spans:
    kept: list[list[int]] = []
    for coder, start, end, text in sorted(rows):
        if kept and kept[-1][0] == coder and start <= kept[-1][2]:
            kept[-1][2] = max(kept[-1][2], end)
        else:
            kept.append([coder, start, end, text])
    array = np.array(kept, dtype=np.int64).reshape(-1, 4)
    return Spans(array[:, 0], array[:, 1], array[:, 2], array[:, 3])


def marked_paragraphs(on: Line, spans: Spans) -> IntArray:
    """Say of each paragraph and coder if the code occurs: 1, 0, or -1 if the text wasn't read.

    A paragraph counts as marked when at least one of its characters is.
    """
    first = np.searchsorted(on.ends, spans.start, side="right")
    last = np.searchsorted(on.starts, spans.end, side="left")
    return _held(on, spans, first, last, on.text_of)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The line cut wherever a paragraph or a coding of one code starts or ends.

    Attributes
    ----------
    marked : ndarray of int, shape (cells, coders)
        1 if the coder gave the code, 0 if not, -1 if the coder did not read the text.
    length : ndarray of int, shape (cells,)
    paragraph : ndarray of int, shape (cells,)
        Place of the paragraph; -1 between paragraphs.
    first, last : ndarray of int, shape (spans,)
        First cell of each coding, and one past its last.
    """

    marked: IntArray
    length: IntArray
    paragraph: IntArray
    first: IntArray
    last: IntArray


def cells(on: Line, spans: Spans) -> Cells:
    """Cut the line wherever a paragraph or a coding of one code starts or ends."""
    edges = np.unique(np.concatenate([on.starts, on.ends, spans.start, spans.end]))
    begin = edges[:-1]
    paragraph = np.searchsorted(on.starts, begin, side="right") - 1
    inside = (paragraph >= 0) & (begin < on.ends[paragraph])
    first, last = np.searchsorted(edges, spans.start), np.searchsorted(edges, spans.end)
    return Cells(
        marked=_held(on, spans, first, last, on.text_of[np.maximum(paragraph, 0)]),
        length=np.diff(edges),
        paragraph=np.where(inside, paragraph, -1),
        first=first,
        last=last,
    )


def _held(on: Line, spans: Spans, first: IntArray, last: IntArray, text_of: IntArray) -> IntArray:
    steps = np.zeros((len(text_of) + 1, len(on.compared.coders)), dtype=np.int64)
    some = last > first
    np.add.at(steps, (first[some], spans.coder[some]), 1)
    np.add.at(steps, (last[some], spans.coder[some]), -1)
    marked = (np.cumsum(steps, axis=0)[:-1] > 0).astype(np.int64)
    return np.where(on.present[text_of], marked, MISSING)
