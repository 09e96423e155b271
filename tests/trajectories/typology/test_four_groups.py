"""The four groups of 2017: exclusive, and what their words say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wijkpeil.errors import RuleError
from wijkpeil.language import speaking
from wijkpeil.trajectories.typology.classes import WEAK, classify
from wijkpeil.trajectories.typology.four_groups import (
    GROUPS,
    FourGroups,
    FourGroupsRule,
    four_groups,
)

WAVES = [2008, 2012, 2016]
NATION = [0.0, 0.02, 0.05]


def group(*scores, nation=NATION, rule=None):
    return four_groups(waves=WAVES, afw=[scores], nation=nation, rule=rule)


@pytest.mark.parametrize(
    ("scores", "expected", "verdict"),
    [
        ((-0.20, -0.10, 0.00), "Succes!", "rising"),
        ((-0.40, -0.30, -0.20), "Gestaag herstel", "rising"),
        ((-0.20, -0.15, -0.25), "Terugval", "falling"),
        ((-0.40, -0.10, -0.20), "Terugval", "falling"),  # better since 2008, yet down since 2012
        ((-0.05, -0.05, -0.05), "Vroegsignalering", "stable"),
        ((-0.30, 0.04, -0.10), "Vroegsignalering", "falling"),
        ((-0.25, -0.25, -0.25), "", ""),  # weak, and stayed so
        ((0.10, 0.20, 0.30), "", ""),  # never below the nation
        ((0.30, 0.30, 0.10), "", ""),  # fell, but still above the nation
        ((-0.10, 0.30, 0.20), "", ""),  # better, down again, above the nation
        ((np.nan, -0.15, -0.25), "", ""),
        ((-0.20, np.nan, 0.00), "", ""),
        ((-0.20, -0.10, np.nan), "", ""),
    ],
)
def test_groups_and_verdicts(scores, expected, verdict):
    found = group(*scores)
    assert (found.group[0], found.verdict[0]) == (expected, verdict)


courses = arrays(np.float64, (40, 3), elements=st.floats(-0.6, 0.4))


def separately(scores, nation):
    """The four groups told one by one, each from its own words."""
    then, turn, now = scores.T
    low = (then < nation[0]) | (now < nation[2])
    better, down = now - then > 0.0392, now - turn < -0.0392
    weak = classify(afw=now) <= WEAK
    return np.array(
        [
            low & better & ~down & ~weak,
            low & better & ~down & weak,
            low & down & weak,
            ~weak & (now < nation[2]) & (down | ~better),
        ]
    )


@given(courses)
def test_no_area_is_in_two_groups(scores):
    told = separately(scores, NATION)
    assert told.sum(axis=0).max() <= 1
    names = np.where(told.any(axis=0), np.array(GROUPS)[told.argmax(axis=0)], "")
    assert names.tolist() == four_groups(waves=WAVES, afw=scores, nation=NATION).group.tolist()


@given(courses, st.permutations(range(40)))
def test_the_order_of_areas_does_not_matter(scores, order):
    whole = four_groups(waves=WAVES, afw=scores, nation=NATION)
    mixed = four_groups(waves=WAVES, afw=scores[order], nation=NATION)
    assert (whole.group[order] == mixed.group).all()
    assert sum(whole.counts().values()) == 40


def test_relative_changes_leave_out_the_national_rise():
    rising_with_the_nation = (-0.30, -0.28, -0.25)
    assert group(*rising_with_the_nation).group[0] == "Gestaag herstel"
    relative = group(*rising_with_the_nation, rule=FourGroupsRule(relative=True))
    assert relative.group[0] == ""


def test_other_waves_can_be_chosen():
    rule = FourGroupsRule(improved_since=2014, fell_since=2018, now=2020)
    found = four_groups(
        waves=[2014, 2018, 2020], afw=[[-0.3, -0.2, -0.2]], nation=[0, 0, 0], rule=rule
    )
    assert isinstance(found, FourGroups)
    assert found.group.tolist() == ["Gestaag herstel"]


def test_a_wave_that_is_not_there_is_named_with_those_that_are():
    with speaking("en"), pytest.raises(RuleError, match=r"need wave 2008.*2012, 2016"):
        four_groups(waves=[2012, 2016], afw=[[0.0, 0.0]], nation=[0.0, 0.0])


def test_the_rule_says_itself():
    with speaking("en"):
        words = FourGroupsRule().describe()
    for part in ("2008", "2012", "2016", "0.039", "“weak”", *GROUPS):
        assert part in words
