"""Which comparisons a regression averages: Goodman-Bacon's decomposition."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.effects.regression.bacon import KINDS, bacon
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

KIND_NAMES = {
    "Treated vs Untreated": KINDS[0],
    "Earlier vs Later Treated": KINDS[1],
    "Later vs Earlier Treated": KINDS[2],
}


@pytest.fixture(scope="module")
def castle(shared: Path) -> pd.DataFrame:
    return pd.read_csv(shared / "reference" / "effects" / "data" / "castle.csv")


@pytest.mark.shared
def test_castle_doctrine_as_bacondecomp_gives_it(castle: pd.DataFrame, shared: Path) -> None:
    expected = json.loads((shared / "reference/effects/expected.json").read_text())["castle_bacon"]
    wide = castle.pivot_table(index="sid", columns="year", values="l_homicide").to_numpy()
    starts = {
        name: castle.pivot_table(index="sid", columns="year", values=name).to_numpy() > 0
        for name in ("post", "post2")
    }
    first = {
        name: np.where(treated.any(axis=1), treated.argmax(axis=1), -1)
        for name, treated in starts.items()
    }
    found = bacon(outcomes=wide, start=first["post2"])
    assert found.regression == pytest.approx(expected["twfe"], abs=6e-5)
    by_kind = found.by_kind()
    for name, values in expected["rows"].items():
        assert by_kind[KIND_NAMES[name]] == pytest.approx(tuple(values), abs=6e-6)
    assert found.forbidden == pytest.approx(0.0319, abs=6e-5)
    later = bacon(outcomes=wide, start=first["post"])
    assert later.regression == pytest.approx(expected["with_causaldata_post"], abs=6e-5)


@given(seed=st.integers(0, 10_000), first=st.sampled_from([-1, 0]))
@settings(max_examples=30)
def test_the_parts_make_up_the_regression(seed: int, first: int) -> None:
    rng = np.random.default_rng(seed)
    start = np.concatenate([[first, 1, 3], rng.choice([-1, 0, 1, 2, 3, 5], size=20)])
    y = rng.normal(size=(23, 6))
    found = bacon(outcomes=y, start=start)
    assert sum(pair.weight for pair in found.pairs) == pytest.approx(1)
    assert min(pair.weight for pair in found.pairs) > 0
    total = sum(pair.weight * pair.estimate for pair in found.pairs)
    assert total == pytest.approx(found.regression, abs=1e-9)
    assert {pair.kind for pair in found.pairs} <= set(KINDS)


def test_growing_effects_mislead_the_regression_through_forbidden_comparisons() -> None:
    start = np.repeat([1, 4], 10)
    since = np.arange(8) - start[:, None]
    y = np.where(since >= 0, since + 1.0, 0.0)
    found = bacon(outcomes=y, start=start)
    assert found.forbidden > 0.3
    assert found.by_kind()[KINDS[2]][1] < 0 < found.by_kind()[KINDS[1]][1]


def test_areas_with_gaps_are_left_out_and_that_is_said() -> None:
    y = np.arange(20.0).reshape(5, 4) % 3
    y[0, 1] = np.nan
    out = np.array([True, False, False, False, False])
    start = np.array([-1, -1, 1, 2, 2])
    with speaking("en"):
        assert bacon(outcomes=y, start=start).notes == ("1 area misses a wave and was left out.",)
    assert bacon(outcomes=y, start=start, left_out=out).notes == ()


@pytest.mark.parametrize("start", [[2, 2, 2], [-1, -1, -1], [-1, 0, 0]])
def test_nothing_to_compare(start: list[int]) -> None:
    with speaking("en"), pytest.raises(EffectError, match="nothing to compare"):
        bacon(outcomes=np.zeros((3, 4)), start=np.array(start))
    with speaking("en"), pytest.raises(EffectError, match="one start for every area"):
        bacon(outcomes=np.zeros((3, 4)), start=np.array([1]))
