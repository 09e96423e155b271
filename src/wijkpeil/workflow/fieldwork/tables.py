"""The framework matrix and its coverage as tables for machines."""

import pandas as pd

from wijkpeil.fieldwork.matrix.perspectives import count_stands
from wijkpeil.fieldwork.matrix.voices import VoiceFinding
from wijkpeil.results.fieldwork import FieldworkResults

MATRIX, COVERAGE, WORKBOOK = "framework-matrix", "fieldwork-coverage", "framework-matrix.xlsx"


def fieldwork_tables(results: FieldworkResults) -> dict[str, pd.DataFrame]:
    """Make the tables of the fieldwork, by the name of their file."""
    return {MATRIX: matrix_table(results), COVERAGE: coverage_table(results)}


def fieldwork_files(results: FieldworkResults) -> dict[str, bytes]:
    """Make the other files of the fieldwork, by their name."""
    # openpyxl is slow to load, and only a study with fieldwork needs it.
    from wijkpeil.workflow.fieldwork.matrix_xlsx import matrix_workbook  # noqa: PLC0415

    return {WORKBOOK: matrix_workbook(results)}


def matrix_table(results: FieldworkResults) -> pd.DataFrame:
    """One row a cell of the matrix, the empty ones too; no words of documents.

    Returns
    -------
    DataFrame
        Index: ``case``. Columns: ``name, city, perspective, factor, factor_name, kind, state,
        score, summary, passages, documents, coders, codings, stand``. ``stand`` is how the
        perspectives stand to each other on this factor in this case.
    """
    named = {it.code: it for it in results.cases}
    stands = {(one.case, one.factor): one.stand for one in results.beside}
    rows = [
        {
            "case": cell.case,
            "name": named[cell.case].name,
            "city": named[cell.case].city,
            "perspective": cell.perspective,
            "factor": code.id,
            "factor_name": code.name,
            "kind": code.kind,
            "state": cell.state,
            "score": cell.score,
            "summary": cell.summary,
            "passages": cell.passages,
            "documents": " ".join(cell.documents),
            "coders": " ".join(cell.coders),
            "codings": " ".join(cell.codings),
            "stand": stands[cell.case, cell.factor],
        }
        for cell in results.matrix.cells.values()
        for code in [results.matrix.factor(cell.factor)]
    ]
    frame = pd.DataFrame(rows, columns=list(rows[0]) if rows else ["case"])
    if rows:
        frame["score"] = frame["score"].astype("Int64")
    return frame.set_index("case")


def coverage_table(results: FieldworkResults) -> pd.DataFrame:
    """One row per case and perspective.

    Returns
    -------
    DataFrame
        Index: ``case``. Columns: ``name, city, perspective, documents, cells, with_passages,
        judged, scored``.
    """
    named, found = {it.code: it for it in results.cases}, results.coverage
    rows = [
        {
            "case": case,
            "name": named[case].name,
            "city": named[case].city,
            "perspective": perspective,
            "documents": found.documents[case, perspective],
            "cells": share.cells,
            "with_passages": share.passages,
            "judged": share.judged,
            "scored": share.scored,
        }
        for (case, perspective), share in found.by_case_and_perspective.items()
    ]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["case"]).set_index("case")


def fieldwork_summary(results: FieldworkResults) -> dict[str, object]:
    """Sum up the fieldwork for machines; the same for the same inputs, and without words."""
    whole, found = results.coverage.all, results.saturation
    return {
        "documents": len(results.documents),
        "perspectives": list(results.matrix.perspectives),
        "cells": {
            "all": whole.cells,
            "with_passages": whole.passages,
            "judged": whole.judged,
            "scored": whole.scored,
        },
        "perspectives_stand": count_stands(results.beside),
        "voices": []
        if results.voices is None
        else [_voice(one) for one in results.voices.relative],
        "saturation": {
            "codes": found.codes,
            "new": found.new.tolist(),
            "in_one_document": found.once,
            "orders": found.orders,
            "seed": found.seed,
        },
        "notes": list(results.notes),
    }


def _voice(one: VoiceFinding) -> dict[str, object]:
    return {
        "case": one.case,
        "perspective": one.perspective,
        "score": one.score,
        "figures": None if one.figures is None else one.figures.verdict,
        "stand": one.stand,
    }
