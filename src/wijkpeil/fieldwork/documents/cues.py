"""Captions: who said what at which moment, a line for each cue."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wijkpeil.fieldwork.documents.contents import Contents, assemble, control_note
from wijkpeil.fieldwork.documents.story import Story
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

# "Anna: ", "[Anna de Wit]: ", "SPEAKER_01: ": at most four words.
_NAMED = re.compile(r"\[?([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})\]?:\s")


@dataclass(frozen=True, slots=True)
class Cue:
    """What one voice says in one cue.

    Attributes
    ----------
    start, end : float
        Seconds; NaN where the file gives no time that can be read.
    text : str
        Without markup.
    speaker : str
        Empty if the file doesn't say.
    voiced : bool
        Whether the speaker is said apart from the text.
    """

    start: float
    end: float
    text: str
    speaker: str = ""
    voiced: bool = False


def contents_of(cues: Sequence[Cue], *, notes: tuple[str, ...] = ()) -> Contents:
    """Write cues as lines, in the order of the file.

    A speaker who is said apart from the text is written before the first line of each turn, so
    that whoever reads the text sees who speaks.

    Parameters
    ----------
    cues : sequence of Cue
    notes : tuple of str
        What else there is to know.
    """
    said = [cue for cue in cues if cue.text.strip()]
    named = _with_names(said)
    story = Story()
    speaker = ""
    for cue in named:
        story.mark("cue", moment(cue.start), cue.speaker)
        if cue.voiced and cue.speaker != speaker and not cue.text.startswith(f"{cue.speaker}:"):
            story.write(f"{cue.speaker}: ")
        story.write(cue.text)
        story.end_line()
        speaker = cue.speaker
    by_name = () if named is said else (_("Who speaks was taken from the names before the lines."),)
    notes = (*by_name, *_time_notes(named), *notes)
    return Contents(assemble(story), (*notes, *control_note(story.dropped)))


def moment(seconds: float) -> str:
    """Write a moment as hours, minutes and seconds; empty if it isn't known.

    Examples
    --------
    >>> moment(271.9)
    '00:04:31'
    """
    if math.isnan(seconds):
        return ""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


def _with_names(cues: list[Cue]) -> list[Cue]:
    """Take speakers from names before the lines, if that is how half of the cues begin.

    Fewer may be chance: “Let op: de lift is stuk” names nobody.
    """
    if any(cue.voiced for cue in cues):
        return cues
    found = [_NAMED.match(cue.text) for cue in cues]
    if not cues or 2 * sum(one is not None for one in found) < len(cues):
        return cues
    return [
        replace(cue, speaker=one[1]) if one else cue for cue, one in zip(cues, found, strict=True)
    ]


def _time_notes(cues: list[Cue]) -> list[str]:
    notes = []
    spans = [(one.start, one.end) for one in cues]
    pairs = [(before, after) for before, after in pairwise(spans) if before != after]
    if overlapping := sum(before[0] <= after[0] < before[1] for before, after in pairs):
        message = ngettext(
            "{count} cue begins before the one above it ends; they stand in the file's order.",
            "{count} cues begin before the one above them ends; they stand in the file's order.",
            overlapping,
        )
        notes.append(message.format(count=number(overlapping)))
    if any(after[0] < before[0] for before, after in pairs):
        notes.append(_("Cues are not in the order of their times; they stand in the file's order."))
    if unknown := sum(math.isnan(cue.start) for cue in cues):
        message = ngettext(
            "{count} cue has no time that can be read; its words are in the text all the same.",
            "{count} cues have no time that can be read; their words are in the text all the same.",
            unknown,
        )
        notes.append(message.format(count=number(unknown)))
    return notes
