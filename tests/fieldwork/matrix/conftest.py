"""The made-up fieldwork for tests of the matrix, in English."""

import importlib.util
from pathlib import Path

import pytest

from wijkpeil.language import speaking

_spec = importlib.util.spec_from_file_location(
    "fieldwork_of_matrix", Path(__file__).with_name("factory.py")
)
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def made():
    """The factory: ``made.matrix()``, ``made.scored(...)`` and their parts."""
    return factory


@pytest.fixture(scope="session")
def made_always():
    """The same, for tests of properties."""
    return factory
