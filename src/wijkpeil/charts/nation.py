"""The nation's course, with the gaps marked in which it changed pace."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.axes import year_axis
from wijkpeil.charts.course import Span, spans
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, INK, PAPER, Width

MOST_LABELS = 3
"""Labelled gaps; more would cover each other, and the table has them all."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The nation between two waves.

    Attributes
    ----------
    start, end : int
    level_start, level_end : float
    unusual : bool
        Whether the pace differs clearly from that of the whole period.
    label : str
        The pace, in words or figures.
    """

    start: int
    end: int
    level_start: float
    level_end: float
    unusual: bool
    label: str


def nation(*, gaps: Sequence[Gap], events: Sequence[Span], axis_title: str, width: Width) -> Any:
    """Draw the course; gaps with an unusual pace are heavy and carry their label.

    Parameters
    ----------
    gaps : sequence of Gap
        In order of time, each starting where the last one ended.
    events : sequence of Span
    axis_title : str
    width : int
    """
    alt = altair()
    waves = [gaps[0].start, *(gap.end for gap in gaps)]
    levels = [gaps[0].level_start, *(gap.level_end for gap in gaps)]
    x = year_axis(alt, waves=waves, width=width)
    room = max(0.01, (max(levels) - min(levels)) * 0.25)
    scale = alt.Scale(domain=[min(levels) - room, max(levels) + room], nice=False, zero=False)

    def y(field: str) -> Any:
        return alt.Y(field, title=axis_title, scale=scale, axis=alt.Axis(format=".2f", tickCount=4))

    rows = [asdict(gap) for gap in gaps]
    for row in rows:
        row["middle"] = (row["start"] + row["end"]) / 2
        row["level"] = (row["level_start"] + row["level_end"]) / 2
    base = alt.Chart(alt.InlineData(values=rows))
    ends = {"x": x("start:Q"), "x2": "end:Q", "y": y("level_start:Q"), "y2": "level_end:Q"}
    usual = base.transform_filter("!datum.unusual").mark_rule(color=GREY, strokeWidth=1.6)
    unusual = base.transform_filter("datum.unusual").mark_rule(color=INK, strokeWidth=4)
    few = sum(gap.unusual for gap in gaps) <= MOST_LABELS
    label = (
        base.transform_filter("datum.unusual" if few else "false")
        .mark_text(align="right", baseline="bottom", dx=-7, dy=-4, fontWeight=600)
        .encode(x=x("middle:Q"), y=y("level:Q"), text="label:N")
    )
    dots = (
        alt.Chart(
            alt.InlineData(
                values=[{"wave": w, "level": v} for w, v in zip(waves, levels, strict=True)]
            )
        )
        .mark_point(filled=True, fill=PAPER, stroke=INK, strokeWidth=1.4, size=42, opacity=1)
        .encode(x=x("wave:Q"), y=y("level:Q"))
    )
    return alt.layer(
        *spans(alt, events=events, x=x),
        usual.encode(**ends),
        unusual.encode(**ends),
        dots,
        label,
    ).properties(width=width, height=230 if width > 400 else 190)
