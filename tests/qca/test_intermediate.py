import sys

import pytest

from wijkpeil.qca import Options, intermediate, minimise, parse_expectations

OUTS = {
    (1, 1, 1, 1, 1): "1",
    (1, 0, 1, 0, 1): "1",
    (0, 0, 0, 0, 0): "0",
    (0, 0, 0, 0, 1): "0",
    (1, 0, 1, 1, 0): "0",
    (1, 0, 1, 1, 1): "0",
    (1, 1, 1, 1, 0): "0",
}


def work_out(table, text, **asked):
    return intermediate(
        table,
        complex_solution=minimise(table, "complex"),
        parsimonious_solution=minimise(table),
        expectations=parse_expectations(text, table.space),
        **asked,
    )


@pytest.fixture
def table(table_of):
    return table_of([2] * 5, OUTS)


def test_without_expectations_it_is_the_complex_solution(table):
    found = work_out(table, "")
    assert found.texts() == minimise(table, "complex").texts()
    assert found.notes == ()
    assert found.count.exact


def test_a_conjunction_sets_single_expectations_aside_as_in_r(table):
    found = work_out(table, "C1,~C0*~C4")
    [note] = found.notes
    assert note.startswith("As in R's package, only the last expected conjunction counts here.")
    every = work_out(table, "C1,~C0*~C4", rule="all")
    assert every.texts() != found.texts()
    assert every.notes[0].startswith("R's package, in which only the last expected")
    assert all(model.text(table.space) in note for model in every.models)


def test_a_conjunction_alone_needs_no_note(table):
    assert work_out(table, "~C2*C3").notes == ()


def test_only_the_last_conjunction_counts_in_r(table):
    found = work_out(table, "~C2*C3, C0*~C1")
    alone = work_out(table, "~C2*C3")
    assert found.texts() in (alone.texts(), work_out(table, "C0*~C1").texts())


def test_too_many_pairs_are_told(table_of, monkeypatch):
    table = table_of([2, 2, 2, 2], {(1, 1, 1, 1): "1", (0, 0, 0, 0): "0"})
    assert len(work_out(table, "C0").pairs) == 4
    monkeypatch.setattr(sys.modules[intermediate.__module__], "PAIRS", 2)
    found = work_out(table, "C0")
    assert len(found.pairs) == 2
    assert not found.count.exact


def test_options_reach_every_step(table):
    asked = Options(all_solutions=True, row_dominance=True)
    found = intermediate(
        table,
        complex_solution=minimise(table, "complex", asked),
        parsimonious_solution=minimise(table, "parsimonious", asked),
        expectations=parse_expectations("C0,C4", table.space),
        options=asked,
    )
    assert found.models
