"""``wijkpeil fieldwork`` in this process, on a copy of the example study without its figures."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from wijkpeil.cli import build
from wijkpeil.errors import WijkpeilError
from wijkpeil.language import speaking
from wijkpeil.madeup.example import plain_files
from wijkpeil.workflow.fieldwork.opened import opened

PASSPHRASE = "vijf losse woorden voor de sleutel"  # noqa: S105 - of made-up keys


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def opened_study(tmp_path_factory):
    """The example, opened once so that copies of it open at once; not to be written into."""
    folder = tmp_path_factory.mktemp("example") / "study"
    for name, path in plain_files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    with opened(folder):
        pass
    return folder


@pytest.fixture
def study(opened_study, tmp_path) -> Path:
    folder = tmp_path / "study"
    shutil.copytree(opened_study, folder)
    return folder


@pytest.fixture
def fieldwork(monkeypatch):
    """Run ``wijkpeil fieldwork`` with some words, in English, as AB; `typed` is what AB types."""
    monkeypatch.setenv("WIJKPEIL_WHO", "AB")
    monkeypatch.setenv("WIJKPEIL_PASSPHRASE", PASSPHRASE)

    def run(*words: object, typed: str = "", lang: str = "en") -> Ran:
        arguments = ["fieldwork", *(str(word) for word in words)]
        with speaking(lang):
            ran = CliRunner().invoke(build(), arguments, input=typed, obj={"language_given": True})
        if isinstance(ran.exception, WijkpeilError):
            return Ran(1, ran.stdout, str(ran.exception))
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        return Ran(ran.exit_code, ran.stdout, ran.stderr)

    return run


@pytest.fixture
def undrawn(monkeypatch):
    """Leave the drawing out, which takes most of the time."""
    monkeypatch.setattr(
        "wijkpeil.report.fieldwork.coders.svg", lambda chart, key: f'<svg id="{key}"></svg>'
    )
    monkeypatch.setattr(
        "wijkpeil.workflow.fieldwork.publish.fieldwork_page", lambda results: "<p></p>\n"
    )
