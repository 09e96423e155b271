"""Write a comparison of cases into one folder, and sum it up for machines."""

from dataclasses import asdict
from pathlib import Path

import pandas as pd

from wijkpeil import __version__
from wijkpeil.qca.truth_table import TruthTableRow
from wijkpeil.report.qca.page import calibration_page, qca_page
from wijkpeil.results.qca import Answer, Assessed, QcaResults, Steadiness
from wijkpeil.sources.qca_csv import write_qca_csv
from wijkpeil.workflow.compared import comparison
from wijkpeil.workflow.output import to_json
from wijkpeil.workflow.written import Written, write_results

PAGE, CALIBRATION_PAGE = "qca.html", "calibration.html"


def publish_qca(results: QcaResults, folder: Path) -> Written:
    """Write ``qca.html``, ``calibrated.csv`` (of a study), ``truth-table.csv`` and ``qca.json``."""
    return write_results(
        folder,
        page=PAGE,
        draw=lambda: qca_page(results),
        tables={},
        texts=qca_texts(results),
    )


def qca_texts(results: QcaResults) -> dict[str, str]:
    """Write the calibrated table (of a study), the truth table and a summary, by file name."""
    texts = {}
    if results.calibrated is not None:
        texts[results.file] = write_qca_csv(results.calibrated.frame)
    texts["truth-table.csv"] = write_qca_csv(truth_table_frame(results))
    texts["qca.json"] = to_json(qca_summary(results))
    return texts


def publish_calibration(results: QcaResults, folder: Path) -> Written:
    """Write ``calibrated.csv`` and ``calibration.html``."""
    assert results.calibrated is not None  # noqa: S101 - asked of a study only
    return write_results(
        folder,
        page=CALIBRATION_PAGE,
        draw=lambda: calibration_page(results),
        tables={},
        texts={results.file: write_qca_csv(results.calibrated.frame)},
    )


def truth_table_frame(results: QcaResults) -> pd.DataFrame:
    """One row per combination that occurs, for the outcome and then for its negation.

    Returns
    -------
    DataFrame
        Index: outcome. Columns: row, the conditions, OUT, n, incl, PRI, cases.
    """
    rows = [
        _table_row(row, answer)
        for answer in (results.answer, results.negation)
        for row in answer.table.rows
    ]
    return pd.DataFrame(rows).set_index("outcome")


def _table_row(row: TruthTableRow, answer: Answer) -> dict[str, object]:
    config = zip(answer.table.space.names, row.values, strict=True)
    return {
        "outcome": answer.question.outcome,
        "row": row.number,
        **{name: "-" if value is None else value for name, value in config},
        "OUT": row.out,
        "n": row.n,
        "incl": row.inclusion,
        "PRI": row.pri,
        "cases": "; ".join(row.cases),
    }


def qca_summary(results: QcaResults) -> dict[str, object]:
    """Sum up a comparison for machines; the same for the same inputs."""
    found, other = results.answer, results.negation
    content = comparison(
        found.found,
        other.found,
        file=results.file,
        layout=results.layout,
        warnings=results.warnings,
    )
    return content | {
        "made_up": results.made_up,
        "about": {one.question.outcome: _about(one) for one in (found, other)},
    }


def calibration_summary(results: QcaResults) -> dict[str, object]:
    """Sum up a calibrated table for machines."""
    assert results.calibrated is not None  # noqa: S101 - asked of a study only
    cases = results.calibrated
    return {
        "wijkpeil": __version__,
        "made_up": results.made_up,
        "cases": list(cases.outcome.calibrated.cases),
        "sets": {
            one.calibrated.name: {
                "origin": one.origin,
                "reason": one.calibrated.reason,
                "raw": _known(one.calibrated.raw.tolist()),
                "memberships": _known(one.calibrated.memberships.tolist()),
                "notes": list(one.calibrated.notes),
                **_assessed(one.assessed),
            }
            for one in cases.sets
        },
        "notes": list(cases.notes),
    }


def _assessed(found: Assessed | None) -> dict[str, object]:
    """Give what a set is made of; nothing where it is not made of assessments."""
    if found is None:
        return {}
    return {
        "factor": found.factor.id,
        "rule": asdict(found.rule),
        "perspectives": list(found.perspectives),
        "scores": [
            {"case": one.case, "given": dict(one.scores), "missing": one.missing}
            for one in found.scores
        ],
    }


def _known(values: list[float]) -> list[float | None]:
    return [None if value != value else value for value in values]  # noqa: PLR0124 - NaN


def _about(answer: Answer) -> dict[str, object]:
    return {
        "told_first": answer.told if answer.first is not None else None,
        "why_not": answer.why_not,
        "necessity": {
            "conditions": [asdict(one) for one in answer.singles],
            "found": [asdict(one) for one in answer.necessary.all],
            "longest": answer.necessary.longest,
            "complete": answer.necessary.complete,
        },
        "noise": None if answer.noise is None else asdict(answer.noise),
        "robustness": None if answer.steadiness is None else steadiness_summary(answer.steadiness),
        "contradictory_assumptions": list(answer.contradictory),
        "simultaneous_rows": list(answer.simultaneous),
    }


def steadiness_summary(found: Steadiness) -> dict[str, object]:
    """Give how steady a solution is as plain lists and dictionaries."""
    protocol = found.protocol
    return {
        "cuts": [asdict(one) for one in found.cuts],
        "thresholds": {
            name: [asdict(one) for one in several] for name, several in found.thresholds.items()
        },
        "protocol": None
        if protocol is None
        else {
            "core": protocol.expressions.robust,
            "fit": asdict(protocol.fit),
            "cases": asdict(protocol.cases),
            "rank": protocol.rank,
        },
        "tests": [
            {"choice": one.name, "models": list(one.models), "cases": sorted(one.cases)}
            for one in found.tests
        ],
        "without": [
            {"case": one.case, "same": one.same, "models": list(one.models)}
            for one in found.without.without
        ],
        "choices": {
            "possible": found.choices.possible,
            "analyses": found.choices.analyses,
            "same": found.choices.same,
            "answers": found.choices.answers,
            "without_solution": found.choices.without_solution,
            "complete": found.choices.complete,
        },
    }
