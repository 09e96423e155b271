"""A small made-up score table, and characteristics that go with it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.tables import Characteristics, ScoreTable

CODES = np.array([f"WK9001{k:02d}" for k in range(4)] + [f"WK9002{k:02d}" for k in range(4)])
WAVES = np.array([2012, 2014, 2016])


def provenance(file: str) -> Provenance:
    return Provenance(
        file=file, title="Made up", owner="Nobody", licence="CC0-1.0", sha256="0" * 64
    )


@pytest.fixture
def table() -> ScoreTable:
    rng = np.random.default_rng(0)
    lbm = rng.normal(4.1, 0.1, (8, 3))
    lbm[2, 0] = np.nan
    return ScoreTable(
        level="wijk",
        edition="3.0",
        codes=CODES,
        names=np.array(["Noord", "", "De Wérf", "Zuid's", "Oost, nieuw", "", "West", "Kern"]),
        gemeenten=np.array(["Zandermeer"] * 4 + [""] * 4),
        waves=WAVES,
        values={"lbm": lbm, "afw": lbm - 4.1},
        provenance=provenance("scores.csv"),
    )


@pytest.fixture
def characteristics() -> Characteristics:
    index = pd.Index([*CODES[::-1][1:], "WK999901"], name="code")  # other order, one unknown
    return Characteristics(
        level="wijk",
        year=2023,
        table=pd.DataFrame(
            {"aantal_inwoners": np.arange(8.0) * 100, "p_huurw": np.arange(8.0)}, index=index
        ),
        size=pd.Series(np.arange(8.0) * 100, index=index),
        names=pd.Series([f"Name of {code}" for code in index], index=index),
        gemeenten=pd.Series(["Oostwoude"] * 8, index=index),
        missing=pd.DataFrame(),
        provenance=provenance("figures.csv"),
    )


@pytest.fixture
def postcodes(table: ScoreTable) -> ScoreTable:
    return replace(table, level="pc4", codes=np.array([str(1011 + k) for k in range(8)]))
