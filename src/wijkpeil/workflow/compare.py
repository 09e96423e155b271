"""Compare the cases of a table: the outcome and, always, its negation."""

from dataclasses import replace

from wijkpeil.errors import QcaError
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
