"""A comparison of cases as one object for machines, with the names that R's package uses."""

from collections.abc import Sequence
from dataclasses import asdict

from wijkpeil import __version__
from wijkpeil.qca.analysis import Analysis
from wijkpeil.qca.assumptions import Assumptions, assumptions
from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.intermediate import Intermediate, Pair
from wijkpeil.qca.models import Model, Solution
from wijkpeil.qca.r_call import r_call
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import write_term
from wijkpeil.qca.truth_table import TruthTable, TruthTableRow

ROWS = 1024
"""Assumptions that are listed per model; of more only the count is given."""
CHART = 500
"""Implicants of a chart that is given; of larger charts only the size."""


def comparison(
    analysis: Analysis, *, file: str, negation: Analysis | None = None
) -> dict[str, object]:
    """Give an analysis as plain lists and dictionaries.

    Parameters
    ----------
    analysis : Analysis
    file : str
        Name of the table, for the call of R's package.
    negation : Analysis, optional
        The same for the negated outcome.
    """
    question, cuts = analysis.question, analysis.question.cuts
    content: dict[str, object] = {
        "wijkpeil": __version__,
        "outcome": question.outcome,
        "conditions": [asdict(condition) for condition in analysis.data.conditions],
        "cuts": asdict(cuts),
        "cases": len(analysis.data.cases),
        "dropped": [asdict(one) for one in analysis.data.dropped],
        "notes": list(analysis.notes),
        **_answer(analysis),
        "r": r_call(question, file=file).splitlines(),
    }
    if negation is not None:
        content["negation"] = {
            "outcome": negation.question.outcome,
            "notes": list(negation.notes),
            **_answer(negation),
        }
    return content


def _answer(analysis: Analysis) -> dict[str, object]:
    table = analysis.table
    middle = analysis.intermediate
    simple = analysis.parsimonious
    return {
        "truth_table": [_row(row, table.space) for row in table.observed],
        "too_few_cases": [_row(row, table.space) for row in table.having("?")],
        "excluded": list(table.excluded),
        "configurations": table.space.size,
        "solutions": {
            "complex": _solution(analysis.complex, table),
            "parsimonious": None if simple is None else _solution(simple, table),
            "intermediate": None if middle is None else _intermediate(middle, table),
        },
    }


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
