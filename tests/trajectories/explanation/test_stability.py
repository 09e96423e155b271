"""Other periods and other rules of change."""

from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.madeup import instrument
from wijkpeil.trajectories.explanation.rules import changes_by_rule
from wijkpeil.trajectories.explanation.stability import over_periods, over_rules, windows


def test_windows_are_the_gaps_and_the_long_periods():
    found = windows(np.array([2002, 2008, 2012, 2014, 2016, 2020]), start=2012, end=2016)
    assert found[:5] == [(2002, 2008), (2008, 2012), (2012, 2014), (2014, 2016), (2016, 2020)]
    assert (2012, 2016) in found
    assert (2002, 2020) in found
    assert len(found) == len(set(found))


def test_a_period_that_is_a_gap_is_listed_once():
    found = windows(np.array([2012, 2014, 2016]), start=2012, end=2014)
    assert found == [(2012, 2014), (2014, 2016), (2012, 2016)]


def test_each_period_has_a_line_for_each_population(small):
    lines = over_periods(
        small.model,
        small.sample,
        periods=[(2012, 2016), (2016, 2018), (2012, 2014)],
        members={2012: (small.member, 2012)},
    )
    assert [(line.start, line.end, line.among) for line in lines] == [
        (2012, 2016, "all"),
        (2012, 2016, "vulnerable"),
        (2016, 2018, "all"),
        (2012, 2014, "all"),
        (2012, 2014, "vulnerable"),
    ]
    low, high = lines[0].interval(0.95)
    assert (low < lines[0].estimate).all()
    assert (lines[0].estimate < high).all()
    assert lines[0].estimate[0] < 0  # the planted driver, in the planted period


def test_a_population_that_is_too_small_has_an_empty_line(small):
    few = np.zeros(len(small.sample.rows), dtype=bool)
    few[:10] = True
    lines = over_periods(
        small.model, small.sample, periods=[(2012, 2016)], members={2012: (few, 2012)}
    )
    assert np.isnan(lines[1].estimate).all()
    assert np.isnan(lines[1].interval(0.8)[0]).all()


@pytest.fixture(scope="module")
def rules(small):
    taken = small.sample
    return changes_by_rule(
        values=taken.values,
        reference=instrument.REFERENCE,
        groups=taken.groups,
        years=taken.years,
        start=2012,
        end=2016,
    )


def test_rules_are_in_score_points(small, rules):
    level, raw = rules["raw"]
    np.testing.assert_array_equal(level, small.sample.values[:, 2])
    smoothed, classes = rules["smoothed"][1], rules["classes"][1]
    known = np.isfinite(raw)
    assert smoothed.std() < raw[known].std()
    assert np.isnan(classes[~known]).all()
    assert np.corrcoef(classes[known], raw[known])[0, 1] > 0.5


def test_every_rule_has_a_line_for_each_population(small, rules):
    few = np.zeros(len(small.sample.rows), dtype=bool)
    lines = over_rules(small.sample, changes=rules, member=small.member, start=2012, end=2016)
    assert [(line.rule, line.among) for line in lines] == [
        (rule, among) for rule in ("smoothed", "raw", "classes") for among in ("all", "vulnerable")
    ]
    assert all(np.isfinite(line.estimate).all() for line in lines)
    assert np.isnan(
        over_rules(small.sample, changes=rules, member=few, start=2012, end=2016)[1].estimate
    ).all()
    assert len(over_rules(small.sample, changes=rules, member=None, start=2012, end=2016)) == 3


def test_smoothed_changes_show_too_little(small, rules):
    """Drawn to the size class's course, they show less of a relation than there is."""
    lines = over_rules(small.sample, changes=rules, member=None, start=2012, end=2016)
    found = over_periods(small.model, small.sample, periods=[(2012, 2016)], members={})[0]
    assert (np.abs(lines[0].estimate[:2]) < np.abs(found.estimate[:2])).all()


def test_a_rule_that_picks_nobody_at_a_later_start_has_an_empty_line(small):
    nobody = np.zeros(len(small.sample.rows), dtype=bool)
    lines = over_periods(
        small.model,
        small.sample,
        periods=[(2012, 2016), (2016, 2018)],
        members={2012: (small.member, 2012), 2016: (nobody, 2016)},
    )
    assert [np.isnan(line.estimate).all() for line in lines] == [False, False, False, True]


def test_degrees_are_of_the_areas_whose_change_is_known(small, rules):
    level, change = (part.copy() for part in rules["raw"])
    taken = small.sample
    change[taken.cluster % 2 == 0] = np.nan
    every, own = over_rules(
        taken, changes={"raw": (level, change)}, member=small.member, start=2012, end=2016
    )
    known = np.isfinite(level) & np.isfinite(change)
    known &= np.bincount(taken.cluster, weights=known)[taken.cluster] > 1
    assert every.degrees[0] == len(np.unique(taken.cluster[known])) - 1
    assert own.degrees[0] == len(np.unique(taken.cluster[known & small.member])) - 1
    assert own.degrees[0] < every.degrees[0] < 50


def test_too_few_known_changes_have_an_empty_line(small, rules):
    level, change = (part.copy() for part in rules["raw"])
    change[small.sample.cluster > 10] = np.nan  # ten gemeenten left
    both = over_rules(
        small.sample, changes={"raw": (level, change)}, member=small.member, start=2012, end=2016
    )
    assert all(np.isnan(line.estimate).all() for line in both)
    change = np.where(small.member, np.nan, rules["raw"][1])
    every, own = over_rules(
        small.sample, changes={"raw": (level, change)}, member=small.member, start=2012, end=2016
    )
    assert np.isfinite(every.estimate).all()
    assert np.isnan(own.estimate).all()


def test_characteristics_that_are_the_same_within_gemeenten_have_an_empty_line(small, rules):
    x = small.sample.x.copy()
    x[:, 1] = x[:, 0] + 0.1 * small.sample.cluster
    lines = over_rules(
        replace(small.sample, x=x), changes=rules, member=small.member, start=2012, end=2016
    )
    assert all(np.isnan(line.estimate).all() for line in lines)
