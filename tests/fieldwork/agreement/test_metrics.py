import numpy as np
import pytest

from wijkpeil.fieldwork.agreement.metrics import METRICS, differences
from wijkpeil.fieldwork.agreement.weights import WEIGHTINGS, agreement_weights


@pytest.mark.parametrize("metric", METRICS)
def test_differences_are_symmetric_and_nought_from_itself(metric):
    found = differences(metric, values=[0.0, 1.0, 3.0], margins=np.array([2.0, 1.0, 4.0]))
    assert np.array_equal(found, found.T)
    assert np.diag(found).tolist() == [0.0, 0.0, 0.0]
    assert (found[~np.eye(3, dtype=bool)] > 0).all()


def test_nominal_differences_are_all_one():
    assert differences("nominal", values="ab", margins=np.ones(2)).tolist() == [[0, 1], [1, 0]]


def test_ordinal_differences_count_what_lies_between():
    # Between the middles of the first (2) and the last (4) lie 1 + 1 + 2 values.
    found = differences("ordinal", values="abc", margins=np.array([2.0, 1.0, 4.0]))
    assert found[0].tolist() == [0.0, 1.5**2, 4.0**2]


@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_the_same_value_gets_full_credit(weighting):
    found = agreement_weights(weighting, categories=4)
    assert np.diag(found).tolist() == [1.0] * 4
    assert found[0, 3] == 0.0
    assert agreement_weights(weighting, categories=1).tolist() == [[1.0]]
