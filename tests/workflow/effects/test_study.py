"""A whole study: shocks, power, notes, and what is asked for."""

from dataclasses import replace

import pytest

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking
from wijkpeil.report.effects.evidence import all_evidence
from wijkpeil.study.model import DataFile, DataSources, Event, Period, Study
from wijkpeil.study.moments import Moment
from wijkpeil.workflow.effects.figures import figures_of
from wijkpeil.workflow.effects.looked_at import look_at
from wijkpeil.workflow.effects.many import detectable_before
from wijkpeil.workflow.effects.plan import plan_of
from wijkpeil.workflow.effects.power import Power, power_of
from wijkpeil.workflow.effects.shocks import exposure_of, shocks_of
from wijkpeil.workflow.effects.study import effects_of_study


def event(name: str, start: str, where: str = "") -> Event:
    return Event(Moment(start), Moment(start), name, where, "Made up")


@pytest.fixture(scope="module")
def study(small) -> Study:
    row = small.interventions.iloc[2]
    lottery = Intervention(
        "V3", row["name"], row["kind"], tuple(row["areas"].split()), Moment("2015-01-01"),
        selection_rule="door loting",
    )  # fmt: skip
    return Study(
        title="Made up",
        question="What helped?",
        level="wijk",
        period=Period(2012, 2016),
        data=DataSources(DataFile("data/scores.csv")),
        made_up=True,
        interventions=(lottery, replace(lottery, id="V8", started=2001.0)),
        events=(event("Law", "2015"), event("Fair", "2013", "Zandermeer")),
    )


def test_nothing_to_look_at_is_none(study, panel) -> None:
    assert effects_of_study(replace(study, interventions=(), events=()), panel) is None


def test_an_unknown_id_is_refused(study, panel) -> None:
    with speaking("en"), pytest.raises(EffectError, match="no intervention “X”"):
        effects_of_study(study, panel, only=("X",))


def test_without_borders_or_gemeenten_the_notes_say_so(study, bare) -> None:
    areas = bare.areas.assign(gemeente="")
    with speaking("en"):
        found = effects_of_study(study, replace(bare, areas=areas))
    assert found is not None
    assert "no borders" in found.notes[0]
    assert "gemeente" in found.notes[1]
    assert [each.answer is None for each in found.interventions] == [False, True]
    assert [each.id for each in all_evidence(found) if each.origin == "own"] == ["own-V3"]
    assert "social_rent" in found.shocks[0].refused


def test_only_what_is_asked_is_estimated(study, panel, borders) -> None:
    found = effects_of_study(study, panel, borders=borders, only=("V8",))
    assert found is not None
    assert [each.intervention.id for each in found.interventions] == ["V8"]


def test_characteristics_from_after_a_shock_are_refused(study, panel) -> None:
    """The fixture's figures are of 2024."""
    with speaking("en"):
        (found,) = shocks_of(study, panel, figures_of(panel, None))
    assert found.names == ("Law",)
    assert "2024" in found.refused
    assert found.waves == ()


def test_the_year_of_an_exposure_must_be_known(panel) -> None:
    with speaking("en"), pytest.raises(EffectError, match="year of the characteristics"):
        exposure_of(replace(panel, figures_year=None), "social_rent")


def test_an_exposure_from_before_is_used_within_urbanity(study, panel) -> None:
    early = replace(panel, figures_year=2012)
    exposed = exposure_of(early, "social_rent")
    assert exposed.stratum is not None
    assert exposed.values[exposed.values > 1].size > 0  # percentages
    figures = figures_of(early, None)
    with speaking("en"):
        (found,) = shocks_of(study, early, figures)
        (alone,) = shocks_of(study, early, replace(figures, gemeente=None))
    assert found.refused == ""
    reference = next(each for each in found.waves if each.year == 2014)
    assert (reference.effect, reference.low, reference.high) == (0.0, 0.0, 0.0)
    assert len(alone.found) == len(found.found) - 1  # no dealing out without gemeenten


def test_power_is_told_for_each(study, panel) -> None:
    with speaking("en"):
        told = power_of(study, panel, borders=None)
        assert [each.id for each in told] == ["V3", "V8"]
        assert told[1].refused
        assert told[0].detectable is None or told[0].detectable > 0


@pytest.mark.parametrize(
    ("power", "said"),
    [
        (Power("A", "A", 12, 30, 0.1, 0.04), "finding none would say little"),
        (Power("A", "A", 12, 30, 0.02, 0.04), "effect matters from 0.040."),
        (Power("A", "A", 1, 5, None, 0.04), "however large"),
        (Power("A", "A", 0, 0, None, 0.04, "No."), "A A: No."),
    ],
)
def test_power_in_words(power, said) -> None:
    with speaking("en"):
        assert said in power.sentence()


def test_too_few_controls_have_no_power(made) -> None:
    figures = made.figures()
    plan = plan_of(made.intervention(figures), figures=figures, others=())
    look = look_at("lbm", plan=plan, figures=figures)
    two = plan.weight.copy()
    two[plan.weight.nonzero()[0][2:]] = 0.0
    with speaking("en"), pytest.raises(EffectError, match="Fewer than three controls"):
        detectable_before(replace(look, plan=replace(plan, weight=two)))
