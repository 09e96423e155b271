"""Against plain implementations by lists of pairs, on whatever hypothesis draws."""

from itertools import combinations, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkpeil.fieldwork.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
    ratings,
)
from wijkpeil.fieldwork.agreement.metrics import METRICS

CATEGORIES = (0, 1, 2, 4)
FEW = {"draws": 20}


def pairs_of(rows):
    """Ordered pairs of values of different coders in one unit, each over what the others number."""
    for unit in rows:
        known = [value for value in unit if value is not None]
        for one, other in permutations(range(len(known)), 2):
            yield known[one], known[other], 1.0 / (len(known) - 1)


def squared(metric, one, other, counts):
    if metric == "nominal":
        return float(one != other)
    if metric == "interval":
        return float(one - other) ** 2
    if metric == "ratio":
        return ((one - other) / (one + other)) ** 2 if one + other else 0.0
    low, high = min(one, other), max(one, other)
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - (counts[low] + counts[high]) / 2) ** 2


def plain_alpha(rows, metric="nominal"):
    """Krippendorff's alpha; None where it is not defined."""
    pairable = [
        value
        for unit in rows
        if sum(value is not None for value in unit) > 1
        for value in unit
        if value is not None
    ]
    n = len(pairable)
    if not n:
        return None
    counts = {value: pairable.count(value) for value in pairable}
    observed = sum(weight * squared(metric, a, b, counts) for a, b, weight in pairs_of(rows)) / n
    expected = sum(
        squared(metric, pairable[i], pairable[j], counts) for i, j in permutations(range(n), 2)
    ) / (n * (n - 1))
    return None if expected < 1e-12 else 1 - observed / expected


def agreed(rows, credit):
    """Mean over units of the mean credit of their pairs."""
    units = []
    for unit in rows:
        known = [value for value in unit if value is not None]
        if len(known) > 1:
            each = [credit(a, b) for a, b in combinations(known, 2)]
            units.append(sum(each) / len(each))
    return sum(units) / len(units)


def shares(rows, categories):
    """Mean over units of the share of each value."""
    units = [[value for value in unit if value is not None] for unit in rows]
    units = [unit for unit in units if unit]
    return [sum(unit.count(k) / len(unit) for unit in units) / len(units) for k in categories]


def corrected(rows, categories, chance, credit=lambda a, b: float(a == b)):
    """Fleiss, Brennan-Prediger, Gwet; None where it is not defined."""
    p, q = shares(rows, categories), len(categories)
    total = sum(credit(a, b) for a in categories for b in categories)
    if chance == "fleiss":
        by_chance = sum(
            credit(a, b) * p[i] * p[j]
            for i, a in enumerate(categories)
            for j, b in enumerate(categories)
        )
    elif chance == "uniform":
        by_chance = total / q**2
    else:
        by_chance = total / (q * (q - 1)) * sum(one * (1 - one) for one in p)
    if by_chance > 1 - 1e-12:
        return None
    return (agreed(rows, credit) - by_chance) / (1 - by_chance)


@st.composite
def tables(draw, coders=None):
    width = coders or draw(st.integers(2, 4))
    cell = st.sampled_from((*CATEGORIES, None))
    return draw(st.lists(st.tuples(*[cell] * width), min_size=2, max_size=8))


def rated(rows):
    columns = {f"coder {at}": list(column) for at, column in enumerate(zip(*rows, strict=True))}
    return ratings(columns, categories=CATEGORIES)


def same(found, expected):
    if expected is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=1e-9)


@given(tables(), st.sampled_from(METRICS))
def test_alpha(rows, metric):
    found = krippendorff_alpha(rated(rows), metric=metric, **FEW)
    same(found.value, plain_alpha(rows, metric))


@given(tables(), st.sampled_from(["fleiss", "uniform", "gwet"]), st.booleans())
def test_chance_corrected(rows, chance, weighted):
    assume(any(sum(value is not None for value in unit) > 1 for unit in rows))
    place = {value: at for at, value in enumerate(CATEGORIES)}

    def credit(one, other):
        apart = abs(place[one] - place[other])
        return 1 - (apart / 3) ** 2 if weighted else float(not apart)

    work = {"fleiss": fleiss_kappa, "uniform": brennan_prediger, "gwet": gwet_ac}[chance]
    found = work(rated(rows), weighting="quadratic" if weighted else "identity", **FEW)
    same(found.value, corrected(rows, CATEGORIES, chance, credit))
    percent = percent_agreement(rated(rows), **FEW)
    same(percent.value, agreed(rows, lambda one, other: float(one == other)))


@given(tables(coders=2))
def test_congers_kappa_of_two_coders_is_cohens(rows):
    both = [unit for unit in rows if None not in unit]
    assume(both)
    same(conger_kappa(rated(both), **FEW).value, cohen_kappa(rated(both), **FEW).value)


@given(tables(coders=2))
def test_gaps_do_not_count_in_cohens_kappa(rows):
    both = [unit for unit in rows if None not in unit]
    assume(both)
    same(cohen_kappa(rated(rows), **FEW).value, cohen_kappa(rated(both), **FEW).value)
