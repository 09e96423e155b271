"""Colours, sizes and the style that all charts share."""

from typing import Any, Literal, get_args

INK = "#1b2330"
SOFT = "#4a5463"
GREY = "#6a7380"
LIGHT = "#87909b"
LINE = "#d5dae1"
HAIR = "#e8ebef"
PALE = "#eceef0"
BLUE = "#1b5a8c"
RUST = "#a5470f"
PAPER = "#ffffff"

Width = Literal[640, 300]
WIDTHS: tuple[Width, ...] = get_args(Width)
"""Drawn widths in CSS pixels: for a page, and for a phone 320 pixels wide."""

_FONT = "Liberation Sans, Arial, sans-serif"


def config() -> dict[str, Any]:
    """Vega-Lite configuration of every chart.

    ``aria`` is off because each drawing stands behind one ``role="img"`` with our own words;
    Vega's own labels are English.
    """
    return {
        "aria": False,
        "background": None,
        "font": _FONT,
        "padding": {"left": 0, "right": 2, "top": 3, "bottom": 6},
        "view": {"stroke": None},
        "axis": {
            "labelColor": SOFT,
            "labelFontSize": 12,
            "titleColor": SOFT,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "titlePadding": 8,
            "gridColor": HAIR,
            "domainColor": LINE,
            "tickColor": LINE,
        },
        "text": {"fontSize": 12, "color": INK},
    }
