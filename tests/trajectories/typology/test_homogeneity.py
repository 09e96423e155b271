import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import chi2_contingency

from wijkpeil.trajectories.typology.homogeneity import homogeneity, independence

tables = arrays(np.int64, (3, 3), elements=st.integers(1, 50))


@given(tables)
def test_independence_is_pearsons_test(table):
    expected = chi2_contingency(table, correction=False)
    found = independence(counts=table)
    assert found.statistic == pytest.approx(expected.statistic)
    assert found.degrees == expected.dof
    assert found.p_value == pytest.approx(expected.pvalue)


def test_classes_that_never_occur_take_no_degrees():
    found = independence(counts=[[5, 3, 0], [2, 9, 0], [0, 0, 0]])
    assert found.degrees == 1
    assert found.statistic == pytest.approx(
        chi2_contingency([[5, 3], [2, 9]], correction=False).statistic
    )


def test_an_empty_table_says_nothing():
    found = independence(counts=np.zeros((2, 2)))
    assert (found.degrees, found.p_value) == (0, 1.0)


@given(tables)
def test_equal_tables_are_homogeneous(table):
    found = homogeneity(counts=[table, 2 * table])
    assert found.q == pytest.approx(0, abs=1e-9)
    assert found.likelihood_ratio == pytest.approx(0, abs=1e-9)
    assert found.q_p_value == pytest.approx(1)
    assert found.degrees == 6


def test_a_row_is_a_test_of_two_samples():
    tables = [[[30, 10], [0, 0]], [[20, 25], [0, 0]]]
    expected = chi2_contingency([[30, 10], [20, 25]], correction=False)
    ratio = chi2_contingency([[30, 10], [20, 25]], correction=False, lambda_="log-likelihood")
    found = homogeneity(counts=tables)
    assert found.q == pytest.approx(expected.statistic)
    assert found.likelihood_ratio == pytest.approx(ratio.statistic)
    assert found.degrees == 1
    assert found.q_p_value == pytest.approx(expected.pvalue)
    assert found.likelihood_ratio_p_value == pytest.approx(ratio.pvalue)


def test_one_regime_leaves_nothing_to_test():
    found = homogeneity(counts=[[[3, 1], [1, 3]]])
    assert (found.degrees, found.q_p_value) == (0, 1.0)
