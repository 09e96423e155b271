import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from wijkpeil.effects.guards.agreement import agreement
from wijkpeil.effects.guards.anticipation import anticipation
from wijkpeil.effects.guards.composition import composition
from wijkpeil.effects.guards.difference import difference
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.few_treated import few_treated, smallest_p
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.guards.gather import gather
from wijkpeil.effects.guards.instrument import instrument
from wijkpeil.effects.guards.looks import chance, holm
from wijkpeil.effects.guards.overlap import clean, overlap
from wijkpeil.effects.guards.overlap import not_looked_at as overlap_not_looked_at
from wijkpeil.effects.guards.parting import parting
from wijkpeil.effects.guards.power_first import power_first
from wijkpeil.effects.guards.pretrend import pretrend
from wijkpeil.effects.guards.regression_to_mean import selection_finding
from wijkpeil.effects.sensitivity.break_even import BreakEven
from wijkpeil.effects.verdict.grades import ALLOWED, POINTS
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


CLEAR, NOTHING = Estimate(0.5, 0.1, 40), Estimate(0.05, 0.1, 40)


@pytest.mark.parametrize(
    ("treated", "controls", "grade", "fired", "words"),
    [
        (10, 50, "ten or more", False, "enough for errors from their own spread"),
        (9, 50, "two to nine", True, "by permutation alone"),
        (2, 8, "two to nine", True, "smallest possible p is about 0.0222"),
        (1, 38, "one", True, "1 in 39 (0.0256)"),
    ],
)
def test_few_treated(treated, controls, grade, fired, words):
    found = few_treated(treated=treated, controls=controls)
    assert (found.grade, found.fired) == (grade, fired)
    assert words in found.sentence


@pytest.mark.parametrize(("treated", "controls"), [(0, 5), (3, 0)])
def test_few_treated_needs_both(treated, controls):
    with pytest.raises(EffectError, match="both are needed"):
        few_treated(treated=treated, controls=controls)


@given(st.integers(1, 30))
def test_smallest_p_of_one_area_is_one_over_all(controls):
    assert smallest_p(treated=1, controls=controls) == pytest.approx(1 / (controls + 1))


def test_holm_against_hand():
    assert holm([0.01, 0.02, 0.03, 0.04]) == pytest.approx([0.04, 0.06, 0.06, 0.06])
    assert holm([0.9, 0.9]) == [1.0, 1.0]
    with pytest.raises(EffectError, match="from 0 to 1"):
        holm([1.2])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_never_lowers_a_p_and_keeps_order(p):
    adjusted = np.array(holm(p))
    assert (adjusted >= np.array(p) - 1e-12).all()
    assert (np.diff(adjusted[np.argsort(p, kind="stable")]) >= 0).all()


@pytest.mark.parametrize(
    ("p", "grade"),
    [
        ([0.01], "below 5%"),
        ([0.03, 0.5, 0.6], "below 5% before counting looks"),
        ([0.07], "below 10%"),
        ([0.2], "10% or more"),
    ],
)
def test_chance(p, grade):
    found = chance(p=p, at=0)
    assert (found.grade, found.fired) == (grade, grade != "below 5%")
    assert f"{len(p)} difference" in found.sentence


def pretrend_of(estimate, sd=0.05, effect=0.5, **more):
    estimate = np.asarray(estimate, dtype=float)
    size = len(estimate)
    given = {
        "covariance": sd**2 * (0.5 * np.eye(size) + 0.5),
        "years": -2.0 * np.arange(size, 0, -1),
        "horizon": 4.0,
    }
    return pretrend(estimate=estimate, effect=effect, **(given | more))


def test_pretrend_has_the_power_that_it_says():
    found = pretrend_of([0.01, -0.02, 0.0])
    rng = np.random.default_rng(4)
    years = np.array([-6.0, -4.0, -2.0])
    root = np.linalg.cholesky(0.05**2 * (0.5 * np.eye(3) + 0.5))
    for slope, power in ((found.slope_half, 0.5), (found.slope_most, 0.8)):
        drawn = slope * years + rng.normal(size=(20_000, 3)) @ root.T
        seen = (np.abs(drawn / 0.05) > 1.96).any(axis=1).mean()
        assert seen == pytest.approx(power, abs=0.015)
    assert found.drift_most == pytest.approx(4 * found.slope_most)
    assert found.finding.grade == "none seen"


def test_pretrend_of_one_wave_is_the_normal_power():
    found = pretrend_of([0.0], years=np.array([-2.0]))
    assert found.slope_most == pytest.approx((1.96 + 0.8416) * 0.05 / 2, rel=0.02)
    assert found.p == pytest.approx(1.0, abs=1e-3)


def test_pretrend_grades():
    assert pretrend_of([0.3, 0.2, 0.1]).finding.grade == "seen"
    blind = pretrend_of([0.01, 0.0, 0.0], effect=0.01)
    assert blind.finding.grade == "none seen, test blind"
    assert blind.finding.fired
    nothing = pretrend_of([])
    assert nothing.finding.grade == "not known"
    assert np.isnan(nothing.slope_most)


