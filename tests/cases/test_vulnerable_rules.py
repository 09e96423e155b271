import pytest

from wijkpeil.cases.vulnerable_rules import All, ByCharacteristic, ByClass, ByCodes, ByPercentile
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ByClass("onvoldoende", 2014), "Areas that were “insufficient” or worse in 2014"),
        (ByCodes(("GM0363",)), "The area on a list: GM0363"),
        (ByCodes(("GM0363", "GM0599")), "The 2 areas on a list: GM0363, GM0599"),
        (ByPercentile(0.1, 2012), "The 10% of the areas with the lowest scores in 2012"),
        (ByPercentile(0.075, 2012), "The 7.5% of the areas with the lowest scores in 2012"),
        (ByCharacteristic("p_koopw", "<", 30.0), "Areas where p_koopw is less than 30"),
        (ByCharacteristic("x", "<=", 0.25), "Areas where x is at most 0.25"),
        (ByCharacteristic("x", ">", 1), "Areas where x is more than 1"),
        (ByCharacteristic("x", ">=", 1), "Areas where x is at least 1"),
        (ByCharacteristic("x", "=", 1), "Areas where x is 1"),
        (ByCharacteristic("x", "!=", 1), "Areas where x is not 1"),
        (All(), "All areas"),
    ],
)
def test_every_rule_says_itself(rule, words):
    with speaking("en"):
        assert rule.describe() == words
    with speaking("nl"):
        assert rule.describe() != words


def test_a_long_list_is_shortened():
    with speaking("en"):
        words = ByCodes(tuple(f"GM{i:04}" for i in range(20))).describe()
    assert words.endswith("GM0011 and 8 more")


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, 10.0])
def test_a_share_must_be_between_nothing_and_everything(share):
    with pytest.raises(RuleError):
        ByPercentile(share, 2012)


def test_a_class_that_does_not_exist_is_refused():
    with speaking("en"), pytest.raises(RuleError, match=r"“slecht” is no class.*zwak"):
        str(ByClass("slecht", 2012))
