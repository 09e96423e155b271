"""Selections put in code points of their text; what can't be placed is told, and kept."""

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from wijkpeil.fieldwork.refi.model.source import TextSource, Transcript
from wijkpeil.fieldwork.refi.positions.convention import Convention
from wijkpeil.fieldwork.refi.positions.raw_text import RawText
from wijkpeil.fieldwork.refi.positions.scale import Scale, scale
from wijkpeil.language import N_

Problem = Literal["outside", "empty", "reversed", "no text", "no position"]
PROBLEMS: dict[Problem, str] = {
    "outside": N_("lies outside the text"),
    "empty": N_("holds no character"),
    "reversed": N_("ends before it starts"),
    "no text": N_("stands on a source without plain text"),
    "no position": N_("has no position in the text"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A text whose selections are in code points.

    Attributes
    ----------
    text : TextSource or Transcript
    spans : mapping of str to (int, int)
        Where each selection stands, by identity; also of those with a problem, if it has a place.
    problems : mapping of str to Problem
        Of the selections that can't become codings, by identity.
    inexact : int
        Positions that fell inside a character and were moved.
    """

    text: TextSource | Transcript
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    inexact: int = 0


def place(
    text: TextSource | Transcript, raw: RawText | None, convention: Convention, *, empty_too: bool
) -> Placed:
    """Place the selections of a text.

    Parameters
    ----------
    text : TextSource or Transcript
    raw : RawText or None
    convention : Convention
    empty_too : bool
        Whether a selection of no characters is accepted: in Wijkpeil's own projects, where it is
        what a correction of the text left.
    """
    if raw is None:
        return Placed(text, {}, {selection.guid: "no text" for selection in text.selections})
    ruler = scale(raw, convention)
    if isinstance(text, TextSource):
        text, spans, inexact = _place_text(text, ruler)
    else:
        text, spans, inexact = _place_transcript(text, ruler)
    problems: dict[str, Problem] = {}
    for selection in text.selections:
        problem = _problem(spans.get(selection.guid), ruler.length, empty_too=empty_too)
        if problem:
            problems[selection.guid] = problem
    return Placed(text, spans, problems, inexact)


def _problem(span: tuple[int, int] | None, length: int, *, empty_too: bool) -> Problem | None:
    if span is None:
        return "no position"
    start, end = span
    if start > end:
        return "reversed"
    if start < 0 or end > length:
        return "outside"
    return "empty" if start == end and not empty_too else None


def _place_text(
    text: TextSource, ruler: Scale
) -> tuple[TextSource, dict[str, tuple[int, int]], int]:
    spans = ruler.spans(
        _array([selection.start for selection in text.selections]),
        _array([selection.end for selection in text.selections]),
    )
    places = list(zip(spans.start.tolist(), spans.end.tolist(), strict=True))
    selections = tuple(
        replace(selection, start=start, end=end)
        for selection, (start, end) in zip(text.selections, places, strict=True)
    )
    by_guid = {one.guid: place for one, place in zip(selections, places, strict=True)}
    return replace(text, selections=selections), by_guid, int((~spans.exact).sum())


def _place_transcript(
    text: Transcript, ruler: Scale
) -> tuple[Transcript, dict[str, tuple[int, int]], int]:
    # A sync point is a place between characters: no end of anything, so never inclusive.
    raw = _array([point.position or 0 for point in text.sync_points])
    found = replace(ruler, inclusive=0).spans(raw, raw)
    points = tuple(
        point if point.position is None else replace(point, position=place)
        for point, place in zip(text.sync_points, found.start.tolist(), strict=True)
    )
    at = {point.guid: point.position for point in points}
    spans = {}
    for selection in text.selections:
        start, end = at.get(selection.start), at.get(selection.end)
        if start is not None and end is not None:
            spans[selection.guid] = (start, end)
    return replace(text, sync_points=points), spans, int((~found.exact).sum())


def _array(numbers: list[int]) -> NDArray[np.int64]:
    return np.array(numbers, dtype=np.int64)
