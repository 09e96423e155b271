"""A map of verdicts.

Drawn by hand rather than with Vega: 4,068 postcode areas as a Vega geoshape take 1.3 s and 3.0 MB,
one path an area. Here areas without a verdict of their own are one path, and the same country with
six insets takes 0.4 s and 0.6 MB.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from wijkpeil.areas.outlines import Polygon
from wijkpeil.charts.map.labels import FONT, place_labels
from wijkpeil.charts.map.paths import Frame, centre, shape_path
from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.theme import GREY, INK, LINE, PALE, PAPER

_TINTS = {"rising": "#a9c6dd", "falling": "#e9b896", "stable": "#c3c8ce", "unclear": PAPER}
_EDGES = {"rising": MARKS["rising"].stroke, "falling": MARKS["falling"].stroke}


@dataclass(frozen=True, slots=True, eq=False)
class MapArea:
    """An area to draw.

    Attributes
    ----------
    shape : tuple of Polygon
    kind : str
        A verdict, ``"other"`` (not vulnerable), ``"elsewhere"`` (not what the map is about) or
        ``"missing"`` (no figures).
    title : str
        Shown when a pointer rests on it.
    label : str
        Written beside its mark; empty for most.
    """

    shape: tuple[Polygon, ...]
    kind: str
    title: str = ""
    label: str = ""


def _quiet(areas: Sequence[MapArea], frame: Frame, key: str) -> list[str]:
    """Draw areas without a verdict: one path for each kind."""
    looks: Mapping[str, str] = {
        "other": f'fill="{PALE}" stroke="{PAPER}" stroke-width="1"',
        "elsewhere": f'fill="{LINE}" stroke="{PAPER}" stroke-width="1"',
        "missing": f'fill="url(#{key}-hatch)" stroke="{LINE}" stroke-width="1"',
    }
    drawn = []
    for kind, look in looks.items():
        path = "".join(shape_path(area.shape, frame) for area in areas if area.kind == kind)
        if path:
            drawn.append(f'<path fill-rule="evenodd" d="{path}" {look}/>')
    return drawn


def _told(area: MapArea, frame: Frame, edge: float) -> str:
    colour = _EDGES.get(area.kind, GREY)
    return (
        f'<path fill-rule="evenodd" d="{shape_path(area.shape, frame)}" '
        f'fill="{_TINTS[area.kind]}" stroke="{colour}" stroke-width="{edge}">'
        f"<title>{escape(area.title)}</title></path>"
    )


def _symbol(area: MapArea, frame: Frame, size: float, *, overview: bool) -> str:
    x, y = np.rint(2 * frame.place(centre(area.shape)[None, :])[0]).astype(int)
    mark = MARKS[area.kind]
    grows = ' class="sym"' if overview else ""
    edge = PAPER if area.kind != "unclear" else GREY
    return (
        f'<g transform="translate({x} {y}) scale({size:g})"><path{grows} d="{mark.path}" '
        f'fill="{mark.fill}" stroke="{edge}" stroke-width=".2">'
        f"<title>{escape(area.title)}</title></path></g>"
    )


def _words(areas: Sequence[MapArea], frame: Frame, size: float) -> list[str]:
    named = [area for area in areas if area.label]
    if not named:
        return []
    at = 2 * frame.place(np.array([centre(area.shape) for area in named]))
    placed = place_labels(
        points=at, texts=[area.label for area in named], room=2 * frame.width, gap=1.6 * size
    )
    return [
        f'<text class="halo" x="{spot.x:.0f}" y="{spot.y:.0f}" font-size="{FONT}" fill="{INK}" '
        f'text-anchor="{spot.anchor}">{escape(area.label)}</text>'
        for area, spot in zip(named, placed, strict=True)
    ]


def verdict_map(
    *, areas: Sequence[MapArea], frame: Frame, key: str, size: float = 9.0, overview: bool = False
) -> str:
    """Draw `areas` inside `frame` as an ``<svg>`` element without a size of its own.

    A drawing's unit is half a pixel of its intended width. Each area with a verdict gets a tint
    and a mark, so that the smallest can be seen and none depends on colour.

    Parameters
    ----------
    areas : sequence of MapArea
    frame : Frame
    key : str
        Prefix of ids; unique on a page.
    size : float
        Half the width of a mark, in units.
    overview : bool
        Whether the frame holds the whole country: then nothing is labelled, and the marks are of
        the class ``sym``, which a page can enlarge on a phone.
    """
    told = [area for area in areas if area.kind in MARKS]
    order = ("unclear", "stable", "falling", "rising")  # what is sure is drawn on top
    told.sort(key=lambda area: order.index(area.kind))
    hatch = (
        f'<pattern id="{key}-hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V8" stroke="{GREY}" stroke-width="2"/>'
        "</pattern>"
    )
    right, bottom = 2 * frame.width, 2 * frame.height
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right} {bottom}">',
        f"<defs>{hatch}</defs>" if any(area.kind == "missing" for area in areas) else "",
        *_quiet(areas, frame, key),
        *(_told(area, frame, 1.5) for area in told),
        *(_symbol(area, frame, size, overview=overview) for area in told),
        *(() if overview else _words(areas, frame, size)),
        "</svg>",
    ]
    return "".join(parts)
