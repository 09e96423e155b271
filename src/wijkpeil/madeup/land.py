"""A made-up island: gemeenten, and wijken inside them, as patches of small cells."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import Voronoi

from wijkpeil.madeup.coast import BOX, Coast, coast
from wijkpeil.madeup.instrument import FloatArray

IntArray = npt.NDArray[np.int64]

_FIELD_CELLS = 11
_TOWN_CELLS = 4
_CITY_CELLS = 520
_CITY_SPREAD, _TOWN_SPREAD = 1_700.0, 1_300.0
_TOWNS_PER_GEMEENTE = 0.3
_MOST_WIJKEN = 45
_ROUGHNESS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """Cells of land and sea, and who owns them.

    Attributes
    ----------
    cells : Voronoi
        All cells.
    wijk : ndarray of int, shape (cells,)
        Index of the wijk of each cell; -1 is sea.
    gemeente : ndarray of int, shape (n,)
        The gemeente of each wijk, ascending.
    places : ndarray, shape (n, 2)
        Middle of each wijk.
    """

    cells: Voronoi
    wijk: IntArray
    gemeente: IntArray
    places: FloatArray


def island(rng: np.random.Generator, *, gemeenten: int, wijken: int, cities: int) -> Land:
    """Grow an island with `gemeenten` that hold `wijken` in all.

    Small cells (Voronoi, closer together in towns) are land inside a wobbly coastline. Each
    gemeente, and inside it each wijk, grows from a seed cell along the cheapest way over land
    (Dijkstra), so that every one is a single connected patch.

    Parameters
    ----------
    rng : Generator
    gemeenten, wijken : int
        How many; the first `cities` gemeenten lie around the city centres.
    cities : int
        Number of cities.

    Returns
    -------
    Land
    """
    shore = coast(rng)
    centres = _apart(rng, shore, count=cities + round(_TOWNS_PER_GEMEENTE * gemeenten))
    cells = Voronoi(_points(rng, shore, centres=centres, cities=cities, wijken=wijken))
    roads = _roads(rng, cells)
    dry = _mainland(roads, dry=shore.depth(cells.points) > 0.0)
    roads = _within(roads, np.where(dry, 0, -1))
    gemeente = _grow(roads, _gemeente_seeds(rng, cells.points, dry, centres[:cities], gemeenten))
    roads = _within(roads, gemeente)
    counts = _share_out(np.bincount(gemeente[dry], minlength=gemeenten), total=wijken)
    seeds = [rng.permutation(np.flatnonzero(gemeente == g))[:k] for g, k in enumerate(counts)]
    wijk = _grow(roads, np.concatenate(seeds))
    middles = [np.bincount(wijk[dry], axis[dry]) for axis in cells.points.T]
    return Land(
        cells=cells,
        wijk=wijk,
        gemeente=np.repeat(np.arange(gemeenten), counts),
        places=np.column_stack(middles) / np.bincount(wijk[dry])[:, None],
    )


def _apart(rng: np.random.Generator, shore: Coast, *, count: int) -> FloatArray:
    """Draw places inland that keep away from each other (best of thirty, one after another)."""
    drawn = rng.uniform(BOX[0], BOX[1], (60 * count, 2))
    pool = drawn[shore.depth(drawn) > 0.08]
    chosen = pool[:1]
    for _ in range(count - 1):
        trial = pool[rng.integers(0, len(pool), 30)]
        distance = np.hypot(*(trial[:, None] - chosen).transpose(2, 0, 1)).min(axis=1)
        chosen = np.vstack([chosen, trial[distance.argmax()]])
    return chosen


def _points(
    rng: np.random.Generator, shore: Coast, *, centres: FloatArray, cities: int, wijken: int
) -> FloatArray:
    """Draw the middles of the cells: thinly at sea, evenly over the fields, densely in towns."""
    even = rng.uniform(BOX[0], BOX[1], (2 * _FIELD_CELLS * wijken, 2))
    depth = shore.depth(even)
    even = even[(depth > -0.06) | (rng.random(len(even)) < 0.05)]
    city = np.repeat(centres[:cities], _CITY_CELLS * wijken // 3000, axis=0)
    towns = centres[cities:]
    town = np.repeat(towns, max(1, _TOWN_CELLS * wijken // max(1, len(towns))), axis=0)
    city = city + _CITY_SPREAD * rng.standard_normal(city.shape)
    town = town + _TOWN_SPREAD * rng.standard_normal(town.shape)
    return np.vstack([even, city, town, _far_out()])


def _far_out() -> FloatArray:
    """Give points around the box, so that every cell of land has an end."""
    angle = 2.0 * np.pi * np.arange(48) / 48
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    return np.asarray(BOX.mean(axis=0) + circle * np.ptp(BOX, axis=0))


def _roads(rng: np.random.Generator, cells: Voronoi) -> csr_array:
    """Cost of stepping from each cell to its neighbours: distance, roughened."""
    one, other = cells.ridge_points.T.astype(np.int64)
    length = np.hypot(*(cells.points[one] - cells.points[other]).T)
    cost = length * np.exp(_ROUGHNESS * rng.standard_normal(len(length)))
    count = len(cells.points)
    there = csr_array((cost, (one, other)), shape=(count, count))
    return csr_array(there + there.T)


def _within(roads: csr_array, owner: IntArray) -> csr_array:
    """Keep the roads between cells of one owner; -1 owns nothing."""
    edges = roads.tocoo()
    one, other = edges.coords
    kept = (owner[one] == owner[other]) & (owner[one] >= 0)
    return csr_array((edges.data[kept], (one[kept], other[kept])), shape=roads.shape)


def _mainland(roads: csr_array, *, dry: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Leave out the islets: only the largest connected piece of land stays."""
    _count, piece = connected_components(_within(roads, np.where(dry, 0, -1)), directed=False)
    return np.asarray(piece == np.bincount(piece[dry]).argmax())


def _gemeente_seeds(
    rng: np.random.Generator,
    points: FloatArray,
    dry: npt.NDArray[np.bool_],
    cities: FloatArray,
    count: int,
) -> IntArray:
    """Pick a seed cell per gemeente: the middle of each city, then cells apart from each other."""
    land = np.flatnonzero(dry)
    seeds = [land[np.hypot(*(points[land] - city).T).argmin()] for city in cities]
    while len(seeds) < count:
        trial = rng.choice(land, 20)
        gaps = np.hypot(*(points[trial][:, None] - points[seeds]).transpose(2, 0, 1))
        seeds.append(trial[gaps.min(axis=1).argmax()])
    return np.asarray(seeds)


def _grow(roads: csr_array, seeds: IntArray) -> IntArray:
    """Give every cell to the seed from which it is cheapest to reach; -1 where none can."""
    _cost, _before, source = dijkstra(
        roads, directed=False, indices=seeds, min_only=True, return_predecessors=True
    )
    owner = np.full(roads.shape[0], -1)
    owner[seeds] = np.arange(len(seeds))
    return np.where(source >= 0, owner[np.maximum(source, 0)], -1)


def _share_out(cells: IntArray, *, total: int) -> IntArray:
    """Share `total` wijken over the gemeenten by their cells; each gets at least one.

    No gemeente gets more than a third of its cells, nor more than its two-digit codes allow.
    """
    most = np.clip(cells // 3, 1, _MOST_WIJKEN)
    counts = np.ones(len(cells), dtype=np.int64)
    while (left := total - counts.sum()) > 0:
        room = np.where(counts < most, cells / counts, 0.0)
        best = np.argsort(-room, kind="stable")[: min(left, np.count_nonzero(room), 50)]
        counts[best] += 1
    return counts
