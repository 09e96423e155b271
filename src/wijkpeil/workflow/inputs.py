"""Read the files that a person names into one panel."""

from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.areas.outlines import Outlines
from wijkpeil.panel import Panel, build_panel
from wijkpeil.sources import read_borders, read_characteristics, read_gemeente_of_pc4, read_scores


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
    return build_panel(table, characteristics=known, gemeente_of_pc4=places)


DETAIL = 50.0
"""Metres of detail that a map on a page can do without."""


def read_outlines(borders: Path, *, level: Level) -> Outlines:
    """Read borders in as much detail as a map on a page shows.

    Raises
    ------
    SourceError
        If the file can't be used.
    MissingExtra
        If the extra part "geo" isn't installed.
    """
    return read_borders(borders, level=level, simplify=DETAIL)
