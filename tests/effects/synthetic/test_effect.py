import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.effects.synthetic.cohorts import staggered
from wijkpeil.effects.synthetic.effect import synthetic_effect
from wijkpeil.effects.synthetic.leave_out import leave_one_donor_out
from wijkpeil.effects.synthetic.placebos import placebos
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0, 2022.0, 2024.0])
METHODS = ("synthetic DiD", "synthetic control", "ridge-augmented", "DiD")


@pytest.fixture(autouse=True)
def _in_english():
    with speaking("en"):
        yield


def courses(seed: int, units: int = 20) -> np.ndarray:
    """Two shared movements felt differently, and a little noise."""
    rng = np.random.default_rng(seed)
    shared = rng.normal(size=(2, len(YEARS))).cumsum(axis=1)
    return rng.dirichlet([1, 1, 1], size=units)[:, :2] @ shared + rng.normal(
        scale=0.02, size=(units, len(YEARS))
    )


def starts(units: int = 20, treated: int = 1, wave: int = 5) -> np.ndarray:
    return np.where(np.arange(units) < treated, wave, -1)


@pytest.mark.parametrize("method", METHODS)
def test_a_planted_effect_is_found(method):
    # DiD can't follow movements that areas feel differently; the others can.
    off = []
    for seed in range(4):
        y = courses(seed)
        y[0, 5:] += 1.0
        off.append(
            synthetic_effect(outcomes=y, years=YEARS, start=starts(), method=method).estimate - 1.0
        )
    bar = 2.0 if method == "DiD" else 0.5
    assert np.sqrt(np.mean(np.square(off))) < bar
    assert abs(np.mean(off)) < bar / 2


@settings(max_examples=8)
@given(seed=st.integers(0, 500), by=st.floats(-5, 5), method=st.sampled_from(METHODS))
def test_adding_an_effect_adds_it_to_the_estimate(seed, by, method):
    y, start = courses(seed), starts()
    plain = synthetic_effect(outcomes=y, years=YEARS, start=start, method=method)
    more = y.copy()
    more[0, 5:] += by
    again = synthetic_effect(outcomes=more, years=YEARS, start=start, method=method)
    assert again.estimate == pytest.approx(plain.estimate + by, abs=1e-8)
    assert again.omega == pytest.approx(plain.omega)
    assert again.omega.sum() == pytest.approx(1)
    assert again.omega[0] == 0


@settings(max_examples=20)
@given(seed=st.integers(0, 500), method=st.sampled_from(METHODS[1:]))
def test_a_shift_of_all_at_a_wave_changes_nothing(seed, method):
    y, start = courses(seed), starts()
    shift = np.random.default_rng(seed).normal(size=len(YEARS))
    found = [
        synthetic_effect(outcomes=z, years=YEARS, start=start, method=method).estimate
        for z in (y, y + shift)
    ]
    assert found[0] == pytest.approx(found[1], abs=1e-5)


def test_shared_movement_counts_as_noise_in_synthetic_did():
    # As R synthdid defines it: its penalty grows with what all donors did together.
    y = courses(0)
    noise = [
        synthetic_effect(outcomes=z, years=YEARS, start=starts()).noise
        for z in (y, y + 10.0 * (np.arange(len(YEARS)) % 2))
    ]
    assert noise[1] > 2 * noise[0]


def test_parts():
    y = courses(3)
    found = synthetic_effect(
        outcomes=y,
        years=YEARS,
        start=starts(),
        method="synthetic control",
        excluded=np.arange(20) >= 15,
    )
    assert not found.omega[15:].any()
    assert found.since.tolist() == [0, 2, 4, 6]
    assert found.by_wave.mean() == pytest.approx(found.estimate)
    assert found.difference == pytest.approx(y[0] - found.omega @ y)
    assert any("other weights may fit as well" in note for note in found.notes)
    assert found.jackknife_error is None


def test_ridge_mends_what_weights_leave():
    y = courses(1)
    y[0] += np.linspace(0, 1, len(YEARS)) + 2  # outside what donors span
    plain, mended = (
        synthetic_effect(outcomes=y, years=YEARS, start=starts(), method=m)
        for m in ("synthetic control", "ridge-augmented")
    )
    assert mended.twin.rmspe < plain.twin.rmspe
    assert mended.omega.min() < 0
    assert mended.omega.sum() == pytest.approx(1)
    short = synthetic_effect(
        outcomes=y, years=YEARS, start=starts(wave=2), method="ridge-augmented"
    )
    assert np.isfinite(short.estimate)


def test_no_good_twin_is_said_or_refused():
    y = courses(1)
    y[0] += 9.0
    found = synthetic_effect(outcomes=y, years=YEARS, start=starts(), method="synthetic control")
    assert found.twin.quality == "poor"
    assert "no good synthetic twin" in found.notes[0]
    with pytest.raises(EffectError, match="no good synthetic twin"):
        synthetic_effect(
            outcomes=y, years=YEARS, start=starts(), method="synthetic control", refuse_poor=True
        )


def test_qualities_in_between():
    seen = set()
    for apart in (0.0, 0.2, 0.4):
        y = courses(2)
        y[0] = y[1:4].mean(axis=0) + apart * np.array([1, -1] * 5)[: len(YEARS)] * y.std()
        found = synthetic_effect(
            outcomes=y, years=YEARS, start=starts(), method="synthetic control"
        )
        seen.add(found.twin.quality)
    assert seen == {"good", "fair", "poor"}


