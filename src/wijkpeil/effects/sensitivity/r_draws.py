"""Normal draws as R makes them, so that a published result can be had to the last digit."""

import numpy as np
from scipy.special import ndtri

from wijkpeil.trajectories.trajectory import FloatArray

_WORD = 1 << 32
_STEP = 69069
_BIG = 134217728.0  # 2^27: R joins two uniform draws for one normal


def r_normals(count: int, *, seed: int) -> FloatArray:
    """Draw standard normals as ``set.seed(seed); rnorm(count)`` does in R.

    Mersenne Twister with R's scrambling of the seed, turned into normals by inversion (R's
    defaults; its file RNG.c).

    Parameters
    ----------
    count, seed : int

    Returns
    -------
    ndarray, shape (count,)

    Examples
    --------
    >>> r_normals(3, seed=0).round(7).tolist()
    [1.2629543, -0.3262334, 1.3297993]
    """
    state = seed % _WORD
    for _warm in range(51):  # the 51st is the place in the row, which starts at its end
        state = (_STEP * state + 1) % _WORD
    row = np.empty(624, dtype=np.uint32)
    for i in range(624):
        state = (_STEP * state + 1) % _WORD
        row[i] = state
    twister = np.random.MT19937()
    twister.state = {"bit_generator": "MT19937", "state": {"key": row, "pos": 624}}
    uniform = (twister.random_raw(2 * count) * 2.3283064365386963e-10).reshape(count, 2)
    return np.asarray(ndtri((np.floor(_BIG * uniform[:, 0]) + uniform[:, 1]) / _BIG))
