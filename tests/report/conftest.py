"""The factory of made-up results, for tests of the report."""

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("factory", Path(__file__).with_name("factory.py"))
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)


@pytest.fixture(scope="session")
def make():
    """Make results of made-up places; see ``factory.make``."""
    return factory.make


@pytest.fixture(scope="session")
def results(make):
    return make()
