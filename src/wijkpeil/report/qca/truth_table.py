"""The truth table: which combinations occur, with their cases and what they show."""

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.truth_table import TruthTableRow
from wijkpeil.report.document import Block, Cell, Paragraph, Section, Table
from wijkpeil.report.qca.words import listed, outcome_words, set_words, share
from wijkpeil.results.qca import Answer, QcaResults

PRESENT, ABSENT = "●", "○"


def truth_table_section(results: QcaResults, *, kicker: str) -> Section:
    """Show the truth tables of the outcome and of its negation."""
    blocks: list[Block] = [*_intro(results), _table(results.answer, results, fold="")]
    negation = outcome_words(results.negation.question.outcome, results.words)
    blocks.append(
        _table(
            results.negation,
            results,
            fold=_("The same for {outcome}").format(outcome=negation),
        )
    )
    if results.answer.simultaneous:
        blocks.append(
            Paragraph(
                _(
                    "Rows that go with the outcome and with its negation alike: {rows}. They say "
                    "nothing clear; a higher PRI cut leaves them out."
                ).format(rows=", ".join(map(str, results.answer.simultaneous)))
            )
        )
    return Section("qca-table", _("Which combinations occur"), tuple(blocks), kicker=kicker)


def _intro(results: QcaResults) -> tuple[Block, ...]:
    """Say what a row is, what it must reach, and how many combinations nobody saw."""
    table = results.answer.table
    left = table.space.size - len({row.number for row in table.observed})
    rows = _(
        "Each row is a combination that occurs, with its cases. A row goes with the "
        "outcome if its consistency is {inclusion} or more and its PRI {pri} or more. "
        "{present} is present, {absent} absent."
    ).format(
        inclusion=share(table.cuts.inclusion),
        pri=share(table.cuts.pri),
        present=PRESENT,
        absent=ABSENT,
    )
    unseen = ngettext(
        "{count} of {all} possible combinations was not seen: nothing is known of it.",
        "{count} of {all} possible combinations were not seen: nothing is known of them.",
        left,
    ).format(count=number(left), all=number(table.space.size))
    return Paragraph(rows), Paragraph(unseen)


def out_words(row: TruthTableRow) -> str:
    """Say what a row shows."""
    words = {
        "1": _("yes"),
        "0": _("no"),
        "C": _("contradictory"),
        "?": _("too few cases"),
    }
    text = words[row.out]
    return _("{text} (excluded)").format(text=text) if row.recoded else text


def _table(answer: Answer, results: QcaResults, *, fold: str) -> Table:
    space = answer.table.space
    outcome = outcome_words(answer.question.outcome, results.words)
    order = {"1": 0, "C": 1, "0": 2, "?": 3}
    rows = sorted(answer.table.rows, key=lambda row: (order[row.out], -row.inclusion, row.number))
    return Table(
        caption=_("Combinations and {outcome}").format(outcome=outcome),
        head=(
            _("Cases"),
            *space.names,
            _("Goes with {outcome}").format(outcome=outcome),
            _("Consistency"),
            "PRI",
            _("Row"),
        ),
        rows=tuple(_row(row, answer, results) for row in rows),
        numeric=frozenset(range(1, len(space.names) + 5)) - {len(space.names) + 1},
        fold=fold,
    )


def _row(row: TruthTableRow, answer: Answer, results: QcaResults) -> tuple[Cell, ...]:
    space = answer.table.space
    cells = [
        _value(name, value, levels, results)
        for name, value, levels in zip(space.names, row.values, space.levels, strict=True)
    ]
    cases = listed(
        [
            _("{case} (without the outcome)").format(case=case)
            if row.out == "1" and case in row.deviant
            else case
            for case in row.cases
        ]
    )
    return (
        Cell(cases),
        *cells,
        Cell(out_words(row)),
        Cell(share(row.inclusion)),
        Cell(share(row.pri)),
        Cell(str(row.number)),
    )


def _value(name: str, value: int | None, levels: int, results: QcaResults) -> Cell:
    if value is None:
        return Cell("–", title=_("does not apply"))
    told = set_words(name, value, results.words, levels=levels)
    if levels > 2:
        return Cell(str(value), title=told)
    return Cell(PRESENT if value else ABSENT, title=told)