def test_jackknife_of_did_by_hand():
    y = courses(5, units=8)
    start = starts(8, treated=3)
    found = synthetic_effect(outcomes=y, years=YEARS, start=start, method="DiD")
    left = []
    for out in range(8):
        kept = np.arange(8) != out
        left.append(
            synthetic_effect(
                outcomes=y[kept], years=YEARS, start=start[kept], method="DiD"
            ).estimate
        )
    by_hand = np.sqrt(7 / 8 * np.sum((np.array(left) - found.estimate) ** 2))
    assert found.jackknife_error == pytest.approx(by_hand)


def test_start_waves_are_averaged_by_areas_and_waves():
    y = courses(6)
    start = np.array([5, 5, 7] + [-1] * 17)
    y[:2, 5:] += 1.0
    y[2, 7:] += 3.0
    found = staggered(outcomes=y, years=YEARS, start=start)
    assert found.cohort.tolist() == [5, 7]
    assert found.weight.tolist() == pytest.approx([0.8, 0.2])
    assert found.estimate == pytest.approx(1.4, abs=0.5)
    assert not found.effects[0].omega[:3].any()


def test_exact_size_of_the_placebo_test():
    """With treated areas as donors, each area would get its rank: p is uniform on 1/n..1."""
    y = courses(7, units=10)
    ps = sorted(
        placebos(
            synthetic_effect(
                outcomes=y, years=YEARS, start=np.where(np.arange(10) == unit, 5, -1), method=m
            ),
            treated_as_donors=True,
        ).p
        for m in ("synthetic DiD",)
        for unit in range(10)
    )
    assert ps == pytest.approx(np.arange(1, 11) / 10)


def test_placebo_of_several_enumerates_or_samples():
    y, start = courses(8, units=12), starts(12, treated=2)
    found = synthetic_effect(outcomes=y, years=YEARS, start=start, method="DiD")
    every = placebos(found)
    assert every.exact
    assert len(every.estimate) == 45
    donors = y[2:]
    change = donors[:, 5:].mean(axis=1) - donors[:, :5].mean(axis=1)
    assert every.estimate[0] == pytest.approx(change[:2].mean() - change[2:].mean())
    with pytest.raises(EffectError, match="Give a seed"):
        placebos(found, draws=30)
    drawn = placebos(found, draws=30, seed=1)
    assert not drawn.exact
    assert drawn.smallest_p == pytest.approx(1 / 31)
    assert placebos(found, draws=30, seed=1).p == drawn.p


def test_one_treated_area_never_gets_a_smaller_p_than_possible():
    y = courses(9, units=6)
    y[0, 5:] += 1000.0
    found = synthetic_effect(outcomes=y, years=YEARS, start=starts(6), method="DiD")
    told = placebos(found)
    assert told.p == told.smallest_p == pytest.approx(1 / 6)
    assert (told.lower, told.upper) == (-np.inf, np.inf)
    assert "not possible" in told.words
    assert placebos(found, level=0.6).upper < np.inf


def test_perfect_fits_tie():
    y = courses(10, units=40)
    y[:, :2] += np.random.default_rng(1).normal(size=(40, 2))
    found = synthetic_effect(
        outcomes=y, years=YEARS, start=starts(40, wave=2), method="synthetic control"
    )
    told = placebos(found)
    before = np.sqrt((told.difference[:, :2] ** 2).mean(axis=1))
    perfect = np.sum(before <= 1e-4 * found.noise)
    assert perfect > 20
    assert told.ratio == np.inf
    assert told.ratio_rank == 1 + perfect


def _set(name: str, place, value):
    def change(given: dict) -> None:
        given[name][place] = value

    return change


def _put(name: str, value):
    return lambda given: given.update({name: value})


SPOILT = {
    "gap": _set("outcomes", (0, 2), np.nan),
    "first": _set("start", 0, 0),
    "one wave": _set("start", 0, 1),
    "no donors": _put("excluded", np.ones(20, dtype=bool)),
    "constant": _set("outcomes", slice(None), 3.0),
    "alike": lambda given: given["outcomes"].__setitem__(slice(1, None), given["outcomes"][1]),
    "nobody": _set("start", slice(None), -1),
    "two waves": _set("start", 1, 6),
    "outside": _set("start", 1, 9),
    "shape": _put("outcomes", np.ones((20, 3))),
    "years": _put("years", YEARS[::-1]),
}


def bad(name: str) -> dict:
    given = {"outcomes": courses(1), "years": YEARS, "start": starts()}
    SPOILT[name](given)
    return given


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gap", "A treated area lacks a wave"),
        ("first", "no “before”"),
        ("one wave", "one wave before"),
        ("no donors", "0 areas are left"),
        ("constant", "same everywhere"),
        ("alike", "all exactly alike"),
        ("nobody", "No area was treated"),
        ("two waves", "2 different waves"),
        ("outside", "index of a wave"),
        ("shape", "don't fit"),
        ("years", "must ascend"),
    ],
)
def test_bad_input_is_a_sentence(name, words):
    with pytest.raises(EffectError, match=words):
        synthetic_effect(**bad(name))


def test_one_wave_before_is_enough_for_did():
    found = synthetic_effect(**bad("one wave"), method="DiD")
    assert np.isfinite(found.estimate)


def test_more_bad_input():
    with pytest.raises(EffectError, match="No area was treated"):
        staggered(**bad("nobody"))
    y = courses(1)
    y[3, 4] = np.nan
    found = synthetic_effect(outcomes=y, years=YEARS, start=starts(), method="DiD")
    assert found.omega[3] == 0
    assert found.notes[0].startswith("1 area lacks a wave")
    few = synthetic_effect(outcomes=courses(1)[:3], years=YEARS, start=starts(3), method="DiD")
    with pytest.raises(EffectError, match="three or more"):
        leave_one_donor_out(few)
    with pytest.raises(EffectError, match="too few for placebos"):
        placebos(few)
