"""The framework matrix: seconds for 11 cases, 3 perspectives, 40 factors and 10,000 codings.

``python -m benchmarks.framework_matrix`` prints the rows.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.table import table
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.matrix.coverage import coverage
from wijkpeil.fieldwork.matrix.framework import framework_matrix
from wijkpeil.fieldwork.matrix.perspectives import side_by_side
from wijkpeil.fieldwork.matrix.saturation import saturation

CASES = tuple(f"WK9{at:05d}" for at in range(11))
PERSPECTIVES = ("policy", "professionals", "residents")
FACTORS, THEMES, DOCUMENTS, CODINGS, LENGTH = 40, 100, 200, 10_000, 60_000
TARGET = 0.2
_REPEATS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One part, in seconds: the best of a few runs."""

    what: str
    seconds: float
    target: float | None = None


def rows(seed: int = 1) -> list[Row]:
    """Time the matrix and what is made of it, on fieldwork drawn by chance."""
    rng = np.random.default_rng(seed)
    codes = [Code("f0", "F0", kind="development")]
    codes += [Code(f"f{at}", f"F{at}", kind="factor") for at in range(1, FACTORS)]
    codes += [Code(f"t{at}", f"T{at}", parent=f"f{at % FACTORS}") for at in range(THEMES)]
    documents = [
        Document(f"d{at}", "", (CASES[at % 11],), PERSPECTIVES[at % 3], date=f"{2010 + at % 10}")
        for at in range(DOCUMENTS)
    ]
    codings = [_coding(rng, at, codes) for at in range(CODINGS)]
    book = Codebook.of(codes)
    assessments = [
        Assessment(case, perspective, code.id, int(rng.integers(-2, 3)))
        for case in CASES
        for perspective in PERSPECTIVES
        for code in book.factors()
    ]

    def matrix() -> object:
        return framework_matrix(
            cases=CASES, perspectives=PERSPECTIVES, codebook=book, documents=documents,
            codings=codings, assessments=assessments,
        )  # fmt: skip

    made = framework_matrix(
        cases=CASES, perspectives=PERSPECTIVES, codebook=book, documents=documents,
        codings=codings, assessments=assessments,
    )  # fmt: skip
    return [
        Row("framework matrix", _best(matrix), TARGET),
        Row("coverage", _best(lambda: coverage(made, documents=documents, codings=codings))),
        Row("perspectives side by side", _best(lambda: side_by_side(made))),
        Row("saturation, 1,000 orders", _best(
            lambda: saturation(documents=documents, codings=codings))),
    ]  # fmt: skip


def measured(found: list[Row]) -> str:
    """Write the rows as a table."""
    return table(
        found,
        {
            "part": lambda row: row.what,
            "seconds": lambda row: f"{row.seconds:.3f}",
            "target": lambda row: "–" if row.target is None else f"{row.target:.1f}",
        },
    )


def _coding(rng: np.random.Generator, at: int, codes: list[Code]) -> Coding:
    start = int(rng.integers(LENGTH))
    end = start + int(rng.integers(20, 300))
    code = codes[int(rng.integers(len(codes)))].id
    return Coding(f"d{rng.integers(DOCUMENTS)}", start, end, code, "ab"[at % 2], f"c{at}")


def _best(work: Callable[[], object]) -> float:
    seconds = []
    for _repeat in range(_REPEATS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


if __name__ == "__main__":
    print(measured(rows()))
