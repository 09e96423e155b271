"""Cases by conditions: the calibrated table that every comparison starts from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.checks import (
    check_cases,
    check_conditions,
    check_names,
    half_note,
    half_outcome_note,
    mirrored_note,
    unseen_note,
)
from wijkpeil.qca.columns import Column, read_column
from wijkpeil.qca.conditions import Condition
from wijkpeil.qca.expression import check_name, parse_literal
from wijkpeil.qca.missing import Dropped, dropped_cases, dropped_note
from wijkpeil.qca.space import Space, space

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class QcaData:
    """`n` cases by `k` conditions, with one outcome.

    Attributes
    ----------
    space : Space
        The conditions, and how terms over them are written.
    cases : tuple of str, length n
    values : ndarray, shape (n, k)
        Memberships, or the value of a multi-value condition; NaN stands for "-" (does not apply).
    outcome : str
        As asked: ``Y``, ``~Y``, ``Y[1]``.
    membership : ndarray, shape (n,)
        In the outcome as asked; already negated where it is.
    dropped : tuple of Dropped
        Cases left out because a membership is missing.
    notes : tuple of str
        Sentences that the reader must know, in the language that was active.
    """

    space: Space
    cases: tuple[str, ...]
    values: FloatArray
    outcome: str
    membership: FloatArray
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions, in the order given."""
        return self.space.conditions


def qca_data(
    frame: pd.DataFrame, *, outcome: str, conditions: Sequence[str] | None = None
) -> QcaData:
    """Check a calibrated table and take the outcome and conditions from it.

    Parameters
    ----------
    frame : DataFrame, one row a case
        Index: names of the cases. Columns: memberships from 0 to 1, whole numbers 0, 1, 2, ... for
        multi-value conditions (a value in between may be one that no case has), "-" where a
        condition does not apply, NaN where it is missing.
    outcome : str
        ``Y``, ``~Y`` (its negation), or ``Y[1]`` and ``~Y[1,2]`` for a multi-value column.
    conditions : sequence of str, optional
        In the order wanted; all other columns if not given.

    Returns
    -------
    QcaData

    Raises
    ------
    QcaError
        If a name is not there, twice there or both outcome and condition; if a case has no
        membership between 0 and 1; if a condition is constant or a copy of another.

    Examples
    --------
    >>> table = pd.DataFrame({"A": [1, 0, 1], "B": [0.2, 0.9, 0.7], "Y": [1, 0, 1]})
    >>> found = qca_data(table, outcome="~Y")
    >>> [condition.kind for condition in found.conditions], found.membership.tolist()
    (['crisp', 'fuzzy'], [0.0, 1.0, 0.0])
    """
    available = tuple(str(column) for column in frame.columns)
    name, negated, wanted = parse_literal(outcome)
    check_name(name, available, written=outcome)
    chosen = tuple(conditions) if conditions else tuple(c for c in available if c != name)
    check_names(chosen, available, outcome=name)
    check_cases(frame.index)
    table = frame.set_axis(list(available), axis="columns")
    columns = [read_column(table[column]) for column in (*chosen, name)]
    dropped = dropped_cases(columns, [str(case) for case in frame.index])
    gone = {one.case for one in dropped}
    kept = np.array([str(case) not in gone for case in frame.index], dtype=bool)
    cases = tuple(str(case) for case in frame.index[kept])
    columns = [column.only(kept) for column in columns]
    try:
        check_conditions(columns[:-1], cases)
    except QcaError as error:  # it may be so only because cases were left out
        raise QcaError(f"{error} {dropped_note(dropped)}".rstrip()) from error
    return QcaData(
        space=space([column.condition for column in columns[:-1]], brackets=wanted is not None),
        cases=cases,
        values=np.column_stack([column.figures for column in columns[:-1]]),
        outcome=outcome.replace(" ", ""),
        membership=_membership(columns[-1], negated=negated, wanted=wanted),
        dropped=dropped,
        notes=_notes(columns, cases, dropped),
    )


def _notes(
    columns: Sequence[Column], cases: Sequence[str], dropped: Sequence[Dropped]
) -> tuple[str, ...]:
    """Say what the reader must know of conditions and outcome (the last column)."""
    *conditions, outcome = columns
    notes = (
        dropped_note(dropped),
        mirrored_note(conditions),
        unseen_note(conditions),
        half_note(conditions, cases),
        half_outcome_note(outcome, cases),
    )
    return tuple(note for note in notes if note)


def _membership(column: Column, *, negated: bool, wanted: tuple[int, ...] | None) -> FloatArray:
    """Work out the membership of each case in the outcome as asked."""
    condition, values = column.condition, column.figures
    if column.dashes.any():
        raise QcaError(
            _("The outcome {name} has “-” for some cases; an outcome must be known.").format(
                name=condition.name
            )
        )
    if wanted is not None:
        if condition.kind == "fuzzy" or not set(wanted) <= set(values.astype(int).tolist()):
            raise QcaError(
                _("The outcome {name} does not have the values {values}.").format(
                    name=condition.name, values=", ".join(map(str, wanted))
                )
            )
        values = np.isin(values, wanted).astype(np.float64)
    elif condition.levels > 2:
        raise QcaError(
            _(
                "The outcome {name} has the values 0 to {last}. Say which one to explain, as in "
                "{name}[1]."
            ).format(name=condition.name, last=condition.levels - 1)
        )
    return 1.0 - values if negated else values
