"""A continuum, such as a text, in which several coders marked units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import FieldworkError
from wijkpeil.language import gettext as _

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A part of a continuum that a coder marked.

    Attributes
    ----------
    start, end : int
        First position, and one past the last.
    value : str
        The code that it got.
    """

    start: int
    end: int
    value: str

    @property
    def length(self) -> int:
        """Positions in the unit."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Continuum:
    """One text and the units that each coder marked in it.

    Attributes
    ----------
    length : int
        Positions, numbered from 0.
    coders : tuple of str
    units : tuple of tuple of Unit
        Of each coder, in order of start. Units of one value never overlap within a coder.
    name : str
        What to call the text in messages.
    """

    length: int
    coders: tuple[str, ...]
    units: tuple[tuple[Unit, ...], ...]
    name: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """All values that a coder gave, in order of alphabet."""
        return tuple(sorted({unit.value for of in self.units for unit in of}))

    def of(self, value: str) -> "Continuum":
        """Keep the units of one value."""
        kept = tuple(tuple(unit for unit in of if unit.value == value) for of in self.units)
        return Continuum(self.length, self.coders, kept, self.name)


def continuum(
    length: int, units: Mapping[str, Sequence[tuple[int, int, str]]], *, name: str = ""
) -> Continuum:
    """Put the units of several coders on one continuum.

    Parameters
    ----------
    length : int
    units : mapping of coder to sequence of (start, end, value)
        End exclusive. A coder who marked nothing gets an empty list.
    name : str
        What to call the text in messages.

    Raises
    ------
    FieldworkError
        If there are fewer than two coders, a unit is empty or lies outside, or two units of one
        coder and value overlap.

    Examples
    --------
    >>> continuum(10, {"Ann": [(1, 9, "a")], "Ben": []}).units
    ((Unit(start=1, end=9, value='a'),), ())
    """
    if len(units) < 2:
        raise FieldworkError(_("Agreement needs at least two coders; give the second one's codes."))
    sorted_units = tuple(tuple(sorted(Unit(*one) for one in of)) for of in units.values())
    for coder, of in zip(units, sorted_units, strict=True):
        _check(length, coder, of, name)
    return Continuum(length, tuple(units), sorted_units, name)


def _check(length: int, coder: str, units: Sequence[Unit], name: str) -> None:
    for unit in units:
        if not 0 <= unit.start < unit.end <= length:
            raise FieldworkError(
                _(
                    "{coder} marked a unit from {start} to {end} in “{name}”, which has {length} "
                    "characters."
                ).format(coder=coder, start=unit.start, end=unit.end, name=name, length=length)
            )
    of_value: dict[str, list[Unit]] = {}
    for unit in units:
        of_value.setdefault(unit.value, []).append(unit)
    for value, same in sorted(of_value.items()):
        place = overlap(same)
        if place is not None:
            raise FieldworkError(
                _(
                    "{coder} gave “{value}” twice at character {place} of “{name}”; merge the two."
                ).format(coder=coder, value=value, place=place, name=name)
            )


def overlap(units: Sequence[Unit]) -> int | None:
    """Give the first place where two of these units, in order of start, overlap."""
    for one, following in pairwise(units):
        if following.start < one.end:
            return following.start
    return None
