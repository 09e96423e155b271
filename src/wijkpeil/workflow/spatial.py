"""From judged areas and their borders to clusters of rise and fall."""

import numpy as np

from wijkpeil.errors import PanelError
from wijkpeil.language import active, number
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.spatial import SpatialResults
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.spatial.certainty import cluster_certainty
from wijkpeil.trajectories.spatial.local_moran import RATE, SEED, local_moran
from wijkpeil.trajectories.spatial.moran import moran
from wijkpeil.trajectories.spatial.patches import patches
from wijkpeil.trajectories.spatial.spread import change_spread
from wijkpeil.trajectories.spatial.standardise import standardise
from wijkpeil.trajectories.spatial.surroundings import amid_surroundings
from wijkpeil.workflow.contiguity import neighbours_in_panel
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.judged import Judged
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question


def find_clusters(
    *,
    panel: Panel,
    modelled: Modelled,
    judged: Judged,
    question: Question,
    borders: Borders,
    rate: float = RATE,
    seed: int = SEED,
) -> SpatialResults:
    """Find clusters of rise and fall, and compare every area with its surroundings.

    Parameters
    ----------
    panel : Panel
        Areas with scores (`wijkpeil.workflow.scored.with_scores`).
    modelled : Modelled
        The model of its total score.
    judged : Judged
    question : Question
        Its period and least change are used. Clusters are of change relative to the nation,
        whatever the verdicts are relative to.
    borders : Borders
    rate : float
        The most that the expected share of chance among the areas in clusters may be.
    seed : int
        For the shuffles and draws.

    Raises
    ------
    PanelError
        If no two areas are neighbours.
    ModelError
        If fewer than 4 areas have neighbours.
    """
    touching = neighbours_in_panel(panel=panel, outlines=borders.outlines)
    if not touching.nnz:
        raise PanelError(
            _(
                "By the borders in {file} no two areas with scores lie against each other, so "
                "there are no clusters to look for. Give the borders of all areas."
            ).format(file=borders.provenance.file)
        )
    relative = change(
        fit=modelled.fit,
        scores=modelled.scores,
        codes=panel.codes,
        nation=modelled.trajectory.nation,
        start=question.start,
        end=question.end,
        minimum=question.minimum,
    )
    spread = change_spread(fit=modelled.fit, start=question.start, end=question.end)
    standard = standardise(values=relative.estimate, expected=spread.estimate)
    local = local_moran(values=standard, neighbours=touching, rate=rate, seed=seed)
    verdict = judged.verdicts.verdict
    return SpatialResults(
        title=question.title or _("Clusters of rise and fall"),
        language=active(),
        made_up=question.made_up or made_up_codes(panel.codes),
        level=panel.level,
        edition=panel.edition,
        areas=panel.areas.assign(vulnerable=judged.vulnerable),
        change=relative,
        verdict=verdict,
        overall=moran(values=standard, neighbours=touching),
        local=local,
        certainty=cluster_certainty(
            change=relative, neighbours=touching, found=local, expected=spread.truth, seed=seed
        ),
        patch=patches(kind=local.kind, neighbours=touching),
        neighbours=np.asarray(touching @ np.isfinite(relative.estimate).astype(np.float64)).astype(
            np.int64
        ),
        amid=amid_surroundings(change=relative, neighbours=touching, verdict=verdict),
        outlines=borders.outlines,
        provenance=(*panel.provenance, borders.provenance),
        command=question.command,
        notes=_notes(local.islands, local.borderline),
    )


def _notes(islands: int, borderline: int) -> tuple[str, ...]:
    """Say which areas could not take part, and how many calls lie on the edge."""
    notes = []
    if islands:
        notes.append(
            _("{count} areas have no neighbours with a score, and are in no cluster.").format(
                count=number(islands)
            )
        )
    if borderline:
        notes.append(
            _(
                "{count} areas lie so near the threshold that another seed might call them "
                "otherwise."
            ).format(count=number(borderline))
        )
    return tuple(notes)
