"""The national course, and where it changed pace."""

from wijkpeil.panel import Panel
from wijkpeil.results.trajectories import NationalBreak
from wijkpeil.trajectories.typology.national import national_breaks
from wijkpeil.workflow.modelled import Modelled


def national_course(panel: Panel, modelled: Modelled) -> tuple[NationalBreak, ...]:
    """Give the nation's pace over each gap between two waves, and which paces are unusual."""
    gemeenten = panel.areas["gemeente"].to_numpy(dtype=str)
    paces = national_breaks(
        waves=panel.waves,
        nation=modelled.trajectory.nation,
        scores=panel.values("lbm"),
        groups=gemeenten if (gemeenten != "").all() else None,
    )
    return tuple(
        NationalBreak(start=one.start, end=one.end, pace=one.pace, unusual=one.unusual)
        for one in paces
    )
