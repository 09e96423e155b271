"""One question answered in full: truth table, three solutions, and what the reader must know."""

from dataclasses import dataclass, field

import pandas as pd

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.counting import Count
from wijkpeil.qca.data import QcaData, qca_data
from wijkpeil.qca.expectations import parse_expectations
from wijkpeil.qca.intermediate import Intermediate, intermediate
from wijkpeil.qca.minimise import Options, check_rows, minimise
from wijkpeil.qca.models import Solution
from wijkpeil.qca.truth_table import Cuts, TruthTable, truth_table
from wijkpeil.qca.untenable import rows_in


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a calibrated table.

    Attributes
    ----------
    outcome : str
        ``Y``, ``~Y`` or ``Y[1]``.
    conditions : tuple of str
        All other columns if empty.
    cuts : Cuts
    expectations : str
        As :func:`~wijkpeil.qca.expectations.parse_expectations` reads them; "" for none.
    exclude : tuple of int or str
        Numbers of rows to count as negative, or an expression whose remainders are.
    options : Options
    """

    outcome: str
    conditions: tuple[str, ...] = ()
    cuts: Cuts = field(default_factory=Cuts)
    expectations: str = ""
    exclude: tuple[int, ...] | str = ()
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """The answer.

    Attributes
    ----------
    question : Question
    data : QcaData
    table : TruthTable
    complex : Solution
    parsimonious : Solution or None
        None where there is nothing to set the positive rows against; a note says so.
    intermediate : Intermediate or None
        None where nothing is expected.
    notes : tuple of str
    """

    question: Question
    data: QcaData
    table: TruthTable
    complex: Solution
    parsimonious: Solution | None
    intermediate: Intermediate | None
    notes: tuple[str, ...] = ()


def analyse(frame: pd.DataFrame, question: Question) -> Analysis:
    """Answer a question about a calibrated table.

    Parameters
    ----------
    frame : DataFrame
        As :func:`~wijkpeil.qca.data.qca_data` takes it.
    question : Question

    Raises
    ------
    QcaError
        If the table or the question can't be used.

    Examples
    --------
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 1, 0]})
    >>> analyse(seen, Question("Y", expectations="A,B")).intermediate.texts()
    [['A', 'B']]
    """
    data = qca_data(frame, outcome=question.outcome, conditions=question.conditions or None)
    table = truth_table(data, question.cuts)
    if question.exclude:
        table = table.exclude(_excluded(question.exclude, table))
    expected = parse_expectations(question.expectations, table.space)
    whole = minimise(table, "complex", question.options)
    notes = [*data.notes, *_table_notes(table)]
    simple: Solution | None = None
    try:
        check_rows(table, "parsimonious")
    except QcaError as refusal:
        notes.append(str(refusal))
    else:
        simple = minimise(table, "parsimonious", question.options)
    middle: Intermediate | None = None
    if simple is not None and expected:
        middle = intermediate(
            table,
            complex_solution=whole,
            parsimonious_solution=simple,
            expectations=expected,
            options=question.options,
        )
        notes += middle.notes
    for name, found in (
        (_("The complex solution"), whole),
        (_("The parsimonious solution"), simple),
        (_("The intermediate solution"), middle),
    ):
        notes += [] if found is None else _ambiguity(name, found.count, len(found.models))
    return Analysis(
        question=question,
        data=data,
        table=table,
        complex=whole,
        parsimonious=simple,
        intermediate=middle,
        notes=tuple(notes),
    )


def _excluded(asked: tuple[int, ...] | str, table: TruthTable) -> tuple[int, ...]:
    return rows_in(asked, table) if isinstance(asked, str) else asked


def _table_notes(table: TruthTable) -> list[str]:
    """Say what was recoded and what contradicts."""
    notes = []
    recoded = [str(row.number) for row in table.rows if row.recoded]
    if recoded:
        notes.append(
            ngettext(
                "Excluding rows made a row negative that its cases showed as positive or "
                "contradictory: {rows}.",
                "Excluding rows made rows negative that their cases showed as positive or "
                "contradictory: {rows}.",
                len(recoded),
            ).format(rows=", ".join(recoded))
        )
    rare = [row for row in table.rows if row.out == "?"]
    if rare:
        notes.append(
            ngettext(
                "{count} row has fewer cases than the frequency cut and counts as not observed: "
                "{cases}.",
                "{count} rows have fewer cases than the frequency cut and count as not observed: "
                "{cases}.",
                len(rare),
            ).format(count=len(rare), cases="; ".join(", ".join(row.cases) for row in rare))
        )
    deviant = [case for row in table.positive for case in row.deviant]
    if deviant:
        notes.append(
            ngettext(
                "{count} case is in a positive row without having the outcome: {cases}.",
                "{count} cases are in a positive row without having the outcome: {cases}.",
                len(deviant),
            ).format(count=len(deviant), cases=", ".join(deviant))
        )
    return notes


def _ambiguity(name: str, count: Count, listed: int) -> list[str]:
    """Say loudly where the data allow more than one model."""
    if count.models == 1 and count.exact:
        return []
    least = "" if count.exact else _("at least") + " "
    notes = [
        _(
            "{solution} has {least}{count} models that fit equally well; the data can't choose "
            "between them."
        ).format(solution=name, least=least, count=number(count.models))
    ]
    if listed < count.models:
        notes.append(_("The first {cap} of them are listed.").format(cap=number(listed)))
    return notes
