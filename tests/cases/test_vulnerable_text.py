"""Reading rules from text, and writing them so that they can be read again."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.cases.vulnerable_rules import (
    OPERATORS,
    All,
    ByCharacteristic,
    ByClass,
    ByCodes,
    ByPercentile,
)
from wijkpeil.cases.vulnerable_text import parse
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking
from wijkpeil.trajectories.typology.classes import OFFICIAL


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("zwak@2012", ByClass("zwak", 2012)),
        (" Weak @ 2016 ", ByClass("zwak", 2016)),
        ("ruim onvoldoende@2014", ByClass("ruim onvoldoende", 2014)),
        ("codes:GM0363,GM0599", ByCodes(("GM0363", "GM0599"))),
        ("Codes: BU0363AB10 ; 1011\n1012,1011", ByCodes(("BU0363AB10", "1011", "1012"))),
        ("lowest 10%@2012", ByPercentile(0.1, 2012)),
        ("laagste 10%@2012", ByPercentile(0.1, 2012)),
        ("Laagste 7,5 % @2012", ByPercentile(0.075, 2012)),
        ("p_koopw<30", ByCharacteristic("p_koopw", "<", 30)),
        ("p_koopw <= 30,5", ByCharacteristic("p_koopw", "<=", 30.5)),
        ("aantal inwoners >= 1e3", ByCharacteristic("aantal inwoners", ">=", 1000)),
        ("saldo>-2.5", ByCharacteristic("saldo", ">", -2.5)),
        ("stedelijkheid==1", ByCharacteristic("stedelijkheid", "=", 1)),
        ("stedelijkheid=1", ByCharacteristic("stedelijkheid", "=", 1)),
        ("stedelijkheid!=1", ByCharacteristic("stedelijkheid", "!=", 1)),
        ("all", All()),
        ("Alle", All()),
    ],
)
def test_what_users_write(text, rule):
    assert parse(text) == rule


names = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True)
years = st.integers(2002, 2030)
rules = st.one_of(
    st.builds(ByClass, st.sampled_from(OFFICIAL), years),
    st.builds(
        ByCodes,
        st.lists(st.from_regex(r"[A-Z0-9]{1,10}", fullmatch=True), min_size=1, unique=True).map(
            tuple
        ),
    ),
    st.builds(ByPercentile, st.integers(1, 999).map(lambda tenths: tenths / 10 / 100), years),
    st.builds(ByCharacteristic, names, st.sampled_from(OPERATORS), st.floats(-1e9, 1e9)),
    st.just(All()),
)


@settings(max_examples=60)
@given(rules)
def test_a_written_rule_reads_back_as_itself(rule):
    assert parse(str(rule)) == rule


@given(st.text(max_size=30))
def test_any_text_is_a_rule_or_a_refusal(text):
    rule = None
    with suppress(RuleError):  # any other error would be a traceback to the user
        rule = parse(text)
    assert rule is None or parse(str(rule)) == rule


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("zwakk@2012", r"no class “zwakk”. Did you mean “zwak”"),
        ("suficient@2012", r"Did you mean “sufficient”"),
        ("zwak", r"“zwak” does not say at which wave.*@2012"),
        ("zwak 2012", r"no @ before the wave\. Is “zwak@2012” meant"),
        ("weak2014", r"Is “zwak@2014” meant"),
        ("nonsense 2012", r"can't be read"),
        ("zwak@12", r"does not say at which wave"),
        ("lowest 10%", r"“lowest 10%” does not say at which wave"),
        ("lowest ten%@2012", r"can't be read"),
        ("lowest 1.0.0%@2012", r"“1.0.0” in the rule .* is not a number"),
        ("lowest 100%@2012", r"between 0% and 100%"),
        ("p_koopw<veel", r"“veel” in the rule “p_koopw<veel” is not a number"),
        ("p_koopw<1e999", r"“1e999” in the rule .* is not a number"),
        ("p_koopw<", r"“” in the rule .* is not a number"),
        ("codes:", r"names no area"),
        ("codes: , ,", r"names no area"),
        ("", r"can't be read.*zeer onvoldoende"),
        ("xyzzy@2012", r"can't be read"),
    ],
)
def test_a_refusal_says_what_is_wrong(text, message):
    with speaking("en"), pytest.raises(RuleError, match=message):
        parse(text)
