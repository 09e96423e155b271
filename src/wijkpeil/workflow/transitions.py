"""Moves between classes: as counted, corrected for noise, and by what is around an area."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.areas.outlines import Outlines
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.panel import Panel
from wijkpeil.trajectories.posterior import posterior
from wijkpeil.trajectories.typology.classes import NAMES, WEAK, classify
from wijkpeil.trajectories.typology.corrected_markov import adjacent_correlation, corrected_counts
from wijkpeil.trajectories.typology.markov import transition_counts
from wijkpeil.trajectories.typology.spatial_markov import (
    cut,
    neighbours_mean,
    quantile_cutoffs,
    spatial_markov,
)
from wijkpeil.workflow.modelled import Modelled

CLASSES = len(NAMES)
NEIGHBOUR_CLASSES = 3


def transition_tables(*, panel: Panel, modelled: Modelled) -> Mapping[str, pd.DataFrame]:
    """Count moves between official classes: as measured, and corrected for noise.

    Returns
    -------
    mapping of str to DataFrame
        ``plain`` and ``corrected``: expected numbers of moves from row to column between two
        waves, over all areas and gaps. Index and columns: class numbers 1 to 9.
    """
    reference = float(np.nanmedian(panel.values("lbm") - panel.values("afw")))
    fitted, course = modelled.fit, modelled.trajectory
    correlation = adjacent_correlation(covariance=posterior(fitted).spread)[fitted.groups.label]
    plain = transition_counts(classes=classify(afw=panel.values("afw")), k=CLASSES).sum(axis=0)
    corrected = corrected_counts(
        level=course.level() - reference,
        scale=course.scale,
        degrees=course.degrees,
        correlation=correlation,
    ).sum(axis=0)
    numbers = range(1, CLASSES + 1)
    return {
        name: pd.DataFrame(counts, index=numbers, columns=numbers)
        for name, counts in (("plain", plain), ("corrected", corrected))
    }


def spatial_note(*, panel: Panel, outlines: Outlines) -> str:
    """Say whether an area's moves between classes go with the level of its neighbours."""
    places = {code: place for place, code in enumerate(outlines.codes)}
    known = np.array([places.get(code, -1) for code in panel.codes])
    rows = np.flatnonzero(known >= 0)
    weights = neighbours(outlines)[known[rows]][:, known[rows]]
    afw = panel.values("afw")[rows]
    around = neighbours_mean(values=afw, weights=weights)
    cutoffs = quantile_cutoffs(values=around[np.isfinite(around)], k=NEIGHBOUR_CLASSES)
    found = spatial_markov(
        classes=classify(afw=afw),
        neighbour_classes=cut(values=around, cutoffs=cutoffs),
        k=CLASSES,
        m=NEIGHBOUR_CLASSES,
    )
    weak = slice(0, WEAK)
    rising = [
        float(np.triu(table.counts[weak], 1).sum() / max(table.counts[weak].sum(), 1.0))
        for table in found.tables
    ]
    return _(
        "Of the areas at “zwak” or worse, {low} moved up a class by the next wave where the areas "
        "around them are among the weakest third, {high} where they are among the strongest third "
        "(as counted, noise included; test of equal tables: Q = {q}, {degrees} degrees of freedom)."
    ).format(
        low=percentage(rising[0]),
        high=percentage(rising[-1]),
        q=number(found.test.q, digits=0),
        degrees=found.test.degrees,
    )
