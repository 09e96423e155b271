import pytest

from wijkpeil.cases.options import Option
from wijkpeil.cases.parts import both_moved, part_of

PAIR = Option(("a", "b"), ("riser", "faller"), ("A", "A"), score=1.0, sure=0.95)


def alone(role, sure):
    return Option(("a",), (role,), ("A",), score=sure, sure=sure)


@pytest.mark.parametrize(
    ("option", "role", "verdict", "part"),
    [
        (PAIR, "riser", "rising", "riser"),
        (PAIR, "riser", "stable", "higher"),
        (PAIR, "riser", "falling", "higher"),
        (PAIR, "faller", "falling", "faller"),
        (PAIR, "faller", "unclear", "lower"),
        (alone("riser", 0.9), "riser", "rising", "riser"),
        (alone("riser", 0.4), "riser", "rising", "completes"),
        (alone("faller", 0.6), "faller", "unclear", "completes"),
        (alone("typical", 0.4), "typical", "unclear", "typical"),
    ],
)
def test_a_riser_or_faller_is_one_by_its_verdict(option, role, verdict, part):
    assert part_of(option, role, verdict=verdict) == part


def test_a_pair_moved_if_both_verdicts_say_so():
    assert both_moved(PAIR, ("rising", "falling"))
    assert not both_moved(PAIR, ("rising", "stable"))
    assert not both_moved(PAIR, ("falling", "rising"))
