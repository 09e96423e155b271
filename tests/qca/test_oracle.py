"""Against a naive Quine-McCluskey that lists every term, every row and every choice of terms."""

from dataclasses import replace
from itertools import combinations, product
from random import Random

import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.qca import (
    Cuts,
    Options,
    assumptions,
    intermediate,
    minimise,
    models,
    parse_expectations,
    qca_data,
    truth_table,
)

Values = tuple[int | None, ...]


def all_terms(levels):
    return list(product(*[[None, *range(count)] for count in levels]))


def covers(term: Values, row: Values) -> bool:
    return all(value is None or value == other for value, other in zip(term, row, strict=True))


def primes(levels, positives, negatives):
    good = [
        term
        for term in all_terms(levels)
        if any(covers(term, row) for row in positives)
        and not any(covers(term, row) for row in negatives)
    ]
    return [t for t in good if not any(covers(other, t) and other != t for other in good)]


def irredundant(terms, positives):
    found = []
    rows = [frozenset(row for row in positives if covers(term, row)) for term in terms]
    whole = frozenset(positives)
    for size in range(1, len(positives) + 1):
        for chosen in combinations(range(len(terms)), size):
            held = [rows[place] for place in chosen]
            if frozenset().union(*held) == whole and all(
                frozenset().union(*(h for j, h in enumerate(held) if j != i)) != whole
                for i in range(size)
            ):
                found.append(frozenset(terms[place] for place in chosen))
    return found


def naive(levels, positives, negatives):
    """Every irredundant model, and those with the fewest terms."""
    models = irredundant(primes(levels, positives, negatives), positives)
    fewest = min(len(model) for model in models)
    return set(models), {model for model in models if len(model) == fewest}


def values_of(models, space):
    return {frozenset(space.unpack(t.care, t.value) for t in model.terms) for model in models}


def draw(seed):
    rng = Random(seed)
    levels = [rng.choice((2, 2, 2, 3)) for _ in range(rng.randint(2, 4))]
    rows = list(product(*[range(count) for count in levels]))
    rng.shuffle(rows)
    outs = {row: rng.choice("110") for row in rows[: rng.randint(3, 9)]}
    outs[rows[0]], outs[rows[1]] = "1", "0"
    return levels, outs


@pytest.mark.parametrize("seed", range(60))
def test_all_models_of_both_kinds(table_of, seed):
    levels, outs = draw(seed)
    table = table_of(levels, outs)
    positives = [row for row, out in outs.items() if out == "1"]
    unseen = [row for row in product(*map(range, levels)) if row not in positives]
    negatives = [row for row, out in outs.items() if out == "0"]
    for kind, against in (("parsimonious", negatives), ("complex", unseen)):
        every, fewest = naive(levels, positives, against)
        found = minimise(table, kind)
        assert values_of(found.models, table.space) == fewest
        assert found.count.models == len(fewest)
        assert found.count.exact
        found = minimise(table, kind, Options(all_solutions=True))
        assert values_of(found.models, table.space) == every
        shared = frozenset.intersection(*every)
        assert {table.space.unpack(t.care, t.value) for t in found.essential} == shared


@pytest.mark.parametrize("seed", range(30))
def test_a_value_that_no_case_has_is_not_observed(seed):
    """As R reads it: of 0, 1 and 3 the value 2 could have been, so it makes remainders."""
    rng = Random(seed)
    rows = list(product((0, 1, 3), (0, 1), (0, 1)))
    rng.shuffle(rows)
    outs = {row: rng.choice("10") for row in rows[: rng.randint(3, 8)]}
    outs |= {(0, 0, 0): "0", (1, 0, 1): "0", (3, 1, 1): "1"}  # so that each value occurs
    frame = pd.DataFrame(list(outs), columns=["A", "B", "C"], dtype=float)
    frame["Y"] = [float(out) for out in outs.values()]
    table = truth_table(qca_data(frame, outcome="Y"), Cuts(1.0))
    assert table.space.levels == (4, 2, 2)
    positives = [row for row, out in outs.items() if out == "1"]
    negatives = [row for row, out in outs.items() if out == "0"]
    unseen = [row for row in product(range(4), (0, 1), (0, 1)) if row not in positives]
    for kind, against in (("parsimonious", negatives), ("complex", unseen)):
        every, fewest = naive((4, 2, 2), positives, against)
        assert values_of(minimise(table, kind).models, table.space) == fewest
        found = minimise(table, kind, Options(all_solutions=True))
        assert values_of(found.models, table.space) == every


