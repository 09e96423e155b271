"""Planted rises and falls between 2012 and 2016, large enough to matter."""

import numpy as np
import numpy.typing as npt

from wijkpeil.madeup.instrument import FloatArray

PROFILES = np.array(
    [
        [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],  # before 2014
        [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0],  # after 2014
        [0.0, 0.0, 0.0, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0],  # bit by bit
    ]
)
"""Share of a planted change that is there at each wave, by when it comes."""
_HOW_OFTEN = np.array([0.45, 0.45, 0.10])  # so that changes in a row don't start to resemble

WEAK = -0.13
"""Relative level below which an area counts as weak here."""

_LEAST, _EXTRA, _MOST = 0.055, 0.025, 0.14
_PULL = 1.2
_SHARES = {"weak": (1 / 90, 1 / 60), "other": (1 / 75, 1 / 75)}  # risers, fallers per area
_SETTLED = 300.0
_CITY_CHANGE = (0.08, 0.12)
_CITY_SIZE = 1000.0
_DRIFT = 0.05


def episodes(
    rng: np.random.Generator,
    *,
    strain: FloatArray,
    level: FloatArray,
    size: FloatArray,
    city: npt.NDArray[np.int64],
    drift: FloatArray,
) -> FloatArray:
    """Choose the areas that really rise or fall, and by how much.

    Half are weak areas, half are others. In each group the more strain an area has, the likelier
    it is to fall, and the less, the likelier to rise. In each city one weak area rises and one
    falls: those with the least and the most strain, where it isn't going the other way already.

    Parameters
    ----------
    rng : Generator
    strain, level, size : ndarray, shape (n,)
    city : ndarray of int, shape (n,)
        Index of the city of each area; -1 elsewhere.
    drift : ndarray, shape (n,)
        Change from 2012 to 2016 that comes of itself.

    Returns
    -------
    ndarray, shape (n,)
        Planted change from 2012 to 2016 in score points; 0 for most areas.
    """
    change = np.zeros(len(level))
    settled = size >= _SETTLED
    groups = {"weak": settled & (level < WEAK), "other": settled & (level >= WEAK)}
    for name, group in groups.items():
        pool = np.flatnonzero(group)
        up, down = (max(1, round(share * len(level))) for share in _SHARES[name])
        order = pool[_by_chance(rng, strain[pool])]
        up, down = min(up, len(pool) // 3), min(down, len(pool) // 3)
        change[order[:down]] = -_amounts(rng, down)
        change[order[len(order) - up :]] = _amounts(rng, up)
    pull = strain - drift / _DRIFT
    weak = (level < WEAK) & (size >= _CITY_SIZE)
    return _cities(rng, change, pull=pull, city=np.where(weak, city, -1))


def profiles(rng: np.random.Generator, *, count: int) -> FloatArray:
    """Draw when each area's planted change comes, shape (n, T)."""
    return PROFILES[rng.choice(len(PROFILES), size=count, p=_HOW_OFTEN)]


def _by_chance(rng: np.random.Generator, strain: FloatArray) -> npt.NDArray[np.int64]:
    """Order from likely to fall to likely to rise: strain plus luck."""
    luck = rng.gumbel(size=len(strain)) - rng.gumbel(size=len(strain))
    return np.argsort(-(_PULL * strain + luck), kind="stable")


def _amounts(rng: np.random.Generator, count: int) -> FloatArray:
    return np.minimum(_LEAST + rng.exponential(_EXTRA, count), _MOST)


def _cities(
    rng: np.random.Generator,
    change: FloatArray,
    *,
    pull: FloatArray,
    city: npt.NDArray[np.int64],
) -> FloatArray:
    """Let the weak area of each city that is pulled down least rise, and the most one fall."""
    planted = change.copy()
    for number in range(city.max() + 1):
        pool = np.flatnonzero(city == number)
        if len(pool) > 1:
            order = pool[np.argsort(pull[pool], kind="stable")]
            planted[order[0]] = rng.uniform(*_CITY_CHANGE)
            planted[order[-1]] = -rng.uniform(*_CITY_CHANGE)
    return planted
