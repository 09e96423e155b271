"""The map of clusters."""

import numpy as np

from wijkpeil.charts.map.clusters import cluster_map
from wijkpeil.charts.map.paths import frame_around
from wijkpeil.charts.map.verdicts import MapArea
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Figure, LegendItem, Picture
from wijkpeil.report.spatial.words import kind_word
from wijkpeil.report.trajectories.phrases import place
from wijkpeil.results.spatial import CLUSTER_KINDS, SpatialResults

_WIDTH = 640


def _areas(results: SpatialResults) -> list[MapArea]:
    known = {str(code): at for at, code in enumerate(results.areas.index)}
    kinds, value = results.kind, results.local.value
    drawn = []
    for code, shape in zip(results.outlines.codes, results.outlines.shapes, strict=True):
        at = known.get(code)
        if not shape:
            continue
        if at is None or np.isnan(value[at]):
            drawn.append(MapArea(shape, "missing"))
        elif not kinds[at]:
            drawn.append(MapArea(shape, "other"))
        else:
            kind = str(kinds[at])
            title = f"{place(results.areas.iloc[at], code)}: {kind_word(kind)}"
            drawn.append(MapArea(shape, kind, title))
    return drawn


def _legend(drawn: list[MapArea]) -> tuple[LegendItem, ...]:
    kinds = [area.kind for area in drawn]
    words = {kind: kind_word(kind) for kind in CLUSTER_KINDS.values()} | {
        "other": _("in no cluster"),
        "missing": _("no figures, or no neighbours"),
    }
    return tuple(
        LegendItem(kind, f"{word} ({number(kinds.count(kind))})")
        for kind, word in words.items()
        if kind != "missing" or kind in kinds
    )


def cluster_figure(results: SpatialResults) -> Figure | None:
    """Draw all clusters on one map; None if no area has borders."""
    drawn = _areas(results)
    if not drawn:
        return None
    frame = frame_around([area.shape for area in drawn], width=_WIDTH, margin=0.01)
    legend = _legend(drawn)
    return Figure(
        title=_("Where areas rose or fell together"),
        description=_(
            "Full marks are areas like their surroundings, open marks areas unlike them. The table "
            "below says which area is which."
        ),
        alternative="; ".join(item.text for item in legend),
        pictures=(Picture(cluster_map(areas=drawn, frame=frame, key="clusters", overview=True)),),
        legend=legend,
    )
