"""The US incomes that libpysal ships; skipped where libpysal is not installed."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture(scope="session")
def published() -> ModuleType:
    """The published tables."""
    spec = importlib.util.spec_from_file_location(
        "us_income", Path(__file__).with_name("us_income.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def incomes() -> np.ndarray:
    """Income per head, 48 states x 81 years."""
    libpysal = pytest.importorskip("libpysal", reason="libpysal, which ships the data, is absent")
    table = libpysal.io.open(libpysal.examples.get_path("usjoin.csv"))
    try:
        return np.array([table.by_col[str(year)] for year in range(1929, 2010)], dtype=float).T
    finally:
        table.close()


@pytest.fixture(scope="session")
def neighbours():
    """Which states border on each other, 48 x 48."""
    libpysal = pytest.importorskip("libpysal", reason="libpysal, which ships the data, is absent")
    table = libpysal.io.open(libpysal.examples.get_path("states48.gal"))
    try:
        return table.read().sparse
    finally:
        table.close()
