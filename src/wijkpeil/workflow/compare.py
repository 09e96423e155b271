"""Compare the cases of a table: the outcome and, always, its negation."""

from dataclasses import dataclass, replace

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.analysis import Analysis, Question, Unanswered, analyse, answered
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.expression import parse_literal
from wijkpeil.qca.robustness.too_many import too_many_note
from wijkpeil.sources.qca_csv import QcaTable


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What goes with the outcome, and what with its negation.

    Attributes
    ----------
    answer : Analysis
    negation : Analysis or Unanswered
    warnings : tuple of str
        What must be read before either.
    """

    answer: Analysis
    negation: Analysis | Unanswered
    warnings: tuple[str, ...] = ()


def compare(table: QcaTable, question: Question) -> Compared:
    """Answer a question, and the same question about the negated outcome.

    Parameters
    ----------
    table : QcaTable
    question : Question
        Its expectations and exclusions are about the outcome as asked, so the negation is
        answered without them.

    Raises
    ------
    NoSolution
        If the outcome as asked has none.
    """
    found = analyse(table.frame, question)
    notes = (conditions_note(found.data), *words_notes(table, found.data))
    return Compared(
        found, answered(table.frame, negated(question)), tuple(note for note in notes if note)
    )


def negated(question: Question) -> Question:
    """Ask the same of the negated outcome, without what was said about the outcome only."""
    outcome = question.outcome.strip()
    return replace(
        question,
        outcome=outcome.removeprefix("~") if outcome.startswith("~") else f"~{outcome}",
        cuts=question.cuts.negated(),
        expectations="",
        exclude=(),
    )


def conditions_note(data: QcaData) -> str:
    """Say that there are too many conditions for the cases; "" if there are not."""
    levels = [condition.levels for condition in data.conditions]
    return too_many_note(cases=len(data.cases), levels=levels)


def words_notes(table: QcaTable, data: QcaData) -> tuple[str, ...]:
    """Say how words were read as values in the columns that are used."""
    used = {*data.space.names, parse_literal(data.outcome)[0]}
    return tuple(note for column, note in table.notes.items() if column in used)


def apart_from_clusters(
    table: QcaTable, clusters: str, question: Question
) -> tuple[QcaTable, Question, dict[str, str]]:
    """Take the column with the group of each case out of a table.

    Parameters
    ----------
    table : QcaTable
    clusters : str
        Name of the column; empty if there is none.
    question : Question

    Returns
    -------
    table : QcaTable
        Without the column.
    question : Question
        With its conditions named, so that the same can be asked of the file as it is.
    groups : dict of str to str
        Group of each case.

    Raises
    ------
    QcaError
        If there is no such column, or it is the outcome or a condition.
    """
    if not clusters:
        return table, question, {}
    columns = [str(column) for column in table.frame.columns]
    if clusters not in columns:
        raise QcaError(
            _("There is no column “{name}” with groups of cases. There are: {known}.").format(
                name=clusters, known=", ".join(columns)
            )
        )
    if clusters in (parse_literal(question.outcome)[0], *question.conditions):
        raise QcaError(
            _("“{name}” can't be the group of a case and a condition or the outcome too.").format(
                name=clusters
            )
        )
    groups = {str(case): str(group) for case, group in table.frame[clusters].items()}
    outcome = parse_literal(question.outcome)[0]
    left = tuple(column for column in columns if column not in (clusters, outcome))
    asked = replace(question, conditions=question.conditions or left)
    return replace(table, frame=table.frame.drop(columns=clusters)), asked, groups
