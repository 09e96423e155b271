"""Studies with fieldwork, in English."""

import importlib.util
from pathlib import Path

import pytest

from wijkpeil.language import speaking

_spec = importlib.util.spec_from_file_location(
    "studies_with_fieldwork", Path(__file__).with_name("study_factory.py")
)
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)


@pytest.fixture
def english():
    with speaking("en"):
        yield


@pytest.fixture(scope="session")
def studies():
    """The factory: ``studies.study(folder)``, ``studies.trajectories()``, ``studies.made``."""
    return factory
