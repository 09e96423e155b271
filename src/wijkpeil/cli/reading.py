"""Read the files that a person named on the command line, telling which."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wijkpeil.areas.levels import Level
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.panel import Panel
    from wijkpeil.workflow.inputs import Borders


def read_figures(
    file: Path,
    *,
    sizes: Path | None,
    gemeenten: Path | None,
    level: Level | None,
    borders: Path | None,
    progress: Callable[[str], None],
) -> "tuple[Panel, Borders | None]":
    """Read scores and what is known of the areas into a panel; borders beside it."""
    from wijkpeil.workflow.inputs import read_inputs, read_outlines

    progress(_("Reading {file}").format(file=file.name))
    panel = read_inputs(file, sizes=sizes, gemeenten=gemeenten, level=level)
    if borders is None:
        return panel, None
    progress(_("Reading {file}").format(file=borders.name))
    return panel, read_outlines(borders, level=panel.level)
