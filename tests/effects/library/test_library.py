from pathlib import Path

import pytest

from wijkpeil.effects.library.beside import disagreements, side_by_side
from wijkpeil.effects.library.evidence import (
    DIRECTIONS,
    OUTCOMES,
    Evidence,
    direction_label,
    outcome_label,
)
from wijkpeil.effects.register.kinds import KINDS
from wijkpeil.language import speaking
from wijkpeil.study.evidence_library import COLUMNS, read_library


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def one(**changes):
    usual = {
        "id": "a",
        "origin": "published",
        "policy": "lamps",
        "intervention": "Lamps",
        "kind": "veiligheid",
        "outcome": "safety",
        "direction": "favourable",
        "finding": "Safer.",
        "citation": "A 2010",
    }
    return Evidence(**(usual | changes))


def test_the_same_policy_looks_different_on_another_outcome():
    """Krachtwijken: SCP 2013 against Koster & Van Ommeren 2019."""
    pairs = [it for it in disagreements(read_library()) if it.policy == "krachtwijken"]
    (told,) = [
        it.sentence()
        for it in pairs
        if it.first.citation.startswith("Koster & Van Ommeren 2019")
        and it.second.outcome == "livability"
    ]
    assert told == (
        "krachtwijken: favourable on house prices (Koster & Van Ommeren 2019, Review of Economics "
        "and Statistics), but no demonstrable effect on livability (SCP 2013, Werk aan de wijk). "
        "Those are different outcomes: both may be right."
    )
    assert not any(it.first.citation == it.second.citation for it in pairs)


def test_a_contradiction_on_the_same_outcome_is_told_as_such():
    (found,) = disagreements([one(), one(id="b", citation="B 2011", direction="unfavourable")])
    assert found.same_outcome
    assert "the same outcome: look at design, years and areas" in found.sentence()


@pytest.mark.parametrize(
    "other",
    [
        {"direction": "favourable"},
        {"direction": "no verdict"},
        {"direction": "changed"},
        {"policy": "cameras", "direction": "unfavourable"},
        {"citation": "A 2010", "direction": "unfavourable"},
    ],
)
def test_what_is_no_disagreement(other):
    assert disagreements([one(), one(**({"id": "b", "citation": "B 2011"} | other))]) == ()


def test_shelves_are_by_kind_and_outcome_in_alphabetical_order():
    listed = [
        one(id="z", citation="Z 1990"),
        one(id="own", origin="own", citation="V4", level="weak"),
        one(id="b", outcome="crime"),
        one(id="a2"),
    ]
    first, second = side_by_side(listed)
    assert first.title() == "safety · safety and nuisance"
    assert [it.id for it in first.published] == ["a2", "z"]
    assert [it.id for it in first.own] == ["own"]
    assert second.outcome == "crime"
    assert side_by_side(listed, kinds=["fysiek"]) == ()
    assert side_by_side(listed[::-1]) == (first, second)


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"size": -0.03, "lower": -0.05, "upper": 0.0, "unit": "points"},
         "−0.030 points (between −0.050 and 0)"),
        ({"size": 3.5, "unit": "%"}, "3.5% (no interval told)"),
        ({"lower": -5.0, "upper": -3.0, "unit": "%"}, "between −5 and −3%"),
        ({"direction": "none shown"}, "no demonstrable effect"),
        ({"direction": "little"}, "a small effect or none"),
        ({}, "no size told"),
    ],
)  # fmt: skip
def test_sizes_have_an_interval_or_say_that_none_is_told(changes, size):
    assert one(**changes).size_in_words() == size


def test_grades_say_who_gave_them():
    assert one(grade="3-4", graded_by="Wijkpeil").grade_in_words() == (
        "Maryland scale 3-4 of 5 (graded by: Wijkpeil)"
    )
    assert one(grade="3").grade_in_words().endswith("(graded by: not told by whom)")
    assert one(origin="own", level="weak").grade_in_words() == "weak evidence"
    assert one().grade_in_words() == "no grade"
    assert one().paid_in_words() == "who paid for the study was not looked up"
    assert one(paid_by="Ministry").paid_in_words() == "Ministry"


def test_the_shipped_findings_are_whole_in_both_languages():
    english = read_library()
    with speaking("nl"):
        dutch = read_library()
    assert len({it.id for it in english}) == len(english) == 32
    for one_, other in zip(english, dutch, strict=True):
        assert one_.id == other.id
        assert one_.finding != other.finding
        assert one_.kind in KINDS or one_.policy == "bundel-2015"
        assert outcome_label(one_.outcome)
        assert direction_label(one_.direction)
        assert one_.link
        assert one_.design
        assert one_.graded_by == ("Wijkpeil" if one_.grade else "")
    by_id = {it.id: it for it in english}
    assert by_id["krachtwijken-prijzen"].size == 3.5
    assert by_id["krachtwijken-prijzen"].grade == "3-4"
    assert by_id["whatsapp-tilburg-inbraak"].size == -40
    assert by_id["herstructurering-scp2011-cohesie"].grade == "3?"
    assert "retelling" in by_id["herstructurering-scp2011-cohesie"].not_read


def test_descriptions_are_no_effects():
    described = [it for it in read_library() if it.grade == "1"]
    assert described
    assert all(it.direction == "no verdict" for it in described)


def test_the_page_tells_every_finding_that_is_shipped():
    page = Path(__file__).parents[3] / "docs/reference/evidence-library.md"
    text = page.read_text(encoding="utf-8")
    for it in read_library():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{it.id}` |"))
        assert it.finding in row
        assert f"| {it.size_in_words()} | {it.grade or '–'} |" in row
        assert it.not_read in row
        assert it.link in row
    assert f"`{','.join(COLUMNS)}`" in text
    assert all(f"`{name}`" in text for name in (*OUTCOMES, *DIRECTIONS))
