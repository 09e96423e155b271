import pytest

from wijkpeil.errors import MissingExtra
from wijkpeil.language import speaking
from wijkpeil.workflow import publish as room
from wijkpeil.workflow.publish import publish

FILES = ["report.html", "results.json", "trajectories.csv", "trajectories.parquet"]


@pytest.fixture(scope="module")
def twice(results, tmp_path_factory):
    folders = [tmp_path_factory.mktemp(name) / "out" for name in ("first", "second")]
    with speaking("en"):
        return [publish(results, folder) for folder in folders]


def test_all_is_written(twice):
    written = twice[0]
    assert list(written.files) == ["csv", "parquet", "json", "report"]
    assert sorted(path.name for path in written.folder.iterdir()) == FILES
    assert {path.parent for path in written.files.values()} == {written.folder}
    assert written.notes == ()


def test_the_same_results_give_the_same_bytes(twice):
    first, second = twice
    for name, path in first.files.items():
        assert path.read_bytes() == second.files[name].read_bytes()


def test_the_page_is_whole_and_says_that_places_are_made_up(twice):
    page = twice[0].files["report"].read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert 'lang="en"' in page
    assert "made up" in page.lower() or "made-up" in page.lower()


def test_without_the_report_part_the_tables_are_still_written(results, tmp_path, monkeypatch):
    def missing(_results):
        raise MissingExtra("report")

    monkeypatch.setattr(room, "trajectory_page", missing)
    with speaking("en"):
        written = publish(results, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES[1:]
    assert "report" not in written.files
    (note,) = written.notes
    assert "pip install 'wijkpeil[report]'" in note


def test_a_page_of_an_earlier_run_does_not_stay_beside_new_tables(results, tmp_path, monkeypatch):
    publish(results, tmp_path)

    def missing(_results):
        raise MissingExtra("report")

    monkeypatch.setattr(room, "trajectory_page", missing)
    publish(results, tmp_path)
    assert not (tmp_path / "report.html").exists()


def test_a_page_that_fails_leaves_everything_as_it_was(results, tmp_path, monkeypatch):
    def broken(_results):
        raise RuntimeError("broken")

    monkeypatch.setattr(room, "trajectory_page", broken)
    with pytest.raises(RuntimeError):
        publish(results, tmp_path)
    assert list(tmp_path.iterdir()) == []
