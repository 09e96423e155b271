"""Optimal matching: published values, a plain reference, and what a distance must be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import squareform

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.costs import (
    Costs,
    constant_costs,
    interval_costs,
    transition_costs,
)
from wijkpeil.trajectories.typology.sequences import (
    distances_between,
    distinct_sequences,
    optimal_matching,
)

courses = arrays(
    np.int8, st.tuples(st.integers(2, 12), st.integers(1, 6)), elements=st.integers(0, 4)
)


def apart(classes, costs):
    """Distances between areas; only for tests, where areas are few."""
    found = distinct_sequences(classes=classes)
    return squareform(optimal_matching(distinct=found, costs=costs))[
        np.ix_(found.index, found.index)
    ]


def plain(first, second, costs):
    """Needleman and Wunsch, cell by cell."""
    table = np.zeros((len(first) + 1, len(second) + 1))
    table[:, 0] = costs.indel * np.arange(len(first) + 1)
    table[0] = costs.indel * np.arange(len(second) + 1)
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            table[i + 1, j + 1] = min(
                table[i, j] + costs.substitution[a - 1, b - 1],
                table[i, j + 1] + costs.indel,
                table[i + 1, j] + costs.indel,
            )
    return table[-1, -1]


def letters(*words):
    known = sorted(set("".join(words)))
    width = max(map(len, words))
    return [[known.index(c) + 1 for c in word] + [0] * (width - len(word)) for word in words]


def test_the_three_sequences_in_giddys_documentation():
    found = apart(letters("ACGGTAG", "CCTAAG", "CCTAAGC"), interval_costs(k=4))
    assert found.tolist() == [[0, 7, 10], [7, 0, 3], [10, 3, 0]]


@pytest.mark.parametrize(
    ("indel", "expected"),
    [(2.0, [[0, 6, 6], [6, 0, 1], [6, 1, 0]]), (1.0, [[0, 5, 5], [5, 0, 1], [5, 1, 0]])],
)
def test_equal_substitutions_as_in_giddys_documentation(indel, expected):
    costs = constant_costs(k=4, substitution=1.0, indel=indel)
    assert apart(letters("ACGGTAG", "CCTAAGA", "CCTAAGC"), costs).tolist() == expected


@settings(max_examples=50)
@given(courses)
def test_it_equals_the_plain_algorithm(classes):
    found = distinct_sequences(classes=classes)
    costs = [interval_costs(k=4), constant_costs(k=4, substitution=0.7, indel=0.4)]
    costs.append(transition_costs(probabilities=np.full((4, 4), 0.25)))
    rows = [row[:n].tolist() for row, n in zip(found.sequences, found.lengths, strict=True)]
    for kind in costs:
        table = distances_between(rows=found, columns=found, costs=kind)
        expected = [[plain(a, b, kind) for b in rows] for a in rows]
        assert np.allclose(table, np.reshape(expected, table.shape), atol=1e-9)
        upper = np.triu_indices(len(rows), 1)
        condensed = optimal_matching(distinct=found, costs=kind)
        assert np.allclose(condensed, table[upper], rtol=1e-6)


@settings(max_examples=50)
@given(courses)
def test_it_is_a_distance(classes):
    found = distinct_sequences(classes=classes)
    table = distances_between(rows=found, columns=found, costs=interval_costs(k=4))
    assert (np.diag(table) == 0).all()
    assert (table == table.T).all()
    off = ~np.eye(len(table), dtype=bool)
    assert (table[off] > 0).all()
    through = table[:, :, None] + table[None, :, :]
    assert (table[:, None, :] <= through + 1e-9).all()


@given(courses)
def test_counts_add_up_and_every_area_finds_its_course(classes):
    found = distinct_sequences(classes=classes)
    filled = (classes > 0).any(axis=1)
    assert found.counts.sum() == filled.sum()
    assert ((found.index >= 0) == filled).all()
    for area in np.flatnonzero(filled):
        course = found.sequences[found.index[area]]
        assert course[course > 0].tolist() == classes[area][classes[area] > 0].tolist()


@given(courses, st.randoms())
def test_the_order_of_areas_does_not_matter(classes, chance):
    order = list(range(len(classes)))
    chance.shuffle(order)
    one, other = distinct_sequences(classes=classes), distinct_sequences(classes=classes[order])
    assert (one.sequences == other.sequences).all()
    assert (one.counts == other.counts).all()
    assert (one.index[order] == other.index).all()


def test_a_missing_wave_costs_one_insertion():
    found = apart([[2, 2, 2], [2, 0, 2]], interval_costs(k=5))
    assert found[0, 1] == 4


def test_more_courses_than_one_block():
    rng = np.random.default_rng(3)
    classes = rng.integers(1, 4, (60, 4))
    found = distinct_sequences(classes=classes)
    assert len(found.counts) > 32
    table = squareform(optimal_matching(distinct=found, costs=interval_costs(k=3)))
    a, b = 1, 40
    expected = plain(found.sequences[a], found.sequences[b], interval_costs(k=3))
    assert table[a, b] == expected


def test_a_choice_of_courses_keeps_its_areas():
    found = distinct_sequences(classes=[[1, 1], [2, 2], [1, 1], [0, 0]]).select([1])
    assert found.index.tolist() == [-1, 0, -1, -1]
    assert found.counts.tolist() == [1]


def test_one_course_has_no_pairs():
    found = distinct_sequences(classes=[[1, 2], [1, 2]])
    assert optimal_matching(distinct=found, costs=interval_costs(k=2)).shape == (0,)


def test_a_class_without_costs_is_refused():
    found = distinct_sequences(classes=[[1, 7], [1, 2]])
    with pytest.raises(ModelError, match="7"):
        optimal_matching(distinct=found, costs=interval_costs(k=4))


def test_uneven_costs_keep_double_precision():
    costs = Costs(substitution=np.array([[0.0, 0.1], [0.1, 0.0]]), indel=0.3)
    found = distinct_sequences(classes=[[1, 1, 1], [2, 2, 2]])
    assert distances_between(rows=found, columns=found, costs=costs)[0, 1] == pytest.approx(
        0.3, abs=1e-15
    )
