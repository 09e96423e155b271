"""The change of one area, split over the dimensions."""

from typing import Any

import numpy as np

from wijkpeil.charts.dimensions import dimensions
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Cell, Figure, Note, Table
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import DIMENSIONS, points
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.study.model import Case


def split_figure(results: TrajectoryResults, case: Case, key: str) -> Block:
    """Draw the split of the measured change of one case, or say why there is none."""
    parts = results.split.parts
    if parts is None or case.code not in parts.index or parts.loc[case.code].isna().any():
        reason = results.split.reason or _("the scores of the dimensions are missing here.")
        return Note(_("No split by dimension:"), reason)
    row: Any = parts.loc[case.code]
    values = {_(DIMENSIONS[d]): float(row[d]) for d in DIMENSIONS if d in row.index}
    texts = {name: points(value) for name, value in values.items()}
    shown = parts.reindex([c.code for c in results.cases]).to_numpy(dtype=float)
    low, high = min(0.0, float(np.nanmin(shown))), max(0.0, float(np.nanmax(shown)))
    high = max(high, low + 0.001)

    def draw(width: Width) -> Any:
        return dimensions(parts=values, texts=texts, domain=(low, high), width=width)

    return Figure(
        title=_("What the measured change of {name} from {start} to {end} is made up of").format(
            name=case.name, start=results.split.start, end=results.split.end
        ),
        description=_(
            "Parts in points; together they are exactly the measured change, {total}. It is not "
            "compared with the country and not smoothed, so small parts may be noise."
        ).format(total=points(float(sum(values.values())))),
        pictures=(picture(draw, key=f"{key}-split"),),
        table=Table(
            caption=_("{name}: change by dimension").format(name=case.name),
            head=(_("Dimension"), _("Points")),
            rows=tuple((Cell(name), Cell(text)) for name, text in texts.items()),
            numeric=frozenset({1}),
            fold=_("The figures of this chart as a table"),
        ),
    )
