"""A few made-up areas to choose cases from."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.candidates import Candidates
from wijkpeil.trajectories.change import Change


def candidates(rows: list[tuple], **changes: object) -> Candidates:
    """Make areas from ``(code, city, level, estimate, scale)``; anything can be set otherwise."""
    codes, cities, levels, estimates, scales = map(list, zip(*rows, strict=True))
    count = len(rows)
    change = Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.array(codes),
        estimate=np.array(estimates, dtype=float),
        scale=np.array(scales, dtype=float),
        degrees=np.full(count, 12.0),
    )
    made = Candidates(
        names=np.array([f"Name {code}" for code in codes]),
        cities=np.array(cities),
        size=np.full(count, 5000.0),
        vulnerable=np.ones(count, dtype=bool),
        measured=np.ones(count, dtype=bool),
        level=np.array(levels, dtype=float),
        level_scale=np.full(count, 0.02),
        level_class=np.full(count, 4, dtype=np.int8),
        change=change,
        raw=np.array(estimates, dtype=float),
        verdict=np.where(np.array(estimates) > 0, "rising", "falling"),
        features=pd.DataFrame(index=codes),
    )
    return replace(made, **changes)


@pytest.fixture(scope="session")
def make():
    return candidates


@pytest.fixture(scope="session")
def areas() -> Candidates:
    """Three cities: two with sure pairs, one where nothing is sure."""
    return candidates(
        [
            ("A1", "Aa", -0.20, 0.10, 0.015),
            ("A2", "Aa", -0.22, -0.10, 0.015),
            ("A3", "Aa", -0.21, -0.09, 0.015),
            ("A4", "Aa", -0.40, 0.12, 0.015),
            ("B1", "Bee", -0.30, 0.09, 0.02),
            ("B2", "Bee", -0.31, -0.02, 0.02),
            ("C1", "Cee", -0.25, 0.03, 0.05),
            ("C2", "Cee", -0.25, -0.03, 0.05),
        ]
    )
