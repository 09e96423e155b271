"""Unitising alphas against plain implementations by single characters."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.agreement import continuum, unitising_alphas


def values_at(length, units):
    """The unit (its place in the list) at each character; None in gaps."""
    found = [None] * length
    for place, (start, end, _value) in enumerate(units):
        for at in range(start, end):
            found[at] = place
    return found


def u_alpha(length, coders):
    """Unitising alpha of 2016, by single characters (equations 1, 4 and 5)."""
    held = [values_at(length, units) for units in coders]
    named = [
        ["" if place is None else units[place][2] for place in one]
        for one, units in zip(held, coders, strict=True)
    ]
    m = len(coders)
    total = m * length
    alike = sum(
        named[i][at] == named[j][at] for i, j in permutations(range(m), 2) for at in range(length)
    ) / (m - 1)
    values = {value for one in named for value in one}
    amount = {value: sum(one.count(value) for one in named) for value in values}
    alone = dict.fromkeys(values, 0)
    for one, units in zip(named, coders, strict=True):
        alone[""] = alone.get("", 0) + one.count("")
        for start, end, value in units:
            alone[value] += (end - start) ** 2
    possible = total**2 - sum(alone.values())
    expected = sum(total * (amount[v] ** 2 - alone[v]) / possible for v in values)
    return 1 - (total - alike) / (total - expected) if total - expected > 1e-9 else None


def cu_alpha(length, coders):
    """Unitising alpha of values where units meet (equations 10 and 11)."""
    held = [values_at(length, units) for units in coders]
    m = len(coders)
    together, alone = {}, {}
    for i, j in permutations(range(m), 2):
        covered = {}
        for at in range(length):
            mine, theirs = held[i][at], held[j][at]
            if mine is not None and theirs is not None:
                pair = coders[i][mine][2], coders[j][theirs][2]
                together[pair] = together.get(pair, 0.0) + 1 / (m - 1)
                covered[mine] = covered.get(mine, 0) + 1
        for place, size in covered.items():
            value = coders[i][place][2]
            alone[value] = alone.get(value, 0.0) + size**2 / (m - 1)
    total = sum(together.values())
    amount = {}
    for (value, _other), size in together.items():
        amount[value] = amount.get(value, 0.0) + size
    possible = total**2 - sum(alone.values())
    seen = total - sum(size for (a, b), size in together.items() if a == b)
    if possible < 1e-9:
        return None
    expected = total - sum(total * (amount[v] ** 2 - alone.get(v, 0)) / possible for v in amount)
    return 1 - seen / expected if expected > 1e-9 else None


def same(found, expected):
    if expected is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=1e-9)


@st.composite
def unitised(draw):
    """A continuum of up to 14 characters with units of three values that don't overlap."""
    length = draw(st.integers(1, 14))
    coders = []
    for _ in range(draw(st.integers(2, 3))):
        cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
        values = [draw(st.sampled_from(("a", "b", "c", None))) for _ in cuts[1:]]
        coders.append(
            [
                (start, end, value)
                for start, end, value in zip(cuts, cuts[1:], values, strict=False)
                if value
            ]
        )
    return length, coders


@given(unitised())
def test_the_family_of_2016(made):
    length, coders = made
    found = unitising_alphas([continuum(length, {str(i): c for i, c in enumerate(coders)})])
    same(found.u.value, u_alpha(length, coders))
    same(found.cu.value, cu_alpha(length, coders))
    merged = [[(start, end, "unit") for start, end, _value in units] for units in coders]
    same(found.binary.value, u_alpha(length, merged))
