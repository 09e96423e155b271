"""Against planted truth on a small made-up country; 20 whole ones: `benchmarks/explanation.py`."""

from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.explanation.explain import (
    columns,
    model_of,
    plausible,
    relate,
    why_not,
)
from wijkpeil.trajectories.explanation.regression import regress

PERIOD = {"start": 2012, "end": 2016}


@pytest.fixture(scope="module")
def everywhere(small):
    return relate(small.courses, small.sample, among_members=False, families=2, **PERIOD)


@pytest.fixture(scope="module")
def members(small):
    return relate(small.courses, small.sample, among_members=True, families=2, **PERIOD)


def true(small, member=None):
    truth = small.country.truth[small.sample.rows]
    found = regress(
        response=truth[:, 4] - truth[:, 2],
        x=columns(small.sample, truth[:, 2], member),
        cluster=small.sample.cluster,
    )
    return found.estimate[:3]


def test_drivers_have_the_planted_sign_and_the_other_is_kept_out(everywhere):
    assert everywhere.names == ("perc_leegstand", "verenigingen_per_1000", "perc_groen")
    assert np.sign(everywhere.estimate[:2]).tolist() == [-1, 1]
    assert everywhere.relation[0] == "decline"
    assert everywhere.relation[1] == "rise"
    assert everywhere.relation[2] in ("none", "unclear")


@pytest.mark.parametrize("among", ["all", "members"])
def test_intervals_hold_the_coefficients_of_the_true_change(small, everywhere, members, among):
    found = everywhere if among == "all" else members
    target = true(small, None if among == "all" else small.member)
    low, high = found.interval(0.99)
    assert ((low < target) & (target < high)).all()


def test_members_are_told_apart_and_less_surely(small, everywhere, members):
    assert members.areas == small.member.sum()
    assert members.gemeenten < everywhere.gemeenten
    assert (members.scale > 1.5 * everywhere.scale).all()
    assert (members.degrees < everywhere.degrees).all()


def test_both_errors_and_the_likeness_of_neighbours_are_told(everywhere):
    assert everywhere.moran.expected < -0.03
    assert everywhere.nearby.shape == everywhere.clustered.shape == (3,)


def test_what_is_not_seen_costs_information(everywhere):
    assert (everywhere.lost > 0.05).all()
    assert (everywhere.lost < 0.7).all()


def test_without_borders_there_is_no_word_on_neighbours(small):
    alone = replace(small.sample, neighbours=None, near=None)
    found = relate(small.courses, alone, among_members=False, **PERIOD)
    assert found.moran is None
    assert found.nearby is None


def test_without_members_there_is_one_population(small):
    courses = plausible(small.model, small.sample, draws=2)
    assert courses.member is None
    level, change = courses.ends(2012, 2016, apart=True)
    np.testing.assert_allclose(level + change, courses.everywhere[:, :, 4])


@pytest.mark.parametrize(
    ("kept", "reason"),
    [
        (slice(0, 30), "too few of them: 30 areas"),
        (slice(0, -20), "Nearly all areas belong to them"),
    ],
)
def test_too_few_on_either_side_says_so(small, kept, reason):
    member = np.zeros(len(small.sample.rows), dtype=bool)
    member[kept] = True
    courses = replace(small.courses, member=member, own=None)
    with speaking("en"):
        found = relate(courses, small.sample, among_members=True, **PERIOD)
    assert reason in found.reason
    assert (found.relation == "unclear").all()


def test_members_that_are_alike_say_so(small):
    x = small.sample.x.copy()
    x[small.member, 1] = x[small.member, 0]
    with speaking("en"):
        assert "can't be told apart" in why_not(replace(small.sample, x=x), small.member)


def test_a_characteristic_of_the_gemeente_is_refused_by_name(small):
    x = small.sample.x.copy()
    x[:, 1] = small.sample.cluster
    with speaking("en"), pytest.raises(ModelError, match="value of verenigingen_per_1000"):
        model_of(replace(small.sample, x=x))


def test_a_rule_that_picks_nobody_says_so_and_leaves_the_rest(small):
    nobody = np.zeros(len(small.sample.rows), dtype=bool)
    courses = plausible(small.model, small.sample, member=nobody, wave=2012, draws=2)
    assert courses.own is None
    with speaking("en"):
        found = relate(courses, small.sample, among_members=True, **PERIOD)
    assert "too few of them: 0 areas in 0 gemeenten" in found.reason
    every = relate(courses, small.sample, among_members=False, **PERIOD)
    assert np.isfinite(every.estimate).all()


def test_the_same_within_gemeenten_is_refused_by_name(small):
    x = small.sample.x.copy()
    x[:, 2] = x[:, 0] + np.random.default_rng(1).standard_normal(90)[small.sample.cluster]
    same = replace(small.sample, x=x)
    with (
        speaking("en"),
        pytest.raises(ModelError, match=r"can't be told apart: perc_leegstand, perc_groen\."),
    ):
        model_of(same)
    with speaking("en"):
        reason = why_not(same, small.member)
    assert reason.endswith("among the others: perc_leegstand, perc_groen. Give fewer.")


def test_members_that_are_whole_gemeenten_can_not_be_told_apart_from_them(small):
    with speaking("en"):
        reason = why_not(small.sample, small.sample.cluster < 45)
    assert "who belongs to them" in reason


def test_only_what_is_told_of_counts_as_a_look(small, everywhere):
    one = relate(
        small.courses, small.sample, among_members=False, families=2, only=("perc_groen",), **PERIOD
    )
    assert one.names == ("perc_groen",)
    np.testing.assert_array_equal(one.estimate, everywhere.estimate[2:])
    assert one.single[0] == everywhere.single[2]
    assert one.reach[0] < everywhere.reach[2]
    assert one.level == everywhere.level
