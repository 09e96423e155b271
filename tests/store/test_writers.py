"""Several writers at once lose nothing, and the files end with everything."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from wijkpeil.store import databases, open_store, schema
from wijkpeil.study import read_study

from .conftest import adding, coding, filled
from .test_kill import WORKER


def _work(folder, names, count, *database):
    workers = [
        subprocess.Popen(
            [sys.executable, str(WORKER), str(folder), name, str(count), *database],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for worker in workers:
        _out, errors = worker.communicate(timeout=120)
        assert (worker.returncode, errors) == (0, "")
    return {f"{name}-{at}" for name in names for at in range(count)}


NAMES = [("a", "b"), pytest.param(("a", "b", "c", "d", "e"), marks=pytest.mark.slow)]


@pytest.mark.parametrize("names", NAMES)
def test_on_a_laptop(folder, names):
    wanted = _work(folder, names, 12)
    written = (folder / "codings.csv").read_text()
    assert all(f"{one}," in written for one in wanted)
    with open_store(read_study(folder, need_data=False)) as store:
        assert {it.id for it in store.codings()} == wanted | {"k1", "k2", "k3"}
        numbers = [it.number for it in store.history()]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.slow
def test_opening_the_first_time_at_once(folder):
    shutil.rmtree(folder / ".wijkpeil")
    wanted = _work(folder, ("a", "b", "c"), 2)
    assert all(f"{one}," in (folder / "codings.csv").read_text() for one in wanted)


@pytest.mark.parametrize("names", NAMES)
def test_on_a_server(folder, study, server, names):
    database = server(f"writers{len(names)}")
    schema.migrate(databases.postgresql(database))
    with open_store(study, database=database, name="study") as store:
        store.apply(filled(study), who="AB")
        wanted = _work(folder, names, 12, database)
        assert {it.id for it in store.codings()} == wanted | {"k1", "k2", "k3"}
        numbers = [it.number for it in store.history()]
        assert numbers == list(range(1, len(numbers) + 1))


def test_threads_of_one_process(study):
    def work(name):
        with open_store(study) as store:
            for at in range(5):
                store.apply(adding(coding(f"{name}{at}")), who=name)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, "pqrs"))
    with open_store(study) as store:
        assert len(store.codings()) == 3 + 20


def test_studies_on_one_server_are_apart(study, on_server):
    one, other = on_server(study, "one"), on_server(study, "other")
    one.apply(filled(study), who="AB")
    assert (other.codings(), other.number, other.search("-xyz").total) == ((), 0, 0)
    other.apply(filled(study), who="AB")
    one.apply(adding(coding("n1")), who="AB")
    assert (len(one.codings()), len(other.codings())) == (4, 3)
    assert one.search("buurt").total == other.search("buurt").total == 1
    assert (one.sync(), one.write_back()) == ("same", ())
