"""What noise does: exact chances, and every deal worked out the slow way."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.errors import QcaError
from wijkpeil.qca import Cuts, Options, minimise, qca_data, truth_table
from wijkpeil.qca.robustness import noise
from wijkpeil.qca.robustness.noise import noise_check, noise_note
from wijkpeil.qca.robustness.reanalysis import Reanalysis
from wijkpeil.qca.robustness.too_many import (
    most_conditions,
    noise_without_contradiction,
    too_many_note,
)


def slow(data, cuts, deals, seed, best):
    """Analyse every deal from the start."""
    dealt = np.random.default_rng(seed).permuted(np.tile(data.membership, (deals, 1)), axis=1)
    fitting = good = some = 0
    for outcome in dealt:
        try:
            found = minimise(truth_table(replace(data, membership=outcome), cuts))
        except QcaError:
            continue
        fits = [(model.fit.inclS, model.fit.covS) for model in found.models]
        some += 1
        fitting += any(incl * cov >= best[0] * best[1] - 1e-8 for incl, cov in fits)
        good += any(incl >= best[0] - 1e-8 and cov >= best[1] - 1e-8 for incl, cov in fits)
    return tuple((count + 1) / (deals + 1) for count in (fitting, good, some))


@settings(max_examples=40)
@given(
    seed=st.integers(0, 2_000),
    cuts=st.sampled_from(
        [Cuts(0.75), Cuts(0.8, pri=0.4), Cuts(0.85, contradiction=0.6), Cuts(0.7, frequency=2)]
    ),
)
def test_dealing_out_is_the_same_as_analysing_every_deal(seed, cuts, fuzzy_data):
    data = fuzzy_data(seed, 9, 3)
    try:
        found = noise_check(data, cuts, deals=25, seed=seed)
    except QcaError:
        return
    best = (found.consistency, found.coverage)
    shares = (found.as_fitting, found.as_good, found.any_solution)
    assert shares == pytest.approx(slow(data, cuts, 25, seed, best))
    assert found.as_good <= found.as_fitting <= found.any_solution


def test_the_same_seed_gives_the_same_answer_in_pieces(fuzzy_data, monkeypatch):
    data = fuzzy_data(3, 11, 4)
    whole = noise_check(data, Cuts(0.8), deals=60)
    monkeypatch.setattr(noise, "NUMBERS", 100)
    pieces = noise_check(data, Cuts(0.8), deals=60)
    assert whole == pieces


def test_a_planted_pattern_is_rare_among_noise_and_noise_is_not():
    rng = np.random.default_rng(5)
    frame = pd.DataFrame(rng.integers(0, 2, (40, 3)), columns=[*"ABC"])
    planted = qca_data(frame.assign(Y=frame["A"] * frame["B"]), outcome="Y")
    random = qca_data(frame.assign(Y=rng.integers(0, 2, 40)), outcome="Y")
    assert noise_check(planted, Cuts(0.8), deals=500).as_fitting < 0.01
    assert noise_check(random, Cuts(0.6), deals=500).as_fitting > 0.05


def test_the_p_value_is_small_no_more_often_than_it_says(fuzzy_data):
    small = asked = 0
    for seed in range(120):
        try:
            found = noise_check(fuzzy_data(seed, 9, 3), Cuts(0.8), deals=39, seed=seed)
        except QcaError:  # no solution at all counts as one that is not small
            asked += 1
            continue
        asked += 1
        small += found.as_fitting <= 0.1
    assert small / asked < 0.1 + 2 * (0.1 * 0.9 / asked) ** 0.5


def test_the_sentence_names_the_shares(fuzzy_data):
    text = noise_note(noise_check(fuzzy_data(3, 11, 4), Cuts(0.8), deals=999))
    assert text.startswith("With the outcome dealt out at random over the same cases, ")
    assert "of 999 analyses" in text


def test_without_a_solution_there_is_nothing_to_compare(fuzzy_data):
    data = replace(fuzzy_data(3, 6, 2), membership=np.zeros(6))
    with pytest.raises(QcaError, match="has no solution"):
        noise_check(data, Cuts(0.9))


def test_models_that_are_not_all_listed_are_told(fuzzy_data):
    again = Reanalysis(options=Options(cap=1))
    found = noise_check(fuzzy_data(1, 10, 5), Cuts(0.8), again=again, deals=20)
    assert not found.complete


@pytest.mark.parametrize(("cases", "conditions"), [(1, 2), (3, 1), (4, 2), (5, 1)])
def test_the_chance_of_no_contradiction_is_exact(cases, conditions):
    cells = range(2**conditions)
    clean = total = 0
    for where in product(cells, repeat=cases):
        for outcome in product((0, 1), repeat=cases):
            total += 1
            seen = dict(zip(where, outcome, strict=True))
            clean += all(seen[cell] == out for cell, out in zip(where, outcome, strict=True))
    found = noise_without_contradiction(cases=cases, configurations=2**conditions)
    assert found == pytest.approx(clean / total)


@settings(max_examples=40)
@given(cases=st.integers(1, 60), conditions=st.integers(0, 12))
def test_more_cases_show_noise_and_more_conditions_hide_it(cases, conditions):
    chance = noise_without_contradiction(cases=cases, configurations=2**conditions)
    assert 0 <= chance <= 1 + 1e-12
    more_cases = noise_without_contradiction(cases=cases + 1, configurations=2**conditions)
    more_conditions = noise_without_contradiction(cases=cases, configurations=2 ** (conditions + 1))
    assert more_cases <= chance + 1e-12 <= more_conditions + 2e-12
    assert most_conditions(cases=cases) <= most_conditions(cases=cases + 1)


def test_eleven_cases_do_not_carry_six_conditions():
    text = too_many_note(cases=11, levels=[2] * 6)
    assert "With 11 cases and 6 conditions, 65% of tables" in text
    assert text.endswith("With 3 conditions or fewer that would be rare.")
    assert too_many_note(cases=11, levels=[2] * 3) == ""
    assert "would be rare" not in too_many_note(cases=2, levels=[2])
    several = too_many_note(cases=11, levels=[3, 3, 3])
    assert "With 11 cases and 3 conditions" in several
    assert several.endswith(
        "With 8 combinations of values or fewer that would be rare; now there are 27."
    )
    assert too_many_note(cases=40, levels=[3, 3, 3]) == ""
    with pytest.raises(QcaError, match="at least one case"):
        noise_without_contradiction(cases=0, configurations=4)
