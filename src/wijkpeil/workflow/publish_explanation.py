"""Write all that was found on what goes with change, and on the expectation, into one folder."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil import __version__
from wijkpeil.report.explanation.page import explanation_page
from wijkpeil.report.explanation.taking_part import left_out_sentence
from wijkpeil.results.explanation import ExpectationResults, ExplanationResults
from wijkpeil.trajectories.change import VERDICTS, Verdict
from wijkpeil.trajectories.explanation.relations import Relations
from wijkpeil.trajectories.explanation.stability import Line
from wijkpeil.workflow.written import Written, write_results

VERDICT_NAMES: dict[Verdict, str] = {
    "rising": "better",
    "falling": "worse",
    "stable": "as expected",
    "unclear": "unclear",
}
"""What verdicts on an excess are called in the tables."""


def publish_explanation(
    explanation: ExplanationResults, expectation: ExpectationResults, folder: Path
) -> Written:
    """Write ``explanation`` and ``expectation`` as CSV and Parquet, and ``explanation.html``."""
    return write_results(
        folder,
        page="explanation.html",
        draw=lambda: explanation_page(explanation, expectation),
        tables={
            "explanation": coefficient_table(explanation),
            "expectation": area_table(expectation),
        },
    )


def coefficient_table(results: ExplanationResults) -> pd.DataFrame:
    """One row per characteristic, population, period and rule.

    Returns
    -------
    DataFrame
        Index: ``characteristic``. The rows with a ``relation`` are the answer; the others show
        whether it holds. See ``docs/reference/tables.md``.
    """
    rows = [
        row
        for key, found in results.populations
        for row in _answer_rows(results, key, found, without="")
    ]
    rows += [
        row
        for one in results.outside
        if one.relations is not None
        for row in _answer_rows(results, "all", one.relations, without="+".join(one.dropped))
    ]
    rows += [row for line in results.stability for row in _line_rows(results, line)]
    columns = list(rows[0]) if rows else ["characteristic"]
    return pd.DataFrame(rows, columns=columns).set_index("characteristic")


def _answer_rows(
    results: ExplanationResults, key: str, found: Relations, *, without: str
) -> list[dict[str, object]]:
    low80, high80 = found.interval(0.80)
    low95, high95 = found.interval(0.95)
    low, high = found.band
    nearby = np.full(len(found.names), np.nan) if found.nearby is None else found.nearby
    return [
        {
            "characteristic": name,
            "among": key,
            "start": results.start,
            "end": results.end,
            "rule": "plausible",
            "without": without,
            "coefficient": found.estimate[at],
            "lower80": low80[at],
            "upper80": high80[at],
            "lower95": low95[at],
            "upper95": high95[at],
            "band_lower95": low[at],
            "band_upper95": high[at],
            "p": found.single[at],
            "p_all_looks": found.adjusted[at],
            "error_by_gemeente": found.clustered[at],
            "error_nearby": nearby[at],
            "information_lost": found.lost[at],
            "relation": str(found.relation[at]),
            "areas": found.areas,
            "gemeenten": found.gemeenten,
        }
        for at, name in enumerate(found.names)
    ]


def _line_rows(results: ExplanationResults, line: Line) -> list[dict[str, object]]:
    low80, high80 = line.interval(0.80)
    low95, high95 = line.interval(0.95)
    return [
        {
            "characteristic": name,
            "among": line.among,
            "start": line.start,
            "end": line.end,
            "rule": line.rule,
            "without": "",
            "coefficient": line.estimate[at],
            "lower80": low80[at],
            "upper80": high80[at],
            "lower95": low95[at],
            "upper95": high95[at],
            "error_by_gemeente": line.scale[at],
            "relation": "",
        }
        for at, name in enumerate(results.everywhere.names)
    ]


def area_table(results: ExpectationResults) -> pd.DataFrame:
    """One row an area: expected change, own change, difference, verdict."""
    excess = results.excess
    frame = results.areas[["name", "gemeente", "gemeente_name", "size", "vulnerable"]].copy()
    frame["start"], frame["end"] = excess.start, excess.end
    frame["expected"], frame["expected_error"] = results.expected, results.unsure
    frame["change"] = results.own
    frame["difference"] = excess.estimate
    for coverage in (80, 95):
        low, high = excess.interval(coverage / 100)
        frame[f"difference_lower{coverage}"], frame[f"difference_upper{coverage}"] = low, high
    frame["p_better"], frame["p_worse"] = excess.rise, excess.fall
    frame["false_sign_rate"] = excess.false_sign_rate
    names: Mapping[str, str] = {str(verdict): name for verdict, name in VERDICT_NAMES.items()}
    frame["verdict"] = [names[str(verdict)] for verdict in results.verdict]
    frame.index.name = "code"
    return frame


def explanation_summary(
    explanation: ExplanationResults, expectation: ExpectationResults
) -> dict[str, object]:
    """Sum up for machines; the same for the same inputs."""
    asked = expectation.areas["vulnerable"].to_numpy(dtype=bool)
    return {
        "wijkpeil": __version__,
        "title": explanation.title,
        "made_up": explanation.made_up,
        "level": explanation.level,
        "period": [explanation.start, explanation.end],
        "year_of_characteristics": explanation.year,
        "may_be_consequences": explanation.late,
        "vulnerable_rule": explanation.vulnerable_rule,
        "relations": {key: _relations(found) for key, found in explanation.populations},
        "left_out": [
            {"characteristic": one.name, "why": one.treatment.fate}
            for one in explanation.characteristics
            if one.treatment.fate != "used"
        ],
        "expectation": {
            "told": expectation.told,
            "verdicts": {
                "vulnerable": _counts(expectation, asked),
                "all": _counts(expectation, np.ones(len(asked), dtype=bool)),
            },
        },
        "notes": [
            *filter(None, (left_out_sentence(explanation),)),
            *explanation.notes,
        ],
    }


def _relations(found: Relations) -> dict[str, object]:
    if found.reason:
        return {"areas": found.areas, "reason": found.reason}
    return {
        "areas": found.areas,
        "gemeenten": found.gemeenten,
        "characteristics": {
            name: {
                "relation": str(found.relation[at]),
                "coefficient": float(found.estimate[at]),
                "p_all_looks": float(found.adjusted[at]),
            }
            for at, name in enumerate(found.names)
        },
    }


def _counts(results: ExpectationResults, asked: "np.typing.NDArray[np.bool_]") -> dict[str, int]:
    return {
        VERDICT_NAMES[verdict]: int((results.verdict[asked] == verdict).sum())
        for verdict in VERDICTS
    }
