import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil import madeup
from wijkpeil.effects.shocks.bundles import Shock, bundle_of, bundles
from wijkpeil.effects.shocks.conley import conley_errors
from wijkpeil.effects.shocks.event_study import exposure_study
from wijkpeil.effects.shocks.known import KNOWN
from wijkpeil.effects.shocks.permuted import permuted_exposure
from wijkpeil.effects.shocks.words import in_words, what_it_identifies
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking
from wijkpeil.madeup.example import plain_files
from wijkpeil.study import read_study

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0])


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture(scope="module")
def country():
    return madeup.country()


def simulated(seed, *, slope=0.0, missing=0.0, areas=240, clusters=24):
    """Areas in clusters and strata, the exposed moving by `slope` from 2016 on."""
    rng = np.random.default_rng(seed)
    share = rng.uniform(0, 100, areas)
    cluster = rng.integers(0, clusters, areas)
    stratum = rng.integers(1, 4, areas)
    y = rng.normal(size=(areas, 1)) + rng.normal(size=(clusters, 6))[cluster] / 50
    y = y + stratum[:, None] * YEARS / 1000 + rng.normal(size=(areas, 6)) / 20
    y += slope * np.outer(share, YEARS > 2015)
    y[rng.random(y.shape) < missing] = np.nan
    return {
        "outcomes": y,
        "years": YEARS,
        "exposure": share,
        "measured": 2012.0,
        "shock": 2015.0,
        "cluster": cluster,
        "stratum": stratum,
        "seed": 1,
    }


# --- bundles -------------------------------------------------------------------------------------


def test_the_shocks_of_2015_are_one_bundle_by_rule():
    names = {it.name for it in KNOWN}
    found = bundle_of("Housing Act 2015 (Woningwet)", [it.shock() for it in KNOWN], years=YEARS)
    assert found.years == (2014, 2016)
    assert [it.name.split()[0] for it in found.shocks] == [
        "Decentralisation",
        "Housing",
        "Care",
        "Fitting",
    ]
    told = found.sentence()
    assert "within one gap between waves (2014–2016)" in told
    assert "as one bundle; what each of them did can't be told" in told
    assert {it.name for it in found.shocks} < names


def test_the_crisis_and_the_end_of_the_big_cities_policy_fall_in_one_gap():
    found = bundles([it.shock() for it in KNOWN], years=YEARS)
    assert [(it.years, len(it.began)) for it in found] == [
        ((2008, 2012), 2),
        ((2012, 2014), 1),
        ((2014, 2016), 2),
        ((2016, 2018), 1),
    ]
    assert [it.name.split()[0] for it in found[1].beside] == ["Credit"]
    assert all(it.measured < it.start for it in KNOWN)


def test_the_example_study_has_its_bundle_of_2015():
    study = read_study(plain_files()["study.toml"].parent, need_data=False)
    shocks = [Shock(it.name, float(it.start), float(it.end)) for it in study.events]
    found = bundle_of("Verzonnen nieuwe woonwet", shocks, years=YEARS)
    assert [it.name for it in found.shocks] == [
        "Verzonnen decentralisatie van zorg en jeugdhulp",
        "Verzonnen nieuwe woonwet",
    ]
    alone = bundle_of("Verzonnen crisis: de vooruitgang stokt", shocks, years=YEARS)
    assert "alone in this list" in alone.sentence()


def test_shocks_without_a_wave_on_both_sides_are_refused():
    early, late = Shock("early", 2001.0, 2001.0), Shock("late", 2018.0, 2018.0)
    assert bundles([early, late], years=YEARS) == ()
    with pytest.raises(EffectError, match="“late” has no wave before it or none after it"):
        bundle_of("late", [early, late], years=YEARS)
    with pytest.raises(EffectError, match=r"There is no shock “other”\. There are: early; late"):
        bundle_of("other", [early, late], years=YEARS)


@given(st.lists(st.floats(2003, 2017.9), min_size=1, max_size=6, unique=True), st.randoms())
def test_every_shock_begins_in_one_bundle_whatever_the_order(starts, random):
    shocks = [Shock(str(i), start, start) for i, start in enumerate(starts)]
    found = bundles(random.sample(shocks, len(shocks)), years=YEARS)
    assert found == bundles(shocks, years=YEARS)
    assert sorted(it.name for bundle in found for it in bundle.began) == sorted(
        it.name for it in shocks
    )


