"""Anchors: the raw values at which a case is fully out, neither in nor out, and fully in."""

import re
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import number

_PAIR = re.compile(r"\s*([eci][12]?)\s*=\s*([-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Three anchors of a set whose membership only rises, or only falls, with the raw value.

    Attributes
    ----------
    exclusion, crossover, inclusion : float
        Raw values with a membership of (almost) 0, exactly 0.5 and (almost) 1. Ascending where
        more is more in the set, descending where more is less.
    """

    exclusion: float
    crossover: float
    inclusion: float

    def __post_init__(self) -> None:
        """Refuse anchors out of order."""
        _check_finite(self.values)
        low, middle, high = self.values
        if not (low < middle < high or low > middle > high):
            raise QcaError(
                _(
                    "The crossover {crossover} must lie between full exclusion {exclusion} and "
                    "full inclusion {inclusion}, and equal neither."
                ).format(crossover=shown(middle), exclusion=shown(low), inclusion=shown(high))
            )

    @property
    def values(self) -> tuple[float, float, float]:
        """Exclusion, crossover and inclusion."""
        return self.exclusion, self.crossover, self.inclusion

    @property
    def increasing(self) -> bool:
        """Whether more is more in the set."""
        return self.exclusion < self.inclusion


@dataclass(frozen=True, slots=True)
class BellAnchors:
    """Two anchorings, left and right, of a set in which the middle values are in (or out).

    Attributes
    ----------
    left, right : Anchors
        A bell rises on the left and falls on the right; an inverse bell falls, then rises.
    """

    left: Anchors
    right: Anchors

    def __post_init__(self) -> None:
        """Refuse sides that run the same way or cross each other."""
        if self.left.increasing == self.right.increasing:
            raise QcaError(
                _("The two sides of a bell run opposite ways: one rises and the other falls.")
            )
        inner = "inclusion" if self.left.increasing else "exclusion"
        if getattr(self.left, inner) > getattr(self.right, inner):
            raise QcaError(_("The left side of a bell must end before its right side begins."))


def read_anchors(text: str) -> Anchors | BellAnchors:
    """Read anchors as R's package writes them.

    Parameters
    ----------
    text : str
        ``e=165, c=175, i=185``, or with six: ``e1=155, c1=165, i1=175, i2=175, c2=185, e2=195``.

    Raises
    ------
    QcaError
        If names or numbers are missing or doubled.

    Examples
    --------
    >>> read_anchors("i=165, c=175, e=185").increasing
    False
    """
    found: dict[str, float] = {}
    for part in text.split(","):
        match = _PAIR.fullmatch(part)
        if not match or match[1] in found:
            raise QcaError(_wrong(text))
        found[match[1]] = float(match[2])
    if set(found) == set("eci"):
        return Anchors(found["e"], found["c"], found["i"])
    if set(found) == {"e1", "c1", "i1", "i2", "c2", "e2"}:
        left = Anchors(found["e1"], found["c1"], found["i1"])
        return BellAnchors(left, Anchors(found["e2"], found["c2"], found["i2"]))
    raise QcaError(_wrong(text))


def check_rising(thresholds: tuple[float, ...]) -> None:
    """Refuse thresholds that are missing, doubled or out of order."""
    _check_finite(thresholds)
    if not thresholds:
        raise QcaError(_("Give at least one threshold."))
    if any(low >= high for low, high in pairwise(thresholds)):
        raise QcaError(
            _("Thresholds must rise, without doubles: {values}.").format(
                values=", ".join(shown(value) for value in thresholds)
            )
        )


def _wrong(text: str) -> str:
    return _(
        "“{text}” can't be read as anchors. Write e=10, c=20, i=30 (fully out, crossover, fully "
        "in), or e1, c1, i1, i2, c2 and e2 for a bell."
    ).format(text=text)


def _check_finite(values: tuple[float, ...]) -> None:
    if not all(isfinite(value) for value in values):
        raise QcaError(_("An anchor or threshold is not a number."))


def shown(value: float) -> str:
    """Write a raw value with the decimals that it has, four at most."""
    return number(value, digits=next(d for d in range(5) if d == 4 or round(value, d) == value))
