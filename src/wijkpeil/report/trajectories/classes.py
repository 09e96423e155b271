"""The official classes, as words beside a score."""

from itertools import pairwise

import numpy as np

from wijkpeil.charts.course import ClassBand
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.typology.classes import BOUNDS, COUNT, name

_REFERENCE = 4.102264851143687
"""What the total score is a deviation from, in edition 3.0."""


def class_name(label: object) -> str:
    """Name a class by its number; a label that is no class number is told as it is.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     class_name(4), class_name("high")
    ('4 weak', 'high')
    """
    text = str(label)
    known = text.isdecimal() and 1 <= int(text) <= COUNT
    return f"{text} {name(int(text))}" if known else text


def class_bands(results: TrajectoryResults) -> tuple[ClassBand, ...]:
    """Where the classes of the total score lie on the scale of the results.

    None for another edition, whose classes have other bounds.
    """
    if results.edition != "3.0":
        return ()
    # The scores are either deviations, around 0, or totals, around 4.1: nothing lies in between.
    around = float(np.nanmedian(results.trajectory.nation))
    shift = _REFERENCE if around > _REFERENCE / 2 else 0.0
    ends = [-np.inf, *(bound + shift for bound in BOUNDS), np.inf]
    return tuple(
        ClassBand(low, high, name(number))
        for number, (low, high) in enumerate(pairwise(ends), start=1)
    )
