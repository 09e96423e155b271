"""An area's course beside those of its look-alikes, and the difference between them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.axes import year_axis
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, INK, LIGHT, LINE, PAPER, Width


@dataclass(frozen=True, slots=True)
class Band:
    """A level at one wave with its bounds.

    Attributes
    ----------
    wave : int
    level, low80, high80, low95, high95 : float
    """

    wave: int
    level: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A measured score."""

    wave: int
    score: float


_SHADES = ((95, 0.10), (80, 0.14))


def alike_course(
    *,
    area: Sequence[Band],
    alike: Sequence[Band],
    each: Sequence[Sequence[float]],
    measured: Sequence[Dot],
    period: tuple[int, int],
    domain: tuple[float, float],
    axis_title: str,
    width: Width,
) -> Any:
    """Draw an area's course and band, the mean of its look-alikes and its band, and each of them.

    Parameters
    ----------
    area, alike : sequence of Band
        In order of time.
    each : sequence of sequence of float
        Course of each look-alike at the same waves.
    measured : sequence of Dot
        Scores of the area.
    period : (int, int)
        Start and end, marked by a rule.
    domain : (float, float)
        Ends of the score axis.
    axis_title : str
    width : int
    """
    alt = altair()
    x = year_axis(alt, waves=[one.wave for one in area], width=width)
    y = _score_axis(alt, domain=domain, title=axis_title)
    rows = [
        {"one": number, "wave": band.wave, "level": level}
        for number, course in enumerate(each)
        for band, level in zip(area, course, strict=True)
    ]
    thin = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_line(color=LIGHT, strokeWidth=0.8, opacity=0.55)
        .encode(x=x("wave:Q"), y=y("level:Q"), detail="one:N")
    )
    dots = (
        alt.Chart(alt.InlineData(values=[asdict(dot) for dot in measured]))
        .mark_point(filled=True, fill=PAPER, stroke=INK, strokeWidth=1.4, size=36, opacity=1)
        .encode(x=x("wave:Q"), y=y("score:Q"))
    )
    layers = [
        _ends(alt, x, period),
        thin,
        *_banded(alt, alike, x, y, colour=GREY, dashed=True),
        *_banded(alt, area, x, y, colour=INK, dashed=False),
        dots,
    ]
    height = 280 if width > 400 else 220
    return alt.layer(*layers).properties(width=width, height=height)


def alike_difference(
    *,
    difference: Sequence[Band],
    period: tuple[int, int],
    domain: tuple[float, float],
    axis_title: str,
    width: Width,
) -> Any:
    """Draw how far an area lies above or below the mean of its look-alikes, with bands.

    Parameters
    ----------
    difference : sequence of Band
        In order of time.
    period : (int, int)
    domain : (float, float)
        Ends of the axis; it must hold 0.
    axis_title : str
    width : int
    """
    alt = altair()
    x = year_axis(alt, waves=[one.wave for one in difference], width=width)
    y = _score_axis(alt, domain=domain, title=axis_title, signed=True)
    zero = (
        alt.Chart(alt.InlineData(values=[{"at": 0}]))
        .mark_rule(color=GREY, strokeDash=[5, 4], strokeWidth=1.4)
        .encode(y=y("at:Q"))
    )
    layers = [
        _ends(alt, x, period),
        zero,
        *_banded(alt, difference, x, y, colour=INK, dashed=False),
    ]
    return alt.layer(*layers).properties(width=width, height=150)


def _score_axis(alt: Any, *, domain: tuple[float, float], title: str, signed: bool = False) -> Any:
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    told = "datum.value == 0 ? '0' : format(datum.value, '+.2f')" if signed else alt.Undefined
    axis = alt.Axis(format=".2f", labelExpr=told, tickCount=5, minExtent=38)

    def y(field: str) -> Any:
        return alt.Y(field, title=title, scale=scale, axis=axis)

    return y


def _banded(
    alt: Any, bands: Sequence[Band], x: Any, y: Any, *, colour: str, dashed: bool
) -> list[Any]:
    base = alt.Chart(alt.InlineData(values=[asdict(band) for band in bands])).encode(x=x("wave:Q"))
    shades = [
        base.mark_area(color=colour, opacity=shade).encode(
            y=y(f"low{cover}:Q"), y2=f"high{cover}:Q"
        )
        for cover, shade in _SHADES
    ]
    dash = {"strokeDash": [6, 3]} if dashed else {}
    return [*shades, base.mark_line(color=colour, strokeWidth=2.2, **dash).encode(y=y("level:Q"))]


def _ends(alt: Any, x: Any, period: tuple[int, int]) -> Any:
    """Fine rules at the start and the end of the period."""
    rows = [{"at": year} for year in period]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rule(color=LINE, strokeWidth=1.2)
        .encode(x=x("at:Q"))
    )
