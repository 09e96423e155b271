"""What is known of areas at the start, to find look-alikes by."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.alike import Compared
from wijkpeil.sources.standard import StandardCharacteristics, standard_characteristics
from wijkpeil.trajectories.alike.features import Column
from wijkpeil.trajectories.alike.scaling import Measure
from wijkpeil.trajectories.alike.start import Start, at_start
from wijkpeil.trajectories.alike.themes import (
    COURSE,
    LEVEL,
    SIZE,
    columns_of_themes,
    missing_themes,
)
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Characterised:
    """Characteristics to compare areas on.

    Attributes
    ----------
    columns : mapping of str to Column
    compared : mapping of str to Compared
        Labels and units, in the active language.
    absent : tuple of str
        Themes of which the files tell nothing, in words.
    smoothed : bool
        Whether level and earlier course are smoothed.
    notes : tuple of str
    """

    columns: Mapping[str, Column]
    compared: Mapping[str, Compared]
    absent: tuple[str, ...]
    smoothed: bool
    notes: tuple[str, ...]


def characterise(panel: Panel, *, start: int) -> Characterised:
    """Gather level, earlier course, size and characteristics of the areas of a panel.

    Raises
    ------
    ModelError
        If `start` is not among the waves.
    """
    sizes = panel.sizes
    begun = at_start(values=panel.values("lbm"), waves=panel.waves, sizes=sizes, start=start)
    told = standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=panel.figures_year
    )
    known: dict[str, FloatArray] = {LEVEL: begun.level}
    if begun.course is not None:
        known[COURSE] = begun.course
    if sizes is not None:
        known[SIZE] = sizes
    known |= {name: told.table[name].to_numpy(dtype=np.float64) for name in told.table.columns}
    columns = columns_of_themes(known, measures=_measures(told))
    return Characterised(
        columns=columns,
        compared={name: _compared(name, told) for name in columns},
        absent=tuple(_(theme.label) for theme in missing_themes(known)),
        smoothed=begun.smoothed,
        notes=(*_few_waves(begun), *_late(told, start)),
    )


def _measures(told: StandardCharacteristics) -> dict[str, Measure]:
    found: dict[str, Measure] = {SIZE: "log"}
    for key, concept in told.concepts.items():
        if concept.unit == "share":
            found[key] = "share"
        elif concept.skewed:
            found[key] = "log"
    return found


def _compared(name: str, told: StandardCharacteristics) -> Compared:
    own = {
        LEVEL: (_("level of the score, against the country"), "points"),
        COURSE: (_("earlier course of the score, against the country"), "points a year"),
        SIZE: (_("inhabitants"), "persons"),
    }
    if name in own:
        return Compared(*own[name])
    return Compared(_(told.concepts[name].label), told.concepts[name].unit)


def _few_waves(begun: Start) -> tuple[str, ...]:
    if begun.smoothed:
        return ()
    return (
        _(
            "There are fewer than three measurements up to the start, so noise can't be taken out "
            "of the level at the start, and the earlier course is not compared."
        ),
    )


def _late(told: StandardCharacteristics, start: int) -> tuple[str, ...]:
    """Warn where characteristics are of after the start: they may have changed with the score."""
    if not len(told.table.columns):
        return ()
    if told.year is None:
        return (
            _(
                "The file does not tell of which year its characteristics are. If they are of "
                "after {start}, they may hold what changed since, and look-alikes are then alike "
                "in part by what became of them."
            ).format(start=start),
        )
    if told.year <= start:
        return ()
    return (
        _(
            "The characteristics are of {year}, after the start in {start}. They may hold what "
            "changed since, and look-alikes are then alike in part by what became of them."
        ).format(year=told.year, start=start),
    )
