"""What a reader of a comparison by exposure must know of its data."""

import numpy as np

from wijkpeil.effects.shocks.compared import Compared
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

FEW_CLUSTERS = 40
FEW_EFFECTIVE = 10.0


def notes_on(compared: Compared, *, clusters: int, effective: float) -> tuple[str, ...]:
    """Say what was left out and where errors may be too small."""
    notes = []
    used = compared.seen.any(axis=1)
    out = int((~used).sum())
    if out:
        notes.append(
            ngettext(
                "{count} area was left out: it lacks an exposure, the wave before the shock, or "
                "any other wave.",
                "{count} areas were left out: they lack an exposure, the wave before the shock, "
                "or any other wave.",
                out,
            ).format(count=out)
        )
    if clusters < FEW_CLUSTERS or effective < FEW_EFFECTIVE:
        notes.append(
            _(
                "The differences in exposure lie in {clusters} clusters (as many as {effective} "
                "equal ones): errors may be too small then. Go by the permuted exposure."
            ).format(clusters=clusters, effective=number(effective, digits=0))
        )
    alone = _alone(compared)
    if alone:
        notes.append(
            ngettext(
                "{count} stratum has one area and tells nothing.",
                "{count} strata have one area and tell nothing.",
                alone,
            ).format(count=alone)
        )
    return tuple(notes)


def _alone(compared: Compared) -> int:
    sizes = np.bincount(compared.stratum[compared.seen.any(axis=1)])
    return int((sizes == 1).sum())
