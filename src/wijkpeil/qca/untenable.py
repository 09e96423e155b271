"""Rows that no solution should lean on: for enhanced standard analysis.

Schneider and Wagemann (2012, chapter 8): assumptions that contradict each other, rows that are
enough for the outcome and for its negation, and remainders that break a stated necessity or that
can't exist.
"""

from dataclasses import dataclass, replace

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.assumptions import LISTED, assumptions, covered, rows_of
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.expression import parse_expression
from wijkpeil.qca.minimise import Options, minimise
from wijkpeil.qca.truth_table import Cuts, TruthTable, truth_table


@dataclass(frozen=True, slots=True)
class AgainstNecessity:
    """Rows in which something that is said to be necessary is absent.

    Attributes
    ----------
    remainders : tuple of int
        Rows that were not observed: not to be assumed positive.
    positive : tuple of int
        Observed rows that are positive all the same. R's SetMethods recodes these too; here they
        are named, and it is for the researcher to decide.
    """

    remainders: tuple[int, ...]
    positive: tuple[int, ...]


def excluding(table: TruthTable, asked: tuple[int, ...] | str) -> TruthTable:
    """Count rows as negative.

    Parameters
    ----------
    table : TruthTable
    asked : tuple of int or str
        Numbers of rows, or an expression whose remainders are meant; empty for none.
    """
    if not asked:
        return table
    return table.exclude(rows_in(asked, table) if isinstance(asked, str) else asked)


def negation(table: TruthTable, cuts: Cuts | None = None) -> TruthTable:
    """Build the truth table of the negated outcome.

    Parameters
    ----------
    table : TruthTable
        With data.
    cuts : Cuts, optional
        Those of the table if not given; of two inclusion cuts, the second.
    """
    if table.data is None:
        raise QcaError(_("The negation of the outcome can't be asked without data."))
    outcome = (
        table.outcome.removeprefix("~") if table.outcome.startswith("~") else f"~{table.outcome}"
    )
    data: QcaData = replace(table.data, outcome=outcome, membership=1.0 - table.data.membership)
    return truth_table(data, cuts or table.cuts.negated())


def contradictory_assumptions(
    table: TruthTable, *, negated: TruthTable | None = None, options: Options | None = None
) -> tuple[int, ...]:
    """Find remainders that the outcome and its negation both claim in their parsimonious models.

    Parameters
    ----------
    table : TruthTable
    negated : TruthTable, optional
        That of the negated outcome, if it needs cuts of its own.
    options : Options, optional
        How models are chosen.
    """
    claimed = []
    for one in (table, negated or negation(table)):
        rows: set[int] = set()
        for model in minimise(one, options=options).models:
            rows.update(assumptions(model.terms, one).rows)
        claimed.append(rows)
    return tuple(sorted(claimed[0] & claimed[1]))


def simultaneous_subsets(
    table: TruthTable, *, negated: TruthTable | None = None
) -> tuple[int, ...]:
    """Find observed rows that are positive for the outcome and for its negation."""
    other = {row.number for row in (negated or negation(table)).positive}
    return tuple(row.number for row in table.positive if row.number in other)


def rows_in(expression: str, table: TruthTable, *, observed: bool = False) -> tuple[int, ...]:
    """Find the rows that an expression covers.

    Parameters
    ----------
    expression : str
        As in ``~STB + ~LIT``.
    table : TruthTable
    observed : bool
        Whether to list observed rows too, not just remainders.

    Raises
    ------
    QcaError
        If there are too many to list.
    """
    terms = parse_expression(expression, table.space)
    count = covered(terms, table.space)
    if count > LISTED:
        raise QcaError(
            _("“{expression}” covers {count} rows, too many to list. Make it narrower.").format(
                expression=expression, count=count
            )
        )
    seen = set() if observed else {row.number for row in table.rows if row.out != "?"}
    return tuple(number for number in rows_of(terms, table.space) if number not in seen)


def against_necessity(necessary: str, table: TruthTable) -> AgainstNecessity:
    """Find the rows in which something that is said to be necessary is absent.

    Parameters
    ----------
    necessary : str
        An expression without which the outcome does not occur: ``STB``, ``LIT + URB``.
    table : TruthTable
    """
    present = set(rows_in(necessary, table, observed=True))
    if table.space.size > LISTED:
        raise QcaError(
            _("With so many conditions the rows without “{necessary}” can't be listed.").format(
                necessary=necessary
            )
        )
    seen = {row.number for row in table.rows if row.out != "?"}
    positive = {row.number for row in table.positive}
    absent = [number for number in range(1, table.space.size + 1) if number not in present]
    return AgainstNecessity(
        remainders=tuple(number for number in absent if number not in seen),
        positive=tuple(number for number in absent if number in positive),
    )
