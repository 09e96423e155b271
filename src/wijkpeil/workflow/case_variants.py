"""The same choice of cases under other rules of change, other periods, and plain subtraction."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from wijkpeil.cases.obstacle_words import NamedAs
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.suggest import Selection, suggest
from wijkpeil.errors import ModelError, RuleError
from wijkpeil.panel import Panel
from wijkpeil.results.cases import Variant, VariantKind
from wijkpeil.trajectories.defaults import REFERENCES
from wijkpeil.workflow.candidates import candidates_of
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question

FACTORS = (0.5, 2.0)
"""The least change that counts is halved and doubled."""


def other_questions(
    question: Question, waves: tuple[int, ...]
) -> Iterator[tuple[VariantKind, str, Question]]:
    """List the same question with one thing changed: what change is against, how much, when."""
    for reference in REFERENCES:
        if reference != question.reference:
            yield "relative_to", reference, replace(question, reference=reference)
    for factor in FACTORS:
        minimum = factor * question.minimum
        yield "minimum", f"{minimum:.6g}", replace(question, minimum=minimum)
    for start, end in other_periods(question, waves):
        yield "period", f"{start}-{end}", replace(question, start=start, end=end)


def other_periods(question: Question, waves: tuple[int, ...]) -> list[tuple[int, int]]:
    """List the periods that share the question's start or its end."""
    later = [(question.start, wave) for wave in waves if wave > question.start]
    earlier = [(wave, question.end) for wave in waves if wave < question.end]
    own = (question.start, question.end)
    return sorted({period for period in (*later, *earlier) if period != own})


def variants(
    *,
    panel: Panel,
    modelled: Modelled,
    question: Question,
    rule: SelectionRule,
    asked: Mapping[str, str],
    suggested: Selection,
    named: NamedAs = "option",
) -> tuple[Variant, ...]:
    """Choose again under each other rule.

    Parameters
    ----------
    panel : Panel
    modelled : Modelled
    question : Question
    rule : SelectionRule
    asked : mapping of str to str
        What to call some gemeenten, by their name in the data.
    suggested : Selection
        The choice under the question's own rule; its areas need no name here.
    named : {"option", "key"}
        How a message names settings.
    """
    waves = tuple(int(wave) for wave in modelled.trajectory.waves)
    found = []
    for kind, value, other in (
        *other_questions(question, waves),
        ("raw", "", question),
    ):
        try:
            judged = judge_areas(panel=panel, modelled=modelled, question=other)
            areas = candidates_of(
                panel=panel, modelled=modelled, judged=judged, question=other, asked=asked
            )
            raw = kind == "raw"
            plan = replace(rule, design="pairs" if not rule.exact else "mix") if raw else rule
            chosen = suggest(areas, plan, raw=raw, alternatives=False, named=named)
        except (ModelError, RuleError) as error:
            found.append(Variant(kind, value, why_not=str(error)))
            continue
        found.append(variant(kind, value, chosen, suggested=suggested))
    return tuple(found)


def variant(kind: VariantKind, value: str, chosen: Selection, *, suggested: Selection) -> Variant:
    """Keep of a choice what is compared with the suggestion."""
    areas = chosen.candidates
    new = [code for code in chosen.codes if code not in suggested.codes]
    places = np.searchsorted(areas.codes, np.array(new, dtype=str))
    names = tuple(
        (code, str(areas.names[at]) or code) for code, at in zip(new, places.tolist(), strict=True)
    )
    return Variant(kind, value, chosen.codes, chosen.choice.options, names)
