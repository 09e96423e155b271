"""Random changes and undoing them, against a plain dict."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.language import speaking
from wijkpeil.store import open_store
from wijkpeil.study import read_study

from .conftest import EXAMPLE, SETTINGS, coding, filled

_MEMOS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)


class Changes(RuleBasedStateMachine):
    """Keeps beside the store what it should hold, as it was after each change."""

    def __init__(self):
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        folder = self.root / "study"
        folder.mkdir()
        for name in SETTINGS:
            shutil.copy(EXAMPLE / name, folder / name)
        self.study = read_study(folder, need_data=False)
        self.store = open_store(self.study)
        self.count = 0

    @initialize()
    def fill(self):
        self.store.apply(filled(self.study), who="AB")
        self.codings = {it.id: it for it in self.store.codings()}
        self.codes = dict(self.store.codebook().by_id)
        self.done: list[tuple[int, dict, dict]] = []

    def _carry_out(self, *rows):
        before = dict(self.codings), dict(self.codes)
        for row in rows:
            table = self.codings if row.table == "codings" else self.codes
            if row.after is None:
                del table[row.key]
            else:
                table[row.key] = row.after
        number = self.store.apply(Change("import project", rows), who="AB")
        self.done.append((number, *before))

    @rule(start=st.integers(0, 60), length=st.integers(1, 8), memo=_MEMOS, data=st.data())
    def add(self, start, length, memo, data):
        self.count += 1
        code = data.draw(st.sampled_from(sorted(self.codes)))
        one = coding(f"n{self.count}", start, start + length, code=code, memo=memo)
        self._carry_out(RowChange("codings", one.id, None, one))

    @rule(memo=_MEMOS, data=st.data())
    @precondition(lambda self: self.codings)
    def change(self, memo, data):
        one = self.codings[data.draw(st.sampled_from(sorted(self.codings)))]
        rows = row_changes("codings", [(one, replace(one, memo=memo))])
        if rows:
            self._carry_out(*rows)

    @rule(data=st.data())
    @precondition(lambda self: self.codings)
    def remove(self, data):
        one = self.codings[data.draw(st.sampled_from(sorted(self.codings)))]
        self._carry_out(RowChange("codings", one.id, one, None))

    @rule(data=st.data())
    def add_code(self, data):
        self.count += 1
        parent = data.draw(st.sampled_from(["", *sorted(self.codes)]))
        code = Code(f"c{self.count}", f"C{self.count}", parent)
        self._carry_out(RowChange("codes", code.id, None, code))

    @rule()
    @precondition(lambda self: self.done)
    def undo(self):
        number, self.codings, self.codes = self.done.pop()
        self.store.undo(number, who="AB")

    @rule(data=st.data())
    @precondition(lambda self: self.codings)
    def stale(self, data):
        one = self.codings[data.draw(st.sampled_from(sorted(self.codings)))]
        other = replace(one, memo=one.memo + "!")
        try:
            self.store.apply(
                Change("change codings", row_changes("codings", [(other, one)])), who="CD"
            )
        except StoreError:
            return
        raise AssertionError

    @rule()
    def close_and_open(self):
        self.store.close()
        self.store = open_store(self.study)

    @rule()
    def lose_the_store(self):
        """The files hold everything; only what was done before can't be undone."""
        self.store.close()
        shutil.rmtree(self.study.folder / ".wijkpeil")
        self.store = open_store(self.study)
        self.done.clear()

    @invariant()
    def same(self):
        if hasattr(self, "codings"):
            assert {it.id: it for it in self.store.codings()} == self.codings
            assert dict(self.store.codebook().by_id) == self.codes

    def teardown(self):
        self.store.close()
        shutil.rmtree(self.root)


class TestChanges(Changes.TestCase):
    settings = settings(max_examples=4, stateful_step_count=12, deadline=None, derandomize=True)

    def runTest(self):  # noqa: N802 - as unittest has it
        with speaking("en"):
            super().runTest()
