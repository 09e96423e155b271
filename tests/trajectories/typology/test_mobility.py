import dataclasses

import numpy as np
import pytest

from wijkpeil.trajectories.typology.markov import markov_table
from wijkpeil.trajectories.typology.mobility import mobility


def test_published_indices(published):
    table = markov_table(counts=published.COUNTS)
    found = mobility(probabilities=table.probabilities, initial=[0.1, 0.2, 0.2, 0.4, 0.1])
    assert found.prais == pytest.approx(0.19758992000997844, abs=1e-12)
    assert found.determinant == pytest.approx(0.606848546236956, abs=1e-12)
    assert found.eigenvalue == pytest.approx(0.03978200230815976, abs=1e-12)
    assert found.bartholomew_leave == pytest.approx(0.2277675878319787, abs=1e-12)
    assert found.bartholomew_steps == pytest.approx(0.04636660119478926, abs=1e-12)


def test_an_even_start_is_the_default():
    chances = [[0.8, 0.2], [0.4, 0.6]]
    even = mobility(probabilities=chances, initial=[0.5, 0.5])
    assert mobility(probabilities=chances) == even


def test_nothing_moves_or_everything_does():
    assert set(dataclasses.astuple(mobility(probabilities=np.eye(3)))) == {0.0}
    anywhere = mobility(probabilities=np.full((3, 3), 1 / 3))
    assert anywhere.prais == pytest.approx(1)
    assert anywhere.determinant == pytest.approx(1)
    assert anywhere.eigenvalue == pytest.approx(1)


def test_an_unknown_row_gives_no_index():
    found = mobility(probabilities=[[0.5, 0.5], [np.nan, np.nan]])
    assert np.isnan(dataclasses.astuple(found)).all()
