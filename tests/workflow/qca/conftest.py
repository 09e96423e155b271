"""The made-up study of ten cases to compare."""

import importlib.util
from pathlib import Path

import pytest

from wijkpeil.language import speaking

_spec = importlib.util.spec_from_file_location("qca_cases", Path(__file__).with_name("factory.py"))
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture(scope="session")
def made():
    """The module that makes the study, its panel and its changes."""
    return factory
