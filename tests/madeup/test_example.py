import pytest

from wijkpeil.errors import StudyError
from wijkpeil.language import speaking
from wijkpeil.madeup import example


def test_plain_files():
    files = example.plain_files()
    assert {"study.toml", "cases.csv", "interventions.csv", "events.csv", "README.md"} <= set(files)
    assert not any(name.startswith("data/") for name in files)
    assert all(path.is_file() for path in files.values())


def test_an_installation_without_them_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(example, "_INSTALLED", tmp_path)
    monkeypatch.setattr(example, "_REPOSITORY", tmp_path)
    with speaking("en"), pytest.raises(StudyError, match="lacks the files"):
        example.plain_files()
