import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.saturation import saturation


def of(holds: list[str], **more):
    """Count new codes of documents that hold the given codes, a letter each, in this order."""
    documents = [Document(f"d{at}", "", date=f"20{at:02d}") for at in range(len(holds))]
    codings = [
        Coding(f"d{at}", place, place + 1, code, "ada", f"{at}-{place}")
        for at, codes in enumerate(holds)
        for place, code in enumerate(codes)
    ]
    return saturation(documents=documents, codings=codings, **more)


def test_new_codes_in_order_of_date():
    found = of(["ab", "b", "bcd", "a"])
    assert found.new.tolist() == [2, 0, 2, 0]
    assert found.cumulative.tolist() == [2, 2, 4, 4]
    assert found.codes == 4
    assert [found.brought_by_last(last) for last in (0, 1, 2, 3, 9)] == [0, 0, 2, 2, 4]


def test_documents_without_a_date_stand_last_and_ties_go_by_id():
    documents = [
        Document("b", "", date="2018"), Document("z", ""), Document("a", "", date="2018"),
        Document("c", "", date="2018-03-01"), Document("uncoded", "", date="1990"),
    ]  # fmt: skip
    codings = [Coding(it, 0, 1, "x", "ada", it) for it in ("z", "b", "a", "c")]
    found = saturation(documents=documents, codings=codings)
    assert found.documents == ("a", "b", "c", "z")
    assert found.undated == 1


def test_an_order_of_reading_may_be_given():
    found = of(["a", "b", "c"], order=["d2", "d0"])
    assert found.documents == ("d2", "d0", "d1")  # those not named follow, by date


def test_codings_of_other_documents_are_left_out():
    documents = [Document("d0", "", date="2018")]
    codings = [Coding("d0", 0, 1, "x", "ada", "1"), Coding("d9", 0, 1, "y", "ada", "2")]
    assert saturation(documents=documents, codings=codings).codes == 1


def test_nothing_coded_is_told_as_nothing():
    found = saturation(documents=[Document("a", "")], codings=[])
    assert (found.documents, found.codes, found.brought_by_last(3)) == ((), 0, 0)
    assert math.isnan(found.of_last)
    assert found.median.shape == (0,)


HOLDS = st.lists(st.text("abcde", min_size=1, max_size=4), min_size=1, max_size=5)


@given(HOLDS)
def test_the_expected_count_is_the_mean_over_all_orders(holds):
    found = of(holds, orders=1)
    counts = [
        [len(set("".join(order[: at + 1]))) for at in range(len(order))]
        for order in permutations(holds)
    ]
    np.testing.assert_allclose(found.expected, np.mean(counts, axis=0))
    last = [row[-1] - (row[-2] if len(row) > 1 else 0) for row in counts]
    assert found.of_last == pytest.approx(np.mean(last))


@given(HOLDS)
def test_curves_never_fall_and_end_at_all_codes(holds):
    found = of(holds, orders=20)
    for curve in (found.cumulative, found.expected, found.median, found.low, found.high):
        assert (np.diff(curve) >= -1e-12).all()
        assert curve[-1] == pytest.approx(found.codes)
    assert (found.low <= found.median).all()
    assert (found.median <= found.high).all()


def test_the_random_orders_agree_with_all_orders():
    holds = ["abc", "ab", "cd", "a", "ef", "b"]
    found = of(holds, orders=4000)
    counts = np.array(
        [
            [len(set("".join(order[: at + 1]))) for at in range(len(order))]
            for order in permutations(holds)
        ]
    )
    for curve, percent in ((found.low, 10), (found.median, 50), (found.high, 90)):
        assert np.abs(curve - np.percentile(counts, percent, axis=0)).max() <= 1


def test_the_same_seed_gives_the_same_band_and_the_file_order_does_not_matter():
    holds = ["abc", "ab", "cdx", "a", "efg", "bh", "ijk"]
    one = of(holds)
    again = of(holds)
    assert one.low.tolist() == again.low.tolist()
    codings = [
        Coding(f"d{at}", place, place + 1, code, "ada", f"{at}-{place}")
        for at, codes in enumerate(holds)
        for place, code in enumerate(codes)
    ]
    documents = [Document(f"d{at}", "", date=f"20{at:02d}") for at in range(len(holds))]
    turned = saturation(documents=documents[::-1], codings=codings[::-1])
    assert turned.low.tolist() == one.low.tolist()
    assert turned.new.tolist() == one.new.tolist()
