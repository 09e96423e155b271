"""Writing back may stop anywhere: whoever opens the study next goes on, nothing is told twice."""

import pytest

from wijkpeil.store import open_store
from wijkpeil.store.sync import known_files, replacing, write_back
from wijkpeil.study.fieldwork import read_fieldwork


@pytest.mark.parametrize("stop", range(1, 14))
def test_killed_between_any_two_steps_of_writing_back(study, made, stop, monkeypatch):
    """Stop at each write to disk in turn, as a kill would; then open the study again."""

    class Killed(BaseException):
        pass

    steps = iter(range(1, 1000))

    def counted(real):
        def step(*given, **named):
            if next(steps) == stop:
                raise Killed
            real(*given, **named)
            if next(steps) == stop:
                raise Killed

        return step

    store = open_store(study)
    made.fill_store(store)
    monkeypatch.setattr(write_back, "put", counted(replacing.put))
    monkeypatch.setattr(write_back, "remove", counted(replacing.remove))
    monkeypatch.setattr(known_files, "announce", counted(known_files.announce))
    try:
        store.close()
    except Killed:
        killed = True
    else:
        killed = False
    monkeypatch.undo()
    assert killed
    with open_store(study) as again:
        assert [it.id for it in again.codings()] == ["k1", "k2"]
        made.approve(again)
    assert read_fieldwork(study).documents[0].reviewed_by == "CD"
    assert not list(study.folder.rglob("*.store"))
    history = (study.folder / "history.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in history[1:]] == ["1", "2", "3", "4", "5", "6"]
