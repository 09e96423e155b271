"""Selecting the vulnerable areas by each kind of rule, and refusing what can't be applied."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.cases.vulnerable import (
    DEFAULT,
    All,
    ByCharacteristic,
    ByClass,
    ByCodes,
    ByPercentile,
    describe,
    parse,
    select,
    selection_note,
)
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking

CODES = np.array(["BU00010000", "BU00010001", "BU0002AB10", "BU00020001"])
WAVES = [2012, 2016]
AFW = np.array([[-0.40, -0.10], [-0.17, 0.20], [0.10, -0.20], [np.nan, 0.00]])
TRAITS = pd.DataFrame({"p_koopw": [10.0, 30.0, np.nan, 60.0], "inkomen": ["20", "x", "30", "41,5"]})


def chosen(rule, **changes):
    data = {"codes": CODES, "waves": WAVES, "afw": AFW, "characteristics": TRAITS} | changes
    return select(rule, **data).tolist()


def test_weak_or_worse_in_2012_is_the_default():
    assert ByClass("zwak", 2012) == DEFAULT == parse("zwak@2012")
    assert chosen(DEFAULT) == [True, True, False, False]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (ByClass("onvoldoende", 2012), [True, False, False, False]),
        (ByClass("weak", 2016), [False, False, True, False]),
        (ByCodes(("BU0002AB10", "BU00010001")), [False, True, True, False]),
        (ByPercentile(0.25, 2016), [False, False, True, False]),
        (ByPercentile(0.5, 2012), [True, True, False, False]),
        (ByCharacteristic("p_koopw", "<", 30), [True, False, False, False]),
        (ByCharacteristic("p_koopw", "<=", 30), [True, True, False, False]),
        (ByCharacteristic("p_koopw", ">", 30), [False, False, False, True]),
        (ByCharacteristic("p_koopw", ">=", 30), [False, True, False, True]),
        (ByCharacteristic("p_koopw", "=", 30), [False, True, False, False]),
        (ByCharacteristic("p_koopw", "!=", 30), [True, False, False, True]),
        (ByCharacteristic("inkomen", "<", 35), [True, False, True, False]),
        (All(), [True] * 4),
    ],
)
def test_each_kind_of_rule(rule, expected):
    assert chosen(rule) == expected


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=40), st.floats(0.05, 0.9))
def test_a_percentile_takes_the_lowest_and_no_fewer_than_asked(scores, share):
    found = select(
        ByPercentile(share, 2012),
        codes=[str(i) for i in range(len(scores))],
        waves=[2012],
        afw=np.array(scores)[:, None],
    )
    low, high = np.array(scores)[found], np.array(scores)[~found]
    assert found.any()
    assert not len(high) or low.max() < high.min()
    assert found.sum() >= np.floor(share * (len(scores) - 1)) + 1


def test_a_wave_that_is_not_there_is_named_with_those_that_are():
    with speaking("en"), pytest.raises(RuleError, match=r"zwak@2014.*2012, 2016"):
        chosen(ByClass("zwak", 2014))
    with pytest.raises(RuleError, match="lowest 10%@2002"):
        chosen(ByPercentile(0.1, 2002))


def test_codes_that_match_nothing_are_named():
    rule = ByCodes(("BU00010000", "BU0001001", "GM9999"))
    with (
        speaking("en"),
        pytest.raises(RuleError, match=r"These 2 codes.*BU0001001, GM9999.*Is “BU"),
    ):
        chosen(rule)
    with speaking("en"), pytest.raises(RuleError, match=r"This code.*: zzz\.$"):
        chosen(ByCodes(("zzz",)))


def test_an_unknown_characteristic_gets_the_nearest_name():
    with speaking("en"), pytest.raises(RuleError, match=r"“p_koop”.*Is “p_koopw” meant"):
        chosen(ByCharacteristic("p_koop", "<", 1))
    with (
        speaking("en"),
        pytest.raises(RuleError, match=r"“zzzz” in .* There are: p_koopw, ink"),
    ):
        chosen(ByCharacteristic("zzzz", "<", 1))


def test_characteristics_must_be_there_and_fit():
    with pytest.raises(RuleError, match="p_koopw"):
        chosen(ByCharacteristic("p_koopw", "<", 1), characteristics=None)
    with pytest.raises(RuleError, match="3"):
        chosen(ByCharacteristic("p_koopw", "<", 1), characteristics=TRAITS.head(3))


def test_a_percentile_without_any_score_selects_nobody():
    assert chosen(ByPercentile(0.5, 2012), afw=np.full((4, 2), np.nan)) == [False] * 4


def noted(rule, **changes):
    data = {"codes": CODES, "waves": WAVES, "afw": AFW, "characteristics": TRAITS} | changes
    with speaking("en"):
        return selection_note(rule, **data)


def test_nobody_selected_is_said():
    words = noted(ByClass("zeer onvoldoende", 2016))
    assert words == "No area meets the rule: Areas that were “very insufficient” or worse in 2016."


def test_areas_that_could_not_be_judged_are_counted():
    assert "1 area could not be judged" in noted(DEFAULT)
    assert "2 areas could not be judged" in noted(ByCharacteristic("inkomen", "<", 35))


def test_nothing_to_say_is_nothing_said():
    assert noted(All()) == ""
    assert noted(ByCodes(("BU00010000",))) == ""


def test_a_rule_says_itself_in_both_languages():
    with speaking("en"):
        assert describe(DEFAULT) == "Areas that were “weak” or worse in 2012"
    with speaking("nl"):
        assert describe(DEFAULT) == "Gebieden die in 2012 “zwak” of slechter waren"


def test_similar_names_are_listed():
    traits = pd.DataFrame({"aantal_huurwoningen": AFW[:, 0], "p_huurwoningen": AFW[:, 0]})
    with speaking("en"), pytest.raises(RuleError, match=r"Similar names: p_huurwoningen, aantal_h"):
        chosen(ByCharacteristic("p_huurw", "<", 1), characteristics=traits)
    with speaking("en"), pytest.raises(RuleError, match="There are none at all"):
        chosen(ByCharacteristic("zzz", "<", 1), characteristics=traits[[]])
    many = pd.DataFrame({f"column_{n}": AFW[:, 0] for n in range(9)})
    with speaking("en"), pytest.raises(RuleError, match=r"There are: column_0.* and 3 more\."):
        chosen(ByCharacteristic("zz", "<", 1), characteristics=many)
