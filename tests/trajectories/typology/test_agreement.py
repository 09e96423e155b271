import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.change import VERDICTS
from wijkpeil.trajectories.typology.agreement import agreement

said = st.sampled_from([*VERDICTS, None, ""])
rows = st.lists(st.tuples(st.sampled_from(VERDICTS), said, said), min_size=1, max_size=20)


@given(rows)
def test_agreement_is_counted_among_the_rules_that_apply(table):
    frame = pd.DataFrame(table, columns=["verdict", "a", "b"], dtype=object)
    found = agreement(verdict=frame["verdict"], rules=frame[["a", "b"]])
    for place, (verdict, *others) in enumerate(table):
        assert found.agree[place] == sum(other == verdict for other in others)
        assert found.applicable[place] == sum(bool(other) for other in others)
    assert (found.agree <= found.applicable).all()


def test_pairs_of_rules_with_their_kappa():
    verdict = ["rising"] * 45 + ["falling"] * 55
    other = ["rising"] * 30 + ["falling"] * 15 + ["rising"] * 5 + ["falling"] * 50
    found = agreement(verdict=verdict, rules=pd.DataFrame({"other": other}), name="model").pairs
    row = found.iloc[0]
    assert (row["first"], row["second"], row["areas"], row["same"]) == ("model", "other", 100, 80)
    assert row["share"] == pytest.approx(0.8)
    expected = 0.45 * 0.35 + 0.55 * 0.65
    assert row["kappa"] == pytest.approx((0.8 - expected) / (1 - expected))


def test_every_pair_has_a_row():
    rules = pd.DataFrame({"a": ["rising"], "b": ["stable"], "c": [np.nan]})
    pairs = agreement(verdict=["rising"], rules=rules).pairs
    assert len(pairs) == 6
    empty = pairs[pairs["second"] == "c"]
    assert (empty["areas"] == 0).all()
    assert empty[["share", "kappa"]].isna().all(axis=None)


def test_kappa_is_unknown_where_both_always_say_the_same():
    rules = pd.DataFrame({"a": ["stable", "stable"]})
    row = agreement(verdict=["stable", "stable"], rules=rules).pairs.iloc[0]
    assert row["share"] == 1
    assert np.isnan(row["kappa"])


def test_without_rules_nothing_agrees():
    found = agreement(verdict=["rising"], rules=pd.DataFrame(index=[0]))
    assert (found.agree.tolist(), found.applicable.tolist(), len(found.pairs)) == ([0], [0], 0)


def test_pandas_own_strings_and_missing_values():
    rules = pd.DataFrame({"a": pd.array(["rising", pd.NA], dtype="string")})
    found = agreement(verdict=np.array(["rising", "rising"]), rules=rules)
    assert found.applicable.tolist() == [1, 0]


def test_another_number_of_areas_is_refused():
    with pytest.raises(ModelError, match="2"):
        agreement(verdict=["rising", "rising"], rules=pd.DataFrame({"a": ["rising"]}))


def test_a_word_that_is_no_verdict_is_refused():
    with pytest.raises(ModelError, match="better"):
        agreement(verdict=["rising"], rules=pd.DataFrame({"a": ["better"]}))
