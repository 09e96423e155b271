"""A map of clusters of rise and fall."""

from collections.abc import Sequence
from html import escape

import numpy as np

from wijkpeil.charts.map.paths import Frame, centre, shape_path
from wijkpeil.charts.map.verdicts import MapArea
from wijkpeil.charts.marks import CLUSTER_MARKS
from wijkpeil.charts.theme import GREY, LINE, PALE, PAPER

_TINTS = {
    "rise-amid-rise": "#a9c6dd",
    "fall-amid-fall": "#e9b896",
    "rise-amid-fall": PAPER,
    "fall-amid-rise": PAPER,
}
_ORDER = tuple(_TINTS)


def _ground(areas: Sequence[MapArea], frame: Frame, key: str) -> list[str]:
    """Draw areas in no cluster, and those without figures: one path for each."""
    looks = {
        "other": f'fill="{PALE}" stroke="{PAPER}" stroke-width="1"',
        "missing": f'fill="url(#{key}-hatch)" stroke="{LINE}" stroke-width="1"',
    }
    drawn = []
    for kind, look in looks.items():
        path = "".join(shape_path(area.shape, frame) for area in areas if area.kind == kind)
        if path:
            drawn.append(f'<path fill-rule="evenodd" d="{path}" {look}/>')
    return drawn


def _plane(area: MapArea, frame: Frame) -> str:
    return (
        f'<path fill-rule="evenodd" d="{shape_path(area.shape, frame)}" '
        f'fill="{_TINTS[area.kind]}" stroke="{CLUSTER_MARKS[area.kind].stroke}" '
        f'stroke-width="1.5"><title>{escape(area.title)}</title></path>'
    )


def _symbol(area: MapArea, frame: Frame, size: float, *, overview: bool) -> str:
    x, y = np.rint(2 * frame.place(centre(area.shape)[None, :])[0]).astype(int)
    mark = CLUSTER_MARKS[area.kind]
    grows = ' class="sym"' if overview else ""
    # A full mark has a white edge to stand out from its neighbours; an open one its own colour.
    edge, wide = (PAPER, 0.2) if mark.fill == mark.stroke else (mark.stroke, 0.4)
    return (
        f'<g transform="translate({x} {y}) scale({size:g})"><path{grows} d="{mark.path}" '
        f'fill="{mark.fill}" stroke="{edge}" stroke-width="{wide}">'
        f"<title>{escape(area.title)}</title></path></g>"
    )


def cluster_map(
    *, areas: Sequence[MapArea], frame: Frame, key: str, size: float = 9.0, overview: bool = False
) -> str:
    """Draw clusters inside `frame` as an ``<svg>`` element without a size of its own.

    Areas like their surroundings have a tint and a full mark, areas unlike them an open one; marks
    point up for a rise and down for a fall. So none depends on colour.

    Parameters
    ----------
    areas : sequence of MapArea
        Of the kinds of `wijkpeil.results.spatial.CLUSTER_KINDS`, ``"other"`` (in no cluster) or
        ``"missing"`` (no figures).
    frame : Frame
    key : str
        Prefix of ids; unique on a page.
    size : float
        Half the width of a mark, in units of half a pixel.
    overview : bool
        Whether marks are of the class ``sym``, which a page can enlarge on a phone.
    """
    told = sorted(
        (area for area in areas if area.kind in CLUSTER_MARKS),
        key=lambda area: _ORDER.index(area.kind),
    )
    hatch = (
        f'<defs><pattern id="{key}-hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V8" stroke="{GREY}" stroke-width="2"/>'
        "</pattern></defs>"
    )
    box = f"0 0 {2 * frame.width} {2 * frame.height}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">',
        hatch if any(area.kind == "missing" for area in areas) else "",
        *_ground(areas, frame, key),
        *(_plane(area, frame) for area in told),
        *(_symbol(area, frame, size, overview=overview) for area in told),
        "</svg>",
    ]
    return "".join(parts)
