"""The texts of an export: as files, with their selections counted as the profile wants."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from wijkpeil.fieldwork.refi.guid import named
from wijkpeil.fieldwork.refi.model.project import File
from wijkpeil.fieldwork.refi.model.selection import TextSelection, TranscriptSelection
from wijkpeil.fieldwork.refi.model.source import SyncPoint, TextSource, Transcript
from wijkpeil.fieldwork.refi.paths import INTERNAL
from wijkpeil.fieldwork.refi.positions.convention import NVIVO, STANDARD, Convention
from wijkpeil.fieldwork.refi.positions.raw_text import from_string
from wijkpeil.fieldwork.refi.positions.scale import Scale, scale
from wijkpeil.fieldwork.refi.writing.selections import Marked, Span

Profile = Literal["standard", "nvivo"]
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Style:
    """How a profile writes texts.

    Attributes
    ----------
    convention : Convention
    line_break : str
    bom : bool
    folder : {"sources", "Sources"}
    """

    convention: Convention
    line_break: str
    bom: bool
    folder: Literal["sources", "Sources"]


STYLES: dict[Profile, Style] = {
    "standard": Style(STANDARD, "\n", bom=False, folder="sources"),
    "nvivo": Style(NVIVO, "\r\n", bom=True, folder="Sources"),
}


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text as a file, and its ruler."""

    file: File
    ruler: Scale

    @property
    def path(self) -> str:
        """How a source names the file."""
        return INTERNAL + self.file.name


def write_text(guid: str, text: str, style: Style) -> WrittenText:
    """Write a text as a file called after its identity."""
    raw = text.replace("\n", style.line_break)
    # A text that itself starts with this character needs a mark before it, or would lose it.
    bom = style.bom or text.startswith(_BOM)
    data = ((_BOM if bom else "") + raw).encode("utf-8")
    ruler = scale(from_string(raw, bom=bom), style.convention)
    return WrittenText(File(f"{guid}.txt", data), ruler)


def fill_text_source(
    source: TextSource, written: WrittenText, marked: Iterable[Marked]
) -> TextSource:
    """Put the file and the selections in a text source."""
    selections = [
        (one.selection, one.span)
        for one in marked
        if isinstance(one.selection, TextSelection) and one.span is not None
    ]
    spans = np.array([span for _selection, span in selections], dtype=np.int64).reshape(-1, 2)
    positions = written.ruler.positions(spans).tolist()
    return replace(
        source,
        content="",
        plain_text_path=written.path,
        selections=tuple(
            replace(selection, start=start, end=end)
            for (selection, _span), (start, end) in zip(selections, positions, strict=True)
        ),
    )


def fill_transcript(
    transcript: Transcript, written: WrittenText, marked: Iterable[Marked], *, project: str
) -> Transcript:
    """Put the file, the selections and the sync points that they need in a transcript."""
    points = list(transcript.sync_points)
    selections = []
    for one in marked:
        if one.span is None and isinstance(one.selection, TranscriptSelection):
            selections.append(one.selection)
        elif one.span is not None:
            start, end = (_point(points, place, transcript.guid, project) for place in one.span)
            selections.append(_between(one, start, end))
    at = np.array([point.position or 0 for point in points], dtype=np.int64)
    counted = written.ruler.positions(at).tolist()
    return replace(
        transcript,
        content="",
        plain_text_path=written.path,
        sync_points=tuple(
            point if point.position is None else replace(point, position=position)
            for point, position in zip(points, counted, strict=True)
        ),
        selections=tuple(selections),
    )


def _point(points: list[SyncPoint], place: int, transcript: str, project: str) -> str:
    """Find the sync point at a place, or make one."""
    for point in points:
        if point.position == place:
            return point.guid
    new = SyncPoint(named(project, "sync point", transcript, str(place)), position=place)
    points.append(new)
    return new.guid


def _between(one: Marked, start: str, end: str) -> TranscriptSelection:
    old = one.selection
    if isinstance(old, TranscriptSelection):
        return replace(old, start=start, end=end)
    return TranscriptSelection(
        guid=old.guid, start=start, end=end, created_by=old.created_by, codings=old.codings
    )


def spans_of(text: TextSource | Transcript) -> dict[str, Span]:
    """Tell where the selections of an imported text stood, in code points."""
    if isinstance(text, TextSource):
        return {one.guid: (one.start, one.end) for one in text.selections}
    at = {point.guid: point.position for point in text.sync_points}
    spans: dict[str, Span] = {}
    for one in text.selections:
        start, end = at.get(one.start), at.get(one.end)
        if start is not None and end is not None:
            spans[one.guid] = (start, end)
    return spans
