"""What goes with change, in one population: coefficients, bands that allow for all looks, words."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from wijkpeil.trajectories.explanation.looks import looks
from wijkpeil.trajectories.explanation.pooling import Pooled
from wijkpeil.trajectories.spatial.moran import Moran
from wijkpeil.trajectories.trajectory import FloatArray

Relation = Literal["rise", "decline", "none", "unclear"]
Errors = Literal["gemeente", "nearby"]
RELATIONS: tuple[Relation, ...] = ("rise", "decline", "none", "unclear")
ERROR = 0.05
"""Chance of any false "goes with", over all looks together."""


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """How each of `P` characteristics goes with change.

    Attributes
    ----------
    names : tuple of str
    estimate, scale, degrees : ndarray, shape (P,)
        Score points per standard deviation of the characteristic, its standard error and degrees
        of freedom.
    single, adjusted : ndarray, shape (P,)
        Probability of so large a coefficient if there were none: alone, and over all looks.
    reach : ndarray, shape (P,)
        Half width of the 95 % band that holds all looks together.
    relation : ndarray of str, shape (P,)
        ``rise`` or ``decline`` (goes with), ``none`` (no clear relation) or ``unclear``.
    clustered, nearby : ndarray, shape (P,); or None
        Standard errors with likeness within gemeenten only, and nearby too; one of them is
        `scale` (`errors`). None where borders are not known.
    lost : ndarray, shape (P,)
        Share of the information that is lost because the truth is not seen.
    areas, gemeenten : int
    moran : Moran or None
        Of the residuals, where borders are known.
    errors : {"gemeente", "nearby"}
        Which of the two `scale` is: ``nearby`` where neighbours' residuals are clearly alike.
    level : float
        Coefficient of the true level at the start: change per point.
    reason : str
        Why nothing can be told; empty otherwise.
    """

    names: tuple[str, ...]
    estimate: FloatArray
    scale: FloatArray
    degrees: FloatArray
    single: FloatArray
    adjusted: FloatArray
    reach: FloatArray
    relation: npt.NDArray[np.str_]
    clustered: FloatArray
    nearby: FloatArray | None
    lost: FloatArray
    areas: int
    gemeenten: int
    moran: Moran | None = None
    errors: Errors = "gemeente"
    level: float = float("nan")
    reason: str = ""

    def interval(self, coverage: float) -> tuple[FloatArray, FloatArray]:
        """Bounds of each coefficient by itself."""
        reach = stdtrit(self.degrees, 0.5 + coverage / 2) * self.scale
        return self.estimate - reach, self.estimate + reach

    @property
    def band(self) -> tuple[FloatArray, FloatArray]:
        """Bounds that hold all coefficients together in 95 of 100 cases."""
        return self.estimate - self.reach, self.estimate + self.reach


def judge_relations(
    *, estimate: FloatArray, reach: FloatArray, adjusted: FloatArray, relevant: float
) -> npt.NDArray[np.str_]:
    """Say of every characteristic whether it goes with rise or decline.

    It does if so large a coefficient would be unlikely (5 %) even as the largest of all looks.
    There is no clear relation if the whole band lies within `relevant` of nought (an equivalence
    test: Schuirmann 1987). Otherwise: can't tell.

    Examples
    --------
    >>> judge_relations(
    ...     estimate=np.array([0.03, -0.03, 0.0, 0.0]), reach=np.array([0.02, 0.02, 0.005, 0.05]),
    ...     adjusted=np.array([0.01, 0.01, 0.9, 0.9]), relevant=0.01,
    ... ).tolist()
    ['rise', 'decline', 'none', 'unclear']
    """
    relation = np.full(len(estimate), "unclear", dtype="<U7")
    relation[np.abs(estimate) + reach < relevant] = "none"
    relation[(adjusted < ERROR) & (estimate > 0)] = "rise"
    relation[(adjusted < ERROR) & (estimate < 0)] = "decline"
    return relation


def relations(
    *,
    names: tuple[str, ...],
    by_gemeente: Pooled,
    by_nearness: Pooled | None,
    moran: Moran | None,
    families: int,
    relevant: float,
    areas: int,
    gemeenten: int,
) -> Relations:
    """Put the coefficients of a population together.

    Parameters
    ----------
    names : tuple of str
    by_gemeente, by_nearness : Pooled
        Of the characteristics, in their order, and at last the level at the start; with errors by
        gemeente, and nearby too. The latter are used where neighbours' residuals go together.
    moran : Moran or None
    families : int
        Sets of looks that are looked at side by side.
    relevant : float
        Coefficients below this are small, in score points.
    areas, gemeenten : int
    """
    # Above what is expected, not above nought: without likeness I of residuals is below nought.
    together = moran is not None and moran.p < ERROR and moran.z > 0
    nearby = by_nearness if together else None
    used = by_gemeente if nearby is None else nearby
    kept = slice(0, len(names))
    seen = looks(
        estimate=used.estimate[kept],
        covariance=used.covariance[kept, kept],
        degrees=used.degrees[kept],
        families=families,
        error=ERROR,
    )
    estimate = used.estimate[kept]
    return Relations(
        names=names,
        estimate=estimate,
        scale=used.scale[kept],
        degrees=used.degrees[kept],
        single=seen.single,
        adjusted=seen.adjusted,
        reach=seen.reach,
        relation=judge_relations(
            estimate=estimate, reach=seen.reach, adjusted=seen.adjusted, relevant=relevant
        ),
        clustered=by_gemeente.scale[kept],
        nearby=None if by_nearness is None else by_nearness.scale[kept],
        lost=used.lost[kept],
        areas=areas,
        gemeenten=gemeenten,
        moran=moran,
        errors="gemeente" if nearby is None else "nearby",
        level=float(used.estimate[len(names)]),
    )


def untold(names: tuple[str, ...], *, areas: int, gemeenten: int, reason: str) -> Relations:
    """Say that nothing can be told of a population, and why."""
    nothing = np.full(len(names), np.nan)
    return Relations(
        names=names,
        estimate=nothing,
        scale=nothing,
        degrees=nothing,
        single=nothing,
        adjusted=nothing,
        reach=nothing,
        relation=np.full(len(names), "unclear", dtype="<U7"),
        clustered=nothing,
        nearby=None,
        lost=nothing,
        areas=areas,
        gemeenten=gemeenten,
        reason=reason,
    )
