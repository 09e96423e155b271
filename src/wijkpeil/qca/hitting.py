"""Minimal hitting sets of many small families at once.

The search grows sets one element at a time and keeps a set only while each of its elements is
critical: the only one that hits some edge (MMCS: Murakami and Uno 2014, *Discrete Applied
Mathematics* 170). So every minimal hitting set is met exactly once, and the work grows with their
number. All families advance together, a level at a time, as arrays of whole numbers.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
IntArray = npt.NDArray[np.int64]
ONE = np.uint64(1)
WORD = 64
STATES = 1 << 18
"""Partial sets handled together; more are split, so that memory stays bounded."""
PAIRS = 1 << 22


@dataclass(frozen=True, slots=True, eq=False)
class HittingSets:
    """Minimal hitting sets, all families together.

    Attributes
    ----------
    family : ndarray of int, shape (m,)
        Which family each set hits.
    sets : ndarray of uint64, shape (m,)
        Elements as bits.
    """

    family: IntArray
    sets: Words


@dataclass(frozen=True, slots=True, eq=False)
class _Families:
    """Edges of each family, and per element the edges that hold it, as bits of words."""

    edges: Words  # families x edges, small ones first, zeros after the last
    holding: Words  # families x elements x words
    full: Words  # families x words


@dataclass(frozen=True, slots=True, eq=False)
class _States:
    """Partial hitting sets: what they hold, may still take, and hit once or more often."""

    family: IntArray
    sets: Words
    allowed: Words
    hit: Words  # states x words
    twice: Words

    def take(self, chosen: npt.NDArray[np.bool_] | IntArray | slice) -> "_States":
        return _States(
            self.family[chosen],
            self.sets[chosen],
            self.allowed[chosen],
            self.hit[chosen],
            self.twice[chosen],
        )


def minimal_hitting_sets(edges: Words, *, elements: int) -> HittingSets:
    """Find all minimal hitting sets of each family of edges.

    Parameters
    ----------
    edges : ndarray of uint64, shape (f, e)
        Each row a family; each edge holds its elements as bits. Zeros are padding.
    elements : int
        Number of elements, 63 at most.

    Returns
    -------
    HittingSets
        Of a family without edges: the empty set.

    Examples
    --------
    >>> family = np.array([[0b011, 0b110]], dtype=np.uint64)  # hit by b alone, or by a and c
    >>> sorted(minimal_hitting_sets(family, elements=3).sets.tolist())
    [2, 5]
    """
    families = _families(_without_supersets(edges), elements)
    count, words = families.full.shape
    start = _States(
        family=np.arange(count),
        sets=np.zeros(count, np.uint64),
        allowed=np.full(count, (1 << elements) - 1, np.uint64),
        hit=np.zeros((count, words), np.uint64),
        twice=np.zeros((count, words), np.uint64),
    )
    found: list[tuple[IntArray, Words]] = [(np.zeros(0, np.int64), np.zeros(0, np.uint64))]
    stack = [start]
    while stack:
        states = stack.pop()
        if len(states.family) > STATES:
            middle = len(states.family) // 2
            stack += [states.take(slice(middle, None)), states.take(slice(None, middle))]
            continue
        done = (states.hit == families.full[states.family]).all(axis=1)
        found.append((states.family[done], states.sets[done]))
        grown = _grow(states.take(~done), families, elements)
        if len(grown.family):
            stack.append(grown)
    return HittingSets(
        family=np.concatenate([family for family, _sets in found]),
        sets=np.concatenate([sets for _family, sets in found]),
    )


def _grow(states: _States, families: _Families, elements: int) -> _States:
    """Let each set take an element of its first edge that is not yet hit."""
    open_edges = families.full[states.family] & ~states.hit
    edge = families.edges[states.family, _first_bit(open_edges)]
    candidates = edge & states.allowed
    taken = (candidates[:, None] >> np.arange(elements, dtype=np.uint64)) & ONE
    parent, element = np.nonzero(taken)
    bit = ONE << element.astype(np.uint64)
    holding = families.holding[states.family[parent], element]
    hit = states.hit[parent]
    twice = states.twice[parent] | (hit & holding)
    kept = _all_critical(states, parent, twice, families)
    parent, bit, twice = parent[kept], bit[kept], twice[kept]
    return _States(
        family=states.family[parent],
        sets=states.sets[parent] | bit,
        # an earlier candidate may join later, a later one may not: so no set is met twice
        allowed=(states.allowed & ~edge)[parent] | (candidates[parent] & (bit - ONE)),
        hit=hit[kept] | holding[kept],
        twice=twice,
    )


def _all_critical(
    states: _States, parent: IntArray, twice: Words, families: _Families
) -> npt.NDArray[np.bool_]:
    """Tell whether each element of each grown set still hits some edge alone."""
    kept = np.ones(len(parent), dtype=bool)
    family, sets = states.family[parent], states.sets[parent]
    for element in range(families.holding.shape[1]):
        inside = np.flatnonzero((sets >> np.uint64(element)) & ONE)
        if len(inside):
            alone = families.holding[family[inside], element] & ~twice[inside]
            kept[inside] &= alone.any(axis=1)
    return kept


def _first_bit(words: Words) -> IntArray:
    """Find the place of the lowest one in each row of words; each row has one."""
    word = (words != 0).argmax(axis=1)
    chosen = words[np.arange(len(words)), word]
    below = (chosen & (~chosen + ONE)) - ONE
    place: IntArray = word * WORD + np.bitwise_count(below).astype(np.int64)
    return place


def _without_supersets(edges: Words) -> Words:
    """Sort the edges of each family, small ones first, and drop those that hold another."""
    sizes = np.where(edges == 0, np.uint8(255), np.bitwise_count(edges))
    edges = np.take_along_axis(edges, np.argsort(sizes, axis=1, kind="stable"), axis=1)
    count, width = edges.shape
    step = max(1, PAIRS // max(1, width * width))
    earlier = np.tri(width, k=-1, dtype=bool)
    for begin in range(0, count, step):
        part = edges[begin : begin + step]
        inside = (part[:, None, :] & ~part[:, :, None]) == 0
        inside &= (part != 0)[:, None, :] & earlier
        part[inside.any(axis=2)] = 0
    order = np.argsort(edges == 0, axis=1, kind="stable")
    edges = np.take_along_axis(edges, order, axis=1)
    most = int((edges != 0).sum(axis=1).max(initial=0))
    return edges[:, : max(most, 1)]


def _families(edges: Words, elements: int) -> _Families:
    """Turn edges over elements into, per element, the edges that hold it."""
    count, width = edges.shape
    words = -(-width // WORD)
    padded = np.zeros((count, words * WORD), np.uint64)
    padded[:, :width] = edges
    places = (ONE << np.arange(WORD, dtype=np.uint64))[None, None, :]
    blocks = padded.reshape(count, words, WORD)
    full = ((blocks != 0) * places).sum(axis=2, dtype=np.uint64)
    holding = np.empty((count, elements, words), np.uint64)
    for element in range(elements):
        inside = (blocks >> np.uint64(element)) & ONE
        holding[:, element] = (inside * places).sum(axis=2, dtype=np.uint64)
    return _Families(edges=padded, holding=holding, full=full)
