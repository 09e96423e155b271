"""From truth table to solution: the complex and the parsimonious one."""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.errors import NoSolution
from wijkpeil.language import gettext as _
from wijkpeil.qca.chart import PrimeImplicantChart, chart
from wijkpeil.qca.consistent import consistent_implicants, only_consistent
from wijkpeil.qca.fitting import with_fit
from wijkpeil.qca.implicants import Implicants, implicants_against
from wijkpeil.qca.models import CAP, Solution, SolutionKind, choose_models, models_of
from wijkpeil.qca.terms import write_term
from wijkpeil.qca.truth_table import TruthTable
from wijkpeil.qca.within import implicants_within


@dataclass(frozen=True, slots=True)
class Options:
    """How models are chosen.

    Attributes
    ----------
    all_solutions : bool
        Every irredundant model, rather than those with the fewest terms.
    row_dominance : bool
        Leave out implicants whose rows another covers too, with more besides.
    pi_cons : float
        Inclusion that each implicant must reach. Above 0, an implicant of the parsimonious solution
        is judged by this alone: it may cover a negative row, as in R's package.
    cap : int
        Models to list at most; more are counted, never dropped in silence.
    """

    all_solutions: bool = False
    row_dominance: bool = False
    pi_cons: float = 0.0
    cap: int = CAP


def minimise(
    table: TruthTable,
    kind: Literal["complex", "parsimonious"] = "parsimonious",
    options: Options | None = None,
) -> Solution:
    """Find all models that cover the positive rows and no negative one.

    Parameters
    ----------
    table : TruthTable
    kind : {"complex", "parsimonious"}
        What is not observed counts as negative, or may be either.
    options : Options, optional

    Returns
    -------
    Solution

    Raises
    ------
    NoSolution
        If no row is positive; if none is negative, unless the complex solution is asked and there
        are rows that were not observed.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.truth_table import truth_table
    >>> seen = pd.DataFrame({"A": [1, 1, 0], "B": [1, 0, 0], "Y": [1, 1, 0]})
    >>> found = minimise(truth_table(qca_data(seen, outcome="Y")))
    >>> found.texts(), found.models[0].fit.covS
    ([['A']], 1.0)
    """
    asked = options or Options()
    check_rows(table, kind)
    return solve(kind, draw(table, _implicants(table, kind, asked), asked), table, asked)


def check_rows(table: TruthTable, kind: SolutionKind) -> None:
    """Refuse a table in which nothing can be set against anything."""
    if not table.positive:
        raise NoSolution(
            _(
                "No row of the truth table is positive for {outcome}, so there is nothing to "
                "explain. Look at the inclusion of the rows, and at the cuts."
            ).format(outcome=table.outcome)
        )
    _check_dashes(table)
    # the complex solution is set against rows that were not observed
    beyond = kind == "complex" and len(table.positive) < table.space.size
    if not table.negative_terms and not beyond:
        raise NoSolution(
            _(
                "Every row of the truth table is positive for {outcome}, so there is nothing to "
                "set it against. Add cases without the outcome, or look at the cuts."
            ).format(outcome=table.outcome)
        )


def _check_dashes(table: TruthTable) -> None:
    """Refuse a positive row with "-" that is like a negative row in all that it has a value for."""
    for row in table.positive:
        if None in row.values:
            term = table.term(row)
            if any(term.covers(negative) for negative in table.negative_terms):
                raise NoSolution(
                    _("The positive row {row} can't be told from a negative row.").format(
                        row=write_term(term, table.space)
                    )
                )


def draw(table: TruthTable, implicants: Implicants, options: Options) -> PrimeImplicantChart:
    """Draw up the chart of implicants and positive rows."""
    drawn = chart(
        implicants,
        rows=[row.number for row in table.positive],
        positives=[table.term(row) for row in table.positive],
        space=table.space,
    )
    return drawn.without_dominated() if options.row_dominance else drawn


def solve(
    kind: SolutionKind, drawn: PrimeImplicantChart, table: TruthTable, options: Options
) -> Solution:
    """Choose the models from a chart and add their fit."""
    chosen = choose_models(drawn, all_solutions=options.all_solutions, cap=options.cap)
    return Solution(
        kind=kind,
        models=tuple(with_fit(models_of(drawn, chosen.places), table.data)),
        count=chosen.count,
        essential=tuple(drawn.implicants.term(place) for place in chosen.shared),
        chart=drawn,
    )


def _implicants(
    table: TruthTable, kind: Literal["complex", "parsimonious"], options: Options
) -> Implicants:
    positives = [table.term(row) for row in table.positive]
    if kind == "complex":
        found = implicants_within(positives, [positives], table.space)[0]
        return only_consistent(found, table, options.pi_cons)
    if options.pi_cons > 0:
        return consistent_implicants(table, options.pi_cons)
    return implicants_against(positives, table.negative_terms, table.space)
