import re
import sys

from wijkpeil.cli.progress import reporter


def let_it_be_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def test_on_a_terminal_each_step_is_told_with_the_time(capsys, monkeypatch):
    let_it_be_a_terminal(monkeypatch)
    tell = reporter()
    tell("Reading")
    tell("Writing")
    said = capsys.readouterr()
    assert said.out == ""
    lines = [re.sub(r"\x1b\[\d+m", "", line) for line in said.err.splitlines()]
    assert [line.split(maxsplit=2)[2] for line in lines] == ["Reading …", "Writing …"]
    assert all(re.match(r" +\d+\.\d s  ", line) for line in lines)


def test_a_machine_is_not_disturbed(capsys, monkeypatch):
    let_it_be_a_terminal(monkeypatch)
    reporter(quiet=True)("Reading")
    assert capsys.readouterr().err == ""


def test_a_log_or_a_pipe_stays_clean(capsys):
    reporter()("Reading")
    assert capsys.readouterr().err == ""
