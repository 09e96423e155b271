"""Homicides around St Louis, which libpysal ships, and the figures that esda gives for them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from scipy.sparse import csr_array


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def esda() -> ModuleType:
    """What esda gives."""
    return _module("st_louis")


@pytest.fixture(scope="session")
def homicides() -> np.ndarray:
    """Homicides per head in 1988-1993, 78 counties."""
    libpysal = pytest.importorskip("libpysal", reason="libpysal, which ships the data, is absent")
    table = libpysal.io.open(libpysal.examples.get_path("stl_hom.txt"))
    try:
        return np.array(table.by_col["HR8893"], dtype=float)
    finally:
        table.close()


@pytest.fixture(scope="session")
def counties() -> csr_array:
    """Which counties border on each other, 78 x 78."""
    libpysal = pytest.importorskip("libpysal", reason="libpysal, which ships the data, is absent")
    table = libpysal.io.open(libpysal.examples.get_path("stl.gal"))
    try:
        return csr_array(table.read().sparse)
    finally:
        table.close()


@pytest.fixture(scope="session")
def grid():
    """Queen neighbours on a square lattice of `side` x `side` cells."""

    def make(side: int) -> csr_array:
        line = np.eye(side) + np.eye(side, k=1) + np.eye(side, k=-1)
        return csr_array(np.kron(line, line) - np.eye(side * side))

    return make
