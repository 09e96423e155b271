"""Weights on the simplex for many targets at once, step by step as the R package synthdid does."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_TIDY = 64


@dataclass(frozen=True, slots=True, eq=False)
class Quadratic:
    """B problems: minimise x'Gx - 2h'x + eta |x|^2 over x >= 0, sum x = 1, x = 0 where not allowed.

    Attributes
    ----------
    gram : ndarray, shape (n, n) or (B, n, n)
        One for all problems, or one for each.
    target : ndarray, shape (B, n)
        h.
    allowed : ndarray of bool, shape (B, n)
    ridge : ndarray, shape (B,)
        eta.
    """

    gram: FloatArray
    target: FloatArray
    allowed: BoolArray
    ridge: FloatArray

    def times(self, x: FloatArray) -> FloatArray:
        """Return Gx for all problems, shape (B, n)."""
        if self.gram.ndim == 2:
            return np.asarray(x @ self.gram)
        return np.asarray(np.einsum("bij,bj->bi", self.gram, x))

    def columns(self, problem: IntArray, column: IntArray) -> FloatArray:
        """Return one column of G for each problem, shape (B, n)."""
        if self.gram.ndim == 2:
            return np.asarray(self.gram[column])
        return np.asarray(self.gram[problem, column])

    def gap(self, x: FloatArray) -> FloatArray:
        """Bound on how far x is above the minimum: 2 (x - s)'grad/2 at the best vertex s."""
        slope = self.times(x) - self.target + self.ridge[:, None] * x
        best = np.where(self.allowed, slope, np.inf).min(axis=1)
        return np.asarray(2.0 * ((slope * x).sum(axis=1) - best))


def uniform(allowed: BoolArray) -> FloatArray:
    """Return equal weights on what is allowed, shape (B, n)."""
    return np.asarray(allowed / allowed.sum(axis=1, keepdims=True))


def frank_wolfe(
    problems: Quadratic, *, begin: FloatArray, least: FloatArray, steps: int
) -> FloatArray:
    """Walk to the minimum by line searches towards the best vertex.

    Parameters
    ----------
    problems : Quadratic
    begin : ndarray, shape (B, n)
        Weights to start from.
    least : ndarray, shape (B,)
        A problem is done when a step lowers its objective by no more than this.
    steps : int
        At most.

    Returns
    -------
    ndarray, shape (B, n)

    Notes
    -----
    ``sc.weight.fw`` of synthdid 0.0.9 (Arkhangelsky et al. 2021, appendix), with Gx carried along,
    so that a step costs O(n) and not O(nT). The decrease is told from the step itself, because
    the difference of two large objectives would lose it in rounding.
    """
    found = begin.copy()
    live = np.arange(len(begin))
    x, gx = begin.copy(), problems.times(begin)
    h, eta, bar = problems.target, problems.ridge, least
    closed = np.where(problems.allowed, 0.0, np.inf)
    size = np.diagonal(problems.gram, axis1=-2, axis2=-1)
    size = np.broadcast_to(size, begin.shape)
    done = np.zeros(len(live), dtype=np.bool_)
    for step in range(1, steps + 1):
        row = np.arange(len(live))
        slope = gx - h + eta[:, None] * x
        best = (slope + closed).argmin(axis=1)
        downhill = slope[row, best] - (slope * x).sum(axis=1)
        toward = (x * x).sum(axis=1) - 2.0 * x[row, best] + 1.0
        curve = size[row, best] - 2.0 * gx[row, best] + (x * gx).sum(axis=1) + eta * toward
        safe = np.where(curve > 0, curve, 1.0)
        stride = np.where(done | (curve <= 0), 0.0, np.clip(-downhill / safe, 0.0, 1.0))
        x *= (1.0 - stride)[:, None]
        x[row, best] += stride
        gx *= (1.0 - stride)[:, None]
        gx += stride[:, None] * problems.columns(live, best)
        decrease = -2.0 * stride * downhill - stride**2 * curve
        done |= (decrease <= bar) & (step > 1)
        if done.all() or step % _TIDY == 0:
            found[live] = x
            left = ~done
            if not left.any():
                return found
            live, x, gx, h, eta = live[left], x[left], gx[left], h[left], eta[left]
            bar, closed, size, done = bar[left], closed[left], size[left], done[left]
    found[live] = x
    return found
