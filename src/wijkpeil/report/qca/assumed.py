"""What the solutions assume of combinations that nobody saw, and the implicant chart."""

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.terms import Term, write_term
from wijkpeil.report.document import Block, Bullets, Cell, Fold, Paragraph, Table
from wijkpeil.report.qca.words import solution_name
from wijkpeil.results.qca import Answer, QcaResults, ToldSolution

ROWS = 40
"""Assumptions that are written out as combinations."""
IMPLICANTS = 60
"""Implicants of a chart that is drawn; of larger charts only the size is told."""
COVERS = "×"


def assumed(answer: Answer, results: QcaResults) -> Fold:
    """List assumptions by row, and the chart that the models were chosen from."""
    blocks: list[Block] = []
    for one in answer.solutions:
        blocks += _assumptions(one, answer)
    if answer.contradictory:
        blocks.append(
            Paragraph(
                _(
                    "Rows that the parsimonious solutions of the outcome and of its negation both "
                    "claim: {rows}. Both can't be true, so do not lean on the parsimonious "
                    "solutions there."
                ).format(rows=", ".join(map(str, answer.contradictory)))
            )
        )
    del results
    blocks += [_chart(one) for one in answer.solutions if one.chart is not None]
    return Fold(_("Assumptions, and the chart of implicants"), tuple(blocks))


def _assumptions(told: ToldSolution, answer: Answer) -> list[Block]:
    found = told.models[0].assumptions
    name = solution_name(told.kind)
    if not found.count:
        return [Paragraph(_("{solution}: no assumptions.").format(solution=name))]
    text = ngettext(
        "{solution}: assumes of {count} combination that nobody saw that it goes with the outcome.",
        "{solution}: assumes of {count} combinations that nobody saw that they go with the "
        "outcome.",
        found.count,
    ).format(solution=name, count=number(found.count))
    space = answer.data.space
    rows = [
        f"{row}: {write_term(Term(*space.pack(space.row(row))), space)}"
        for row in found.rows[:ROWS]
    ]
    if found.count > len(rows):
        rows.append(_("… and {count} more").format(count=number(found.count - len(rows))))
    return [Paragraph(text), Bullets(tuple(rows))]


def _chart(told: ToldSolution) -> Block:
    chart = told.chart
    assert chart is not None  # noqa: S101 - asked for charts only
    name = solution_name(told.kind)
    if len(chart.terms) > IMPLICANTS:
        return Paragraph(
            _("{solution}: the chart has {count} implicants, too many to show.").format(
                solution=name, count=number(len(chart.terms))
            )
        )
    return Table(
        caption=_("{solution}: prime implicants and the rows that they cover").format(
            solution=name
        ),
        head=(_("Implicant"), *(str(row) for row in chart.rows)),
        rows=tuple(
            (Cell(term), *(Cell(COVERS if yes else "–") for yes in covers))
            for term, covers in zip(chart.terms, chart.covers.tolist(), strict=True)
        ),
        numeric=frozenset(range(1, len(chart.rows) + 1)),
    )
