"""Truth tables and calibrated tables to try things on."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.qca import Condition, QcaData, TruthTable, TruthTableRow, qca_data, space


@pytest.fixture(autouse=True)
def english():
    """Messages in English, so that tests can look at their words."""
    with speaking("en"):
        yield


def build_table(levels: Sequence[int], outs: Mapping[tuple[int, ...], str]) -> TruthTable:
    """Build a truth table from configurations and their outcome, without data."""
    places = space(
        [
            Condition(f"C{place}", "crisp" if count == 2 else "multivalue", count)
            for place, count in enumerate(levels)
        ]
    )
    rows = [
        TruthTableRow(
            number=places.number(values),
            values=values,
            out=out,
            inclusion=float(out == "1"),
            pri=float(out == "1"),
            cases=(f"case {places.number(values)}",),
        )
        for values, out in outs.items()
    ]
    rows.sort(key=lambda row: row.number)
    return TruthTable(space=places, outcome="Y", rows=tuple(rows))


@pytest.fixture(scope="session")
def table_of() -> Callable[..., TruthTable]:
    """Give the function that builds a truth table."""
    return build_table


def draw_data(seed: int, cases: int, conditions: int) -> QcaData:
    """Draw fuzzy memberships, none of them 0.5."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, 100, (cases, conditions + 1)) / 100 + 0.003
    names = [chr(ord("A") + place) for place in range(conditions)]
    frame = pd.DataFrame(drawn, columns=[*names, "Y"], index=[f"case {i}" for i in range(cases)])
    return qca_data(frame, outcome="Y")


@pytest.fixture(scope="session")
def fuzzy_data() -> Callable[..., QcaData]:
    """Give the function that draws fuzzy data."""
    return draw_data
