import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil import madeup
from wijkpeil.effects.register.check import check_against_panel
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.kinds import KINDS, kind_label
from wijkpeil.effects.register.overlaps import clean_areas, overlaps, programmes_in
from wijkpeil.effects.register.start import first_treated_wave, share_reached, start_of
from wijkpeil.language import speaking
from wijkpeil.madeup.programmes import PROGRAMMES
from wijkpeil.study import Moment

CODES = np.array(["A", "B", "C", "D"])
YEARS = np.array([2008.0, 2012.0, 2014.0, 2016.0])


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def one(**changes):
    usual = {
        "id": "V1",
        "name": "Bouw",
        "kind": "fysiek",
        "areas": ("A", "B"),
        "started": 2013.0,
        "selection_waves": (2012,),
        "line": 2,
    }
    return Intervention(**(usual | changes))


def told(*interventions, **options):
    found = check_against_panel(interventions, codes=CODES, years=YEARS, **options)
    return [(it.stops, it.sentence()) for it in found]


def test_a_fitting_register_has_nothing_to_tell():
    assert told(one(), outcomes=["fys"], inhabitants=np.full(4, 100.0)) == []


@pytest.mark.parametrize(
    ("changes", "stops", "words"),
    [
        ({"areas": ("A", "X")}, False, "1 area is not among the figures: X."),
        ({"areas": ("X", "Y")}, True, "2 areas are not among the figures: X, Y."),
        ({"areas": ("A", *"PQRSTUV")}, False, "P, Q, R, S, T …"),
        ({"areas": ("A", "B", "C", "D")}, True, "It was in every area"),
        ({"started": 2007.5}, True, "It started (2007) before the first wave (2008)"),
        ({"started": 2016.0}, True, "It started (2016) after the last wave (2016) or at it"),
        ({"announced": 2007.0}, False, "It was announced (2007) before the first wave (2008)"),
        ({"started": 2009.0, "selection_waves": (2008,)}, False, "There is one wave before"),
        ({"selection_waves": (2013,)}, False, "The choice looked at 2013, but there is no such"),
        ({"selection_waves": ()}, False, "No selection wave is told. If the areas"),
        ({"selection_waves": (), "selection_rule": "by lot"}, False, "the rule is “by lot”"),
        ({"dimensions": ("fys", "xyz")}, False, "It meant to change “xyz”"),
        ({"cost": 2000.0, "cost_per_resident": 20.0}, False, "(20 euro) is not the cost over"),
    ],
)
def test_each_misfit_is_a_sentence_with_its_line(changes, stops, words):
    ((found_stops, sentence),) = told(
        one(**changes), outcomes=["fys", "won"], inhabitants=np.full(4, 100.0)
    )
    assert found_stops is stops
    assert sentence.startswith("interventions.csv, line 2 (V1): ")
    assert words in sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"cost": 2000.0, "cost_per_resident": 11.0},
        {"cost": 2000.0, "cost_per_resident": 20.0, "shares": (1.0, 0.1)},
        {"cost": 2000.0, "cost_per_resident": 20.0, "areas": ("C",)},
    ],
)
def test_a_cost_that_can_not_be_held_against_inhabitants_is_left_alone(changes):
    people = np.array([100.0, 100.0, np.nan, 100.0])
    assert told(one(**changes), inhabitants=people) == []


def test_without_a_line_the_id_is_the_place():
    ((_stops, sentence),) = told(one(line=0, started=2007.0))
    assert sentence.startswith("V1: It started")


def test_the_made_up_register_fits_its_country():
    country = madeup.country()
    for row, programme in zip(country.interventions.itertuples(), PROGRAMMES, strict=True):
        it = one(areas=tuple(row.areas.split()), started=Moment(row.started))
        start = start_of(it, codes=country.areas.index.to_numpy(str), years=country.waves * 1.0)
        assert (start >= 0).sum() == len(it.areas)
        first = country.waves[start.max()]
        assert first > float(Moment(programme.started))


def test_shares_reach_their_areas():
    it = one(areas=("D", "B"), shares=(0.25, 1.0))
    assert share_reached(it, codes=CODES).tolist() == [0.0, 1.0, 0.0, 0.25]
    assert share_reached(one(), codes=CODES).tolist() == [1.0, 1.0, 0.0, 0.0]


@given(st.floats(2000, 2020))
def test_the_first_treated_wave_is_after_the_start(started):
    place = first_treated_wave(started, YEARS)
    if place == -1:
        assert started >= YEARS[-1]
    else:
        assert YEARS[place] > started
        assert place == 0 or YEARS[place - 1] <= started


def test_kinds_have_a_label_and_a_definition_in_both_languages():
    english = [kind.told() for kind in KINDS.values()]
    with speaking("nl"):
        dutch = [kind.told() for kind in KINDS.values()]
        assert kind_label("fysiek") == "fysiek"
    assert all(a != b for a, b in zip(english, dutch, strict=True))
    assert len(set(english)) == len(KINDS) == 8
    assert kind_label("fysiek") == "physical"
    assert kind_label("") == "kind not told"


def test_overlaps_are_listed_with_what_follows():
    first = one(ended=Moment("2014"))  # a year holds its days: to the end of 2014
    second = one(id="V2", areas=("B", "C"), started=2018.0, announced=2016.5)
    third = one(id="V3", areas=("B", "A"), started=2012.5, ended=2013.5)
    found = overlaps([third, second, first])
    assert [(it.first, it.second, it.areas, it.apart) for it in found] == [
        ("V1", "V2", ("B",), 1.5),
        ("V1", "V3", ("A", "B"), 0.0),
    ]
    assert "in 1 area less than 2 years after each other (B)" in found[0].sentence()
    assert "in 2 areas at the same time (A, B)" in found[1].sentence()
    assert clean_areas(second, found) == ("C",)
    assert clean_areas(first, found) == ()
    assert programmes_in("B", [second, first]) == ("V1", "V2")


def test_what_goes_on_overlaps_with_all_that_follows():
    (found,) = overlaps([one(), one(id="V2", started=2030.0)])
    assert found.apart == 0.0


spans = st.lists(
    st.tuples(st.sets(st.sampled_from("ABCD"), min_size=1), st.floats(2000, 2010), st.floats(0, 9)),
    max_size=5,
)


@given(spans, st.randoms())
def test_overlaps_do_not_depend_on_order(rows, random):
    listed = [
        one(id=f"V{i}", areas=tuple(sorted(areas)), started=start, ended=start + years)
        for i, (areas, start, years) in enumerate(rows)
    ]
    mixed = random.sample(listed, len(listed))
    assert overlaps(mixed) == overlaps(listed)
    wider = {(it.first, it.second) for it in overlaps(listed, within=5.0)}
    assert {(it.first, it.second) for it in overlaps(listed)} <= wider


def test_the_page_defines_every_kind():
    page = Path(__file__).parents[3] / "docs/how-to/keep-a-register-of-interventions.md"
    text = page.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))
    for kind in KINDS.values():
        assert rows[kind.word].startswith(f"{kind.label}: "), kind.word
    assert {word for word in rows if word in KINDS} == set(KINDS)
