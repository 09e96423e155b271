"""Clusters: time and memory on a large lattice, false discoveries, and power."""

import subprocess
import sys
import time
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from benchmarks.process import peak_megabytes
from wijkpeil.trajectories.spatial.false_discoveries import threshold
from wijkpeil.trajectories.spatial.local_moran import LocalMoran, local_moran
from wijkpeil.trajectories.trajectory import FloatArray

FIELDS = ("no pattern", "twenty small clusters", "smooth everywhere")


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """One map.

    Attributes
    ----------
    field : str
    cells : int
    neighbours : float
        Mean number of neighbours.
    seconds : float
    megabytes : float
        What the search added to the peak of the process.
    called : int
    """

    field: str
    cells: int
    neighbours: float
    seconds: float
    megabytes: float
    called: int


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """Many maps of one kind.

    Attributes
    ----------
    field : str
    called : float
        Mean number of areas called.
    false : float
        Mean share of those called that lie outside every planted cluster and don't touch one.
    any_false : float
        Share of the maps with any.
    found : float
        Mean share of the areas inside planted clusters that are called; NaN if none are planted.
    found_999 : float
        The same with 999 shuffles an area.
    """

    field: str
    called: float
    false: float
    any_false: float
    found: float
    found_999: float


def lattice(side: int, *, holes: float, seed: int) -> tuple[csr_array, FloatArray]:
    """Cells of a square lattice with patches left out; queen neighbours, and their places."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side]
    there = np.ones((side, side), dtype=bool)
    while there.mean() > 1 - holes:
        cy, cx, reach = *rng.integers(side, size=2), rng.integers(1, 4)
        there &= (y - cy) ** 2 + (x - cx) ** 2 > reach**2
    number = np.full((side + 2, side + 2), -1)
    number[1:-1, 1:-1][there] = np.arange(int(there.sum()))
    pairs = []
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            other = number[1 + dy : side + 1 + dy, 1 + dx : side + 1 + dx]
            ok = there & (other >= 0) & ((dy, dx) != (0, 0))
            pairs.append(np.stack([number[1:-1, 1:-1][ok], other[ok]]))
    row, column = np.concatenate(pairs, axis=1)
    count = int(there.sum())
    table = csr_array((np.ones(row.size), (row, column)), shape=(count, count))
    return table, np.column_stack([y[there], x[there]]).astype(np.float64)


def field(
    kind: str, places: FloatArray, rng: np.random.Generator, *, shift: float = 2.0
) -> tuple[FloatArray, np.ndarray]:
    """Draw heavy-tailed values, and say which cells lie in a planted cluster."""
    values = rng.standard_t(8, len(places))
    inside = np.zeros(len(places), dtype=bool)
    if kind == "smooth everywhere":
        wide = places.max()
        values += np.sin(12 * places[:, 0] / wide) * np.cos(9 * places[:, 1] / wide)
    elif kind != "no pattern":
        for sign in (1, -1) * 10:
            middle = places[rng.integers(len(places))]
            near = ((places - middle) ** 2).sum(axis=1) <= 9
            values[near & ~inside] += sign * shift
            inside |= near
    return values, inside


def measure(kind: str, side: int = 462) -> SpeedRow:
    """Time one map; memory is that of this process, so call it in a fresh one."""
    table, places = lattice(side, holes=0.063, seed=1)
    values, _inside = field(kind, places, np.random.default_rng(2))
    before = peak_megabytes()
    start = time.perf_counter()
    found = local_moran(values=values, neighbours=table)
    seconds = time.perf_counter() - start
    after = peak_megabytes()
    return SpeedRow(
        field=kind,
        cells=len(places),
        neighbours=table.nnz / len(places),
        seconds=seconds,
        megabytes=after - before,
        called=int(found.called.sum()),
    )


def speed_rows() -> list[SpeedRow]:
    """Time each kind of map in a process of its own."""
    rows = []
    for kind in FIELDS:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.spatial", kind],
            capture_output=True,
            text=True,
            check=True,
        )
        name, *numbers = done.stdout.strip().split("\t")
        cells, neighbours, seconds, megabytes, called = map(float, numbers)
        rows.append(SpeedRow(name, int(cells), neighbours, seconds, megabytes, int(called)))
    return rows


def _fixed(found: LocalMoran, table: csr_array, values: FloatArray) -> np.ndarray:
    """Call with 999 shuffles an area."""
    few = local_moran(values=values, neighbours=table, rate=found.rate, most=999)
    return np.asarray(few.p <= threshold(p=few.p[np.isfinite(few.p)], rate=found.rate))


def error_rows(maps: int = 20, side: int = 128) -> list[ErrorRow]:
    """Count false discoveries and what is found, over many maps."""
    table, places = lattice(side, holes=0.06, seed=3)
    rows = []
    for kind in FIELDS[:2]:
        called, false, wrong, found, few = [], [], [], [], []
        for seed in range(maps):
            values, inside = field(kind, places, np.random.default_rng(100 + seed))
            # A cell beside a cluster has surroundings that are no chance either.
            touched = inside | (table @ inside.astype(np.float64) > 0)
            result = local_moran(values=values, neighbours=table, seed=seed)
            outside = int((result.called & ~touched).sum())
            called.append(int(result.called.sum()))
            false.append(outside / max(called[-1], 1))
            wrong.append(outside > 0)
            if inside.any():
                found.append(result.called[inside].mean())
                few.append(_fixed(result, table, values)[inside].mean())
        rows.append(
            ErrorRow(
                field=kind,
                called=float(np.mean(called)),
                false=float(np.mean(false)),
                any_false=float(np.mean(wrong)),
                found=float(np.mean(found)) if found else np.nan,
                found_999=float(np.mean(few)) if few else np.nan,
            )
        )
    return rows


if __name__ == "__main__":
    row = measure(sys.argv[1])
    print(row.field, row.cells, row.neighbours, row.seconds, row.megabytes, row.called, sep="\t")
