"""The five dimensions: smoothed where they can be, and the change split over them."""

import pandas as pd

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.trajectories import DimensionSplit
from wijkpeil.trajectories.split import DIMENSIONS, split_change
from wijkpeil.trajectories.trajectory import Trajectory
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question


def smooth_dimensions(panel: Panel) -> tuple[dict[str, Trajectory], tuple[str, ...]]:
    """Smooth each dimension; name those that can't be."""
    smoothed, notes = {}, []
    for name in DIMENSIONS:
        if name not in panel.scores:
            continue
        try:
            smoothed[name] = model(panel, name).trajectory
        except ModelError as error:
            notes.append(
                _("Dimension {name} could not be smoothed: {why}").format(name=name, why=error)
            )
    return smoothed, tuple(notes)


def split_by_dimension(panel: Panel, question: Question) -> DimensionSplit:
    """Split each area's raw change over the dimensions, or say why that can't be done."""
    found = split_change(
        total=panel.values("afw"),
        dimensions={name: panel.scores[name] for name in DIMENSIONS if name in panel.scores},
        waves=panel.waves,
        start=question.start,
        end=question.end,
    )
    parts = None
    if found.parts is not None:
        parts = pd.DataFrame(found.parts, index=panel.areas.index, columns=list(DIMENSIONS))
    return DimensionSplit(question.start, question.end, parts, found.reason)
