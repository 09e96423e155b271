"""Stores to try things on: in a folder, and on a PostgreSQL that lives as long as the tests."""

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from wijkpeil.language import speaking
from wijkpeil.store import open_store

_spec = importlib.util.spec_from_file_location(
    "made_up_store", Path(__file__).with_name("factory.py")
)
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)

_NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture(scope="session")
def made():
    """The factory of made-up studies and changes."""
    return factory


@pytest.fixture
def study(tmp_path):
    return factory.study(tmp_path / "study")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, study):
    """An empty store of either kind."""
    if request.param == "sqlite":
        with open_store(study) as opened:
            yield opened
    else:
        address = request.getfixturevalue("postgresql")
        with open_store(study, database=address, name=f"study-{next(_NUMBERS)}") as opened:
            yield opened


@pytest.fixture
def local(study):
    """An empty store in a folder."""
    with open_store(study) as opened:
        yield opened


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL of our own without a password on a socket, thrown away afterwards."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL (initdb, pg_ctl) is not installed")
    folder = Path(tempfile.mkdtemp(prefix="wijkpeil-pg-"))
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = "nobody"
        shutil.chown(folder, user)
    data = folder / "data"
    run = {"user": user, "check": True, "capture_output": True, "cwd": folder}
    subprocess.run(
        [programs / "initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "-N",
         "--locale=C.UTF-8"], **run,
    )  # fmt: skip
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
    subprocess.run(
        [programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start"],
        **{**run, "capture_output": False, "stdout": subprocess.DEVNULL},
    )
    try:
        yield f"postgresql://tester@/{{name}}?host={folder}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql(cluster):
    """The address of a database with the schema."""
    from wijkpeil.store.databases import close, postgresql
    from wijkpeil.store.django_setup import set_up

    set_up()
    from wijkpeil.store.schema import migrate

    address = cluster.format(name="postgres")
    alias = postgresql(address)
    migrate(alias)
    close(alias)
    return address


def _programs():
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None
