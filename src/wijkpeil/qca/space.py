"""The space of configurations: conditions as bit fields, rows as numbers.

A configuration or term is two whole numbers: `care`, with ones in the field of each condition that
it fixes, and `value`, with those values. The first condition has the highest field, so that
ordering by number is ordering by row. Only this module knows where a field lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.conditions import Condition

WORD = 63
"""Bits that a whole number of numpy has for the fields together."""


@dataclass(frozen=True, slots=True)
class Space:
    """Where each condition has its bits.

    Attributes
    ----------
    conditions : tuple of Condition
    brackets : bool
        Whether terms are written ``A[1]*B[0]`` (multi-value) or ``A*~B``.
    shifts, masks : tuple of int
        Of each condition: the place of its lowest bit, and ones in its field.
    """

    conditions: tuple[Condition, ...]
    brackets: bool
    shifts: tuple[int, ...]
    masks: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the conditions, in order."""
        return tuple(condition.name for condition in self.conditions)

    @property
    def levels(self) -> tuple[int, ...]:
        """Number of values of each condition, in order."""
        return tuple(condition.levels for condition in self.conditions)

    @property
    def size(self) -> int:
        """Number of configurations that are logically possible."""
        return prod(self.levels)

    def pack(self, values: Sequence[int | None]) -> tuple[int, int]:
        """Turn a value per condition (None: not fixed) into `care` and `value`."""
        care = value = 0
        for field, shift, one in zip(self.masks, self.shifts, values, strict=True):
            if one is not None:
                care |= field
                value |= one << shift
        return care, value

    def unpack(self, care: int, value: int) -> tuple[int | None, ...]:
        """Turn `care` and `value` into a value per condition, None where it is not fixed."""
        return tuple(
            (value & field) >> shift if care & field else None
            for field, shift in zip(self.masks, self.shifts, strict=True)
        )

    def number(self, values: Sequence[int | None]) -> int:
        """Give a row of the truth table its number: from 1, the last condition running fastest.

        A condition with "-" has that as one value more, after its others.
        """
        number = 0
        for condition, value in zip(self.conditions, values, strict=True):
            last = condition.levels
            number = number * (last + condition.temporal) + (last if value is None else value)
        return number + 1

    def row(self, number: int) -> tuple[int | None, ...]:
        """Find the values of a row of the truth table by its number."""
        sizes = [condition.levels + condition.temporal for condition in self.conditions]
        if not 1 <= number <= prod(sizes):
            raise QcaError(
                _("There is no row {number}: these conditions have {size} rows.").format(
                    number=number, size=prod(sizes)
                )
            )
        rest, values = number - 1, list[int | None]()
        for size, levels in zip(reversed(sizes), reversed(self.levels), strict=True):
            rest, value = divmod(rest, size)
            values.append(value if value < levels else None)
        return tuple(reversed(values))


def space(conditions: Sequence[Condition], *, brackets: bool = False) -> Space:
    """Give each condition its field.

    Parameters
    ----------
    conditions : sequence of Condition
    brackets : bool
        Whether to write ``A[1]`` even where every condition has two values.

    Examples
    --------
    >>> lipset = space([Condition("DEV", "multivalue", 3), Condition("URB")])
    >>> lipset.pack([2, None]), lipset.unpack(6, 4), lipset.number([2, 1])
    ((6, 4), (2, None), 6)
    """
    shifts, masks, place = [], [], 0
    for condition in reversed(conditions):
        width = (condition.levels - 1).bit_length() or 1
        shifts.append(place)
        masks.append((1 << width) - 1 << place)
        place += width
    if place > WORD:
        raise QcaError(
            _("There are too many conditions: {count}, and {most} fit.").format(
                count=len(conditions), most=WORD
            )
        )
    return Space(
        conditions=tuple(conditions),
        brackets=brackets or any(condition.levels > 2 for condition in conditions),
        shifts=tuple(reversed(shifts)),
        masks=tuple(reversed(masks)),
    )
