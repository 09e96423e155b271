"""Pooled, between and within consistency, to see whether a relation holds in every group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.fit import share

FloatArray = npt.NDArray[np.float64]
Relation = Literal["sufficiency", "necessity"]


@dataclass(frozen=True, slots=True)
class Part:
    """Fit among some of the cases.

    Attributes
    ----------
    name : str
        Of the group.
    cases : int
    consistency, coverage : float
        NaN where the group has nothing of the set, or of the outcome.
    """

    name: str
    cases: int
    consistency: float
    coverage: float


@dataclass(frozen=True, slots=True)
class ClusterDiagnostics:
    """Fit of a set over all cases, by cluster and by unit.

    Attributes
    ----------
    relation : {"sufficiency", "necessity"}
    pooled : Part
        All cases together.
    between : tuple of Part
        Per cluster (year, city), alphabetically.
    within : tuple of Part
        Per unit (area), alphabetically; empty where units are not given.
    between_distance, within_distance : float
        How far the consistencies of the parts are from equal; 0 if they are the same.
    """

    relation: Relation
    pooled: Part
    between: tuple[Part, ...]
    within: tuple[Part, ...]
    between_distance: float
    within_distance: float


def cluster_diagnostics(
    *,
    members: FloatArray,
    outcome: FloatArray,
    clusters: Sequence[str],
    units: Sequence[str] | None = None,
    relation: Relation = "sufficiency",
) -> ClusterDiagnostics:
    r"""Compare the fit of a set over all cases with that in each cluster and each unit.

    Consistency of sufficiency is :math:`\sum \min(x, y) / \sum x` and coverage
    :math:`\sum \min(x, y) / \sum y`, summed over the cases of a part; for necessity they change
    places. The distance of consistencies :math:`c_1, ..., c_J` from equal is

    .. math:: d = \sqrt{\sum_j \Bigl(\frac{c_j}{\sum_l c_l} - \frac1J\Bigr)^2}

    (García-Castro and Ariño 2016, *Journal of Advances in Management Sciences and Information
    Systems* 2; Oana, Schneider and Thomann 2021, *QCA using R*, chapter 5).

    Parameters
    ----------
    members, outcome : ndarray, shape (n,)
        Membership in the set and in the outcome.
    clusters, units : sequence of str, length n
        The group of each case: for panel data the year, and the area that is seen every year.
    relation : {"sufficiency", "necessity"}

    Returns
    -------
    ClusterDiagnostics

    Examples
    --------
    >>> found = cluster_diagnostics(
    ...     members=np.array([1.0, 0.5, 1.0, 0.5]), outcome=np.array([1.0, 0.5, 0.5, 0.25]),
    ...     clusters=["Delft", "Delft", "Ede", "Ede"],
    ... )
    >>> found.pooled.consistency, [part.consistency for part in found.between]
    (0.75, [1.0, 0.5])
    """
    if not len(clusters) == len(members) == len(outcome):
        raise QcaError(_("Every case needs one membership, one outcome and one cluster."))
    between = _parts(members, outcome, clusters, relation)
    within = _parts(members, outcome, units, relation) if units is not None else ()
    return ClusterDiagnostics(
        relation=relation,
        pooled=_part("", members, outcome, relation),
        between=between,
        within=within,
        between_distance=distance(between),
        within_distance=distance(within),
    )


def distance(parts: Sequence[Part]) -> float:
    """How far the consistencies of parts are from equal; parts without one are left out.

    Examples
    --------
    >>> round(distance([Part("a", 2, 1.0, 1.0), Part("b", 2, 0.5, 1.0)]), 4)
    0.2357
    """
    known = np.array([part.consistency for part in parts])
    known = known[~np.isnan(known)]
    if not known.size or known.sum() == 0:
        return float("nan")
    return float(np.sqrt(((known / known.sum() - 1.0 / known.size) ** 2).sum()))


def _parts(
    members: FloatArray, outcome: FloatArray, groups: Sequence[str], relation: Relation
) -> tuple[Part, ...]:
    labels = np.array([str(group) for group in groups])
    return tuple(
        _part(str(name), members[labels == name], outcome[labels == name], relation)
        for name in np.unique(labels)
    )


def _part(name: str, members: FloatArray, outcome: FloatArray, relation: Relation) -> Part:
    within = np.minimum(members, outcome).sum(keepdims=True)
    of_set = float(share(within, members.sum(keepdims=True))[0])
    of_outcome = float(share(within, outcome.sum(keepdims=True))[0])
    fit = (of_set, of_outcome) if relation == "sufficiency" else (of_outcome, of_set)
    return Part(name, len(members), *fit)
