"""Proposals by frog, the Dutch language tool of Debian (GPL-3+), from the table that it writes.

Frog runs as a program of its own, outside this room::

    frog --skip=mcpa -t text.txt -o text.tsv

``m`` (multi-word units), ``c`` (chunks), ``p`` (parser) and ``a`` (morphology) aren't needed.
"""

import re
from collections.abc import Iterator

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

TAGS: dict[str, Kind] = {
    "per": "person",
    "loc": "place",
    "org": "organisation",
    "pro": "name",
    "eve": "name",
    "misc": "name",
}
"""Its tags and our kinds."""
TOKEN, ENTITY = 1, 6
"""Columns of the table, from 0: the word, and B-, I- or O with what it is taken for."""
TAG = re.compile(r"(?P<place>[BI])-(?P<tag>\w+)", re.IGNORECASE)
SAYS = N_("frog takes it for a name")


def frog_proposals(text: str, tsv_output: str) -> tuple[Proposal, ...]:
    """Propose the names in frog's table, put back in the text.

    Parameters
    ----------
    text : str
        As it was given to frog.
    tsv_output : str
        A line per word, ten columns with tabs between them, of which the second is the word and
        the seventh the name's tag. Words of one unit may be joined by ``_``, with their tags.

    Raises
    ------
    FieldworkError
        If a word of the table isn't in the text where it should be, or a line is too short.
    """
    found: list[Proposal] = []
    at = 0
    for line, word, tag in _words(tsv_output):
        for part, place, kind in _parts(word, tag):
            start, at = _find(text, part, at, line)
            if place == "B" and kind:
                found.append(Proposal(start, at, kind, "frog", SAYS))
            elif place == "I" and kind and found:
                last = found[-1]
                found[-1] = Proposal(last.start, at, last.kind, "frog", SAYS)
    return tuple(found)


def _words(table: str) -> Iterator[tuple[int, str, str]]:
    for line, row in enumerate(table.splitlines(), start=1):
        cells = row.split("\t")
        if not row.strip():
            continue
        if len(cells) <= ENTITY:
            message = _(
                "Line {line} of frog's table has {count} columns, of which the seventh should "
                "hold names. Run frog with its recogniser of names (without --skip=n)."
            )
            raise FieldworkError(message.format(line=line, count=len(cells)))
        yield line, cells[TOKEN], cells[ENTITY]


def _parts(word: str, tag: str) -> Iterator[tuple[str, str, Kind | None]]:
    """Give the words of a unit, each with its place in a name and the name's kind."""
    tags = tag.split("_")
    parts = word.split("_") if len(tags) > 1 else [word]
    if len(parts) != len(tags):
        parts, tags = [word], tags[:1]
    for part, one in zip(parts, tags, strict=True):
        found = TAG.fullmatch(one)
        yield part, found["place"].upper() if found else "O", _kind(found)


def _kind(found: re.Match[str] | None) -> Kind | None:
    return TAGS.get(found["tag"].lower(), "name") if found else None


def _find(text: str, word: str, at: int, line: int) -> tuple[int, int]:
    """Find a word from a place on; only space may lie between."""
    start = at
    while start < len(text) and text[start].isspace():
        start += 1
    if not text.startswith(word, start):
        message = _(
            "The word on line {line} of frog's table isn't in the text at character {start}. Give "
            "frog the same text."
        )
        raise FieldworkError(message.format(line=line, start=start))
    return start, start + len(word)
