"""An empty store of either kind, and the factory of what to put in it."""

import importlib.util
import itertools
from pathlib import Path

import pytest

from wijkpeil.store import open_store, schema
from wijkpeil.store.databases import close, postgresql

_spec = importlib.util.spec_from_file_location(
    "made_up_store", Path(__file__).with_name("factory.py")
)
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def made():
    """The factory of made-up studies and changes."""
    return factory


@pytest.fixture
def study(tmp_path):
    return factory.study(tmp_path / "study")


@pytest.fixture(scope="session")
def address(server):
    """The address of a database with the schema, for many studies."""
    found = server("keeping")
    alias = postgresql(found)
    schema.migrate(alias)
    close(alias)
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, study):
    if request.param == "sqlite":
        with open_store(study) as opened:
            yield opened
    else:
        database = request.getfixturevalue("address")
        with open_store(study, database=database, name=f"study-{next(_NUMBERS)}") as opened:
            yield opened
