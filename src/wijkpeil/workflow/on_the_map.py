"""Whether the borders are those of the areas with scores."""

import numpy as np

from wijkpeil.errors import PanelError
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.panel import Panel
from wijkpeil.workflow.inputs import Borders

LEAST_KNOWN = 0.5
"""Borders that have fewer of the areas than this are of another year, or of another place."""


def check_borders(panel: Panel, borders: Borders | None) -> tuple[str, ...]:
    """Refuse borders of other areas; say how many areas have no borders.

    Returns
    -------
    tuple of str
        What the reader must know; empty if every area is on the map, or if there is no map.

    Raises
    ------
    PanelError
        If the borders have fewer than half of the areas.
    """
    if borders is None:
        return ()
    known = np.isin(panel.codes, np.array(borders.outlines.codes, dtype=np.str_))
    if known.mean() < LEAST_KNOWN:
        raise PanelError(
            _(
                "{file} has borders of only {share} of the areas with scores; it misses "
                "{examples}. It is probably of another year or another place: give the borders of "
                "the year that the scores are of."
            ).format(
                file=borders.provenance.file,
                share=percentage(float(known.mean())),
                examples=", ".join(panel.codes[~known][:3]),
            )
        )
    missing = int((~known).sum())
    if missing == 0:
        return ()
    return (
        _("Of {count} areas there are no borders; they are not on the map.").format(
            count=number(missing)
        ),
    )
