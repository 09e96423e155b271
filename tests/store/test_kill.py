"""A process killed at any moment loses nothing that it was told was safe."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.store import open_store
from wijkpeil.store.sync import write_back as writing
from wijkpeil.study import read_study

from .conftest import adding, coding

WORKER = Path(__file__).with_name("worker.py")


def _killed(folder: Path, name: str, seconds: float, *, after: str) -> list[str]:
    """Let a process work, kill it some seconds after its first line, and give what it said."""
    said = folder.parent / f"{name}.txt"
    with said.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, str(WORKER), str(folder), name, "0"], stdout=out
        )
        while after not in said.read_text():
            assert process.poll() is None
            time.sleep(0.005)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    return [line for line in said.read_text().split("\n")[:-1] if line != "reading"]


def _check(folder: Path, safe: set[str]) -> None:
    with open_store(read_study(folder, need_data=False)) as store:
        assert safe <= {it.id for it in store.codings()}
    written = (folder / "codings.csv").read_text()
    assert all(f"{one}," in written for one in safe)
    numbers = [line.split(",")[0] for line in (folder / "history.csv").read_text().splitlines()[1:]]
    assert len(set(numbers)) == len(numbers)
    assert not [it for it in folder.rglob("*.csv.*") if it.suffix in {".store", ".files"}]


@pytest.mark.slow
def test_killed_again_and_again_while_working(folder):
    chance, safe = random.Random(5), set()  # noqa: S311 - no secret
    for turn in range(6):
        safe |= set(_killed(folder, f"w{turn}", chance.uniform(0, 0.4), after=f"w{turn}-"))
        _check(folder, safe)
    assert len(safe) > 10


@pytest.mark.slow
def test_killed_while_the_store_is_made(folder):
    chance = random.Random(7)  # noqa: S311 - no secret
    for turn in range(3):
        shutil.rmtree(folder / ".wijkpeil")
        _killed(folder, f"o{turn}", chance.uniform(0, 0.5), after="reading")
        _check(folder, {"k1", "k2", "k3"})


def test_killed_between_two_files_goes_on_where_it_was(folder, study, monkeypatch):
    store = open_store(study)
    put, done = writing._put_or_remove, []

    def once(*given):
        if done:
            raise KeyboardInterrupt
        done.append(given)
        put(*given)

    store.apply(Change("add code", (RowChange("codes", "z", None, Code("z", "Z")),)), who="AB")
    store.apply(adding(coding("n1", code="z")), who="AB")
    monkeypatch.setattr(writing, "_put_or_remove", once)
    with pytest.raises(KeyboardInterrupt):
        store.close()
    monkeypatch.undo()
    assert "z,Z" in (folder / "codebook.csv").read_text(), "codes are written before codings"
    assert "n1" not in (folder / "codings.csv").read_text()
    _check(folder, {"n1"})
