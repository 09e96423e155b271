"""Marks of cases and of conditions: told apart by shape, so colour is not needed."""

from typing import Any

from wijkpeil.charts.marks import CASE_MARKS

KINDS = tuple(CASE_MARKS)
"""Kinds of cases after a solution, in the order in which they are drawn: the rarest on top."""


def points(alt: Any, rows: list[dict[str, Any]], *, size: int = 110) -> list[Any]:
    """Draw the rows of each kind with its mark; a row has ``kind``."""
    layers = []
    for kind in KINDS:
        some = [row for row in rows if row["kind"] == kind]
        if some:
            mark = CASE_MARKS[kind]
            layers.append(
                alt.Chart(alt.InlineData(values=some)).mark_point(
                    filled=True,
                    shape=mark.shape,
                    size=size,
                    fill=mark.fill,
                    stroke=mark.stroke,
                    strokeWidth=1.6,
                    opacity=1,
                )
            )
    return layers
