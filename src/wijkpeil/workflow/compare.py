"""Compare the cases of a table: the outcome and, always, its negation."""

from dataclasses import replace

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.analysis import Analysis, Question, analyse
from wijkpeil.qca.expression import parse_literal
from wijkpeil.sources.qca_csv import QcaTable


def compare(table: QcaTable, question: Question) -> tuple[Analysis, Analysis | None]:
    """Answer a question, and the same question about the negated outcome.

    Parameters
    ----------
    table : QcaTable
    question : Question
        Its expectations and exclusions are about the outcome as asked, so the negation is
        answered without them.

    Returns
    -------
    answer : Analysis
    negation : Analysis or None
        None where no row is positive for it.
    """
    found = analyse(table.frame, question)
    used = {*found.data.space.names, parse_literal(question.outcome)[0]}
    words = (note for column, note in table.notes.items() if column in used)
    answer = replace(found, notes=(*words, *found.notes))
    outcome = question.outcome.strip()
    other = outcome.removeprefix("~") if outcome.startswith("~") else f"~{outcome}"
    asked = replace(
        question, outcome=other, cuts=question.cuts.negated(), expectations="", exclude=()
    )
    try:
        return answer, analyse(table.frame, asked)
    except QcaError:
        return answer, None


def apart_from_clusters(
    table: QcaTable, clusters: str, question: Question
) -> tuple[QcaTable, dict[str, str]]:
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
    groups : dict of str to str
        Group of each case.

    Raises
    ------
    QcaError
        If there is no such column, or it is the outcome or a condition.
    """
    if not clusters:
        return table, {}
    columns = [str(column) for column in table.frame.columns]
    if clusters not in columns:
        raise QcaError(
            _("There is no column “{name}” with groups of cases. There are: {known}.").format(
                name=clusters, known=", ".join(columns)
            )
        )
    if clusters in (question.outcome.strip().removeprefix("~"), *(question.conditions or ())):
        raise QcaError(
            _("“{name}” can't be the group of a case and a condition or the outcome too.").format(
                name=clusters
            )
        )
    groups = {str(case): str(group) for case, group in table.frame[clusters].items()}
    return QcaTable(table.frame.drop(columns=clusters), table.notes), groups
