"""Captions as WebVTT: cues with voices, notes that no one says, and markup.

webvtt-py gives one voice for each cue; people who talk together in a cue are kept apart here.
"""

import html
import re
from collections.abc import Iterator

from wijkpeil.fieldwork.documents.contents import Contents
from wijkpeil.fieldwork.documents.cue_blocks import Block, paragraphs, timed, without_time
from wijkpeil.fieldwork.documents.cues import Cue, contents_of
from wijkpeil.language import gettext as _

_VOICE = re.compile(r"<v(?:\.[^\s>]{0,99})?[ \t\n]{1,9}([^>]{0,200})>|(</v>)")
_MARKUP = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang)(?:[.\s][^>]{0,200})?>|<\d[\d:.]{0,20}>")


def read(text: str) -> Contents:
    r"""Read a WebVTT file.

    Examples
    --------
    >>> heard = read("WEBVTT\n\n00:04:31.500 --> 00:04:33.000\n<v Anna>Dag.</v>").source
    >>> heard.text, heard.places[0].label, heard.places[0].speaker
    ('Anna: Dag.', '00:04:31', 'Anna')
    """
    cues: list[Cue] = []
    notes: tuple[str, ...] = ()
    for count, lines in enumerate(paragraphs(text)):
        head, blocks = timed(lines)
        kind = lines[0].split()[0]
        if not blocks and kind == "NOTE":
            notes = (_("Notes in the file, which nobody says, were not taken over."),)
        elif count and (blocks or kind not in {"STYLE", "REGION", "NOTE"}):
            loose = head[:-1] if blocks else head  # the line before the times is a cue's name
            blocks = [without_time(loose), *blocks] if loose else blocks
        cues += [cue for block in blocks for cue in _voices(block)]
    return contents_of(cues, notes=notes)


def _voices(block: Block) -> Iterator[Cue]:
    """Cut a cue where another voice begins."""
    # Pieces between voices, each followed by the name and the end that cut it off.
    pieces = _VOICE.split("\n".join(block.lines))
    speaker = ""
    for text, name, _end in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True):
        said = html.unescape(_MARKUP.sub("", text)).strip(" \t\n")
        if said:
            yield Cue(block.start, block.end, said, speaker, voiced=bool(speaker))
        speaker = " ".join(html.unescape(name or "").split())
