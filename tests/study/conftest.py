"""A small study folder to spoil."""

from pathlib import Path

import pytest

from wijkpeil.language import speaking

SETTINGS = """\
title = "Wijken"
question = "Welke?"
level = "wijk"
cities = ["Elbersluis"]

[period]
from = 2012
to = 2016

[data]
scores = "data/scores.csv"
"""


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def folder(tmp_path) -> Path:
    """The least that a study needs."""
    (tmp_path / "study.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "scores.csv").write_text("wk_code\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(folder):
    """Change a text in study.toml."""

    def change(old: str, new: str) -> Path:
        path = folder / "study.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return change


@pytest.fixture
def put(folder):
    """Write a file into the folder."""

    def write(name: str, text: str | bytes) -> Path:
        content = text if isinstance(text, bytes) else text.encode("utf-8")
        (folder / name).write_bytes(content)
        return folder

    return write