@pytest.mark.parametrize(
    "more", [{"years": np.array([-2.0, 0.0])}, {"covariance": np.zeros((2, 2))}]
)
def test_pretrend_refuses(more):
    with pytest.raises(EffectError, match="need an error, and years below zero"):
        pretrend_of([0.1, 0.1], **more)


YEARS = np.array([2008.0, 2012.0, 2014.0, 2016.0, 2018.0])


@pytest.mark.parametrize(
    ("said", "grade", "fired"),
    [
        ({"announced": None}, "announcement not known", True),
        ({"announced": 2014.5}, "dealt with", False),
        ({"announced": 2012.5, "reference": 2}, "compared from after it", True),
        ({"announced": 2012.5, "reference": 1, "moved": NOTHING}, "dealt with", False),
        ({"announced": 2012.5, "reference": 1, "moved": CLEAR}, "moved before the start", True),
        ({"announced": 2012.5, "reference": 1}, "dealt with", False),
    ],
)
def test_anticipation(said, grade, fired):
    given = {"years": YEARS, "started": 2015.0, "reference": 2}
    found = anticipation(**(given | said))
    assert (found.grade, found.fired) == (grade, fired)


def test_anticipation_refuses_dates_in_the_wrong_order():
    with pytest.raises(EffectError, match="started before it was announced"):
        anticipation(years=YEARS, announced=2016.0, started=2015.0, reference=2)


def test_clean_looks_one_wave_around():
    start = np.array([3, 3, 3, 3, -1])
    others = np.array([[1, 2, 4, 5, 3], [-1, -1, -1, -1, -1]])
    assert clean(start=start, others=others).tolist() == [True, False, False, True, False]
    with pytest.raises(EffectError, match="a start for every area"):
        clean(start=start, others=np.array([[1, 2]]))


@pytest.mark.parametrize(
    ("on_clean", "untouched", "grade"),
    [
        (None, 20, "none or clean the same"),
        (None, 1, "no clean areas"),
        (Estimate(0.45, 0.12, 20), 12, "none or clean the same"),
        (Estimate(0.5, 0.1, 20), 12, "none or clean the same"),
        (Estimate(0.05, 0.12, 20), 12, "clean differs"),
        (Estimate(-0.1, 0.5, 20), 12, "clean differs"),
    ],
)
def test_overlap(on_clean, untouched, grade):
    found = overlap(on_all=CLEAR, on_clean=on_clean, treated=20, untouched=untouched)
    assert found.grade == grade
    assert found.fired == (grade != "none or clean the same")


def test_instrument_refuses_editions_and_borders():
    found = instrument(editions=["3.0", "2.0", "3.0"], borders=["2020", "2018", "2020"])
    assert found.refuses
    assert "2.0, 3.0" in found.sentence
    assert "2018, 2020" in found.sentence
    assert not instrument(editions=["3.0"] * 3, borders=["2020"] * 3).fired


@pytest.mark.parametrize(
    ("companions", "grade"),
    [
        (None, "not looked at"),
        ({"moves": NOTHING, "income": NOTHING}, "residents the same"),
        ({"moves": CLEAR, "income": NOTHING}, "residents changed"),
    ],
)
def test_composition(companions, grade):
    found = composition(companions)
    assert found.grade == grade
    assert ("income" in found.sentence) or companions is None


@pytest.mark.parametrize(
    ("detectable", "effect", "grade"),
    [
        (0.01, 0.001, "enough"),
        (0.05, 0.07, "too little, yet larger than that"),
        (0.05, -0.02, "too little"),
    ],
)
def test_power_first(detectable, effect, grade):
    assert power_first(detectable=detectable, relevant=0.02, effect=effect).grade == grade


def test_power_first_refuses():
    with pytest.raises(EffectError, match="above zero"):
        power_first(detectable=0.0, relevant=0.02, effect=0.1)


@pytest.mark.parametrize(
    ("found", "grade"),
    [
        (None, "not known"),
        (BreakEven(0.0, at_least=False, excluded=False), "none"),
        (BreakEven(0.3, at_least=False, excluded=True), "hardly any"),
        (BreakEven(0.5, at_least=False, excluded=True), "half as large"),
        (BreakEven(1.0, at_least=False, excluded=True), "as large as before"),
        (BreakEven(4.0, at_least=True, excluded=True), "as large as before"),
    ],
)
def test_parting(found, grade):
    assert parting(found).grade == grade


@pytest.mark.parametrize(
    ("estimates", "grade"),
    [
        ({"a": CLEAR}, "one"),
        ({"a": CLEAR, "b": NOTHING}, "two agree"),
        ({"a": CLEAR, "b": Estimate(-0.1, 0.1)}, "disagree"),
    ],
)
def test_agreement(estimates, grade):
    assert agreement(estimates).grade == grade


