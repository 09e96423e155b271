"""What must hold whatever the data are."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkpeil.fieldwork.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    continuum,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
    ratings,
    unitising_alphas,
)
from wijkpeil.fieldwork.agreement.metrics import METRICS

FEW = {"draws": 20}
NOMINAL = (
    krippendorff_alpha,
    fleiss_kappa,
    brennan_prediger,
    gwet_ac,
    conger_kappa,
    percent_agreement,
)
rows_of_three = st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=2, max_size=8)


def rated(rows):
    names = ("Ann", "Ben", "Cem")
    columns = list(zip(*rows, strict=True))
    return ratings(
        dict(zip(names[: len(columns)], map(list, columns), strict=True)), categories="abc"
    )


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=20))
def test_perfect_agreement_is_one(values):
    assume(len(set(values)) > 1)
    given_to_all = rated([(value,) * 3 for value in values])
    for work in NOMINAL:
        assert work(given_to_all, **FEW).value == pytest.approx(1.0)
    numbers = {who: [ord(value) for value in values] for who in "mn"}
    for metric in METRICS:
        assert krippendorff_alpha(ratings(numbers), metric=metric, **FEW).value == 1.0
    for weighting in ("identity", "linear", "quadratic"):
        assert cohen_kappa(ratings(numbers), weighting=weighting, **FEW).value == pytest.approx(1.0)


@given(rows_of_three, st.permutations([0, 1, 2]))
def test_the_order_of_coders_does_not_matter(rows, order):
    turned = [tuple(unit[at] for at in order) for unit in rows]
    for work in NOMINAL:
        one, other = work(rated(rows), **FEW), work(rated(turned), **FEW)
        assert (one.value is None) == (other.value is None)
        if one.value is not None:
            assert one.value == pytest.approx(other.value)


@given(rows_of_three, st.permutations("abc"))
def test_the_names_of_nominal_values_do_not_matter(rows, names):
    renamed = dict(zip("abc", names, strict=True))
    turned = [tuple(renamed[value] for value in unit) for unit in rows]
    for work in NOMINAL:
        one, other = work(rated(rows), **FEW), work(rated(turned), **FEW)
        assert (one.value is None) == (other.value is None)
        if one.value is not None:
            assert one.value == pytest.approx(other.value)


@given(rows_of_three)
def test_the_interval_holds_the_value(rows):
    for work in NOMINAL:
        found = work(rated(rows), **FEW)
        if found.low is not None:
            assert found.low <= found.value <= found.high


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=9))
def test_unitising_with_units_of_one_character_is_ordinary_alpha(rows):
    length = len(rows)
    units = {
        who: [(at, at + 1, unit[place]) for at, unit in enumerate(rows)]
        for place, who in enumerate("mn")
    }
    family = unitising_alphas([continuum(length, units)], draws=20)
    plain = krippendorff_alpha(rated(rows), **FEW)
    for found in (family.u, family.cu):
        assert (found.value is None) == (plain.value is None)
        if plain.value is not None:
            assert found.value == pytest.approx(plain.value)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=2, max_size=9))
def test_gaps_are_a_value_when_units_are_one_character_long(rows):
    units = {
        who: [(at, at + 1, "x") for at, unit in enumerate(rows) if unit[place]]
        for place, who in enumerate("mno")
    }
    found = unitising_alphas([continuum(len(rows), units)], draws=20)
    marks = ratings({who: [int(u[p]) for u in rows] for p, who in enumerate("mno")})
    plain = krippendorff_alpha(marks, **FEW)
    assert (found.u.value is None) == (plain.value is None)
    if plain.value is not None:
        assert found.u.value == pytest.approx(plain.value)
        assert found.binary.value == pytest.approx(plain.value)


def test_units_that_are_the_same_give_one():
    units = [(0, 4, "a"), (6, 8, "b"), (8, 9, "a")]
    found = unitising_alphas([continuum(12, dict.fromkeys("mno", units))])
    assert (found.u.value, found.binary.value, found.cu.value) == (1.0, 1.0, 1.0)
    assert [one.value for one in found.of_value] == [1.0, 1.0]
    assert found.met == 1.0


@pytest.mark.parametrize("coders", [2, 4])
def test_chance_gives_about_nothing(coders):
    rng = np.random.default_rng(coders)
    drawn = rng.choice(4, size=(coders, 4000), p=[0.5, 0.3, 0.15, 0.05])
    given_by_chance = ratings({str(at): column.tolist() for at, column in enumerate(drawn)})
    for metric in ("nominal", "ordinal", "interval"):
        found = krippendorff_alpha(given_by_chance, metric=metric, draws=200)
        assert abs(found.value) < 0.03
        assert found.low < 0.0 < found.high
    assert abs(fleiss_kappa(given_by_chance, draws=20).value) < 0.03
    assert abs(conger_kappa(given_by_chance, draws=20).value) < 0.03
    # AC1 and Brennan-Prediger take another chance: it is not nought where values are uneven.
    assert gwet_ac(given_by_chance, draws=20).value > 0.1


def test_units_put_at_random_give_about_nothing():
    rng = np.random.default_rng(5)

    def at_random():
        # Anywhere, but never nearer to each other than a unit's length.
        starts = np.sort(rng.choice(6140, size=60, replace=False)) + 6 * np.arange(60)
        return [(int(start), int(start) + 6, str(rng.integers(2))) for start in starts]

    texts = [continuum(6500, {who: at_random() for who in "mno"}) for _ in range(20)]
    found = unitising_alphas(texts, draws=200)
    assert abs(found.u.value) < 0.03
    assert abs(found.cu.value) < 0.1
    assert found.u.low < 0.0 < found.u.high


def test_weights_only_matter_between_more_than_two_values():
    two = rated([("a", "b"), ("a", "a"), ("b", "b"), ("a", "a")])
    # The third value, c, was never given: linear weights give a and b half a point for being near.
    assert cohen_kappa(two, weighting="linear").value == pytest.approx(cohen_kappa(two).value)
