import pandas as pd
import pytest

from wijkpeil.cases.stability import Support, stability


def test_nothing_is_the_opposite_of_about_the_same():
    found = judge("stable", ["rising", "falling", "unclear"], ["stable"])
    assert found.rules == Support(same=0, against=0, unclear=1, other=2)
    assert judge("rising", ["stable", "falling"], []).rules == Support(0, 1, 0, 1)


def judge(verdict, rules, periods):
    found = stability(
        verdict=pd.Series([verdict], index=["a"]),
        rules=pd.DataFrame([rules], index=["a"]),
        periods=pd.DataFrame([periods], index=["a"]),
    )
    return found[0]


@pytest.mark.parametrize(
    ("verdict", "rules", "periods", "firmness"),
    [
        ("falling", ["falling"] * 2 + ["stable"], ["falling", "stable"], "robust"),
        ("falling", ["falling"] * 3 + ["rising"], ["falling"], "depends"),
        ("falling", ["falling", "stable"], ["falling"], "depends"),
        ("falling", ["falling"] * 3, ["falling", "stable", "stable"], "depends"),
        ("falling", ["rising", "unclear"], ["stable"], "contradicted"),
        ("falling", ["falling", "rising"], ["stable"], "contradicted"),
        ("rising", ["rising", None], ["rising"], "robust"),
        ("stable", ["stable"] * 3, ["stable"], "robust"),
        ("stable", ["rising", "falling", "stable"], ["unclear"], "depends"),
        ("unclear", ["falling"], ["falling"], "undecided"),
    ],
)
def test_how_firm_a_verdict_is(verdict, rules, periods, firmness):
    assert judge(verdict, rules, periods).firmness == firmness


def test_a_rule_that_says_nothing_is_not_counted():
    found = judge("falling", ["falling", None, "", "unclear", "stable", "rising"], ["falling"])
    assert found.rules == Support(same=1, against=1, unclear=1, other=1)
    assert found.rules.asked == 4
    assert judge("unclear", ["unclear", "rising"], []).rules == Support(1, 0, 0, 1)


def test_cases_keep_their_order():
    table = pd.DataFrame({"r": ["rising", "falling"]}, index=["b", "a"])
    found = stability(
        verdict=pd.Series(["falling", "rising"], index=["a", "b"]), rules=table, periods=table
    )
    assert [(one.code, one.firmness) for one in found] == [("a", "robust"), ("b", "robust")]


@pytest.mark.parametrize(("other", "firmness"), [("falling", "robust"), ("stable", "depends")])
def test_the_own_rule_with_other_settings_makes_nothing_firm_by_itself(other, firmness):
    rules = {"cap:0.01": "falling", "minimum:0.02": "falling", "raw": "stable", "class": other}
    table = pd.DataFrame(
        {"cap:0.1": ["falling"], **{k: [v] for k, v in rules.items()}}, index=["a"]
    )
    found = stability(
        verdict=pd.Series(["falling"], index=["a"]),
        rules=table.assign(**{"relative_to:none": "falling", "cap:0.2": "falling"}),
        periods=pd.DataFrame({"2012-2018": ["falling"]}, index=["a"]),
        settings=["cap:0.01", "minimum:0.02", "cap:0.1", "relative_to:none", "cap:0.2"],
    )
    assert found[0].rules.same >= 5
    assert found[0].firmness == firmness
