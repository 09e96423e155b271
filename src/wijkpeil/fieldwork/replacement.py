"""A text with parts replaced, and where every position of it went.

One mechanism serves a corrected typing error and a name made a pseudonym: codings move by the
same map, and what was replaced under a coding can be told.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from wijkpeil.errors import FieldworkError
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """A part of a text and what comes in its place.

    Attributes
    ----------
    start, end : int
        Code points in the old text, end excluded; equal for an insertion.
    new : str
    """

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a span of the old text went.

    Attributes
    ----------
    start, end : int
        In the new text, end excluded; equal if nothing is left of it.
    touched : bool
        Whether a replacement cut into it: lay partly inside and partly outside, or covered it.
    """

    start: int
    end: int
    touched: bool


@dataclass(frozen=True, slots=True)
class ReplacedText:
    """The new text and the map of positions.

    Attributes
    ----------
    text : str
    replacements : tuple of Replacement
        In order, not overlapping.
    shifts : tuple of int
        By how many characters the new text is ahead of the old one, before each replacement and
        after the last; one more than there are replacements.
    """

    text: str
    replacements: tuple[Replacement, ...]
    shifts: tuple[int, ...]

    def move(self, start: int, end: int) -> Moved:
        """Give where a span of the old text stands in the new one.

        What is replaced inside the span stays inside; what is put in at its very edge stays
        outside. A replacement that crosses an edge is taken in whole, and the span is touched.

        Examples
        --------
        >>> name = replace_parts("Bel Fatima morgen.", [Replacement(4, 10, "[bewoner 1]")])
        >>> name.text, name.move(0, 17)
        ('Bel [bewoner 1] morgen.', Moved(start=0, end=22, touched=False))
        """
        first = bisect_right(self.replacements, start, key=lambda r: r.end)
        last = bisect_left(self.replacements, end, key=lambda r: r.start)
        new_start, new_end = start + self.shifts[first], end + self.shifts[last]
        cut_start = first < len(self.replacements) and self.replacements[first].start < start
        cut_end = last > 0 and self.replacements[last - 1].end > end
        if cut_start:
            new_start = self.replacements[first].start + self.shifts[first]
        if cut_end:
            cutting = self.replacements[last - 1]
            new_end = cutting.start + self.shifts[last - 1] + len(cutting.new)
        return Moved(new_start, new_end, cut_start or cut_end)


def replace_parts(text: str, replacements: Iterable[Replacement]) -> ReplacedText:
    """Replace parts of a text.

    Parameters
    ----------
    text : str
    replacements : iterable of Replacement
        In any order.

    Raises
    ------
    FieldworkError
        If two overlap, or one lies outside the text.
    """
    ordered = tuple(sorted(replacements))
    _check(ordered, len(text))
    parts: list[str] = []
    shifts = [0]
    done = 0
    for it in ordered:
        parts += [text[done : it.start], it.new]
        shifts.append(shifts[-1] + len(it.new) - (it.end - it.start))
        done = it.end
    return ReplacedText("".join([*parts, text[done:]]), ordered, tuple(shifts))


def _check(ordered: tuple[Replacement, ...], length: int) -> None:
    for it in ordered:
        if not 0 <= it.start <= it.end <= length:
            message = _("Characters {start} to {end} are not in this text of {length} characters.")
            raise FieldworkError(message.format(start=it.start, end=it.end, length=length))
    for one, next_one in pairwise(ordered):
        twice_here = one.start == one.end == next_one.start == next_one.end
        if next_one.start < one.end or twice_here:
            message = _("Two replacements overlap at character {start}. Leave one out.")
            raise FieldworkError(message.format(start=next_one.start))
