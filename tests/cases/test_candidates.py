from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.cases.candidates import Excess, eligible
from wijkpeil.cases.rule import SelectionRule


def test_each_area_that_falls_out_is_counted_once_under_the_first_reason(areas):
    spoilt = replace(
        areas,
        vulnerable=np.array([0, 1, 1, 1, 1, 1, 1, 1], dtype=bool),
        measured=np.array([0, 0, 1, 1, 1, 1, 1, 1], dtype=bool),
        size=np.array([10, 10, 10, 9000, np.nan, 9000, 9000, 9000.0]),
    )
    kept, counts = eligible(spoilt, SelectionRule())
    assert kept.codes.tolist() == ["A4", "B2", "C1", "C2"]
    first = counts[0]
    assert (first.city, first.areas) == ("Aa", 4)
    assert (first.not_vulnerable, first.unmeasured, first.too_small, first.size_unknown) == (
        1, 1, 1, 0,
    )  # fmt: skip
    assert counts[1].size_unknown == 1
    for count in counts:
        told = count.not_vulnerable + count.unmeasured + count.too_small + count.size_unknown
        assert told + count.eligible == count.areas


def test_only_the_cities_asked_and_also_those_without_areas(areas):
    kept, counts = eligible(areas, SelectionRule(cities=("Bee", "Zet")))
    assert kept.codes.tolist() == ["B1", "B2"]
    assert [(count.city, count.areas) for count in counts] == [("Bee", 2), ("Zet", 0)]


def test_without_any_size_the_least_size_is_not_asked(areas):
    sizeless = replace(areas, size=np.full(len(areas), np.nan))
    assert len(eligible(sizeless, SelectionRule())[0]) == len(areas)


def test_an_area_without_a_change_or_a_city_can_not_be_chosen(areas):
    areas = areas.only(np.arange(len(areas)))
    areas.change.estimate[0] = np.nan
    nowhere = replace(areas, cities=np.where(areas.codes == "A2", "", areas.cities))
    kept, counts = eligible(nowhere, SelectionRule())
    assert "A1" not in kept.codes
    assert "A2" not in kept.codes
    assert counts[0].unmeasured == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_does_not_matter(areas, seed):
    order = np.random.default_rng(seed).permutation(len(areas))
    excess = Excess(np.arange(8.0), np.ones(8), np.full(8, 9.0))
    mixed = replace(areas, excess=excess).only(order)
    kept, _counts = eligible(mixed, SelectionRule())
    assert kept.codes.tolist() == sorted(areas.codes)
    assert kept.excess.mean.tolist() == sorted(excess.mean)
    assert kept.features.index.tolist() == kept.codes.tolist()
