"""Markov tables: published US incomes, counts, missing waves, and weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.markov import markov_table, transition_counts
from wijkpeil.trajectories.typology.spatial_markov import cut, quantile_cutoffs

sequences = arrays(
    np.int8, st.tuples(st.integers(1, 15), st.integers(2, 6)), elements=st.integers(0, 4)
)


def test_published_probabilities_and_long_run(published):
    table = markov_table(counts=published.COUNTS)
    assert table.probabilities == pytest.approx(published.PROBABILITIES, abs=1e-8)
    assert table.steady_state() == pytest.approx(published.STEADY_STATE, abs=1e-8)
    assert table.sojourn_time() == pytest.approx(published.SOJOURN, abs=1e-8)
    assert table.mean_first_passage() == pytest.approx(published.FIRST_PASSAGE, abs=1e-7)


def test_published_counts_from_the_data(published, incomes):
    columns = [cut(values=year, cutoffs=quantile_cutoffs(values=year, k=5)) for year in incomes.T]
    counts = transition_counts(classes=np.column_stack(columns), k=5)
    assert counts.shape == (80, 5, 5)
    assert (counts.sum(axis=0) == published.COUNTS).all()


@given(sequences)
def test_counts_add_up_to_the_pairs_of_waves(classes):
    counts = transition_counts(classes=classes, k=4)
    both = (classes[:, :-1] > 0) & (classes[:, 1:] > 0)
    assert counts.sum(axis=(1, 2)).tolist() == both.sum(axis=0).tolist()


@given(sequences)
def test_rows_sum_to_one_or_are_unknown(classes):
    table = markov_table(counts=transition_counts(classes=classes, k=4).sum(axis=0))
    sums = table.probabilities.sum(axis=1)
    left = table.counts.sum(axis=1) > 0
    assert sums[left] == pytest.approx(1)
    assert np.isnan(table.probabilities[~left]).all()


@given(sequences, st.randoms())
def test_the_order_of_areas_does_not_matter(classes, chance):
    order = list(range(len(classes)))
    chance.shuffle(order)
    assert (
        transition_counts(classes=classes, k=4) == transition_counts(classes=classes[order], k=4)
    ).all()


def test_weights_count_areas_as_many_times():
    counts = transition_counts(classes=[[1, 2], [1, 1]], k=2, weights=[10, 1])
    assert counts[0].tolist() == [[1, 10], [0, 0]]


def test_one_wave_has_no_transitions():
    assert transition_counts(classes=[[1], [2]], k=2).shape == (0, 2, 2)


@pytest.mark.parametrize("strange", [5, -1])
def test_a_class_outside_the_range_is_refused(strange):
    with pytest.raises(ModelError, match=str(strange)):
        transition_counts(classes=[[1, strange]], k=4)
