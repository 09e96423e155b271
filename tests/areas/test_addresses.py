import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.areas import addresses
from wijkpeil.areas.addresses import follow_addresses
from wijkpeil.errors import PanelError
from wijkpeil.language import speaking


def listed(*rows, addition=False):
    columns = ["postcode", "number", "area", *(["addition"] if addition else [])]
    table = pd.DataFrame(rows, columns=columns)
    words = {name: "category" for name in columns if name != "number"}
    return table.astype({"number": "int64"} | words)


def follow(old, new):
    return follow_addresses(old=old, new=new, level="wijk", years=(2012, 2020))


def as_dict(followed):
    return {(a, b): w for a, b, w in followed.crosswalk.pairs.to_numpy().tolist()}


def test_addresses_are_counted_by_pair():
    old = listed(("9901AA", 1, "WK900101"), ("9901AA", 3, "WK900101"), ("9901AB", 1, "WK900102"))
    new = listed(("9901AB", 1, "WK900103"), ("9901AA", 3, "WK900103"), ("9901AA", 1, "WK900101"))
    followed = follow(old, new)
    assert as_dict(followed) == {
        ("WK900101", "WK900101"): 1,
        ("WK900101", "WK900103"): 1,
        ("WK900102", "WK900103"): 1,
    }
    assert (followed.exact, followed.by_postcode, followed.lost, followed.new) == (3, 0, 0, 0)
    assert followed.crosswalk.years == (2012, 2020)


def test_a_demolished_address_follows_its_postcode():
    old = listed(*(("9901AA", n, "WK900101") for n in range(1, 6)), ("9903ZZ", 1, "WK900109"))
    new = listed(
        ("9901AA", 1, "WK900101"), ("9901AA", 2, "WK900102"), ("9901AA", 3, "WK900102"),
        ("9901AA", 99, "WK900102"),
    )  # fmt: skip
    followed = follow(old, new)
    # addresses 4 and 5 are gone: of what now has their postcode a quarter lies in wijk 01
    assert as_dict(followed) == {
        ("WK900101", "WK900101"): 1 + 2 * 0.25,
        ("WK900101", "WK900102"): 2 + 2 * 0.75,
    }
    assert followed.crosswalk.untraced.to_dict() == {"WK900109": 1.0}
    assert followed.crosswalk.unreached.to_dict() == {"WK900102": 1.0}
    assert (followed.exact, followed.by_postcode, followed.lost, followed.new) == (3, 2, 1, 1)


def test_a_house_number_in_two_areas_is_divided():
    old = listed(("9901AA", 1, "WK900101"), ("9901AA", 1, "WK900101"))
    new = listed(("9901AA", 1, "WK900101"), ("9901AA", 1, "WK900102"), ("9901AA", 1, "WK900102"))
    assert as_dict(follow(old, new)) == {
        ("WK900101", "WK900101"): pytest.approx(2 / 3),
        ("WK900101", "WK900102"): pytest.approx(4 / 3),
    }


def test_additions_are_used_where_both_have_them(monkeypatch):
    old = listed(("9901AA", 1, "WK900101", "A"), ("9901AA", 1, "WK900101", "B"), addition=True)
    new = listed(("9901AA", 1, "WK900101", "B"), ("9901AA", 1, "WK900102", "A"), addition=True)
    expected = {("WK900101", "WK900101"): 1, ("WK900101", "WK900102"): 1}
    assert as_dict(follow(old, new)) == expected
    assert as_dict(follow(old, new.drop(columns="addition"))) == expected
    monkeypatch.setattr(addresses, "_LIMIT", 1)  # keys are then renumbered from 0
    assert as_dict(follow(old, new)) == expected


def test_nothing_in_common():
    old, new = listed(("9901AA", 1, "WK900101")), listed(("9902AA", 1, "WK900101"))
    with speaking("en"), pytest.raises(PanelError, match="no address in common"):
        follow(old, new)


rows = st.lists(
    st.tuples(
        st.sampled_from(["9901AA", "9901AB", "9902AA"]),
        st.integers(0, 6),
        st.sampled_from(["WK900101", "WK900102", "WK900103"]),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40)
@given(rows, rows, st.randoms())
def test_every_old_address_is_accounted_for(old, new, random):
    """Counted one by one, in plain Python; and the order of the rows is of no account."""
    here = {(postcode, number) for postcode, number, _ in new}
    if not any((postcode, number) in here for postcode, number, _ in old):
        return
    followed = follow(listed(*old), listed(*new))
    assert followed.exact + followed.by_postcode + followed.lost == len(old)
    expected: dict[tuple[str, str], float] = {}
    for postcode, number, area in old:
        same = [a for p, n, a in new if (p, n) == (postcode, number)]
        near = same or [a for p, _, a in new if p == postcode]
        for one in near:
            expected[area, one] = expected.get((area, one), 0) + 1 / len(near)
    found = as_dict(followed)
    assert found.keys() == expected.keys()
    assert all(found[pair] == pytest.approx(weight) for pair, weight in expected.items())
    traced = followed.crosswalk.pairs["weight"].sum() + followed.crosswalk.untraced.sum()
    assert traced == pytest.approx(len(old))
    random.shuffle(old)
    random.shuffle(new)
    again = follow(listed(*old), listed(*new)).crosswalk.pairs
    assert np.allclose(again["weight"], followed.crosswalk.pairs["weight"])
