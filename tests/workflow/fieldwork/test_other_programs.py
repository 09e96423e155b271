"""deduce and frog, played by stand-ins: neither is needed to run the tests."""

import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.workflow.fieldwork.other_programs import proposals_with

pytestmark = pytest.mark.usefixtures("english")
TEXT = "Roos zei ja."
TABLE = "".join(
    f"{place}\t{word}\t\t\t\t\t{tag}\t\t\t\n"
    for place, (word, tag) in enumerate([("Roos", "B-PER"), ("zei", "O"), ("ja", "O"), (".", "O")])
)


@pytest.fixture
def frog(tmp_path, monkeypatch):
    """A stand-in for frog that looks at its file and writes a table, or fails."""

    def put(body):
        program = tmp_path / "frog"
        program.write_text(f"#!{sys.executable}\nimport sys\n{body}\n", encoding="utf-8")
        program.chmod(0o700)
        monkeypatch.setenv("PATH", str(tmp_path))
        return tmp_path

    return put


def test_frog_gets_the_text_in_a_private_file(frog, tmp_path):
    seen = tmp_path / "seen"
    frog(
        "import os, pathlib\n"
        "source, table = sys.argv[3], sys.argv[5]\n"
        "mode = os.stat(os.path.dirname(source)).st_mode\n"
        f"pathlib.Path({str(seen)!r}).write_text(str(mode) + ' ' + source)\n"
        f"pathlib.Path(table).write_text({TABLE!r})"
    )
    (one,) = proposals_with("frog", TEXT)
    assert (one.span, one.kind, one.by) == ((0, 4), "person", "frog")
    mode, source = seen.read_text().split(" ")
    assert stat.S_IMODE(int(mode)) == 0o700
    assert not Path(source).exists()


def test_frog_that_fails_repeats_no_words(frog):
    frog("print('Roos', file=sys.stderr); sys.exit(3)")
    with pytest.raises(FieldworkError, match="stopped with an error") as caught:
        proposals_with("frog", TEXT)
    assert "Roos" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_frog_that_writes_nothing(frog):
    frog("pass")
    with pytest.raises(FieldworkError, match="stopped with an error"):
        proposals_with("frog", TEXT)


def test_deduce_is_asked(monkeypatch):
    found = [SimpleNamespace(start_char=0, end_char=4, tag="persoon")]
    model = SimpleNamespace(deidentify=lambda _text: SimpleNamespace(annotations=found))
    there = "wijkpeil.workflow.fieldwork.other_programs"
    monkeypatch.setattr(f"{there}.find_spec", lambda _name: object())
    monkeypatch.setattr(
        f"{there}.import_module", lambda _name: SimpleNamespace(Deduce=lambda: model)
    )
    (one,) = proposals_with("deduce", TEXT)
    assert (one.span, one.kind, one.by) == ((0, 4), "person", "deduce")
