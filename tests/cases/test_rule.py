import pytest

from wijkpeil.cases.rule import SelectionRule
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"design": "best"}, "“best” is no way to choose cases. Known are: pairs"),
        ({"number": 0}, "at least one case"),
        ({"per_city": 0}, "at least one case"),
        ({"without_pair": -1}, "at least one case"),
        ({"sure": 0.4}, "between 0.5 and 1"),
        ({"sure": 1.0}, "between 0.5 and 1"),
        ({"caliper": 0.0}, "more than 0"),
        ({"likeness": float("nan")}, "more than 0"),
        ({"least_size": -1}, "0 or more"),
    ],
)
def test_a_rule_that_nothing_can_meet_is_refused(settings, message):
    with speaking("en"), pytest.raises(RuleError, match=message):
        SelectionRule(**settings)


def test_only_designs_of_pairs_alone_may_end_below_the_number():
    assert not SelectionRule(design="pairs").exact
    assert not SelectionRule(design="most-similar").exact
    assert SelectionRule(design="diverse").exact
