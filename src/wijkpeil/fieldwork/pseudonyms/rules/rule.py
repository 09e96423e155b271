"""What every rule shares: its shape, and looking at what stands around a find."""

import re
from collections.abc import Callable, Iterable, Iterator

from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal

Rule = Callable[[str], Iterable[Proposal]]


def near_before(text: str, start: int, cue: re.Pattern[str], reach: int) -> bool:
    """Tell whether a cue stands in the characters before a place."""
    return cue.search(text, max(0, start - reach), start) is not None


def near_after(text: str, end: int, cue: re.Pattern[str], reach: int) -> bool:
    """Tell whether a cue stands in the characters after a place."""
    return cue.search(text, end, min(len(text), end + reach)) is not None


def each(
    text: str, pattern: re.Pattern[str], kind: Kind, *, by: str, why: str
) -> Iterator[Proposal]:
    """Propose every find of a pattern."""
    for found in pattern.finditer(text):
        yield Proposal(*found.span(), kind, by, why)
