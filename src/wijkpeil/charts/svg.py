"""A Vega-Lite chart as clean, deterministic SVG."""

import re
from typing import Any, Protocol

from wijkpeil.charts.theme import config
from wijkpeil.errors import MissingExtra
from wijkpeil.language import active

_VERSION = "6.4"
_NOISE = re.compile(r' (?:role|aria-[a-z]+|pointer-events|class|xmlns:xlink|version)="[^"]*"')
_EMPTY = re.compile(r'<path(?: aria-hidden="true")? d="(?:M0,0h0v0h0Z)?"[^>]*/>')
_GROUP = re.compile(r"<g(?: [^>]*)?></g>|<g/>")
_SIZE = re.compile(r'^(<svg xmlns="[^"]*") width="[\d.]+" height="[\d.]+"')
_ID = re.compile(r'(?<= id=")[^"]+(?=")')


class Chart(Protocol):
    """What we need of an Altair chart."""

    def to_dict(self, *, validate: bool) -> dict[str, Any]:
        """Give the Vega-Lite specification."""
        ...


def _clean(svg: str, key: str) -> str:
    """Drop what no browser needs; name ids after `key`, so that charts can share a page."""
    svg = _NOISE.sub("", svg)
    svg = _EMPTY.sub("", svg)
    while (shorter := _GROUP.sub("", svg)) != svg:
        svg = shorter
    for place, name in enumerate(dict.fromkeys(_ID.findall(svg))):
        fresh = f"{key}-{place}"
        svg = svg.replace(f' id="{name}"', f' id="{fresh}"').replace(
            f"url(#{name})", f"url(#{fresh})"
        )
    return _SIZE.sub(r"\1", svg)


def svg(chart: Chart, *, key: str) -> str:
    """Draw `chart` with the numbers of the active language.

    Parameters
    ----------
    chart : altair chart
    key : str
        Prefix of the ids inside; unique on a page.

    Returns
    -------
    str
        An ``<svg>`` element with a ``viewBox`` and no size of its own.

    Raises
    ------
    MissingExtra
        If the drawing engine is not installed.
    """
    try:
        import vl_convert  # noqa: PLC0415 - 50 MB that only a drawing needs
    except ImportError as error:
        raise MissingExtra("report") from error
    specification = chart.to_dict(validate=False)
    specification["config"] = config()
    specification["autosize"] = {"type": "fit-x", "contains": "padding"}
    drawn: str = vl_convert.vegalite_to_svg(
        specification,
        vl_version=_VERSION,
        format_locale="nl-NL" if active() == "nl" else "en-US",
        show_warnings=False,
    )
    return _clean(drawn, key)


def altair() -> Any:
    """Import Altair, which is part of an extra and slow to load.

    Raises
    ------
    MissingExtra
        If it is not installed.
    """
    try:
        import altair as alt  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("report") from error
    return alt
