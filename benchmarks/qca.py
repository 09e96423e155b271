"""Comparing cases: seconds for all minimal models with their fit, on random tables.

Each table has random cases and an outcome that a random formula of three terms gives, as the tables
on which R's package was timed; some have an outcome by the toss of a coin. ``python -m
benchmarks.qca`` prints the rows.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.qca import (
    Options,
    QcaData,
    intermediate,
    minimise,
    parse_expectations,
    qca_data,
    truth_table,
)

IntArray = npt.NDArray[np.int64]
SIZES = ((8, 11), (14, 11), (18, 11), (12, 30), (16, 30), (10, 100), (25, 30), (16, 100), (20, 100))
COIN_SIZES = ((14, 11), (16, 30), (25, 30), (10, 100), (20, 100))
TARGETS = {(14, 11): 0.05, (16, 30): 0.2, (10, 100): 0.1, (25, 30): 1.0, (20, 100): 5.0}
R_SECONDS = {
    (8, 11): "1.1",
    (14, 11): "10",
    (18, 11): "over 30",
    (12, 30): "7.9",
    (16, 30): "over 30",
    (10, 100): "14",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One table, one kind of solution."""

    what: str
    conditions: int
    cases: int
    seconds: float
    implicants: int
    models: int
    target: float | None
    r: str


Outcome = Callable[[np.random.Generator, IntArray], IntArray]


def by_formula(rng: np.random.Generator, drawn: IntArray) -> IntArray:
    """Give the outcome that a random formula of three terms gives."""
    found = np.zeros(len(drawn), dtype=bool)
    for _term in range(3):
        chosen = rng.choice(drawn.shape[1], int(rng.integers(2, 4)), replace=False)
        found |= (drawn[:, chosen] == rng.integers(0, 2, len(chosen))).all(axis=1)
    return found.astype(np.int64)


def by_coin(rng: np.random.Generator, drawn: IntArray) -> IntArray:
    """Toss a coin for each case: noise, which asks for long models and many of them."""
    return rng.integers(0, 2, len(drawn))


def data(conditions: int, cases: int, seed: int, outcome: Outcome = by_formula) -> QcaData:
    """Draw a table."""
    rng = np.random.default_rng(seed)
    while True:
        drawn = rng.integers(0, 2, (cases, conditions))
        found = outcome(rng, drawn)
        frame = pd.DataFrame(drawn, columns=[f"C{place}" for place in range(conditions)])
        different = not frame.T.duplicated().any() and (frame.nunique() == 2).all()
        clean = frame.assign(Y=found).drop_duplicates()
        same = clean.duplicated(subset=list(frame.columns)).any()
        if different and not same and 0 < found.sum() < cases:
            return qca_data(frame.assign(Y=found), outcome="Y")


def measure(conditions: int, cases: int, *, tables: int = 5, outcome: Outcome = by_formula) -> Row:
    """Time all minimal parsimonious models with fit; medians over some tables."""
    seconds, implicants, models = [], [], []
    for seed in range(tables):
        table = truth_table(data(conditions, cases, seed, outcome))
        begun = time.perf_counter()
        found = minimise(table, "parsimonious")
        seconds.append(time.perf_counter() - begun)
        implicants.append(len(found.chart.implicants))
        models.append(found.count.models)
    noise = outcome is by_coin
    return Row(
        what="parsimonious, outcome by a coin" if noise else "parsimonious",
        conditions=conditions,
        cases=cases,
        seconds=median(seconds),
        implicants=int(median(implicants)),
        models=int(median(models)),
        target=TARGETS.get((conditions, cases)),
        r="" if noise else R_SECONDS.get((conditions, cases), ""),
    )


def measure_all_three(conditions: int, cases: int, seeds: int = 5) -> Row:
    """Time the intermediate solution with the two that it rests on."""
    seconds, pairs, models = [], [], []
    for seed in range(seeds):
        table = truth_table(data(conditions, cases, seed))
        expected = parse_expectations(",".join(table.space.names), table.space)
        begun = time.perf_counter()
        found = intermediate(
            table,
            complex_solution=minimise(table, "complex"),
            parsimonious_solution=minimise(table, "parsimonious"),
            expectations=expected,
            options=Options(),
        )
        seconds.append(time.perf_counter() - begun)
        pairs.append(len(found.pairs))
        models.append(found.count.models)
    return Row(
        what=f"intermediate, slowest table (up to {max(pairs)} pairs)",
        conditions=conditions,
        cases=cases,
        seconds=max(seconds),
        implicants=0,
        models=max(models),
        target=0.2 if conditions < 10 else None,
        r="146" if (conditions, cases) == (8, 11) else "",
    )


def measure_complex(conditions: int, cases: int) -> Row:
    """Time the complex solution."""
    table = truth_table(data(conditions, cases, 0))
    begun = time.perf_counter()
    found = minimise(table, "complex")
    return Row(
        what="complex",
        conditions=conditions,
        cases=cases,
        seconds=time.perf_counter() - begun,
        implicants=len(found.chart.implicants),
        models=found.count.models,
        target=None,
        r="3.3" if (conditions, cases) == (12, 30) else "",
    )


def measure_again(cases: int = 11, conditions: int = 6, runs: int = 1000) -> Row:
    """Time re-analyses of a small study, from truth table to fit, for 10,000 of them."""
    studied = data(conditions, cases, 0)
    begun = time.perf_counter()
    for _run in range(runs):
        minimise(truth_table(studied), "parsimonious")
    return Row(
        what="10,000 re-analyses",
        conditions=conditions,
        cases=cases,
        seconds=(time.perf_counter() - begun) * 10_000 / runs,
        implicants=0,
        models=0,
        target=30.0,
        r="",
    )


def rows() -> list[Row]:
    """Measure everything."""
    minimise(
        truth_table(data(6, 11, 0)), "parsimonious"
    )  # what is loaded at first use is not timed
    return [
        *(measure(conditions, cases) for conditions, cases in SIZES),
        *(measure(*size, tables=2, outcome=by_coin) for size in COIN_SIZES),
        *(measure_all_three(*size) for size in ((8, 11), (9, 11), (9, 30), (12, 11))),
        *(measure_complex(*size) for size in ((12, 30), (16, 30), (16, 100), (25, 100))),
        measure_again(),
    ]


if __name__ == "__main__":
    for row in rows():
        print(row)