def test_agreement_needs_an_estimate():
    with pytest.raises(EffectError, match="no estimate"):
        agreement({})


def everything():
    return [
        selection_finding(by_lot=True),
        few_treated(treated=20, controls=50),
        chance(p=[0.01], at=0),
        parting(BreakEven(2.0, at_least=False, excluded=True)),
        pretrend_of([0.0, 0.01]).finding,
        Finding("displacement", "rings clean", fired=False, sentence="…"),
        anticipation(years=YEARS, announced=2014.5, started=2015.0, reference=2),
        overlap(on_all=CLEAR, on_clean=None, treated=5, untouched=5),
        instrument(editions=["3.0"], borders=["2020"]),
        composition({"moves": NOTHING}),
        agreement({"a": CLEAR, "b": CLEAR}),
        power_first(detectable=0.01, relevant=0.02, effect=0.5),
    ]


def test_gather_takes_the_worse_of_two_and_names_what_is_missing():
    grades = gather([*everything(), overlap_not_looked_at()], design="by lot")
    assert grades.overlap == "not looked at"
    assert grades.selection == "same without that wave"
    with pytest.raises(EffectError, match="No guard looked at: selection, treated"):
        gather(everything()[2:], design="by lot")


def test_gather_stops_where_a_guard_refuses():
    refused = instrument(editions=["3.0", "2.0"], borders=["2020"])
    with pytest.raises(EffectError, match="more than one edition"):
        gather([*everything(), refused], design="by lot")


def test_every_guard_says_what_it_does_to_the_verdict():
    for finding in everything():
        assert finding.point in POINTS
        assert finding.grade in ALLOWED[finding.point]
        assert (finding.cap, finding.lowers) == ("strong", False)
    assert overlap_not_looked_at().lowers


def test_difference_without_scores_is_welch():
    rng = np.random.default_rng(1)
    change, treated = rng.normal(size=30), np.arange(30) < 8
    change[treated] *= 3
    found = difference(change=change, treated=treated, weight=np.ones(30))
    oracle = ttest_ind(change[treated], change[~treated], equal_var=False)
    assert found.p == pytest.approx(oracle.pvalue)
    assert found.freedom == pytest.approx(oracle.df)
    assert found.interval() == pytest.approx(tuple(oracle.confidence_interval()))


@given(st.integers(0, 1000), st.floats(-2, 2), st.floats(-2, 2))
def test_difference_takes_out_what_goes_with_the_scores(seed, slope, effect):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(40, 2))
    treated = np.arange(40) < 12
    x[treated] += 1
    weight = rng.uniform(0, 2, size=40)
    noise = rng.normal(size=40)
    one = difference(change=noise, treated=treated, weight=weight, scores=x)
    other = difference(
        change=noise + effect * treated + slope * x[:, 0] - x[:, 1],
        treated=treated,
        weight=weight,
        scores=x,
    )
    assert other.effect == pytest.approx(one.effect + effect)
    assert other.error == pytest.approx(one.error)


def test_difference_is_weighted_least_squares():
    rng = np.random.default_rng(2)
    x = rng.normal(size=(25, 1))
    treated = np.arange(25) < 7
    weight = rng.uniform(0.1, 2, size=25)
    change = rng.normal(size=25)
    share = np.where(treated, 1 / 7, weight / weight[~treated].sum())
    design = np.column_stack([treated, np.ones(25), x]) * np.sqrt(share)[:, None]
    oracle = np.linalg.lstsq(design, change * np.sqrt(share), rcond=None)[0]
    found = difference(change=change, treated=treated, weight=weight, scores=x)
    assert found.effect == pytest.approx(oracle[0])


def test_difference_holds_where_areas_share_noise():
    """Three areas in each of 12 treated and 20 other gemeenten, with a shock to each gemeente."""
    rng = np.random.default_rng(7)
    gemeente = np.repeat(np.arange(32), 3)
    treated = gemeente < 12
    called = []
    for _run in range(300):
        change = rng.normal(size=32)[gemeente] + 0.5 * rng.normal(size=96)
        given = {"change": change, "treated": treated, "weight": np.ones(96)}
        called.append(
            [difference(**given, cluster=c).p < 0.05 for c in (gemeente, np.arange(96), None)]
        )
    with_it, alone, without = np.mean(called, axis=0)
    assert with_it <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 300)
    assert alone == without > 0.15


def test_difference_refuses_too_few():
    with pytest.raises(EffectError, match="1 treated areas and 3 controls"):
        difference(
            change=np.array([1.0, np.nan, 1, 1, 1]),
            treated=np.array([True, True, False, False, False]),
            weight=np.ones(5),
        )


def test_p_without_noise():
    assert Estimate(0.0, 0.0).p == 1
    assert Estimate(0.1, 0.0).p == 0
