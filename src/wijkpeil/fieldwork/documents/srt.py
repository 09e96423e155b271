"""Captions as SubRip (srt): numbered cues with their times.

The srt library stops at the first cue that isn't as it should be; a transcript with one slip in it
is read whole here, and the slip is told.
"""

import re

from wijkpeil.fieldwork.documents.contents import Contents
from wijkpeil.fieldwork.documents.cue_blocks import Block, paragraphs, timed, without_time
from wijkpeil.fieldwork.documents.cues import Cue, contents_of

_MARKUP = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^>]{0,200})?>|\{\\[^}]{0,200}\}", re.IGNORECASE)


def read(text: str) -> Contents:
    r"""Read a SubRip file.

    Examples
    --------
    >>> heard = read("1\n00:04:31,500 --> 00:04:33,000\n<i>Dag.</i>\n").source
    >>> heard.text, heard.places[0].label
    ('Dag.', '00:04:31')
    """
    blocks: list[Block] = []
    for lines in paragraphs(text):
        head, cut = timed(lines)
        loose = head[:-1] if cut and head and head[-1].strip().isdecimal() else head
        if loose and blocks:  # an empty line inside a cue
            blocks[-1].lines.extend(loose)
        elif loose:
            blocks.append(without_time(loose))
        blocks += cut
    return contents_of([Cue(it.start, it.end, _text(it)) for it in blocks])


def _text(block: Block) -> str:
    return _MARKUP.sub("", "\n".join(block.lines)).strip(" \t\n")