# --- the comparison by exposure ------------------------------------------------------------------


@pytest.mark.parametrize("missing", [0.0, 0.15])
def test_it_agrees_with_pyfixest(missing):
    pf = pytest.importorskip("pyfixest")
    pd = pytest.importorskip("pandas")
    given_ = simulated(3, slope=-0.002, missing=missing)
    found = exposure_study(**given_, errors="CR1")
    y = np.where(np.isfinite(given_["outcomes"][:, [3]]), given_["outcomes"], np.nan)
    y[np.isfinite(y).sum(axis=1) < 2] = np.nan
    unit, time = np.nonzero(np.isfinite(y))
    table = pd.DataFrame(
        {
            "y": y[unit, time],
            "unit": unit,
            "cell": given_["stratum"][unit] * 10 + time,
            "g": given_["cluster"][unit],
        }
    )
    x = given_["exposure"] / (found.high - found.low)
    for t in found.others:
        table[f"x{t}"] = x[unit] * (time == t)
    names = [f"x{t}" for t in found.others]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyfixest's own, of another library
        fit = pf.feols(f"y ~ {' + '.join(names)} | unit + cell", table, vcov={"CRV1": "g"})
    np.testing.assert_allclose(
        found.estimate[found.others], fit.coef()[names], rtol=1e-5, atol=1e-9
    )
    np.testing.assert_allclose(found.error[found.others], fit.se()[names], rtol=0.002)


def test_the_jackknife_is_what_leaving_out_each_cluster_changes():
    given_ = simulated(3, slope=-0.002, missing=0.1, areas=300)
    found = exposure_study(**given_)
    whole = found.estimate / (found.high - found.low)
    changes = []
    for g in np.unique(given_["cluster"]):
        rows = given_["cluster"] != g
        kept = {
            key: value[rows] if key in ("outcomes", "exposure", "cluster", "stratum") else value
            for key, value in given_.items()
        }
        without = exposure_study(**kept, draws=99)
        changes.append(without.estimate / (without.high - without.low) - whole)
    count = len(changes)
    brute = np.sqrt((count - 1) / count * (np.array(changes) ** 2).sum(axis=0))
    np.testing.assert_allclose(found.error / (found.high - found.low), brute, rtol=0.05)


def test_exposure_in_one_cluster_has_no_error():
    given_ = simulated(3)
    everywhere = given_["exposure"]
    given_["exposure"] = np.where(given_["cluster"] == 5, everywhere, 0.0)
    with pytest.raises(EffectError, match="in one cluster only"):
        exposure_study(**given_)
    given_["exposure"] = everywhere
    given_["outcomes"][given_["cluster"] != 5, 5] = np.nan
    with pytest.raises(EffectError, match="in one cluster only"):
        exposure_study(**given_)


def test_without_gaps_it_is_the_slope_of_change_on_exposure():
    given_ = simulated(4, slope=-0.002)
    found = exposure_study(**given_)
    dealt = permuted_exposure(**given_, draws=99)
    np.testing.assert_allclose(found.estimate, dealt.estimate, atol=1e-12)


@given(st.integers(0, 1000))
@settings(max_examples=15, deadline=None)
def test_what_all_areas_share_changes_nothing(seed):
    """A course of the nation, of a stratum, of an area: none of it is a difference by exposure."""
    rng = np.random.default_rng(seed)
    given_ = simulated(5, slope=-0.002, missing=0.05, areas=120)
    before = exposure_study(**given_, draws=99)
    course = rng.normal(size=(4, 6))[given_["stratum"]]
    moved = given_["outcomes"] + course + rng.normal(size=(120, 1))
    order = rng.permutation(120)
    mixed = {
        key: value[order] if key in ("exposure", "cluster", "stratum") else value
        for key, value in given_.items()
    }
    after = exposure_study(**(mixed | {"outcomes": moved[order]}), draws=99)
    np.testing.assert_allclose(after.estimate, before.estimate, atol=1e-9)
    np.testing.assert_allclose(after.error, before.error, atol=1e-9)
    per_year = exposure_study(**(given_ | {"exposure": given_["exposure"] / 7}), draws=99)
    np.testing.assert_allclose(per_year.estimate, before.estimate, atol=1e-9)


