"""Whether the borders are those of the areas with scores."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.panel import Panel
from wijkpeil.panel.same_areas import same_areas
from wijkpeil.workflow.inputs import Borders


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
    known = same_areas(panel.codes, there=borders.outlines.codes, file=borders.provenance.file)
    missing = int((~known).sum())
    if missing == 0:
        return ()
    return (
        _("Of {count} areas there are no borders; they are not on the map.").format(
            count=number(missing)
        ),
    )
