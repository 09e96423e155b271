"""Read the files that a person names into one panel."""

from dataclasses import dataclass, replace
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.areas.outlines import Outlines
from wijkpeil.errors import MissingExtra
from wijkpeil.panel import Panel, build_panel
from wijkpeil.sources import (
    provenance_of,
    read_borders,
    read_characteristics,
    read_gemeente_of_pc4,
    read_scores,
)
from wijkpeil.sources.provenance import Provenance


def read_inputs(
    scores: Path,
    *,
    sizes: Path | None = None,
    gemeenten: Path | None = None,
    level: Level | None = None,
) -> Panel:
    """Read scores, and what is known of the areas, into one panel.

    Parameters
    ----------
    scores : Path
        Leefbaarometer scores.
    sizes : Path, optional
        Characteristics with the number of inhabitants.
    gemeenten : Path, optional
        Addresses per postcode area and gemeente, for postcode areas.
    level : str, optional
        Needed where a file holds more than one level.

    Raises
    ------
    SourceError
        If a file can't be used; nothing is half read.
    PanelError
        If the files don't fit together.
    """
    table = read_scores(scores, level=level)
    known = None if sizes is None else read_characteristics(sizes, level=table.level)
    places = None if gemeenten is None else read_gemeente_of_pc4(gemeenten)
    panel = build_panel(table, characteristics=known, gemeente_of_pc4=places)
    if gemeenten is None:
        return panel
    return replace(panel, provenance=(*panel.provenance, provenance_of(gemeenten)))


DETAIL = 50.0
"""Metres of detail that a map on a page can do without."""


@dataclass(frozen=True, slots=True, eq=False)
class Borders:
    """Borders for the map, and where they are from."""

    outlines: Outlines
    provenance: Provenance


def read_outlines(borders: Path, *, level: Level) -> Borders:
    """Read borders in as much detail as a map on a page shows.

    Raises
    ------
    SourceError
        If the file can't be used.
    MissingExtra
        If the extra part "geo" isn't installed and the borders can't be read without.
    """
    try:
        outlines = read_borders(borders, level=level, simplify=DETAIL)
    except MissingExtra:
        # In full detail borders in RD can be read without that part; the page only gets larger.
        outlines = read_borders(borders, level=level)
    return Borders(outlines, provenance_of(borders))
