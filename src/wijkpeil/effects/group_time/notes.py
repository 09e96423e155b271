"""What is left out of a comparison, and the sentences that say so."""

from collections.abc import Iterator

import numpy as np

from wijkpeil.effects.group_time.terms import FEW, NEVER, BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.trajectories.scores import IntArray


def without_before(kept: BoolArray, notes: list[str], *, too_early: BoolArray) -> None:
    """Leave out areas without a wave before."""
    count = int((kept & too_early).sum())
    if not count:
        return
    kept &= ~too_early
    notes.append(
        ngettext(
            "{count} area was left out: no wave shows how it was before the treatment or its "
            "announcement.",
            "{count} areas were left out: no wave shows how they were before the treatment or its "
            "announcement.",
            count,
        ).format(count=count)
    )


def too_small(
    kept: BoolArray, notes: list[str], *, start: IntArray, cluster: IntArray, fewest: int
) -> None:
    """Leave out groups that are too small, and refuse if no group is left."""
    alone = 0
    for g in np.unique(start[kept & (start != NEVER)]):
        group = kept & (start == g)
        if len(np.unique(cluster[group])) < fewest:
            alone += int(group.sum())
            kept &= ~group
    if alone:
        notes.append(
            ngettext(
                "{count} area was left out: it began at its wave alone, so its own noise can't be "
                "told from an effect.",
                "{count} areas were left out: each began at its wave alone or only together with "
                "areas of its own cluster, so their noise can't be told from an effect.",
                alone,
            ).format(count=alone)
        )
    if not (kept & (start != NEVER)).any():
        raise EffectError(
            " ".join(
                [
                    _("No treated area is left to compare."),
                    *notes,
                    _("For single areas, use a synthetic control and its placebos."),
                ]
            )
        )


def gaps(notes: list[str], *, missing: BoolArray) -> None:
    """Say how many areas miss a wave."""
    count = int(missing.sum())
    if count:
        notes.append(
            ngettext(
                "{count} area misses a wave; it counts where it was measured.",
                "{count} areas miss a wave or more; they count where they were measured.",
                count,
            ).format(count=count)
        )


def few(notes: list[str], *, clusters: int) -> None:
    """Warn of errors that are too small because few areas are treated."""
    if clusters < FEW:
        notes.append(
            ngettext(
                "Only {count} treated area or cluster of areas: errors are too small then. Go by "
                "placebos or permutation.",
                "Only {count} treated areas or clusters of areas: errors are too small then. Go by "
                "placebos or permutation.",
                clusters,
            ).format(count=clusters)
        )


def left(complete: BoolArray, untold: int) -> Iterator[str]:
    """Say which areas lack characteristics, and how many comparisons can't be made."""
    lacking = int((~complete).sum())
    if lacking:
        yield ngettext(
            "{count} area was left out because it lacks a characteristic.",
            "{count} areas were left out because they lack a characteristic.",
            lacking,
        ).format(count=lacking)
    if untold:
        yield ngettext(
            "{count} group and wave can't be told: too few areas to compare with, measured at both "
            "waves and alike in the characteristics.",
            "{count} groups and waves can't be told: too few areas to compare with, measured at "
            "both waves and alike in the characteristics.",
            untold,
        ).format(count=untold)
