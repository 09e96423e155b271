"""Which areas lack which waves: new areas start late, a few skip a wave."""

import numpy as np
import numpy.typing as npt

from wijkpeil.madeup import instrument

_NEW = 0.05
_SKIP = 0.025


def missing_waves(rng: np.random.Generator, count: int) -> npt.NDArray[np.bool_]:
    """Draw which scores are absent, shape (n, T).

    One area in twenty is new: it starts somewhere from 2008 to 2018. One in forty skips one wave.
    """
    columns = np.arange(len(instrument.WAVES))
    first = np.where(rng.random(count) < _NEW, rng.integers(1, 6, count), 0)
    hole = np.where(rng.random(count) < _SKIP, rng.integers(0, len(columns), count), -1)
    late = columns < first[:, None]
    return np.asarray(late | (columns == hole[:, None]))
