import pytest

from wijkpeil.effects.advice import Conditions, advise
from wijkpeil.effects.library.evidence import Evidence
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.language import speaking

MANY = tuple(f"W{i:02d}" for i in range(20))
LAMPS = Intervention(
    "V1", "Lamps", "veiligheid", MANY[:12], 2012.0, ended=2014.0, cost_per_resident=120.0,
    price_year=2012,
)  # fmt: skip
COACH = Intervention("V2", "Coach", "sociaal", MANY[11:14], 2016.0, cost=5000.0)
FAR = Intervention("V3", "Far", "fysiek", ("X1",), 2010.0)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def finding(**changes):
    usual = {
        "id": "e",
        "origin": "own",
        "policy": "lamps",
        "intervention": "Lamps",
        "kind": "veiligheid",
        "outcome": "safety",
        "direction": "favourable",
        "finding": "",
        "citation": "own",
        "level": "weak",
    }
    return Evidence(**(usual | changes))


def advice(**changes):
    usual = {
        "area": "A",
        "look_alikes": MANY,
        "interventions": [LAMPS, COACH, FAR],
        "estimates": {"V1": [finding()]},
    }
    return advise(**(usual | changes))


def test_measures_in_look_alikes_in_alphabetical_order():
    found = advice()
    assert [it.intervention.id for it in found.measures] == ["V2", "V1"]
    coach, lamps = found.measures
    assert lamps.where == MANY[:12]
    assert lamps.looked_at == 20
    assert lamps.cost_in_words() == "120 euro per resident (prices of 2012)"
    assert coach.cost_in_words() == "5,000 euro in all"
    assert lamps.own[0].level == "weak"
    assert "2 measures of the register were tried" in found.sentence()
    assert "says nothing of worth" in found.sentence()


def test_nothing_tried_is_an_answer():
    found = advice(interventions=[FAR])
    assert found.measures == ()
    assert "Nothing in the register was tried in the 20 look-alikes" in found.sentence()
    assert "none is ruled out" in found.sentence()
    assert "has no look-alikes" in advice(look_alikes=[]).sentence()


def test_an_area_is_no_look_alike_of_itself():
    found = advice(area="W00", look_alikes=MANY[:1])
    assert found.look_alikes == ()
    assert found.tried_here == ("V1",)


def test_every_measure_has_its_cautions():
    coach, lamps = advice(
        area="W12",
        estimates={
            "V1": [
                finding(direction="unfavourable"),
                finding(outcome="crime", direction="none shown", level="can't tell"),
            ]
        },
        library=[
            finding(id="x", origin="published", direction="unfavourable", citation="B 2012"),
            finding(id="y", origin="published", kind="fysiek", citation="C 2013"),
        ],
    ).measures
    told = " ".join(lamps.cautions)
    assert "What it did can't be told for crime." in told
    assert "By own estimate it did harm" in told
    assert "not proof of no effect" in told
    assert "Others found harm of this kind of measure (safety): B 2012." in told
    assert "had other measures too (V2)" in told
    assert "still runs" not in told
    assert [it.id for it in lamps.published] == ["x"]
    told = " ".join(coach.cautions)
    assert "Its effect was not estimated" in told
    assert "Only 2 look-alikes had it." in told
    assert "It was done in 3 areas only" in told
    assert "already done in this area itself" in told
    assert "It still runs" in told
    assert coach.cautions[-1].endswith("the same here is a supposition.")


@pytest.mark.parametrize(
    ("here", "words"),
    [
        (True, "This area has these conditions."),
        (False, "This area doesn't have these conditions."),
        (None, "Whether this area has these conditions isn't known."),
    ],
)
def test_conditions_of_cases_are_told_without_cause(here, words):
    known = Conditions("many associations and little vacancy", 0.91, 4, here=here)
    measure = advice(conditions={"V1": [known]}).measures[1]
    assert measure.conditions == (known,)
    told = known.sentence()
    assert told.startswith("In 4 cases it went with rise under these conditions: many")
    assert "consistency 0.91" in told
    assert told.endswith(words)


def test_a_cost_that_is_not_told():
    bare = Intervention("V9", "Bare", "", MANY, 2012.0)
    (measure,) = advice(interventions=[bare]).measures
    assert measure.cost_in_words() == "cost not told"
    assert measure.published == ()
