"""Weights on the simplex to the last digit, by an active set."""

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

TOLERANCE = 1e-10
_ROUNDS = 20


def active_set(
    *, gram: FloatArray, target: FloatArray, allowed: BoolArray, ridge: float, scale: float
) -> FloatArray:
    """Minimise x'Gx - 2h'x + eta |x|^2 over x >= 0, sum x = 1.

    Parameters
    ----------
    gram : ndarray, shape (n, n)
    target : ndarray, shape (n,)
        h.
    allowed : ndarray of bool, shape (n,)
        Weights that may be above 0.
    ridge : float
        eta.
    scale : float
        Size of the objective (b'b): the answer is within `TOLERANCE` times this of the minimum.

    Returns
    -------
    ndarray, shape (n,)

    Notes
    -----
    Lawson and Hanson (1974, chapter 23) with the sum as an equality. Where several sets of weights
    fit equally well, the one found has few donors and depends on their order alone.

    Examples
    --------
    >>> active_set(gram=np.eye(3), target=np.array([1.0, 0.5, -3.0]), allowed=np.ones(3, bool),
    ...            ridge=0.0, scale=1.0).tolist()
    [0.75, 0.25, 0.0]
    """
    names = np.flatnonzero(allowed)
    costs = np.diagonal(gram)[names] + ridge - 2.0 * target[names]
    support = [int(names[costs.argmin()])]
    x = np.zeros(len(target))
    x[support] = 1.0
    for _round in range(_ROUNDS * len(names)):
        slope = gram[:, support] @ x[support] - target + ridge * x
        enter = int(names[slope[names].argmin()])
        if x @ slope - slope[enter] <= TOLERANCE * scale or enter in support:
            return x
        support = _settle(x, [*support, enter], gram=gram, target=target, ridge=ridge)
    raise EffectError(
        _("The weights of a synthetic twin don't settle. Look for areas that are nearly alike.")
    )


def _settle(
    x: FloatArray, support: list[int], *, gram: FloatArray, target: FloatArray, ridge: float
) -> list[int]:
    """Move x to the minimum on its support, letting go of weights that reach 0; return the rest."""
    while True:
        wanted = _on_support(support, gram=gram, target=target, ridge=ridge)
        if (wanted > 0).all():
            x[support] = wanted
            return support
        now = x[support]
        falling = wanted <= 0
        room = np.where(falling, now / np.maximum(now - wanted, 1e-300), np.inf)
        stride = min(1.0, float(room.min()))
        moved = np.where(room <= stride, 0.0, now + stride * (wanted - now))
        x[support] = moved
        support = [area for area, weight in zip(support, moved, strict=True) if weight > 0]


def _on_support(
    support: list[int], *, gram: FloatArray, target: FloatArray, ridge: float
) -> FloatArray:
    """Minimise on the support with sum 1, whatever the signs (a bordered system)."""
    count = len(support)
    system = np.ones((count + 1, count + 1))
    system[:count, :count] = gram[np.ix_(support, support)]
    system[np.arange(count), np.arange(count)] += ridge
    system[count, count] = 0.0
    right = np.append(target[support], 1.0)
    try:
        return np.asarray(np.linalg.solve(system, right)[:count])
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(system, right, rcond=None)[0][:count])
