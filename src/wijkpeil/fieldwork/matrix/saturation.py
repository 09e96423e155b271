"""Saturation: whether later documents still bring codes that were not heard before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document

ORDERS = 1000
SEED = 20_250_301
"""Of the random orders; the same for every curve, so that a curve can be drawn again."""

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Saturation:
    r"""New codes per document, and how the count would grow in other orders.

    Attributes
    ----------
    documents : tuple of str
        Ids of the `n` coded documents, in the order in which they are counted.
    new : ndarray of int, shape (n,)
        Codes that each document is the first to bring.
    cumulative : ndarray of int, shape (n,)
    expected : ndarray, shape (n,)
        Mean over all orders, exactly: :math:`E_k = \sum_c 1 - \binom{n-f_c}{k} / \binom{n}{k}`,
        code :math:`c` being in :math:`f_c` documents (sample-based rarefaction; Colwell et al.
        2012, *Journal of Plant Ecology* 5(1), 3-21, the Bernoulli product model).
    median, low, high : ndarray, shape (n,)
        Over the random orders: the middle, and the 10th and 90th percentile.
    once : int
        Codes that occur in one document only.
    undated : int
        Documents without a date, that stand last.
    orders, seed : int
    """

    documents: tuple[str, ...]
    new: Counts
    cumulative: Counts
    expected: Floats
    median: Floats
    low: Floats
    high: Floats
    once: int
    undated: int
    orders: int
    seed: int

    @property
    def codes(self) -> int:
        """Codes that occur."""
        return int(self.cumulative[-1]) if len(self.documents) else 0

    @property
    def of_last(self) -> float:
        """New codes that the last document brings, on average over all orders.

        A code is brought by the last document if it is in no other, so this is `once` divided by
        the number of documents.
        """
        return self.once / len(self.documents) if self.documents else float("nan")

    def brought_by_last(self, documents: int) -> int:
        """Count the new codes in the last few documents, in the order in which they stand."""
        return int(self.new[max(0, len(self.new) - documents) :].sum()) if documents > 0 else 0


def saturation(
    *,
    documents: Iterable[Document],
    codings: Iterable[Coding],
    order: Sequence[str] = (),
    orders: int = ORDERS,
    seed: int = SEED,
) -> Saturation:
    """Count the codes that each document is the first to bring.

    Documents without a coding are left out: that nobody coded them yet is not the same as that
    they hold nothing new.

    Parameters
    ----------
    documents : iterable of Document
        Of all perspectives or of one.
    codings : iterable of Coding
        Those of other documents are left out.
    order : sequence of str
        Ids in the order of reading; without it, the order is that of date and then id, and
        documents without a date stand last.
    orders : int
        Number of random orders.
    seed : int

    Examples
    --------
    >>> found = saturation(
    ...     documents=[Document("b", "B", date="2019"), Document("a", "A", date="2018-05-02")],
    ...     codings=[Coding("a", 0, 9, "x", "ada", "1"), Coding("b", 0, 9, "x", "ada", "2"),
    ...              Coding("b", 2, 5, "y", "ada", "3")],
    ... )
    >>> found.documents, found.new.tolist(), found.expected.tolist()
    (('a', 'b'), [1, 1], [1.5, 2.0])
    """
    held: dict[str, set[str]] = {}
    for coding in codings:
        held.setdefault(coding.document, set()).add(coding.code)
    placed = sorted(
        (it for it in documents if it.id in held), key=lambda it: (not it.date, it.date, it.id)
    )
    read = {id_: place for place, id_ in enumerate(order)}
    placed.sort(key=lambda it: read.get(it.id, len(read)))  # stable: the others follow by date
    codes = sorted(set().union(*(held[it.id] for it in placed)))
    has = np.array([[code in held[it.id] for code in codes] for it in placed], dtype=bool)
    has = has.reshape(len(placed), len(codes))
    grown = _in_random_orders(has, orders=orders, seed=seed)
    low, middle, high = np.percentile(grown, [10, 50, 90], axis=0)
    cumulative = _cumulative(has, np.arange(len(placed)))
    return Saturation(
        documents=tuple(it.id for it in placed),
        new=np.diff(cumulative, prepend=0),
        cumulative=cumulative,
        expected=_expected(has),
        median=middle,
        low=low,
        high=high,
        once=int((has.sum(axis=0) == 1).sum()),
        undated=sum(not it.date for it in placed),
        orders=orders,
        seed=seed,
    )


def _cumulative(has: npt.NDArray[np.bool_], rank: Counts) -> Counts:
    """Count the codes heard so far; `rank` is the place of each document in the order."""
    count = len(rank)
    if not has.size:
        return np.zeros(count, dtype=np.int64)
    first = np.where(has, rank[:, None], count).min(axis=0)
    return np.cumsum(np.bincount(first, minlength=count)[:count]).astype(np.int64)


def _in_random_orders(has: npt.NDArray[np.bool_], *, orders: int, seed: int) -> Counts:
    """Grow the count in random orders, shape (orders, documents)."""
    rng = np.random.default_rng(seed)
    count = has.shape[0]
    return np.array(
        [_cumulative(has, rng.permutation(count)) for _order in range(orders)], dtype=np.int64
    ).reshape(orders, count)


def _expected(has: npt.NDArray[np.bool_]) -> Floats:
    """Average the count over all orders: one minus the chance that a code is in none of k."""
    count = has.shape[0]
    spread = has.sum(axis=0)
    absent = np.ones(len(spread))
    grown = np.empty(count)
    for k in range(count):  # the chance that the next document lacks it too
        absent = absent * np.maximum(count - spread - k, 0) / (count - k)
        grown[k] = float((1.0 - absent).sum())
    return grown
