"""What a Markov table leads to: the long run, how long areas stay, how long a move takes."""

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


def _known(probabilities: npt.ArrayLike) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    """Keep the classes that can be left; refuse what is no table of probabilities.

    The part kept is a chain of its own unless areas move into a class that none ever left.
    """
    chances = np.asarray(probabilities, dtype=np.float64)
    known = np.asarray(np.isfinite(chances).all(axis=1))
    rows = chances[known]
    if not np.allclose(rows.sum(axis=1), 1.0, atol=1e-8) or (rows < 0).any():
        raise ModelError(
            _("This is no table of transition probabilities: a row does not sum to one.")
        )
    return chances[np.ix_(known, known)], known


def _closed(chances: FloatArray) -> bool:
    return bool(len(chances)) and bool(np.allclose(chances.sum(axis=1), 1.0, atol=1e-8))


def steady_state(*, probabilities: npt.ArrayLike) -> FloatArray:
    r"""Give the share of each class in the long run, if nothing changed: :math:`\pi P = \pi`.

    Parameters
    ----------
    probabilities : array_like, shape (k, k)

    Returns
    -------
    ndarray, shape (k,)
        0 for a class that never occurs. NaN everywhere if it can't be told: because the table
        falls apart into classes that don't reach each other, so that the long run depends on the
        start, or because areas move into a class that none ever left.

    Examples
    --------
    >>> steady_state(probabilities=[[0.9, 0.1], [0.3, 0.7]]).round(6).tolist()
    [0.75, 0.25]
    """
    chances, known = _known(probabilities)
    k = len(chances)
    if not _closed(chances):
        return np.full(len(known), np.nan)
    # The conditions pi (P - I) = 0 and sum(pi) = 1 together; one solution only if it is unique.
    system = np.vstack([chances.T - np.eye(k), np.ones(k)])
    shares, _residual, rank, _values = np.linalg.lstsq(system, np.append(np.zeros(k), 1.0))
    result = np.zeros(len(known))
    result[known] = np.clip(shares, 0.0, None) if rank == k else np.nan
    return result


def sojourn_time(*, probabilities: npt.ArrayLike) -> FloatArray:
    r"""Give the mean steps spent in each class at a stretch: :math:`1 / (1 - P_{ii})`.

    Infinite for a class that is never left, NaN for one that never occurs.

    >>> sojourn_time(probabilities=[[0.75, 0.25], [0.0, 1.0]]).tolist()
    [4.0, inf]
    """
    leaving = 1.0 - np.diag(np.asarray(probabilities, dtype=np.float64))
    with np.errstate(divide="ignore"):
        return np.asarray(1.0 / leaving)


def mean_first_passage(*, probabilities: npt.ArrayLike) -> FloatArray:
    r"""Give the mean steps to reach a class for the first time.

    With :math:`Q_j` the table without row and column `j`, the passage times to `j` solve
    :math:`(I - Q_j) m = 1`; the time to return to `j` is :math:`1 + \sum_i P_{ji} m_i`.

    Parameters
    ----------
    probabilities : array_like, shape (k, k)

    Returns
    -------
    ndarray, shape (k, k)
        Row: from; column: to; the diagonal holds the recurrence times. Infinite where a class may
        never be reached, NaN for classes that never occur, and everywhere if areas move into a
        class that none ever left.

    References
    ----------
    Kemeny, J. and J. Snell (1976). *Finite Markov chains*. Springer, chapter 4.

    Examples
    --------
    >>> mean_first_passage(
    ...     probabilities=[[0.5, 0.25, 0.25], [0.5, 0.0, 0.5], [0.25, 0.25, 0.5]]
    ... ).round(2).tolist()
    [[2.5, 4.0, 3.33], [2.67, 5.0, 2.67], [3.33, 4.0, 2.5]]
    """
    chances, known = _known(probabilities)
    k = len(chances)
    passage = np.full((len(known), len(known)), np.nan)
    if not _closed(chances):
        return passage
    columns = np.column_stack([_passage_to(chances, target) for target in range(k)])
    passage[np.ix_(known, known)] = columns
    return passage


def _passage_to(chances: FloatArray, target: int) -> FloatArray:
    others = np.delete(np.arange(len(chances)), target)
    certain = others[_surely_reaches(chances, target)[others]]
    steps = np.full(len(chances), np.inf)
    inner = chances[np.ix_(certain, certain)]
    steps[certain] = np.linalg.solve(np.eye(len(certain)) - inner, np.ones(len(certain)))
    way = (chances[target] > 0) & (np.arange(len(chances)) != target)
    steps[target] = 1.0 + chances[target, way] @ steps[way]
    return steps


def _surely_reaches(chances: FloatArray, target: int) -> npt.NDArray[np.bool_]:
    """Tell which classes reach `target` with certainty: those that can't get lost elsewhere."""
    linked = chances > 0
    linked[target] = False  # what happens after arrival does not matter
    can = _able_to_reach(linked, np.arange(len(chances)) == target)
    return ~_able_to_reach(linked, ~can)


def _able_to_reach(
    linked: npt.NDArray[np.bool_], goal: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    able = goal.copy()
    for _step in range(len(linked)):
        able |= (linked & able).any(axis=1)
    return able
