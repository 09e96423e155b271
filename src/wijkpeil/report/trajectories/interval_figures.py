"""Charts of changes with their intervals, several areas in one chart."""

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

from wijkpeil.charts.intervals import MOST, Interval, intervals
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Figure, Fold, LegendItem
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import CAUTION, DIGITS, caution, place
from wijkpeil.trajectories.change import Verdict

MOST_CHARTS = 10
"""Charts of one group; further areas are in the table only."""


def _labels(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Name the lines of a chart, long and short, so that no two are alike."""
    whole = [place(row, str(code)) for code, row in rows.iterrows()]
    short = [name or str(code) for code, name in zip(rows.index, rows["name"], strict=True)]
    long_count, short_count = Counter(whole), Counter(short)
    labels = []
    for code, name, brief, small in zip(rows.index, whole, short, rows["small"], strict=True):
        caution = f" {CAUTION}" if small else ""
        unique = name if long_count[name] == 1 else f"{name} {code}"
        labels.append((unique + caution, (brief if short_count[brief] == 1 else unique) + caution))
    return labels


def _lines(rows: pd.DataFrame) -> list[Interval]:
    bounds = rows[["estimate", "low80", "high80", "low95", "high95"]].to_numpy(dtype=float)
    return [
        Interval(*labels, *values)
        for labels, values in zip(_labels(rows), bounds.tolist(), strict=True)
    ]


def axis_domain(rows: pd.DataFrame) -> tuple[float, float]:
    """Find the ends of the axis that all charts share.

    They hold zero, every estimate, and the 95% intervals but for the widest twentieth on either
    side: one tiny area's interval would otherwise press all others together.
    """
    low = min(0.0, np.nanmin(rows["estimate"]), np.nanquantile(rows["low95"], 0.05))
    high = max(0.0, np.nanmax(rows["estimate"]), np.nanquantile(rows["high95"], 0.95))
    room = 0.06 * max(high - low, 0.01)
    return float(low - room), float(high + room)


def _to_know(rows: pd.DataFrame, domain: tuple[float, float]) -> str:
    """Say so where intervals go beyond the axis, and what the mark behind a name means."""
    told = []
    if ((rows["low95"] < domain[0]) | (rows["high95"] > domain[1])).any():
        told.append(_("A bar that reaches the edge goes on beyond it; the table has the figures."))
    if rows["small"].any():
        told.append(caution())
    return " ".join(told)


def _legend(verdict: Verdict, minimum: float) -> tuple[LegendItem, ...]:
    strip = _("smaller than {minimum} points").format(minimum=number(minimum, digits=DIGITS))
    return (
        LegendItem(verdict, _("most likely change")),
        LegendItem("thick", _("80% interval")),
        LegendItem("thin", _("95% interval")),
        LegendItem("event", strip),
    )


def _figure(
    rows: pd.DataFrame,
    *,
    verdict: Verdict,
    domain: tuple[float, float],
    minimum: float,
    against: str,
    key: str,
    title: str,
) -> Figure:
    lines = _lines(rows)

    def draw(width: Width) -> Any:
        return intervals(
            rows=lines,
            verdict=verdict,
            domain=domain,
            minimum=minimum,
            title=(_("change in points,"), against),
            width=width,
        )

    return Figure(
        title=title,
        description=_to_know(rows, domain),
        pictures=(picture(draw, key=key),),
        legend=_legend(verdict, minimum),
        alternative=_(
            "Chart with one line an area, in order of gemeente and name: its change with an 80% "
            "and a 95% interval. The table below it has the same figures."
        ),
    )


def interval_figures(
    rows: pd.DataFrame,
    *,
    verdict: Verdict,
    domain: tuple[float, float],
    minimum: float,
    against: str,
    key: str,
    title: str,
) -> list[Block]:
    """Draw areas in their order, so many to a chart; the charts after the first open on a click."""
    drawable = rows[rows["estimate"].notna()]
    starts = range(0, len(drawable), MOST)
    blocks: list[Block] = []
    for at, start in enumerate(starts[:MOST_CHARTS]):
        name = title if len(starts) == 1 else f"{title} · {at + 1}/{len(starts)}"
        figure = _figure(
            drawable.iloc[start : start + MOST],
            verdict=verdict,
            domain=domain,
            minimum=minimum,
            against=against,
            key=f"{key}-{at}",
            title=name,
        )
        blocks.append(
            figure if at == 0 else Fold(_("Chart: {title}").format(title=name), (figure,))
        )
    return blocks
