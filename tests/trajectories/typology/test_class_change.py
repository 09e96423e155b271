import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.trajectories.typology.class_change import class_change

classes = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30)


@given(classes)
def test_turning_time_round_turns_the_verdict_round(pairs):
    start, end = np.array(pairs).T
    other = {"rising": "falling", "falling": "rising", "stable": "stable", "unclear": "unclear"}
    there, back = class_change(start=start, end=end), class_change(start=end, end=start)
    assert back.tolist() == [other[verdict] for verdict in there]


def test_a_missing_class_is_unclear_and_never_a_fall():
    assert class_change(start=[9, 0, 0], end=[0, 9, 0]).tolist() == ["unclear"] * 3


def test_small_integers_do_not_wrap_round():
    found = class_change(start=np.array([9], dtype=np.uint8), end=np.array([1], dtype=np.uint8))
    assert found.tolist() == ["falling"]
