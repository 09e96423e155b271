"""The command as a user runs it, in this process, and made-up files to run it on."""

import gettext
from dataclasses import dataclass
from pathlib import Path

import pytest

from wijkpeil import madeup
from wijkpeil.cli import main
from wijkpeil.language import speaking


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(capsys, monkeypatch):
    """Run ``wijkpeil`` with some words; the language is put back afterwards."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.delenv("WIJKPEIL_LANG", raising=False)
    domain = gettext.textdomain()

    def run(*words: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    with speaking("nl"):
        yield run
    gettext.textdomain(domain)


@pytest.fixture
def quick_page(monkeypatch):
    """Leave the drawing of the page out, for tests of something else."""
    monkeypatch.setattr(
        "wijkpeil.workflow.publish.trajectory_page", lambda results: f"<p>{results.title}</p>\n"
    )


@pytest.fixture(scope="session")
def made_up_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scores, figures and borders of a small made-up country; not to be written into."""
    folder = tmp_path_factory.mktemp("country")
    madeup.write(madeup.country(7, 40, 480), folder)
    return folder


@pytest.fixture(scope="session")
def scores(made_up_files: Path) -> Path:
    return made_up_files / madeup.files.SCORES


@pytest.fixture(scope="session")
def sizes(made_up_files: Path) -> Path:
    return made_up_files / madeup.files.CHARACTERISTICS
