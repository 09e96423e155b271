"""The truth table: one row per configuration that occurs, with what its cases show."""

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.fit import sufficiency
from wijkpeil.qca.memberships import row_memberships
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term

Out = Literal["1", "0", "C", "?"]
TOLERANCE = 1.5e-8
"""A share this near below a cut meets it: 0.8 is not always 0.8 in a computer. As in R."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """What a row must reach.

    Attributes
    ----------
    inclusion : float
        Inclusion from which a row is positive ("1").
    contradiction : float or None
        With a second, lower cut: inclusion from which a row is contradictory ("C").
    pri : float
        Proportional reduction in inconsistency below which a row is not positive.
    frequency : int
        Cases below which a row counts as not observed ("?").
    """

    inclusion: float = 1.0
    contradiction: float | None = None
    pri: float = 0.0
    frequency: int = 1

    def __post_init__(self) -> None:
        """Refuse cuts that no row could be judged by."""
        shares = [self.inclusion, self.pri]
        shares += [] if self.contradiction is None else [self.contradiction]
        if not all(0 <= share <= 1 for share in shares):
            raise QcaError(_("A cut on inclusion or PRI lies between 0 and 1."))
        if self.contradiction is not None and self.contradiction > self.inclusion:
            raise QcaError(
                _("The second inclusion cut, for contradictions, must be the lower of the two.")
            )
        if self.frequency < 1:
            raise QcaError(_("The frequency cut is at least 1."))

    def negated(self) -> "Cuts":
        """Give the cuts for the negated outcome: of two inclusion cuts the second, as R does."""
        if self.contradiction is None:
            return self
        return replace(self, inclusion=self.contradiction, contradiction=None)


@dataclass(frozen=True, slots=True)
class TruthTableRow:
    """One configuration with its cases.

    Attributes
    ----------
    number : int
        Its place among all configurations, from 1, the last condition running fastest.
    values : tuple of int or None
        One per condition; None where the row has "-".
    out : {"1", "0", "C", "?"}
        Positive, negative, contradictory, or counted as not observed.
    inclusion, pri : float
        Of the row as sufficient for the outcome.
    cases : tuple of str
        More in this row than out of it.
    deviant : tuple of str
        Those of them that are more out of the outcome than in it (deviant in kind).
    recoded : bool
        Whether the row was positive or contradictory until it was excluded.
    """

    number: int
    values: tuple[int | None, ...]
    out: Out
    inclusion: float
    pri: float
    cases: tuple[str, ...]
    deviant: tuple[str, ...] = ()
    recoded: bool = False

    @property
    def n(self) -> int:
        """Number of cases."""
        return len(self.cases)


@dataclass(frozen=True, slots=True, eq=False)
class TruthTable:
    """The rows that occur, in order of their number; remainders are all the others.

    Attributes
    ----------
    space : Space
    outcome : str
    rows : tuple of TruthTableRow
        With those below the frequency cut, whose `out` is "?".
    cuts : Cuts
    data : QcaData or None
        What it was made of; without it no fit can be told.
    excluded : tuple of int
        Numbers of the rows that count as negative whatever they show.
    """

    space: Space
    outcome: str
    rows: tuple[TruthTableRow, ...]
    cuts: Cuts = field(default_factory=Cuts)
    data: QcaData | None = None
    excluded: tuple[int, ...] = ()

    def having(self, *outs: Out) -> tuple[TruthTableRow, ...]:
        """List the rows with these outcomes."""
        return tuple(row for row in self.rows if row.out in outs)

    @property
    def observed(self) -> tuple[TruthTableRow, ...]:
        """Rows with enough cases."""
        return self.having("1", "0", "C")

    @property
    def positive(self) -> tuple[TruthTableRow, ...]:
        """Rows to be explained."""
        return self.having("1")

    @property
    def negative_terms(self) -> tuple[Term, ...]:
        """Configurations that no implicant may cover: negative, contradictory, excluded."""
        negative = {row.number: self.term(row) for row in self.having("0", "C")}
        known = {row.number: self.term(row) for row in self.rows}
        for number in self.excluded:
            negative[number] = known.get(number) or Term(*self.space.pack(self.space.row(number)))
        return tuple(negative.values())

    def term(self, row: TruthTableRow) -> Term:
        """Give a row as a term."""
        return Term(*self.space.pack(row.values))

    def exclude(self, numbers: tuple[int, ...]) -> "TruthTable":
        """Count rows as negative, whatever their cases show.

        Parameters
        ----------
        numbers : tuple of int
            Remainders (assumptions that can't be held) or observed rows; observed rows that were
            positive or contradictory are marked as recoded, never silently.
        """
        for number in numbers:
            self.space.row(number)
        chosen = set(numbers)
        rows = tuple(
            replace(row, out="0", recoded=row.recoded or row.out in ("1", "C"))
            if row.number in chosen
            else row
            for row in self.rows
        )
        excluded = tuple(sorted(chosen | set(self.excluded)))
        return replace(self, rows=rows, excluded=excluded)


def truth_table(data: QcaData, cuts: Cuts | None = None) -> TruthTable:
    """Sort cases into configurations and judge each one.

    A case belongs to the one row in which its membership is above 0.5; a case with a membership
    of exactly 0.5 belongs to none, but counts in the inclusion of all, as does every case
    (Ragin 2008, chapter 7).

    Parameters
    ----------
    data : QcaData
    cuts : Cuts, optional

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> table = pd.DataFrame({"A": [1, 1, 0, 0], "B": [1, 1, 1, 0], "Y": [1, 0, 1, 0]})
    >>> for row in truth_table(qca_data(table, outcome="Y"), Cuts(0.9, contradiction=0.4)).rows:
    ...     print(row.number, row.values, row.out, row.n, row.inclusion, row.deviant)
    1 (0, 0) 0 1 0.0 ('3',)
    2 (0, 1) 1 1 1.0 ()
    4 (1, 1) C 2 0.5 ('1',)
    """
    chosen = cuts or Cuts()
    members: dict[tuple[int | None, ...], list[int]] = {}
    for place, values in enumerate(_configurations(data)):
        if values is not None:
            members.setdefault(values, []).append(place)
    if not members:
        raise QcaError(
            _("No case is clearly in any row: each has a membership of exactly 0.5 somewhere.")
        )
    order = sorted(members, key=data.space.number)
    fit = sufficiency(
        sets=row_memberships(rows=order, values=data.values, space=data.space),
        outcome=data.membership,
    )
    rows = []
    for place, values in enumerate(order):
        inclusion, pri = float(fit.inclusion[place]), float(np.nan_to_num(fit.pri[place]))
        inside = members[values]
        rows.append(
            TruthTableRow(
                number=data.space.number(values),
                values=values,
                out=_judge(chosen, len(inside), inclusion, pri),
                inclusion=inclusion,
                pri=pri,
                cases=tuple(data.cases[case] for case in inside),
                deviant=tuple(data.cases[c] for c in inside if data.membership[c] < 0.5),
            )
        )
    return TruthTable(
        space=data.space, outcome=data.outcome, rows=tuple(rows), cuts=chosen, data=data
    )


def _configurations(data: QcaData) -> list[tuple[int | None, ...] | None]:
    """Find the row of each case; None where it is half in, half out."""
    found: list[tuple[int | None, ...] | None] = []
    for case in data.values.tolist():
        row: list[int | None] = []
        for value, condition in zip(case, data.conditions, strict=True):
            if value != value:  # noqa: PLR0124 - NaN, which stands for "-"
                row.append(None)
            elif condition.kind == "multivalue":
                row.append(int(value))
            elif value == 0.5:
                break
            else:
                row.append(int(value > 0.5))
        found.append(tuple(row) if len(row) == len(case) else None)
    return found


def _judge(cuts: Cuts, cases: int, inclusion: float, pri: float) -> Out:
    """Tell what a row shows."""
    if cases < cuts.frequency:
        return "?"
    if inclusion >= cuts.inclusion - TOLERANCE and pri >= cuts.pri - TOLERANCE:
        return "1"
    low = cuts.contradiction
    if low is not None and low - TOLERANCE <= inclusion < cuts.inclusion - TOLERANCE:
        return "C"
    return "0"