def test_bands_hold_with_no_shock_at_all():
    held = 0
    for seed in range(100):
        found = exposure_study(**simulated(seed, areas=300, clusters=60), draws=199)
        held += bool(((found.bands.lower <= 0) & (found.bands.upper >= 0)).all())
    assert held >= 88  # 95 expected; fewer than 88 has a chance below 0.5 %


def test_dealt_within_clusters_the_chance_is_right():
    found = [
        permuted_exposure(**simulated(seed, areas=150, clusters=15), draws=99) for seed in range(80)
    ]
    rejected = sum(bool(it.p[4] <= 0.05) for it in found)
    assert rejected <= 10  # 4 expected
    assert sum(it.p_before <= 0.05 for it in found) <= 10
    assert np.mean([it.p[4] for it in found]) == pytest.approx(0.5, abs=0.12)
    one = permuted_exposure(**simulated(1, slope=-0.01), draws=99)
    assert one.p[4] == 1 / 100
    assert np.isnan(one.p[3])


# --- planted shocks of the made-up country -------------------------------------------------------


def inputs(country, exposure, **changes):
    usual = {
        "outcomes": country.scores["lbm"],
        "years": country.waves.astype(float),
        "exposure": exposure,
        "cluster": country.areas["gemeente"].to_numpy(str),
        "seed": 1,
    }
    return usual | changes


def test_a_planted_shock_to_gemeenten_is_recovered(country):
    shocks = country.shocks[country.shocks["start"] == 2008]
    hit = country.areas["gemeente"].isin(shocks["gemeente"]).to_numpy(float)
    given_ = inputs(country, hit, measured=2008, shock=2008.0)
    found = exposure_study(**given_)
    assert (found.low, found.high) == (0.0, 1.0)
    true = np.full(7, shocks["points"].iloc[0])
    after = found.others > 1
    assert (found.bands.lower[after] <= true).all()
    assert (found.bands.upper[after] >= true).all()
    assert (found.bands.upper[after] < 0).all()
    assert found.p_before > 0.05
    assert found.effective_clusters < 10  # nine gemeenten were hit
    assert any("Go by the permuted exposure" in note for note in found.notes)
    dealt = permuted_exposure(**given_, deal="whole clusters", draws=199)
    assert dealt.p[2] <= 0.01
    told = " ".join(in_words(found, wave=2, unit="points", permuted=dealt))
    assert "From 2008 to 2012 areas of high exposure (1.0) moved −0.037 points" in told
    assert "that is no proof that there was none" in told


def test_the_planted_pull_of_social_rent_is_recovered(country):
    """What was planted goes by four characteristics; the slope on one is its projection."""
    share = country.characteristics["perc_sociale_huur"].to_numpy()
    urban = country.characteristics["stedelijkheid"].to_numpy()
    given_ = inputs(country, share, measured=2012, shock=2012.0, stratum=urban)
    found = exposure_study(**given_)
    truth = exposure_study(
        **(given_ | {"outcomes": np.where(np.isfinite(given_["outcomes"]), country.truth, np.nan)})
    )
    row = int(np.flatnonzero(found.others == 4)[0])
    planted = country.reasons["planted"].to_numpy()
    known = np.isfinite(share)
    x, v = share[known], planted[known]
    means = {k: (x[urban[known] == k].mean(), v[urban[known] == k].mean()) for k in range(1, 6)}
    x_left = x - np.array([means[k][0] for k in urban[known]])
    v_left = v - np.array([means[k][1] for k in urban[known]])
    expected = (x_left @ v_left) / (x_left @ x_left) * (found.high - found.low)
    assert expected < -0.01
    assert found.bands.lower[row] <= expected <= found.bands.upper[row] < 0
    assert found.estimate[4] == pytest.approx(truth.estimate[4], abs=0.003)
    told = " ".join(in_words(found, wave=4, unit="points"))
    # social rent goes with the level, and levels wander: the guard sees that it moved before too
    assert found.p_before < 0.1
    assert "can't be put down to the shock" in told


