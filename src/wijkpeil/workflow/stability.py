"""Judge some areas again under every other rule, and over every other period."""

from dataclasses import replace
from itertools import combinations

import pandas as pd

from wijkpeil.cases.stability import stability
from wijkpeil.errors import ModelError
from wijkpeil.panel import Panel
from wijkpeil.results.cases import About, StabilityResults
from wijkpeil.trajectories.defaults import REFERENCES
from wijkpeil.trajectories.verdict import sureness
from wijkpeil.workflow.case_variants import FACTORS
from wijkpeil.workflow.judged import Judged, judge_areas
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.typology import rule_verdicts

CAPS = (0.01, 0.1)
"""Stricter and milder caps on wrong verdicts than the usual one."""


def stability_of(
    *,
    panel: Panel,
    modelled: Modelled,
    question: Question,
    judged: Judged,
    cases: pd.DataFrame,
    about: About,
    extra: pd.DataFrame | None = None,
) -> StabilityResults:
    """Say how firm the verdict on each case is.

    Parameters
    ----------
    panel : Panel
    modelled : Modelled
    question : Question
    judged : Judged
        For the question itself.
    cases : DataFrame
        Index: code, of areas in the panel. Columns ``name`` and ``city``.
    about : About
    extra : DataFrame, optional
        More rules, one column each, with the verdicts of areas (index: code).
    """
    order = cases.assign(code=cases.index).sort_values(["city", "name", "code"], kind="stable")
    cases = cases.loc[order.index]
    places = panel.areas.index.get_indexer(cases.index)
    rules = _rules(panel, modelled, question, judged).iloc[places]
    if extra is not None:
        rules = pd.concat([rules, extra.reindex(rules.index)], axis=1)
    periods = _periods(panel, modelled, question).iloc[places]
    verdict = pd.Series(judged.verdicts.verdict[places], index=cases.index)
    return StabilityResults(
        about=about,
        cases=cases.assign(
            verdict=verdict,
            sure=sureness(verdict=judged.verdicts.verdict, change=judged.relative)[places],
        ),
        rules=rules,
        periods=periods,
        waves=tuple(int(wave) for wave in modelled.trajectory.waves),
        found=stability(
            verdict=verdict,
            rules=rules,
            periods=periods[overlapping(periods, question)],
            settings=[name for name in map(str, rules.columns) if ":" in name],
        ),
    )


def overlapping(periods: pd.DataFrame, question: Question) -> list[str]:
    """Name the windows that share time with the question's own period."""
    shared = []
    for name in map(str, periods.columns):
        start, end = map(int, name.split("-"))
        if start < question.end and end > question.start:
            shared.append(name)
    return shared


def _rules(panel: Panel, modelled: Modelled, question: Question, judged: Judged) -> pd.DataFrame:
    """Collect verdicts with one setting of the model changed, and those of the other rules."""
    others = {
        f"relative_to:{reference}": replace(question, reference=reference)
        for reference in REFERENCES
        if reference != question.reference
    }
    for factor in FACTORS:
        minimum = factor * question.minimum
        others[f"minimum:{minimum:.6g}"] = replace(question, minimum=minimum)
    for cap in CAPS:
        if cap != question.cap:
            others[f"cap:{cap:.6g}"] = replace(question, cap=cap)
    table = pd.DataFrame(
        {name: _verdicts(panel, modelled, other) for name, other in others.items()},
        index=panel.areas.index,
        dtype=object,
    )
    typologies, _notes = rule_verdicts(
        panel=panel, modelled=modelled, question=question, vulnerable=judged.vulnerable
    )
    return pd.concat([table, typologies], axis=1)


def _verdicts(panel: Panel, modelled: Modelled, question: Question) -> list[str | None]:
    """Judge again; None for all areas where the rule can't be applied."""
    try:
        judged = judge_areas(panel=panel, modelled=modelled, question=question)
    except ModelError:
        return [None] * len(panel.areas)
    return [str(word) for word in judged.verdicts.verdict]


def _periods(panel: Panel, modelled: Modelled, question: Question) -> pd.DataFrame:
    """Judge every window between two waves but the question's own."""
    waves = [int(wave) for wave in modelled.trajectory.waves]
    return pd.DataFrame(
        {
            f"{start}-{end}": judge_areas(
                panel=panel,
                modelled=modelled,
                question=replace(question, start=start, end=end),
            ).verdicts.verdict
            for start, end in combinations(waves, 2)
            if (start, end) != (question.start, question.end)
        },
        index=panel.areas.index,
    )
