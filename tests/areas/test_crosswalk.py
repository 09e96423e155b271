import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.areas.crosswalk import build_crosswalk
from wijkpeil.areas.crosswalk_rows import first_fault
from wijkpeil.errors import PanelError
from wijkpeil.language import speaking


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def pairs(*rows):
    return pd.DataFrame(rows, columns=["from", "to", "weight"])


def test_codes_get_their_full_form_and_rows_an_order():
    made = build_crosswalk(
        pairs(("900102", "900101", 3), ("900101", "900101", 4), ("900101", "900109", 0)),
        level="wijk",
        years=(2012, 2020),
    )
    assert made.pairs.to_numpy().tolist() == [
        ["WK900101", "WK900101", 4.0],
        ["WK900102", "WK900101", 3.0],
    ]
    assert made.sources.tolist() == ["WK900101", "WK900102"]
    assert made.targets.tolist() == ["WK900101"]
    assert made.basis == "addresses"
    assert made.years == (2012, 2020)


def test_what_leads_nowhere_and_what_is_new_is_kept_apart():
    made = build_crosswalk(
        pairs(("GM9001", "GM9002", 6), ("GM9001", "", 4), ("", "GM9002", 5), ("", "GM9003", 2)),
        level="gemeente",
    )
    assert made.untraced.to_dict() == {"GM9001": 4.0}
    assert made.unreached.to_dict() == {"GM9002": 5.0, "GM9003": 2.0}
    assert made.shares.tolist() == [0.6]
    assert made.gone.to_dict() == {"GM9001": 0.4}
    assert made.inverse().gone.to_dict() == {"GM9002": 5 / 11, "GM9003": 1.0}


def test_inverse_swaps_everything():
    made = build_crosswalk(
        pairs(("9001", "9008", 6), ("9001", "9007", 1), ("9002", "", 4), ("9002", "9007", 1)),
        level="gemeente",
        years=(2012, 2020),
    )
    turned = made.inverse()
    assert turned.pairs.to_numpy().tolist() == [
        ["GM9007", "GM9001", 1.0],
        ["GM9007", "GM9002", 1.0],
        ["GM9008", "GM9001", 6.0],
    ]
    assert turned.years == (2020, 2012)
    assert turned.unreached.to_dict() == {"GM9002": 4.0}
    pd.testing.assert_frame_equal(turned.inverse().pairs, made.pairs)


def test_shares_cannot_be_turned_around():
    made = build_crosswalk(pairs(("9001", "9001", 0.3), ("9001", "9002", 0.7)), level="gemeente")
    assert made.basis == "shares"
    with pytest.raises(PanelError, match="can't be turned around"):
        made.inverse()


def test_shares_may_be_rounded():
    third = pairs(("9001", "9001", 0.333), ("9001", "9002", 0.333), ("9001", "9003", 0.333))
    assert build_crosswalk(third, level="gemeente").shares.tolist() == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("WK900101", "GM9001", 1), "code of a wijk"),
        (("GM9001", "900", 1), None),
        (("GM9001", "GM90X1", 1), "not the code"),
        (("GM9002", "GM9002", -1), "missing, negative or infinite"),
        (("GM9002", "GM9002", np.nan), "missing, negative or infinite"),
        (("GM9002", "", np.inf), "GM9002 to – is missing, negative or infinite"),
        (("", "", 3), "Both codes are empty"),
        ((None, None, 3), "Both codes are empty"),
        (("gm9001", "GM9001", 4), "GM9001 to GM9001 was there already"),
        (("GM9005", "GM9001", 0), "All weights of GM9005 are 0"),
    ],
)
def test_faults_tell_their_row(row, words):
    table = pairs(("GM9001", "GM9001", 2), row)
    if words is None:
        words = "not the code"
    found = first_fault(table, level="gemeente")
    assert found is not None
    assert found[0] == 1
    with pytest.raises(PanelError, match=words):
        build_crosswalk(table, level="gemeente")


def test_shares_that_fall_short_are_refused():
    table = pairs(("9001", "9001", 1.0), ("9002", "9002", 0.7))
    with pytest.raises(PanelError, match=r"shares of GM9002 add up to 0\.700"):
        build_crosswalk(table, level="gemeente")
    whole = pd.concat([table, pairs(("9002", "", 0.3))], ignore_index=True)
    assert build_crosswalk(whole, level="gemeente").untraced.to_dict() == {"GM9002": 0.3}


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 5), st.integers(1, 5)), st.integers(2, 1000), min_size=1
    )
)
def test_shares_of_an_area_add_up_to_one(weights):
    table = pairs(*((f"900{i}", f"900{j}", w) for (i, j), w in weights.items()))
    made = build_crosswalk(table, level="gemeente")
    sums = pd.Series(made.shares).groupby(made.pairs["from"].to_numpy()).sum()
    assert sums.to_numpy() == pytest.approx(1.0)
    pd.testing.assert_frame_equal(made.inverse().inverse().pairs, made.pairs)
