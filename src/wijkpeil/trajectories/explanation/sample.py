"""Which areas take part in the regressions, and what is known of them."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.explanation.conley import nearness
from wijkpeil.trajectories.explanation.design import Design
from wijkpeil.trajectories.groups import Groups, group_areas
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

FEWEST_GEMEENTEN = 20
"""With fewer gemeenten an error that allows for likeness within them is itself too unsure
(Cameron and Miller 2015, *Journal of Human Resources* 50, 317-372, section VI)."""
FEWEST_PER_COLUMN = 10
"""Areas needed for each characteristic."""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The `m` areas that take part, of `n`.

    Attributes
    ----------
    rows : ndarray of int, shape (m,)
        Their places among all areas.
    values : ndarray, shape (m, T)
        Scores; NaN where missing.
    years : ndarray of int, shape (T,)
    groups : Groups
    names : tuple of str
        The `P` characteristics.
    x : ndarray, shape (m, P + 1) or (m, P)
        Characteristics, standardised, and at last the log of the size where that is known.
    cluster : ndarray of int, shape (m,)
        Gemeente, numbered from 0.
    neighbours, near : csr_array, shape (m, m), or None
        Who lies against whom, and for which pairs errors may go together.
    left_out : Left
    """

    rows: npt.NDArray[np.intp]
    values: FloatArray
    years: IntArray
    groups: Groups
    names: tuple[str, ...]
    x: FloatArray
    cluster: IntArray
    neighbours: sparse.csr_array | None
    near: sparse.csr_array | None
    left_out: "Left"


@dataclass(frozen=True, slots=True)
class Left:
    """How many areas don't take part, and why (the first reason that holds).

    Attributes
    ----------
    incomplete : int
        A characteristic, the size, or any score is not known.
    without_gemeente : int
        The gemeente is not known.
    alone : int
        The only area that is left of its gemeente.
    """

    incomplete: int
    without_gemeente: int
    alone: int


def sample(
    *,
    values: FloatArray,
    years: IntArray,
    sizes: FloatArray | None,
    gemeente: npt.NDArray[np.str_],
    design: Design,
    neighbours: sparse.csr_array | None = None,
) -> Sample:
    """Choose the areas that can take part.

    Parameters
    ----------
    values : ndarray, shape (n, T)
        Scores; NaN where missing.
    years : ndarray of int, shape (T,)
    sizes : ndarray, shape (n,), or None
    gemeente : ndarray of str, shape (n,)
        Empty where not known.
    design : Design
        Of the same areas.
    neighbours : csr_array, shape (n, n), optional

    Raises
    ------
    ModelError
        If no gemeente is known, or too few areas or gemeenten are left.
    """
    if not (gemeente != "").any():
        raise ModelError(
            _(
                "The gemeente of the areas is not known. Areas are compared within their gemeente, "
                "so it is needed: for postcode areas give --gemeenten."
            )
        )
    complete = design.complete & np.isfinite(values).any(axis=1)
    if sizes is not None:
        complete &= np.isfinite(sizes)
    placed = complete & (gemeente != "")
    kept = placed & ~_alone(gemeente, placed)
    if placed.any() and not kept.any():
        raise ModelError(
            _(
                "Every area is the only one of its gemeente, and areas are compared within their "
                "gemeente. Give scores of wijken, buurten or postcode areas."
            )
        )
    rows = np.flatnonzero(kept)
    _names, cluster = np.unique(gemeente[rows], return_inverse=True)
    _check_enough(len(rows), len(_names), design.x.shape[1])
    known = None if sizes is None else sizes[rows]
    among = None if neighbours is None else sparse.csr_array(neighbours[rows][:, rows])
    cluster = cluster.astype(np.int64)
    return Sample(
        rows=rows,
        values=values[rows],
        years=years,
        groups=group_areas(present=np.isfinite(values[rows]), sizes=known),
        names=design.names,
        x=np.column_stack([design.x[rows], *([] if known is None else [_log_size(known)])]),
        cluster=cluster,
        neighbours=among,
        near=None if among is None else nearness(neighbours=among, cluster=cluster),
        left_out=Left(
            incomplete=int((~complete).sum()),
            without_gemeente=int((complete & ~placed).sum()),
            alone=int((placed & ~kept).sum()),
        ),
    )


def among(sample: Sample, kept: npt.NDArray[np.bool_]) -> Sample:
    """Keep some of the areas, without saying who lies near whom.

    Parameters
    ----------
    sample : Sample
    kept : ndarray of bool, shape (m,)
    """
    _names, cluster = np.unique(sample.cluster[kept], return_inverse=True)
    return replace(
        sample,
        rows=sample.rows[kept],
        values=sample.values[kept],
        groups=replace(sample.groups, label=sample.groups.label[kept]),
        x=sample.x[kept],
        cluster=cluster.astype(np.int64),
        neighbours=None,
        near=None,
    )


def _alone(gemeente: npt.NDArray[np.str_], among: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    name, inverse = np.unique(gemeente, return_inverse=True)
    count = np.bincount(inverse, weights=among, minlength=len(name))
    return np.asarray(count[inverse] < 2)


def _log_size(sizes: FloatArray) -> FloatArray:
    log = np.log(np.maximum(sizes, 1.0))
    spread = float(log.std())
    return np.asarray((log - log.mean()) / (spread if spread > 0 else 1.0))


def _check_enough(areas: int, gemeenten: int, columns: int) -> None:
    if gemeenten < FEWEST_GEMEENTEN or areas < FEWEST_PER_COLUMN * (columns + 2):
        raise ModelError(
            _(
                "Only {areas} areas in {gemeenten} gemeenten have scores and all of the {count} "
                "characteristics; at least {least_areas} areas and {least} gemeenten are needed. "
                "Give the file of the whole country, or fewer characteristics."
            ).format(
                areas=areas,
                gemeenten=gemeenten,
                count=columns,
                least_areas=FEWEST_PER_COLUMN * (columns + 2),
                least=FEWEST_GEMEENTEN,
            )
        )
