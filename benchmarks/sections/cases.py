"""Choosing cases: do the two of a pair truly differ, and are the chances honest."""

import operator
from collections.abc import Sequence
from functools import partial

import numpy as np

from benchmarks import cases
from benchmarks.cases import CasesRow
from benchmarks.process import side_by_side
from benchmarks.table import markdown, percent, table
from benchmarks.topic import Asked, Section

WHICH = {"all": "all that can be formed", "picked": "the best of each gemeente"}


def case_section(asked: Asked) -> Section:
    """Choose pairs in made-up countries, in countries where nothing changed, and hardly sure ones.

    A pair that is picked by its raw difference is the largest rise and fall of its gemeente.
    """
    seeds = asked.countries(8)
    jobs = [partial(job, seeds) for job in (cases.rows, cases.pure_noise, cases.honest)]
    planted, nothing, honest = side_by_side(operator.call, jobs)
    chances = table(
        honest,
        {
            "pairs, from a chance of 1 in 2": lambda row: WHICH[row.which],
            "number": lambda row: f"{row.pairs:,}",
            "promised to differ": lambda row: percent(row.promised),
            "did": lambda row: percent(row.came),
        },
    )
    speed = table(
        cases.speed(),
        {
            "design, no cities named": lambda row: row.design,
            "cases asked": lambda row: row.number,
            "areas": lambda row: f"{row.eligible:,}",
            "options": lambda row: f"{row.options:,}",
            "seconds to list them": lambda row: f"{row.listing:.2f}",
            "seconds a choice": lambda row: f"{row.choosing:.2f}",
        },
    )
    title = f"Choosing cases, {seeds} made-up countries"
    return title, f"{_pairs(planted, nothing)}\n\n{chances}\n\n{speed}"


def _pairs(planted: Sequence[CasesRow], nothing: Sequence[CasesRow]) -> str:
    ours, raw = (np.array([getattr(row, name) for row in planted]) for name in ("ours", "raw"))
    top = np.minimum(ours, raw)
    return markdown(
        ["pairs by", "truly differ", "gap told", "true gap", "suggested where nothing changed"],
        [
            [
                "the rule",
                _differ(ours, [row.differ for row in planted]),
                _points(ours, [row.gap for row in planted]),
                _points(ours, [row.gap_true for row in planted]),
                sum(row.ours for row in nothing),
            ],
            [
                "raw difference",
                _differ(raw, [row.differ_raw for row in planted]),
                _points(raw, [row.gap_raw for row in planted]),
                _points(raw, [row.gap_raw_true for row in planted]),
                sum(row.raw for row in nothing),
            ],
            [
                "raw difference, as many as by the rule",
                _differ(top, [row.differ_top for row in planted]),
                "",
                "",
                "",
            ],
        ],
    )


def _differ(pairs: np.ndarray, shares: Sequence[float]) -> str:
    right = int(np.rint(np.nansum(pairs * np.array(shares))))
    return f"{right} of {pairs.sum()} ({percent(right / max(pairs.sum(), 1), 0)})"


def _points(pairs: np.ndarray, gaps: Sequence[float]) -> str:
    return f"{np.nansum(pairs * np.array(gaps)) / max(pairs.sum(), 1):.3f}"
