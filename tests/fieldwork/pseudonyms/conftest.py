"""The recall set, for tests of rules and lists."""

import importlib.util
import sys
from pathlib import Path

import pytest

_FILE = Path(__file__).parents[3] / "benchmarks" / "recall_set.py"
_spec = importlib.util.spec_from_file_location("benchmarks_recall_set", _FILE)
_module = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = _module  # dataclasses look their module up
_spec.loader.exec_module(_module)


@pytest.fixture(scope="session")
def recall_set():
    """The module that reads the set and counts."""
    return _module
