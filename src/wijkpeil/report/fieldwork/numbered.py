"""Cases by number, for pictures in which their names have no room."""

from collections.abc import Callable
from functools import partial
from typing import Any

from wijkpeil.charts.theme import Width
from wijkpeil.report.document import Paragraph, Picture
from wijkpeil.report.fieldwork.words import case_names
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.fieldwork import FieldworkResults

MOST = 15
"""Cases in one picture: more would make tiles too small for their signs."""


def numbers(results: FieldworkResults) -> Paragraph:
    """Say which case each number is."""
    names = case_names(results).values()
    told = (f"{at} {name}".replace(" ", "\u00a0") for at, name in enumerate(names, start=1))
    return Paragraph(" · ".join(told), kind="small")


def in_parts(draw: Callable[[range, Width], Any], cases: int, *, key: str) -> tuple[Picture, ...]:
    """Draw as many pictures as the cases need.

    Parameters
    ----------
    draw : callable
        Draws the cases at the given places, at a width.
    cases : int
    key : str
        Names the pictures uniquely on the page.
    """
    starts = range(0, cases, MOST)
    return tuple(
        picture(partial(draw, range(at, min(at + MOST, cases))), key=f"{key}-{at}") for at in starts
    )
