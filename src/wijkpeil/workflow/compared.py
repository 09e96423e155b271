"""A comparison of cases as one object for machines, with the names that R's package uses."""

from collections.abc import Sequence
from dataclasses import asdict

from wijkpeil import __version__
from wijkpeil.qca.analysis import KINDS, Analysis, Unanswered
from wijkpeil.qca.assumptions import Assumptions, assumptions
from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.intermediate import Intermediate, Pair
from wijkpeil.qca.models import Model, Solution
from wijkpeil.qca.r_call import CsvLayout, r_call
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import write_term
from wijkpeil.qca.truth_table import TruthTable, TruthTableRow

ROWS = 1024
"""Assumptions that are listed per model; of more only the count is given."""
CHART = 500
"""Implicants of a chart that is given; of larger charts only the size."""


def comparison(
    found: Analysis | Unanswered,
    negation: Analysis | Unanswered,
    *,
    file: str,
    layout: CsvLayout,
    warnings: Sequence[str] = (),
) -> dict[str, object]:
    """Give an answer as plain lists and dictionaries.

    Parameters
    ----------
    found, negation : Analysis or Unanswered
        For the outcome, and for its negation.
    file : str
        Name of the table, for the call of R's package.
    layout : CsvLayout
        How the table is written.
    warnings : sequence of str
        What must be read before either.
    """
    question = found.question
    call = r_call(question, file=file, layout=layout, kinds=found.kinds)
    return {
        "wijkpeil": __version__,
        "outcome": question.outcome,
        "conditions": [asdict(condition) for condition in found.data.conditions],
        "cuts": asdict(question.cuts),
        "cases": len(found.data.cases),
        "dropped": [asdict(one) for one in found.data.dropped],
        "warnings": list(warnings),
        "notes": list(found.notes),
        **_answer(found),
        "r": call.splitlines(),
        "negation": {
            "outcome": negation.question.outcome,
            "notes": list(negation.notes),
            **_answer(negation),
        },
    }


def _answer(found: Analysis | Unanswered) -> dict[str, object]:
    table = found.table
    return {
        "truth_table": [_row(row, table.space) for row in table.observed],
        "too_few_cases": [_row(row, table.space) for row in table.having("?")],
        "excluded": list(table.excluded),
        "configurations": table.space.size,
        "solutions": _solutions(found),
    }


def _solutions(found: Analysis | Unanswered) -> dict[str, object]:
    """Give each kind; of one that is not there, no models and why not."""
    if isinstance(found, Unanswered):
        return {kind: {"models": [], "why_not": found.why_not} for kind in KINDS}
    told: dict[str, object] = {
        kind: {"models": [], "why_not": why_not} for kind, why_not in found.why_not.items()
    }
    for one in (found.complex, found.parsimonious):
        if one is not None:
            told[one.kind] = _solution(one, found.table)
    if found.intermediate is not None:
        told["intermediate"] = _intermediate(found.intermediate, found.table)
    return {kind: told[kind] for kind in KINDS}


def _row(row: TruthTableRow, space: Space) -> dict[str, object]:
    values = ("-" if value is None else value for value in row.values)
    return {
        "row": row.number,
        "config": dict(zip(space.names, values, strict=True)),
        "OUT": row.out,
        "n": row.n,
        "incl": row.inclusion,
        "PRI": row.pri,
        "cases": list(row.cases),
        "deviant": list(row.deviant),
        "recoded": row.recoded,
    }


def _solution(found: Solution, table: TruthTable) -> dict[str, object]:
    return {
        "models": found.texts(),
        "count": found.count.models,
        "count_is_exact": found.count.exact,
        "all_listed": found.complete,
        "essential": [write_term(term, found.space) for term in found.essential],
        "fit": [_fit(model, found.space) for model in found.models],
        "assumptions": [_assumed(assumptions(m.terms, table, most=ROWS)) for m in found.models],
        "chart": _chart(found.chart),
    }


def _intermediate(found: Intermediate, table: TruthTable) -> dict[str, object]:
    return {
        "models": found.texts(),
        "count": found.count.models,
        "count_is_exact": found.count.exact,
        "all_listed": found.complete,
        "fit": [_fit(model, found.space) for model in found.models],
        "assumptions": [_assumed(assumptions(m.terms, table, most=ROWS)) for m in found.models],
        "pairs": {pair.name: _pair(pair, table) for pair in found.pairs},
    }


def _pair(pair: Pair, table: TruthTable) -> dict[str, object]:
    space = table.space
    every = assumptions(pair.parsimonious_model.terms, table, most=ROWS)
    easy = assumptions(pair.selection, table, most=ROWS)
    listed = every.listed and easy.listed
    rows = set(every.rows)
    return {
        "complex": pair.complex_model.texts(space),
        "parsimonious": pair.parsimonious_model.texts(space),
        "models": pair.solution.texts(),
        "essential": [write_term(term, space) for term in pair.solution.essential],
        "easy": sorted(rows & set(easy.rows)) if listed else None,
        "difficult": sorted(rows - set(easy.rows)) if listed else None,
    }


def _fit(model: Model, space: Space) -> dict[str, object] | None:
    if model.fit is None:
        return None
    whole = asdict(model.fit)
    del whole["covU"]
    texts: Sequence[str] = model.texts(space)
    return {
        "terms": [
            {"term": text, **asdict(fit)} for text, fit in zip(texts, model.fits, strict=True)
        ],
        "model": whole,
    }


def _assumed(found: Assumptions) -> dict[str, object]:
    return {"count": found.count, "rows": list(found.rows) if found.listed else None}


def _chart(chart: PrimeImplicantChart) -> dict[str, object]:
    whole = len(chart.implicants) <= CHART
    return {
        "implicants": len(chart.implicants),
        "cols": list(chart.rows),
        "m": dict(zip(chart.terms, chart.covers.astype(int).tolist(), strict=True))
        if whole
        else None,
    }
