"""One question answered in full: truth table, three solutions, and what the reader must know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from wijkpeil.errors import NoSolution
from wijkpeil.language import gettext as _
from wijkpeil.qca.analysis_notes import ambiguity_notes, table_notes
from wijkpeil.qca.data import QcaData, qca_data
from wijkpeil.qca.expectations import parse_expectations
from wijkpeil.qca.intermediate import Intermediate, intermediate
from wijkpeil.qca.minimise import Options, minimise
from wijkpeil.qca.models import Solution, SolutionKind
from wijkpeil.qca.truth_table import Cuts, TruthTable, truth_table
from wijkpeil.qca.untenable import excluding

KINDS: tuple[SolutionKind, ...] = ("complex", "parsimonious", "intermediate")


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
    complex, parsimonious : Solution or None
        One of them may be lacking: the parsimonious one where there is nothing to set the positive
        rows against, either where no implicant reaches the inclusion that is asked.
    intermediate : Intermediate or None
        None where nothing is expected, or one of the others is lacking.
    why_not : mapping of str to str
        By kind of solution: why it is not there.
    notes : tuple of str
    """

    question: Question
    data: QcaData
    table: TruthTable
    complex: Solution | None
    parsimonious: Solution | None
    intermediate: Intermediate | None
    why_not: Mapping[SolutionKind, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[SolutionKind, ...]:
        """The solutions that there are."""
        return tuple(kind for kind in KINDS if kind not in self.why_not)


@dataclass(frozen=True, slots=True, eq=False)
class Unanswered:
    """A question that has no solution in these cases.

    Attributes
    ----------
    question : Question
    data : QcaData
    table : TruthTable
    why_not : str
    notes : tuple of str
    """

    question: Question
    data: QcaData
    table: TruthTable
    why_not: str
    notes: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[SolutionKind, ...]:
        """None."""
        return ()


def analyse(frame: pd.DataFrame, question: Question) -> Analysis:
    """Answer a question about a calibrated table.

    Parameters
    ----------
    frame : DataFrame
        As :func:`~wijkpeil.qca.data.qca_data` takes it.
    question : Question

    Raises
    ------
    NoSolution
        If no row is positive, or there is nothing to set the positive rows against.
    QcaError
        If the table or the question can't be used.

    Examples
    --------
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 1, 0]})
    >>> analyse(seen, Question("Y", expectations="A,B")).intermediate.texts()
    [['A', 'B']]
    """
    return _solved(question, *_tabled(frame, question))


def answered(frame: pd.DataFrame, question: Question) -> Analysis | Unanswered:
    """Answer a question, or say why these cases have no solution for it.

    Examples
    --------
    >>> from wijkpeil.language import speaking
    >>> seen = pd.DataFrame({"A": [1, 0], "B": [1, 1], "Y": [0.2, 0.1]})
    >>> with speaking("en"):
    ...     answered(seen, Question("Y", ("A",))).why_not[:45]
    'No row of the truth table is positive for Y, '
    """
    data, table = _tabled(frame, question)
    try:
        return _solved(question, data, table)
    except NoSolution as refusal:
        notes = (*data.notes, *table_notes(table))
        return Unanswered(question, data, table, why_not=str(refusal), notes=notes)


def _tabled(frame: pd.DataFrame, question: Question) -> tuple[QcaData, TruthTable]:
    data = qca_data(frame, outcome=question.outcome, conditions=question.conditions or None)
    return data, excluding(truth_table(data, question.cuts), question.exclude)


def _solved(question: Question, data: QcaData, table: TruthTable) -> Analysis:
    """Minimise three ways, as far as the rows allow."""
    expected = parse_expectations(question.expectations, table.space)
    why_not: dict[SolutionKind, str] = {}
    whole = _minimised(table, "complex", question.options, why_not)
    simple = _minimised(table, "parsimonious", question.options, why_not)
    middle: Intermediate | None = None
    if whole is None or simple is None:
        why_not["intermediate"] = next(iter(why_not.values()))
    elif expected:
        middle = intermediate(
            table,
            complex_solution=whole,
            parsimonious_solution=simple,
            expectations=expected,
            options=question.options,
        )
    else:
        why_not["intermediate"] = _(
            "Nothing was said of what is expected to go with {outcome}."
        ).format(outcome=question.outcome)
    if whole is None and simple is None:
        raise NoSolution(why_not["complex"])
    refused = [why_not[kind] for kind in ("complex", "parsimonious") if kind in why_not]
    return Analysis(
        question=question,
        data=data,
        table=table,
        complex=whole,
        parsimonious=simple,
        intermediate=middle,
        why_not=why_not,
        notes=(
            *data.notes,
            *table_notes(table),
            *refused,
            *(() if middle is None else middle.notes),
            *ambiguity_notes(whole, simple, middle),
        ),
    )


def _minimised(
    table: TruthTable,
    kind: Literal["complex", "parsimonious"],
    options: Options,
    why_not: dict[SolutionKind, str],
) -> Solution | None:
    """Minimise, or say in `why_not` why that can't be done."""
    try:
        return minimise(table, kind, options)
    except NoSolution as refusal:
        why_not[kind] = str(refusal)
        return None
