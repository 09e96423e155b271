"""Leave one case out, to see whether the answer hangs on a single case."""

from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.errors import QcaError
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.robustness.reanalysis import Reanalysis
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, in_reading_order, write_term
from wijkpeil.qca.truth_table import Cuts, truth_table


@dataclass(frozen=True, slots=True)
class WithoutCase:
    """The models without one case.

    Attributes
    ----------
    case : str
        The one that is left out.
    models : tuple of str
        Empty if there is nothing left to set against anything.
    same : bool
        Whether they are all the same as with the case.
    lost, gained : tuple of str
        Terms that stood in some model and no longer do, and the other way round.
    """

    case: str
    models: tuple[str, ...]
    same: bool
    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """The models with all cases, and without each.

    Attributes
    ----------
    models : tuple of str
    without : tuple of WithoutCase
        In the order of the data.
    """

    models: tuple[str, ...]
    without: tuple[WithoutCase, ...]

    @property
    def decisive(self) -> tuple[str, ...]:
        """Cases without which the models differ."""
        return tuple(one.case for one in self.without if not one.same)


def leave_one_out(data: QcaData, cuts: Cuts, *, again: Reanalysis | None = None) -> LeaveOneOut:
    """Analyse once without each case.

    Parameters
    ----------
    data : QcaData
    cuts : Cuts
    again : Reanalysis, optional
        Which solution; the parsimonious one if not given.

    Returns
    -------
    LeaveOneOut

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 0], "B": [1, 1, 1, 0], "Y": [1, 1, 0, 0]})
    >>> found = leave_one_out(qca_data(seen.set_axis([*"klmn"]), outcome="Y"), Cuts())
    >>> found.models, found.decisive, found.without[2].gained
    (('A',), ('m',), ('B',))
    """
    solver = again or Reanalysis()
    initial = solver.models(truth_table(data, cuts))
    terms = {term for model in initial.terms for term in model}
    found = []
    for place, case in enumerate(data.cases):
        rest = np.delete(np.arange(len(data.cases)), place)
        part = replace(
            data,
            cases=tuple(data.cases[one] for one in rest),
            values=data.values[rest],
            membership=data.membership[rest],
        )
        try:
            models = solver.models(truth_table(part, cuts))
        except QcaError:  # no case is left in any row
            found.append(WithoutCase(case, (), same=False, lost=(), gained=()))
            continue
        now = {term for model in models.terms for term in model}
        found.append(
            WithoutCase(
                case=case,
                models=models.texts(data.space),
                same=models.key == initial.key,
                lost=_written(terms - now, data.space),
                gained=_written(now - terms, data.space),
            )
        )
    return LeaveOneOut(initial.texts(data.space), tuple(found))


def _written(terms: set[Term], space: Space) -> tuple[str, ...]:
    return tuple(write_term(term, space) for term in in_reading_order(terms, space))
