"""All best trade-offs between a quadratic form and a sum of absolute values."""

import numpy as np

from wijkpeil.trajectories.trajectory import FloatArray

_NEVER = -1.0


def lasso_path(quadratic: FloatArray, linear: FloatArray) -> list[FloatArray]:
    r"""Follow argmin :math:`z'Qz / 2 + q'z + \lambda \sum |z|` from the largest lambda to 0.

    Parameters
    ----------
    quadratic : ndarray, shape (k, k)
        Q, positive definite.
    linear : ndarray, shape (k,)
        q.

    Returns
    -------
    list of ndarray, shape (k,)
        The corners of the path, from z = 0 to -Q^-1 q; between them it is straight.

    Notes
    -----
    Osborne, Presnell and Turlach (2000); Efron, Hastie, Johnstone and Tibshirani (2004), section
    3.1. On the active set A with signs s: z_A = -Q_AA^-1 (q_A + lambda s).

    Examples
    --------
    >>> [corner.tolist() for corner in lasso_path(np.eye(2), np.array([-2.0, 1.0]))]
    [[0.0, 0.0], [1.0, 0.0], [2.0, -1.0]]
    """
    z = np.zeros(len(linear))
    corners = [z.copy()]
    sign = np.zeros(len(linear))
    penalty = float(np.abs(linear).max(initial=0.0))
    if penalty == 0:
        return corners
    first = int(np.abs(linear).argmax())
    sign[first] = -np.sign(linear[first])
    just_left = -1
    while penalty > 0:
        base, slope = _line(quadratic, linear, sign)
        lower, coordinate = _next(
            quadratic,
            linear,
            sign=sign,
            base=base,
            slope=slope,
            penalty=penalty,
            just_left=just_left,
        )
        penalty = max(lower, 0.0)
        z = base + penalty * slope
        just_left = -1
        if coordinate >= 0 and sign[coordinate]:
            z[coordinate], sign[coordinate], just_left = 0.0, 0.0, coordinate
        elif coordinate >= 0:
            gradient = linear[coordinate] + quadratic[coordinate] @ z
            sign[coordinate] = -np.sign(gradient)
        corners.append(z.copy())
    return corners


def _line(
    quadratic: FloatArray, linear: FloatArray, sign: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return base and slope of z = base + lambda slope on the active set."""
    active = np.flatnonzero(sign)
    base, slope = np.zeros(len(linear)), np.zeros(len(linear))
    solved = np.linalg.solve(
        quadratic[np.ix_(active, active)], -np.column_stack([linear[active], sign[active]])
    )
    base[active], slope[active] = solved.T
    return base, slope


def _next(
    quadratic: FloatArray,
    linear: FloatArray,
    *,
    sign: FloatArray,
    base: FloatArray,
    slope: FloatArray,
    penalty: float,
    just_left: int,
) -> tuple[float, int]:
    """Find the largest smaller penalty at which a coordinate joins or leaves, and which."""
    gradient, change = linear + quadratic @ base, quadratic @ slope
    meets = np.full((3, len(linear)), _NEVER)
    free = sign == 0
    with np.errstate(divide="ignore", invalid="ignore"):
        meets[0] = np.where(free, gradient / (1 - change), _NEVER)
        meets[1] = np.where(free, -gradient / (1 + change), _NEVER)
        meets[2] = np.where(free | (slope == 0), _NEVER, -base / slope)
    if just_left >= 0:  # it meets the bound it has just come from; only the other one counts
        side = 0 if gradient[just_left] + change[just_left] * penalty > 0 else 1
        meets[side, just_left] = _NEVER
    meets[~(meets < penalty * (1 - 1e-12))] = _NEVER
    place = int(meets.argmax())
    best = float(meets.ravel()[place])
    return (best, place % len(linear)) if best > 0 else (0.0, -1)
