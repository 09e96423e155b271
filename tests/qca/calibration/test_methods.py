"""Shapes of calibration: their properties, published values, and bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from wijkpeil.errors import QcaError
from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors, read_anchors
from wijkpeil.qca.calibration.direct import direct
from wijkpeil.qca.calibration.indirect import indirect, regressed
from wijkpeil.qca.calibration.methods import (
    AsGiven,
    Bell,
    Indirect,
    Scores,
    Steps,
    ThreeAnchors,
)
from wijkpeil.qca.calibration.relative import by_rank, totally_fuzzy_and_relative
from wijkpeil.qca.calibration.shapes import bell_shape, s_shape
from wijkpeil.qca.calibration.skew import skew
from wijkpeil.qca.calibration.steps import even_scale, scored, steps
from wijkpeil.qca.calibration.suggest import suggest_thresholds

RAW = st.lists(st.floats(-1e4, 1e4), min_size=2, max_size=12).map(
    lambda some: np.array(sorted(some))
)
THREE = st.tuples(st.floats(-1e3, 1e3), st.floats(0.5, 1e3), st.floats(0.5, 1e3)).map(
    lambda t: Anchors(t[0], t[0] + t[1], t[0] + t[1] + t[2])
)
SHAPES = [
    ThreeAnchors,
    lambda anchors: ThreeAnchors(anchors, idm=0.8),
    lambda anchors: ThreeAnchors(anchors, "s"),
    lambda anchors: ThreeAnchors(anchors, "s", below=3, above=0.5),
    lambda anchors: ThreeAnchors(anchors, "rank"),
]

# Ragin (2008), Redesigning social inquiry, table 5.2: national income per head in dollars, and
# membership in the set of developed countries. His log odds at the anchors are 3 and -3.
INCOME = {
    40110: 1.00, 34400: 1.00, 25200: 0.98, 24920: 0.98, 20060: 0.95, 17090: 0.92, 15320: 0.89,
    13680: 0.85, 11720: 0.79, 11290: 0.78, 10940: 0.77, 9800: 0.72, 7470: 0.62, 4670: 0.40,
    4100: 0.25, 4070: 0.25, 3740: 0.18, 3690: 0.17, 3590: 0.16, 2980: 0.08, 1000: 0.01, 650: 0.01,
    450: 0.00, 110: 0.00,
}  # fmt: skip


def test_developed_countries_of_ragin_2008():
    found = direct(
        values=np.array(list(INCOME), dtype=float),
        anchors=Anchors(2500, 5000, 20000),
        idm=float(expit(3)),
    )
    np.testing.assert_allclose(found, list(INCOME.values()), atol=0.0051)


@pytest.mark.parametrize("shape", SHAPES)
@given(values=RAW, anchors=THREE)
def test_memberships_rise_with_the_raw_value_and_stay_between_0_and_1(shape, values, anchors):
    found = shape(anchors).memberships(values)
    assert ((found >= 0) & (found <= 1)).all()
    assert (np.diff(found) >= -1e-12).all()


@pytest.mark.parametrize("shape", SHAPES)
@given(values=RAW, anchors=THREE)
def test_a_decreasing_set_is_the_mirror_image(shape, values, anchors):
    mirrored = Anchors(*(-one for one in anchors.values))
    np.testing.assert_allclose(
        shape(anchors).memberships(values), shape(mirrored).memberships(-values), atol=1e-9
    )


@given(values=RAW, anchors=THREE)
def test_swapping_out_and_in_gives_the_negation(values, anchors):
    swapped = Anchors(anchors.inclusion, anchors.crossover, anchors.exclusion)
    found = direct(values=values, anchors=anchors)
    np.testing.assert_allclose(direct(values=values, anchors=swapped), 1 - found, atol=1e-9)


@given(anchors=THREE, idm=st.floats(0.51, 0.99))
def test_the_anchors_get_the_membership_they_stand_for(anchors, idm):
    found = direct(values=np.array(anchors.values), anchors=anchors, idm=idm)
    np.testing.assert_allclose(found, [1 - idm, 0.5, idm], atol=1e-9)
    np.testing.assert_allclose(
        s_shape(values=np.array(anchors.values), anchors=anchors), [0, 0.5, 1]
    )


@given(values=RAW, left=THREE, width=st.floats(0, 100), down=st.floats(1, 100))
def test_a_bell_and_its_inverse_are_each_others_negation(values, left, width, down):
    top = left.inclusion + width
    bell = BellAnchors(left, Anchors(top + 2 * down, top + down, top))
    inverse = BellAnchors(
        Anchors(left.inclusion, left.crossover, left.exclusion),
        Anchors(top, top + down, top + 2 * down),
    )
    found = bell_shape(values=values, anchors=bell)
    np.testing.assert_allclose(bell_shape(values=values, anchors=inverse), 1 - found, atol=1e-9)
    assert bell_shape(values=np.array([left.inclusion]), anchors=bell)[0] == 1


@given(values=RAW, at=st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=4, unique=True))
def test_steps_count_the_thresholds_reached(values, at):
    found = steps(values=values, thresholds=tuple(sorted(at)))
    assert found.tolist() == [sum(value >= one for one in at) for value in values.tolist()]


@given(st.lists(st.integers(1, 7), min_size=1, max_size=20))
def test_relative_memberships_run_from_0_to_1(categories):
    found = totally_fuzzy_and_relative(np.array(categories, dtype=float))
    assert found.min() == 0
    assert found.max() == (1 if len(set(categories)) > 1 else 0)


def test_missing_stays_missing_in_every_method():
    values = np.array([1.0, np.nan, 3.0, 4.0, 7.0, 9.0])
    three = Anchors(2, 4, 8)
    methods = [
        ThreeAnchors(three),
        ThreeAnchors(three, "s"),
        ThreeAnchors(three, "rank"),
        Bell(BellAnchors(Anchors(0, 2, 4), Anchors(9, 7, 5))),
        Steps((3.5,)),
        Scores(dict.fromkeys((1, 3, 4, 7, 9), 0.3)),
        Indirect((2, 5)),
        AsGiven(),
    ]
    for method in methods:
        assert np.isnan(method.memberships(values)).tolist() == [False, True] + [False] * 4
    assert np.isnan(totally_fuzzy_and_relative(values))[1]


def test_thresholds_can_be_moved_one_at_a_time():
    assert ThreeAnchors(Anchors(1, 2, 3)).moved("crossover", 2.5).anchors == Anchors(1, 2.5, 3)
    assert Steps((1.0, 5.0)).moved("t2", 4.0) == Steps((1.0, 4.0))
    with pytest.raises(QcaError, match="must lie between"):
        ThreeAnchors(Anchors(1, 2, 3)).moved("crossover", 5)


@given(values=st.lists(st.floats(1, 1e4), min_size=8, max_size=30, unique=True))
def test_the_indirect_method_keeps_memberships_between_0_and_1(values):
    low, high = np.quantile(values, [0.4, 0.7])
    if low == high:
        return
    found = indirect(values=np.array(values), thresholds=(float(low), float(high)))
    assert ((found >= 0) & (found <= 1)).all()


def test_zero_counts_as_almost_zero_in_the_indirect_method():
    values = np.array([0.0, 1, 2, 4, 6, 9, 14, 20])
    moved = np.array([1e-5, 1, 2, 4, 6, 9, 14, 20])
    one, other = (indirect(values=some, thresholds=(2.0, 7.0)) for some in (values, moved))
    assert one.tolist() == other.tolist()


@pytest.mark.parametrize("family", ["binomial", "beta"])
def test_regressed_memberships_follow_the_rough_ones(family):
    raw, rough = np.arange(12.0), np.repeat([0, 0.2, 0.4, 0.6, 0.8, 1], 2)
    found = regressed(values=raw, rough=rough, family=family)
    assert (np.diff(found) > 0).all()
    assert np.abs(found - rough).max() < 0.2
    shifted = regressed(values=1e6 + 10 * raw, rough=rough, family=family)
    np.testing.assert_allclose(shifted, found, atol=1e-5)  # units make no difference


def test_suggested_thresholds_lie_in_the_gaps():
    values = np.array([10.0, 1, 2, np.nan, 11, 30])
    assert suggest_thresholds(values=values) == (20.5,)
    assert suggest_thresholds(values=values, groups=3, method="average") == (6.0, 20.5)


def test_a_share_outside_20_to_80_percent_is_skewed():
    assert not skew(np.array([1.0, 0, 0, 0, 0])).skewed
    assert skew(np.array([1.0, 0, 0, 0, 0, np.nan, 0.5])).skewed
    assert skew(np.array([1.0, 1, 1, 1, 1, 0])).share == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    "text", ["e=1, c=2", "e=1, c=2, i=x", "e=1, e=2, c=3, i=4", "", "e1=1, c1=2, i1=3", "a=1"]
)
def test_anchors_that_cannot_be_read_are_refused(text):
    with pytest.raises(QcaError, match="can't be read as anchors"):
        read_anchors(text)


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (lambda: Anchors(1, 1, 2), "must lie between"),
        (lambda: Anchors(1, 5, 2), "must lie between"),
        (lambda: Anchors(1, float("nan"), 2), "not a number"),
        (lambda: BellAnchors(Anchors(1, 2, 3), Anchors(4, 5, 6)), "opposite ways"),
        (lambda: BellAnchors(Anchors(1, 2, 3), Anchors(4, 3, 2)), "must end before"),
        (lambda: direct(values=np.ones(2), anchors=Anchors(1, 2, 3), idm=0.5), "idm"),
        (lambda: s_shape(values=np.ones(2), anchors=Anchors(1, 2, 3), below=0), "powers"),
        (lambda: steps(values=np.ones(2), thresholds=()), "at least one threshold"),
        (lambda: steps(values=np.ones(2), thresholds=(3.0, 2.5)), "3, 2.5"),
        (lambda: scored(values=np.array([2.5]), memberships={1: 0}), "score 2.5 has no"),
        (lambda: scored(values=np.array([1.0]), memberships={1: 2}), "between 0 and 1"),
        (lambda: even_scale((1,)), "at least two"),
        (lambda: indirect(values=np.array([-1.0, 2]), thresholds=(1.0,)), "not negative"),
        (lambda: regressed(values=np.ones(3), rough=np.ones(3)), "All raw values are the same"),
        (lambda: regressed(values=np.arange(3.0), rough=np.full(3, 2.0)), "between 0 and 1"),
        (lambda: suggest_thresholds(values=np.array([1.0, 1])), "1 different values, too few"),
        (lambda: suggest_thresholds(values=np.array([1.0, 2]), groups=1), "two groups"),
        (lambda: skew(np.array([np.nan])), "No case"),
    ],
)
def test_what_makes_no_sense_is_refused(what, message):
    with pytest.raises(QcaError, match=message):
        what()


def test_ranks_of_one_value_only():
    assert by_rank(values=np.full(3, 5.0), anchors=Anchors(1, 5, 9)).tolist() == [0.5] * 3
