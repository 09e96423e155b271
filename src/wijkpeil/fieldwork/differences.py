"""What differs between two texts, as replacements: so that codings can move with an edit."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import accumulate, takewhile

from wijkpeil.fieldwork.replacement import Replacement

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


def differences(old: str, new: str) -> tuple[Replacement, ...]:
    """Give replacements that make one text the other.

    Compared line by line first, and word by word within what differs: an edit of a long text
    stays quick, and a word that stayed is not counted as replaced.

    Examples
    --------
    >>> differences("De buurt gaat voruit.", "De buurt gaat langzaam vooruit.")
    (Replacement(start=14, end=20, new='langzaam vooruit'),)
    """
    found: list[Replacement] = []
    lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for start, end, words in _by_pieces(*lines):
        inner = _by_pieces(_PIECES.findall(old[start:end]), _PIECES.findall(words))
        found += [Replacement(start + at, start + to, part) for at, to, part in inner]
    return tuple(found)


def _by_pieces(old: list[str], new: list[str]) -> list[tuple[int, int, str]]:
    """Give the parts that differ: first character, one past the last, and what comes there."""
    starts = [0, *accumulate(len(piece) for piece in old)]
    # most edits touch one place: what is the same before and after it needs no comparing
    before = _shared(old, new)
    after = _shared(reversed(old[before:]), reversed(new[before:]))
    old, new = old[before : len(old) - after], new[before : len(new) - after]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (starts[before + at], starts[before + to], "".join(new[new_at:new_to]))
        for tag, at, to, new_at, new_to in matcher.get_opcodes()
        if tag != "equal"
    ]


def _shared(old: Iterable[str], new: Iterable[str]) -> int:
    """Count the pieces at the front that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
