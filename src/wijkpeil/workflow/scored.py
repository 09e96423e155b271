"""Keep the areas that have scores, and say what the model has to do without."""

import numpy as np

from wijkpeil.areas.levels import Level
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.trajectories.groups import AREAS_PER_CLASS

USUAL_NUMBER: dict[Level, int] = {"gemeente": 342, "wijk": 3245, "pc4": 4050, "buurt": 12147}
"""Areas in the whole country, by level (Leefbaarometer 3.0, measurement 2024)."""
WHOLE = 0.9
"""A file with a smaller share of them than this is not the whole country."""


def with_scores(panel: Panel) -> tuple[Panel, tuple[str, ...]]:
    """Leave out areas without any score, and say what the model has to do without."""
    scored = np.asarray(np.isfinite(panel.values("lbm")).any(axis=1))
    notes = []
    if not scored.all():
        notes.append(
            _("{count} areas have no score at any wave and are left out.").format(
                count=int((~scored).sum())
            )
        )
        panel = panel.only(scored)
    sizes = panel.sizes
    if sizes is None:
        notes.append(
            _(
                "The number of inhabitants is not known, so noise is taken as equal for all areas. "
                "Small areas are noisier than that, and large ones quieter: give --sizes."
            )
        )
    elif unknown := int((~np.isfinite(sizes)).sum()):
        notes.append(
            _(
                "Of {count} areas the number of inhabitants is not known; they are treated as the "
                "smallest, that is as the noisiest."
            ).format(count=unknown)
        )
    if len(panel.areas) < 2 * AREAS_PER_CLASS:
        notes.append(
            _(
                "With {count} areas the noise is estimated roughly. The file of the whole country "
                "gives surer verdicts."
            ).format(count=len(panel.areas))
        )
    return panel, (*notes, *_whole_country(panel))


def _whole_country(panel: Panel) -> tuple[str, ...]:
    """Say so where the file can't hold the whole country: "the nation" is then only its areas."""
    usual, count = USUAL_NUMBER.get(panel.level), len(panel.areas)
    if usual is None or count >= WHOLE * usual or made_up_codes(panel.codes):
        return ()
    return (
        _(
            "This file has {count} areas, the whole country about {usual}. “The country” is here "
            "the mean of these {count}."
        ).format(count=number(count), usual=number(usual)),
    )
