"""Random rows of distinct numbers."""

import numpy as np
import numpy.typing as npt

IdArray = npt.NDArray[np.int64]
ROOM = 8_000_000
"""Most random keys held at once, 64 MB."""


def distinct_rows(*, rng: np.random.Generator, size: int, rows: int, columns: int) -> IdArray:
    """Draw `columns` of the numbers 0 to `size` - 1 without replacement, `rows` times, in order.

    Parameters
    ----------
    rng : Generator
    size, rows, columns : int
        `columns` at most `size`.

    Returns
    -------
    ndarray of int, shape (rows, columns)
        Every ordered selection is equally likely, rows are independent.

    Examples
    --------
    >>> drawn = distinct_rows(rng=np.random.default_rng(1), size=5, rows=3, columns=5)
    >>> np.sort(drawn, axis=1).tolist() == [[0, 1, 2, 3, 4]] * 3
    True
    """
    if columns * columns > size:
        return _by_keys(rng, size, rows, columns)
    drawn = rng.integers(size, size=(rows, columns))
    # Drawing a whole row again until it has no double leaves all selections equally likely.
    doubled = np.arange(rows)
    while doubled.size:
        ordered = np.sort(drawn[doubled], axis=1)
        doubled = doubled[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
        drawn[doubled] = rng.integers(size, size=(doubled.size, columns))
    return drawn


def _by_keys(rng: np.random.Generator, size: int, rows: int, columns: int) -> IdArray:
    """Shuffle all numbers, and keep the first: for few numbers, where doubles are common."""
    drawn = np.empty((rows, columns), dtype=np.int64)
    step = max(1, ROOM // size)
    for start in range(0, rows, step):
        part = drawn[start : start + step]
        part[:] = np.argsort(rng.random((len(part), size)), axis=1)[:, :columns]
    return drawn