@pytest.mark.parametrize("seed", range(60))
def test_intermediate_by_listing_every_counterfactual(table_of, seed):
    levels, outs = draw(seed)
    table = table_of(levels, outs)
    rng = Random(-seed)
    expected = {place: rng.randrange(count) for place, count in enumerate(levels)}
    expected.pop(rng.randrange(len(levels)))
    space = table.space
    text = ",".join(f"C{place}[{value}]" for place, value in expected.items())
    found = intermediate(
        table,
        complex_solution=minimise(table, "complex"),
        parsimonious_solution=minimise(table),
        expectations=parse_expectations(text, space),
    )
    positives = [row for row, out in outs.items() if out == "1"]
    rows = list(product(*map(range, levels)))
    for pair in found.pairs:
        wide = [space.unpack(t.care, t.value) for t in pair.parsimonious_model.terms]
        narrow = [space.unpack(t.care, t.value) for t in pair.complex_model.terms]
        easy = [row for row in rows if easily(row, narrow, wide, expected)]
        held = {*positives, *easy}
        _every, fewest = naive(levels, positives, [row for row in rows if row not in held])
        assert values_of(pair.solution.models, space) == fewest
        listed = set(assumptions(pair.selection, table).rows)
        assert listed == {space.number(row) for row in held - set(positives)}


def easily(row, narrow, wide, expected):
    """Tell whether a row differs from a complex term only as its parsimonious term and the
    expectations allow."""
    for term in narrow:
        for short in wide:
            if covers(short, term) and covers(short, row):
                kept = [
                    place
                    for place, value in enumerate(term)
                    if value is not None
                    and (short[place] is not None or expected.get(place, value) == value)
                ]
                if all(row[place] == term[place] for place in kept):
                    return True
    return False


@pytest.mark.parametrize("seed", range(20))
def test_assumptions_by_listing_every_row(table_of, seed):
    levels, outs = draw(seed)
    table = table_of(levels, outs)
    for model in minimise(table).models:
        terms = [table.space.unpack(t.care, t.value) for t in model.terms]
        expected = [
            table.space.number(row)
            for row in product(*map(range, levels))
            if outs.get(row) != "1" and any(covers(term, row) for term in terms)
        ]
        found = assumptions(model.terms, table)
        assert list(found.rows) == expected
        assert found.count == len(expected)
        assert found.listed
        assert assumptions(model.terms, table, most=0).count == len(expected)


def test_a_row_that_does_not_apply_may_be_inseparable(table_of):
    table = table_of([2, 2], {(1, 1): "1", (0, 0): "0"})
    rows = (replace(table.rows[1], values=(1, None)), replace(table.rows[0], values=(1, 0)))
    same = replace(table, rows=rows)
    with pytest.raises(QcaError, match="The positive row C0 can't be told from a negative row"):
        minimise(replace(same, rows=(replace(rows[0], out="1"), replace(rows[1], out="0"))))


def test_a_search_that_is_cut_says_so_and_still_knows_what_is_needed(table_of, monkeypatch):
    monkeypatch.setattr(models, "COVERS", 1)
    cyclic = ((0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0))
    table = table_of([2, 2, 2], dict.fromkeys(cyclic, "1"))  # Quine's cyclic chart: five models
    cut = minimise(table, "complex", Options(all_solutions=True))
    assert len(cut.models) == 1
    assert not cut.count.exact
    assert cut.essential == cut.chart.essential
