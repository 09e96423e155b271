"""How far apart two groups of areas went, wave by wave, with a band for all waves at once."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.axes import year_axis
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, HAIR, PAPER, SOFT, Width


@dataclass(frozen=True, slots=True)
class Gap:
    """Difference at one wave.

    Attributes
    ----------
    year : int
    effect : float or None
        None where it can't be told.
    low, high : float or None
        None at both ends where the band has no end.
    """

    year: int
    effect: float | None
    low: float | None
    high: float | None


def apart(
    *,
    gaps: Sequence[Gap],
    started: float,
    relevant: float,
    word: str,
    title: str,
    width: Width,
) -> Any:
    """Draw the difference as a line of dots, its band, and the start.

    Parameters
    ----------
    gaps : sequence of Gap
        In order of time.
    started : float
        Decimal year; a line stands there.
    relevant : float
        Differences within this of nought do not matter; that strip is tinted.
    word : str
        Beside the line of the start.
    title : str
        Of the axis.
    width : int
    """
    alt = altair()
    waves = [each.year for each in gaps]
    x = year_axis(alt, waves=waves, width=width)
    scale = alt.Scale(domain=_domain(gaps, relevant), nice=False, zero=False)
    axis = alt.Axis(
        format="+.2f", labelExpr="datum.value === 0 ? '0' : datum.label", tickCount=5, grid=False
    )

    def y(field: str) -> Any:
        return alt.Y(field, title=title, scale=scale, axis=axis)

    base = alt.Chart(alt.InlineData(values=[asdict(each) for each in gaps])).encode(x=x("year:Q"))
    told = base.transform_filter("isValid(datum.effect)")
    banded = base.transform_filter("isValid(datum.low) && isValid(datum.high)")
    strip = alt.Chart(
        alt.InlineData(
            values=[{"from": -relevant, "to": relevant, "at": 0, "start": started, "word": word}]
        )
    )
    high = 240 if width > 400 else 200
    return alt.layer(
        strip.mark_rect(clip=True, color=HAIR, opacity=0.75).encode(y=y("from:Q"), y2="to:Q"),
        strip.mark_rule(color=GREY, strokeWidth=1).encode(y=y("at:Q")),
        banded.mark_area(color=BLUE, opacity=0.16, clip=True).encode(y=y("low:Q"), y2="high:Q"),
        strip.mark_rule(color=SOFT, strokeDash=[4, 3]).encode(x=x("start:Q")),
        strip.mark_text(align="left", baseline="top", dx=4, dy=2, color=SOFT).encode(
            x=x("start:Q"), y=alt.value(0), text="word:N"
        ),
        told.mark_line(color=BLUE, strokeWidth=2.2, clip=True).encode(y=y("effect:Q")),
        told.mark_point(
            filled=True, fill=PAPER, stroke=BLUE, strokeWidth=1.6, size=46, opacity=1
        ).encode(y=y("effect:Q")),
    ).properties(width=width, height=high)


def _domain(gaps: Sequence[Gap], relevant: float) -> list[float]:
    """Hold all dots and bands, and a little more than what matters."""
    ends = [each.effect for each in gaps] + [each.low for each in gaps]
    ends += [each.high for each in gaps]
    known = [end for end in ends if end is not None] + [-1.4 * relevant, 1.4 * relevant]
    spare = 0.06 * (max(known) - min(known))
    return [min(known) - spare, max(known) + spare]
