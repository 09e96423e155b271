"""Against simulated truth; over more seeds in ``benchmarks/cases.py``."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wijkpeil import madeup
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.suggest import suggest
from wijkpeil.errors import RuleError

_FILE = Path(__file__).parents[2] / "benchmarks" / "cases.py"
_spec = importlib.util.spec_from_file_location("benchmarks_cases", _FILE)
benchmark = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = benchmark  # dataclasses look their module up
_spec.loader.exec_module(benchmark)


@pytest.fixture(scope="module")
def country():
    return madeup.country(5, 120, 1400)


def test_the_two_of_a_pair_truly_differ(country):
    first, last = np.searchsorted(country.waves, (2012, 2016))
    true = pd.Series(country.truth[:, last] - country.truth[:, first], index=country.areas.index)
    found = benchmark.compare(benchmark.of_country(country), true, seed=5)
    assert found.ours >= 5
    assert found.differ >= 0.9
    assert found.differ_raw < found.differ
    assert found.gap_raw > found.gap_raw_true  # who picks the largest differences is disappointed
    assert found.gap < found.gap_true * 1.05  # ours are not


def test_where_nothing_ever_changed_no_pair_is_suggested(country):
    still = benchmark.without_change(country, 5)
    none = suggest(still, SelectionRule(design="pairs", number=len(still)))
    assert none.choice.options == ()
    raw = suggest(still, SelectionRule(design="pairs", number=len(still)), raw=True)
    assert sum(one.score > still.change.minimum for one in raw.choice.options) > 0
    with pytest.raises(RuleError):
        suggest(still, SelectionRule(cities=country.cities))