def test_conley_errors():
    given_ = simulated(6, slope=-0.002)
    found = exposure_study(**given_)
    far = np.column_stack([np.arange(240.0) * 1000, np.zeros(240)])
    own = conley_errors(influence=found.influence, places=far, reach=1.0)
    np.testing.assert_allclose(own, np.sqrt((found.influence**2).sum(axis=0)))
    # a plain double loop over all pairs
    rng = np.random.default_rng(1)
    places = rng.uniform(0, 50, (40, 2))
    some = rng.normal(size=(40, 2))
    weight = np.array([[max(0.0, 1 - np.hypot(*(a - b)) / 10) for b in places] for a in places])
    np.testing.assert_allclose(
        conley_errors(influence=some, places=places, reach=10.0),
        np.sqrt(np.diag(some.T @ weight @ some)),
    )
    with pytest.raises(EffectError, match="need a reach above 0"):
        conley_errors(influence=some, places=places, reach=0.0)
    with pytest.raises(EffectError, match="An area has no place"):
        conley_errors(influence=some, places=places * np.nan, reach=1.0)


# --- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"measured": 2016.0}, "measured in 2016, after the shock began"),
        ({"shock": 2018.0}, "no wave before it or none after"),
        ({"shock": 2001.0, "measured": 2000.0}, "no wave before it or none after"),
        ({"exposure": np.ones(240)}, "All areas were equally exposed"),
        ({"exposure": np.full(240, np.nan)}, "No area has both an exposure and two waves"),
        ({"exposure": np.ones(3)}, "one exposure and one cluster for every area"),
        ({"cluster": np.zeros(240)}, "two clusters at least"),
        ({"stratum": np.arange(240)}, "too few areas or clusters"),
        ({"years": YEARS[::-1]}, "must ascend"),
    ],
)
def test_bad_input_is_a_sentence(changes, message):
    with pytest.raises(EffectError, match=message):
        exposure_study(**(simulated(1) | changes))


def test_exposure_that_follows_the_strata_is_refused():
    given_ = simulated(1)
    given_["exposure"] = given_["stratum"] * 10.0
    with pytest.raises(EffectError, match="doesn't differ between areas of one stratum"):
        exposure_study(**given_)


def test_dealing_needs_something_to_deal():
    given_ = simulated(1) | {"stratum": None}
    with pytest.raises(EffectError, match="Some clusters hold areas of different exposure"):
        permuted_exposure(**given_, deal="whole clusters")
    with pytest.raises(EffectError, match="Within clusters all areas were equally exposed"):
        permuted_exposure(**(given_ | {"exposure": given_["cluster"] * 1.0}))
    with pytest.raises(EffectError, match="99 draws or more"):
        permuted_exposure(**given_, draws=9)


def test_what_was_left_out_is_told():
    given_ = simulated(1, missing=0.1)
    given_["stratum"][0] = 99
    given_["outcomes"][0] = 1.0
    found = exposure_study(**given_)
    assert any(
        note.endswith("the wave before the shock, or any other wave.") for note in found.notes
    )
    assert "1 stratum has one area and tells nothing." in found.notes


def test_the_first_wave_as_reference_has_no_placebo():
    given_ = simulated(1) | {"shock": 2003.0, "measured": 2002.0}
    found = exposure_study(**given_)
    assert np.isnan(found.p_before)
    assert np.isnan(permuted_exposure(**given_, draws=99).p_before)
    told = in_words(found, wave=1, unit="points")
    assert "no difference by exposure can be shown" in told[0]
    assert told[1] == "There are no earlier waves to test the comparison on."


def test_it_says_what_it_identifies():
    (bundle,) = bundles([Shock("law", 2015.0, 2015.0)], years=YEARS)
    told = " ".join(what_it_identifies(exposure="share of social rent in 2012", bundle=bundle))
    assert "not what happened to all areas alike" in told
    assert "would otherwise have moved alike" in told
