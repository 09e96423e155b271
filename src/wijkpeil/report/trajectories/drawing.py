"""One chart, drawn for a page and for a phone."""

from collections.abc import Callable
from typing import Any

from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS, Width
from wijkpeil.report.document import Picture


def draw(chart: Callable[[Width], Any], width: Width, key: str) -> str:
    """Draw `chart` at one width."""
    return svg(chart(width), key=f"{key}-{width}")


def picture(chart: Callable[[Width], Any], *, key: str) -> Picture:
    """Draw `chart` at each width; `key` names it uniquely on the page."""
    wide, narrow = (draw(chart, width, key) for width in WIDTHS)
    return Picture(wide, narrow)
