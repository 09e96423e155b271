"""What a coefficient is made of, summed over each group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.ratings import MISSING, Ratings, one_unit
from wijkpeil.fieldwork.agreement.resampling import Imagined
from wijkpeil.fieldwork.agreement.statistic import Statistic, ratio

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Sums over `g` groups of `v` variables (codes).

    Attributes
    ----------
    statistic : Statistic
    parts : ndarray, shape (g, v, k)
        What each group adds.
    items : ndarray, shape (g, v)
        Units that at least two coders judged.
    usual : ndarray, shape (g, v)
        Their weight.
    uncommon : ndarray, shape (g, v)
        Weight of those to which anyone gave another value than the most frequent.
    worst, best : ndarray, shape (v, k)
        What one imagined unit of weight 1 adds in which coders disagree, or agree on what is rare.
    still : float
        Expected disagreement of variables that were put aside, see :meth:`stirring`.
    """

    statistic: Statistic
    parts: FloatArray
    items: FloatArray
    usual: FloatArray
    uncommon: FloatArray
    worst: FloatArray
    best: FloatArray
    still: float = 0.0

    def take(self, groups: IntArray | npt.NDArray[np.bool_]) -> "Sums":
        """Keep some groups."""
        return replace(
            self,
            parts=self.parts[groups],
            items=self.items[groups],
            usual=self.usual[groups],
            uncommon=self.uncommon[groups],
        )

    def of(self, variables: Sequence[int] | IntArray) -> "Sums":
        """Keep some variables."""
        return replace(
            self,
            parts=self.parts[:, variables],
            items=self.items[:, variables],
            usual=self.usual[:, variables],
            uncommon=self.uncommon[:, variables],
            worst=self.worst[variables],
            best=self.best[variables],
        )

    def stirring(self) -> "Sums":
        """Put variables aside in which everyone gave the most frequent value everywhere.

        However the groups are weighed, such a variable (a code that nobody gave in a document) has
        no disagreement, and the same expected one. Without it the work is less.
        """
        stirs = self.uncommon.any(axis=0)
        if stirs.all() or not stirs.any():
            return self
        _none, expected = self.statistic.disagreement(self.parts.sum(axis=0)[~stirs])
        return replace(self.of(np.flatnonzero(stirs)), still=float(expected.sum()))

    def merge(self, into: IntArray, size: int) -> "Sums":
        """Put groups together: group `i` goes to place ``into[i]`` of `size`."""

        def summed(rows: FloatArray) -> FloatArray:
            found = np.zeros((size, *rows.shape[1:]))
            np.add.at(found, into, rows)
            return found

        return replace(
            self,
            parts=summed(self.parts),
            items=summed(self.items),
            usual=summed(self.usual),
            uncommon=summed(self.uncommon),
        )

    def value(self, totals: FloatArray) -> FloatArray:
        """Give the coefficient of totals, shape (..., v, k): shape (...).

        Several variables are taken together as one minus the sum of their observed over the sum of
        their expected disagreements, as Krippendorff (2004, p. 254) does for categories: each keeps
        its own chance agreement.
        """
        observed, expected = self.statistic.disagreement(totals)
        return ratio(observed.sum(axis=-1), expected.sum(axis=-1) + self.still)

    def imagined(self) -> Imagined:
        """Imagine a group with as much in it as a usual one: all disputed, or all agreed."""
        some = self.uncommon if self.uncommon.any() else self.usual
        filled = max(1, int(some.any(axis=1).sum()))
        weight = (some.sum(axis=0) / filled)[:, None]
        return Imagined(worst=self.worst * weight, best=self.best * weight)


def sums(statistic: Statistic, given: Sequence[Ratings]) -> Sums:
    """Sum what a coefficient is made of over each group.

    Parameters
    ----------
    statistic : Statistic
    given : sequence of Ratings
        One a variable, all with the same groups.
    """
    extremes = [_imagined_rows(one) for one in given]
    return Sums(
        statistic=statistic,
        parts=np.stack([statistic.parts(one) for one in given], axis=1),
        items=np.stack([_count(one, np.ones(len(one.weights))) for one in given], axis=1),
        usual=np.stack([_count(one, one.weights) for one in given], axis=1),
        uncommon=np.stack([_count(one, one.weights * _unusual(one)) for one in given], axis=1),
        worst=np.stack(
            [_of_row(statistic, one, rows[0]) for one, rows in zip(given, extremes, strict=True)]
        ),
        best=np.stack(
            [_of_row(statistic, one, rows[1]) for one, rows in zip(given, extremes, strict=True)]
        ),
    )


def _of_row(statistic: Statistic, one: Ratings, row: Sequence[int]) -> FloatArray:
    found: FloatArray = statistic.parts(one_unit(one, row))[0]
    return found


def _count(one: Ratings, weights: FloatArray) -> FloatArray:
    found = np.bincount(one.groups, weights=weights * one.pairable, minlength=one.size)
    return found.astype(float)


def _unusual(one: Ratings) -> npt.NDArray[np.bool_]:
    """Say to which units anyone gave another value than the most frequent one."""
    common = int(np.argmax(one.used))
    found: npt.NDArray[np.bool_] = ((one.values != common) & (one.values != MISSING)).any(axis=1)
    return found


def _imagined_rows(one: Ratings) -> tuple[list[int], list[int]]:
    """Give values that differ as much as those used can, and the rarest value for everyone."""
    used = np.flatnonzero(one.used > 0)
    if len(used) < 2:
        # A value that could have been given, but wasn't, is what they might disagree on.
        other = next((at for at in range(len(one.categories)) if at not in used), 0)
        used = np.sort(np.append(used, other))
    coders = len(one.coders)
    rare = int(used[np.argmin(one.used[used])])
    split = [int(used[0])] * (coders // 2) + [int(used[-1])] * (coders - coders // 2)
    return split, [rare] * coders
