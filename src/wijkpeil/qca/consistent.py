"""Implicants judged by their own inclusion instead of by the negative rows."""

from itertools import combinations

import numpy as np

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.fit import FloatArray, sufficiency
from wijkpeil.qca.implicants import Implicants, as_arrays, unique_implicants
from wijkpeil.qca.memberships import term_memberships
from wijkpeil.qca.terms import Term
from wijkpeil.qca.truth_table import TOLERANCE, TruthTable


def only_consistent(found: Implicants, table: TruthTable, least: float) -> Implicants:
    """Keep the implicants whose inclusion reaches `least`."""
    if least <= 0:
        return found
    inclusion = _inclusion(found.terms(), table)
    return found.take(inclusion >= least - TOLERANCE)


def consistent_implicants(table: TruthTable, least: float) -> Implicants:
    """Find the shortest terms that cover a positive row with an inclusion of `least` or more.

    Parameters
    ----------
    table : TruthTable
        With data.
    least : float

    Returns
    -------
    Implicants
        None holds another. They may cover negative rows.

    Raises
    ------
    QcaError
        If the table has no data to work the inclusion out from.
    """
    space = table.space
    accepted: list[Term] = []
    rows = [table.term(row) for row in table.positive]
    for size in range(1, len(space.masks) + 1):
        tried: dict[Term, None] = {}
        for fields in combinations(space.masks, size):
            care = sum(fields)
            for row in rows:
                if not care & ~row.care:
                    tried[Term(care, row.value & care)] = None
        new = [term for term in tried if not any(short.covers(term) for short in accepted)]
        if not new:
            break
        inclusion = _inclusion(new, table)
        good = np.flatnonzero(inclusion >= least - TOLERANCE).tolist()
        accepted += [new[place] for place in good]
    return unique_implicants(*as_arrays(accepted), space)


def _inclusion(terms: list[Term], table: TruthTable) -> FloatArray:
    if table.data is None:
        raise QcaError(_("Inclusion of implicants can't be asked of a truth table without data."))
    known = term_memberships(terms, values=table.data.values, space=table.space)
    sets = np.array([known[term] for term in terms]).reshape(len(terms), -1)
    return np.nan_to_num(sufficiency(sets=sets, outcome=table.data.membership).inclusion)
