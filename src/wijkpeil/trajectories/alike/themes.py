"""On which characteristics areas are compared, and how much each counts."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijkpeil.language import N_
from wijkpeil.trajectories.alike.features import Column
from wijkpeil.trajectories.alike.scaling import Measure
from wijkpeil.trajectories.trajectory import FloatArray

LEVEL, COURSE, SIZE = "level", "course", "size"

LEVEL_LIMIT = 0.5
"""Look-alikes start within half a robust standard deviation of the area's level.

Where an area stands goes with where it goes from there, so a large difference in level can't be
made up for by a small one in tenure.
"""


@dataclass(frozen=True, slots=True)
class Theme:
    """Characteristics that count together.

    Attributes
    ----------
    label : str
        In English; translate it where it is shown.
    columns : tuple of str
        The weight is split evenly over those that are there.
    weight : float
    """

    label: str
    columns: tuple[str, ...]
    weight: float = 1.0


THEMES: tuple[Theme, ...] = (
    Theme(N_("level of the score"), (LEVEL,), 2.0),
    Theme(N_("earlier course of the score"), (COURSE,), 2.0),
    Theme(N_("number of inhabitants"), (SIZE,)),
    Theme(N_("tenure"), ("social_rent", "owner_occupied")),
    Theme(
        N_("building period"),
        (
            "built_before_1945",
            "built_after_war",
            "built_1965_1985",
            "built_1985_2005",
            "built_after_2005",
            "built_after_2000",
        ),
    ),
    Theme(N_("density and urbanity"), ("density", "population_density", "urbanity")),
)
"""What the areas are compared on: the score itself counts for half, where and what they are for
the other half."""


def columns_of_themes(
    known: Mapping[str, FloatArray],
    *,
    measures: Mapping[str, Measure] | None = None,
    themes: tuple[Theme, ...] = THEMES,
) -> dict[str, Column]:
    """Weigh the characteristics that are there.

    Parameters
    ----------
    known : mapping of str to ndarray, shape (n,)
        Characteristics by name.
    measures : mapping of str to {"plain", "log", "share"}, optional
        How values are compared; plainly where it doesn't say.
    themes : tuple of Theme

    Returns
    -------
    dict of str to Column
        In the order of the themes; others are not compared.

    Examples
    --------
    >>> found = columns_of_themes({"level": np.arange(3.0), "social_rent": np.arange(3.0)})
    >>> [(name, column.weight) for name, column in found.items()]
    [('level', 2.0), ('social_rent', 1.0)]
    """
    found = {}
    told = measures or {}
    for theme in themes:
        here = [name for name in theme.columns if name in known]
        for name in here:
            found[name] = Column(
                values=known[name],
                weight=theme.weight / len(here),
                limit=LEVEL_LIMIT if name == LEVEL else np.inf,
                measure=told.get(name, "plain"),
            )
    return found


def missing_themes(
    known: Mapping[str, FloatArray], themes: tuple[Theme, ...] = THEMES
) -> tuple[Theme, ...]:
    """Find the themes of which nothing is known."""
    return tuple(theme for theme in themes if not set(theme.columns) & set(known))
