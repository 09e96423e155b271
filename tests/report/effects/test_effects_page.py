"""The page on what helped."""

import re
from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.library.beside import disagreements
from wijkpeil.effects.library.evidence import Evidence
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.overlaps import Overlap
from wijkpeil.effects.verdict.forms import Forms
from wijkpeil.effects.verdict.grades import ALLOWED, POINTS, Grades
from wijkpeil.effects.verdict.rule import judge
from wijkpeil.language import speaking
from wijkpeil.report.document import Fold, Section, Table
from wijkpeil.report.effects.page import effects_page
from wijkpeil.report.effects.section import effects_section
from wijkpeil.report.effects.words import between, signed, verdict_in_short
from wijkpeil.results.effects import (
    Answer,
    Apart,
    AtWave,
    EffectResults,
    InterventionEffect,
    Look,
    ShockEffect,
    Since,
)

BEST = {point: ALLOWED[point][0] for point in POINTS}


def verdict(effect: float = 0.06, **worse: str):
    grades = Grades(**(BEST | worse))
    return judge(grades, effect=effect, interval=(effect - 0.02, effect + 0.02), relevant=0.04)


def answer(effect: float = 0.06, **worse: str) -> Answer:
    return Answer(
        treated=12,
        controls=40,
        without=1,
        reference=2012,
        first=2014,
        detectable=0.03,
        relevant=0.04,
        waves=(
            AtWave(2008, 3.9, 3.91, 0.01, -0.01, 0.03),
            AtWave(2012, 3.9, 3.9, 0.0, 0.0, 0.0),
            AtWave(2014, 4.0, 3.9, effect, effect - 0.02, effect + 0.02),
            AtWave(2016, float("nan"), 3.9, float("nan"), float("nan"), float("nan")),
        ),
        since=(Since("0–2", effect, float("-inf"), float("inf"), 12),),
        looks=(
            Look("lbm", False, effect, effect - 0.02, effect + 0.02, 0.0001, 0.0002),
            Look("soc", True, 0.01, -0.01, 0.03, 0.3, 0.3),
        ),
        forms=Forms(effect, effect - 0.02, effect + 0.02, 0.5, 0.3, 0.7, 0.2, 0.3, 0.2, 0.4),
        placebos=np.linspace(-0.05, 0.05, 40),
        smallest_p=1 / 41,
        findings=(Finding("chance", "below 5%", fired=False, sentence="Two looks."),),
        verdict=verdict(effect, **worse),
        how="Compared with 40 areas.",
        notes=("One area lacks a wave.",),
    )


def intervention(key: str, name: str) -> Intervention:
    return Intervention(
        key,
        name,
        "fysiek",
        ("WK900101", "WK900102"),
        2013.0,
        ended=2018.0,
        selection_rule="de laagste",
        components=("sloop",),
        cost_per_resident=100.0,
    )


@pytest.fixture
def results() -> EffectResults:
    shared = {"kind": "fysiek", "direction": "favourable", "finding": "Found.", "policy": "p"}
    library = (
        Evidence(id="a", origin="published", intervention="I", outcome="prices", citation="One",
                 **shared),
        Evidence(id="b", origin="published", intervention="I", outcome="livability",
                 citation="Two", **(shared | {"direction": "none shown"})),
    )  # fmt: skip
    return EffectResults(
        title="A made-up study",
        language="en",
        made_up=True,
        relevant=0.04,
        interventions=(
            InterventionEffect(intervention("Z9", "Zeta"), answer(), remarks=("Tell the dose.",)),
            InterventionEffect(intervention("A1", "Alpha"), None, "It started too early."),
        ),
        overlaps=(Overlap("A1", "Z9", ("WK900101",), 0.0),),
        shocks=(
            ShockEffect(("Law", "Crisis"), (2014, 2016), "rent", ("One bundle.",), ("Moved.",),
                        (Apart(2014, 0.0, 0.0, 0.0), Apart(2016, -0.01, -0.02, 0.0))),
            ShockEffect(("Other",), (2020, 2022), "", ("Alone.",), refused="No year is known."),
        ),
        library=library,
        disagreements=disagreements(library),
        command="wijkpeil effects estimate study",
        notes=("There are no borders.",),
    )  # fmt: skip


def test_the_page_keeps_the_order_of_the_register(results) -> None:
    page = effects_page(results)
    assert page.index("Zeta") < page.index("Alpha")
    assert "Zeta helped" in page
    assert "It started too early." in page
    assert "One bundle." in page
    assert "No year is known." in page
    assert "On the same policy, studies differ" in page
    assert "Tell the dose." in page
    assert "Could chance do this?" in page
    assert effects_page(results) == page


def test_what_could_be_found_comes_before_what_was(results) -> None:
    page = effects_page(results)
    assert page.index("Said beforehand") < page.index("Zeta helped")


def test_it_is_dutch_throughout(results) -> None:
    page = effects_page(replace(results, language="nl"))
    text = re.sub(r"<(style|svg|script).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert "Wat hielp?" in text
    assert not re.search(
        r"\b(the|areas|which|looked|compared)\b",
        text.replace("Compared with 40 areas.", "")
        .replace("Tell the dose.", "")
        .replace("There are no borders.", ""),
    )


def test_in_a_report_each_intervention_is_folded(results) -> None:
    with speaking("en"):
        section = effects_section(results, kicker="made up")
    assert isinstance(section, Section)
    (listed,) = (block for block in section.blocks if isinstance(block, Table))
    assert {row[0].href for row in listed.rows} == {""}
    assert (
        sum(isinstance(block, Fold) for block in section.blocks) == 5
    )  # overlaps, two interventions, shocks, others


def test_without_interventions_only_shocks_are_told(results) -> None:
    bare = replace(results, interventions=(), overlaps=(), notes=(), shocks=(), library=())
    page = effects_page(bare)
    assert "What helped?" in page
    assert "interventions were looked at" not in page


@pytest.mark.parametrize(
    ("worse", "effect", "said"),
    [
        ({}, 0.06, "it helped: strong evidence"),
        ({"selection": "not told"}, 0.06, "it went better there"),
        ({"selection": "not told"}, -0.06, "it went worse there"),
        ({}, -0.06, "it did harm"),
        ({"chance": "10% or more", "break_even": "none"}, 0.01, "it did little"),
        ({"selection": "differs"}, 0.06, "can't tell"),
    ],
)
def test_verdicts_in_short(worse, effect, said) -> None:
    with speaking("en"):
        assert verdict_in_short(verdict(effect, **worse)).startswith(said)


def test_ends_that_are_not_there_are_dashes() -> None:
    with speaking("en"):
        assert between(float("-inf"), 1.0) == "–"
        assert between(0.0, 1.0) == "0.000 to +1.000"
        assert signed(float("nan")) == "–"
