"""The verdicts that each rule gives, as shares of one bar."""

from collections.abc import Mapping
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, PALE, PAPER, Width
from wijkpeil.trajectories.change import VERDICTS

OUTSIDE = "outside"
"""Beside the verdicts: areas that a rule says nothing of."""
_ROOM = {640: 0.05, 300: 0.12}
"""Least share in which a number fits."""


def _rows(counts: Mapping[str, Mapping[str, int]], least: float) -> list[dict[str, Any]]:
    rows = []
    for name, of in counts.items():
        total, before = max(1, sum(of.values())), 0.0
        for verdict in (*VERDICTS, OUTSIDE):
            count = of.get(verdict, 0)
            share = count / total
            if not count:
                continue
            rows.append(
                {
                    "rule": name,
                    "from": before,
                    "to": before + share,
                    "middle": before + share / 2,
                    "text": str(count) if share >= least else "",
                    "fill": MARKS[verdict].fill if verdict in MARKS else PALE,
                    "ink": MARKS[verdict].text if verdict in MARKS else GREY,
                }
            )
            before += share
    return rows


def rules(*, counts: Mapping[str, Mapping[str, int]], width: Width) -> Any:
    """Draw one bar a rule, cut by verdict, with the numbers inside.

    Parameters
    ----------
    counts : mapping of rule's name to mapping of verdict to int
        In the order in which to draw them; each adds up to the same number of areas, those that
        the rule says nothing of as `OUTSIDE`.
    width : int
    """
    alt = altair()
    base = alt.Chart(alt.InlineData(values=_rows(counts, _ROOM[width]))).encode(
        y=name_axis(alt, field="rule", order=list(counts), room=230 if width > 400 else 132)
    )

    def x(field: str) -> Any:
        return alt.X(field, scale=alt.Scale(domain=[0, 1], nice=False), axis=None)

    across = {"x": x("from:Q"), "x2": "to:Q"}
    bars = base.mark_bar(height=20, stroke=PAPER, strokeWidth=1).encode(
        **across, fill=alt.Fill("fill:N", scale=None)
    )
    outline = base.transform_filter(f"datum.fill === '{PAPER}'").mark_bar(
        height=19, fill=PAPER, stroke=GREY, strokeWidth=1
    )
    texts = base.mark_text(fontSize=12).encode(
        x=x("middle:Q"), text="text:N", color=alt.Color("ink:N", scale=None)
    )
    return alt.layer(bars, outline.encode(**across), texts).properties(
        width=width, height=28 * len(counts)
    )
