"""All defensible choices at once: which terms and cases come back whatever is chosen.

A cut here, a threshold there: each can be defended, and together they make thousands of analyses.
The ranges of :mod:`.cut_ranges` and :mod:`.calibration_ranges` move one choice at a time; this
moves all of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from math import prod

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.robustness.reanalysis import Models, Reanalysis
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, in_reading_order, write_term
from wijkpeil.qca.truth_table import Cuts, TruthTable, truth_table

FloatArray = npt.NDArray[np.float64]
MOST = 10_000


@dataclass(frozen=True, slots=True)
class TermSupport:
    """How often a term comes back.

    Attributes
    ----------
    term : str
    in_every_model, in_some_model : float
        Share of the analyses in which every model, or at least one, has it.
    """

    term: str
    in_every_model: float
    in_some_model: float


@dataclass(frozen=True, slots=True)
class CaseSupport:
    """How often a case is covered: in every model, or at least one, of an analysis."""

    case: str
    in_every_model: float
    in_some_model: float


@dataclass(frozen=True, slots=True)
class ManyChoices:
    """What comes of all choices.

    Attributes
    ----------
    possible : int
        Combinations of choices that there are.
    analyses : int
        Those that were worked out: all of them, or as many drawn at random.
    same : float
        Share with exactly the models of the first choices.
    without_solution : float
        Share without any model.
    answers : int
        Different sets of models.
    terms : tuple of TermSupport
        Most frequent first.
    cases : tuple of CaseSupport
        In the order of the data.
    complete : bool
        Whether all models of every analysis were looked at.
    """

    possible: int
    analyses: int
    same: float
    without_solution: float
    answers: int
    terms: tuple[TermSupport, ...]
    cases: tuple[CaseSupport, ...]
    complete: bool


def many_choices(
    data: QcaData,
    cuts: Sequence[Cuts],
    *,
    memberships: Mapping[str, Sequence[FloatArray]] | None = None,
    again: Reanalysis | None = None,
    most: int = MOST,
    seed: int = 20240601,
) -> ManyChoices:
    """Analyse with every combination of choices, or with many drawn at random.

    Parameters
    ----------
    data : QcaData
        With the first choice of calibration.
    cuts : sequence of Cuts
        The first is that of the analysis.
    memberships : mapping of str to sequence of ndarray, shape (n,), optional
        By condition: other calibrations of it, beside that in `data`.
    again : Reanalysis, optional
        Which solution; the parsimonious one if not given.
    most : int
        Combinations to work out; if there are more, this many are drawn, each equally likely.
    seed : int

    Returns
    -------
    ManyChoices

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 0.7, 0.3, 0]})
    >>> found = many_choices(qca_data(seen, outcome="Y"), [Cuts(0.6), Cuts(0.8)])
    >>> found.analyses, found.same, [(one.term, one.in_some_model) for one in found.terms]
    (2, 0.5, [('A', 0.5), ('A*B', 0.5)])
    """
    if not cuts:
        raise QcaError(_("Give at least one set of cuts."))
    solver = again or Reanalysis()
    columns = _columns(data, memberships or {})
    sizes = [len(cuts), *(len(some) for some in columns)]
    first = solver.models(truth_table(data, cuts[0]))
    tally = _Tally(first.key)
    for choice in _choices(sizes, most, seed):
        chosen = [some[place] for some, place in zip(columns, choice[1:], strict=True)]
        table = _table(replace(data, values=np.column_stack(chosen)), cuts[choice[0]])
        tally.add(Models(()) if table is None else solver.models(table), table)
    return tally.result(prod(sizes), data)


class _Tally:
    """Counts over analyses."""

    def __init__(self, first: frozenset[frozenset[Term]]) -> None:
        self.first = first
        self.analyses = self.same = self.empty = 0
        self.complete = True
        self.answers: set[frozenset[frozenset[Term]]] = set()
        self.terms: dict[str, Counter[Term]] = {"every": Counter(), "some": Counter()}
        self.cases: dict[str, Counter[str]] = {"every": Counter(), "some": Counter()}

    def add(self, models: Models, table: TruthTable | None) -> None:
        """Count one analysis."""
        self.analyses += 1
        self.same += models.key == self.first
        self.empty += not models.terms
        self.complete = self.complete and models.complete
        self.answers.add(models.key)
        if table is None or not models.terms:
            return
        sets = [set(model) for model in models.terms]
        self.terms["every"].update(set.intersection(*sets))
        self.terms["some"].update(set.union(*sets))
        for row in table.rows:
            term = table.term(row)
            covered = [any(one.covers(term) for one in model) for model in models.terms]
            if any(covered):
                self.cases["some"].update(row.cases)
            if all(covered):
                self.cases["every"].update(row.cases)

    def result(self, possible: int, data: QcaData) -> ManyChoices:
        """Turn counts into shares."""
        return ManyChoices(
            possible=possible,
            analyses=self.analyses,
            same=self.same / self.analyses,
            without_solution=self.empty / self.analyses,
            answers=len(self.answers),
            terms=self._of_terms(data.space),
            cases=tuple(
                CaseSupport(
                    case,
                    self.cases["every"][case] / self.analyses,
                    self.cases["some"][case] / self.analyses,
                )
                for case in data.cases
            ),
            complete=self.complete,
        )

    def _of_terms(self, space: Space) -> tuple[TermSupport, ...]:
        every, some = self.terms["every"], self.terms["some"]
        ordered = sorted(
            in_reading_order(some, space), key=lambda term: (-every[term], -some[term])
        )
        return tuple(
            TermSupport(
                write_term(term, space), every[term] / self.analyses, some[term] / self.analyses
            )
            for term in ordered
        )


def _choices(sizes: Sequence[int], most: int, seed: int) -> Sequence[tuple[int, ...]]:
    """List the combinations, the first choices first; or draw as many as asked."""
    if prod(sizes) <= most:
        return list(islice(product(*(range(size) for size in sizes)), most))
    drawn = np.random.default_rng(seed).integers(0, sizes, (most, len(sizes)))
    return [tuple(choice) for choice in drawn.tolist()]


def _columns(
    data: QcaData, memberships: Mapping[str, Sequence[FloatArray]]
) -> list[list[FloatArray]]:
    unknown = [name for name in memberships if name not in data.space.names]
    if unknown:
        raise QcaError(
            _("{name} is calibrated, but it is no condition of this analysis.").format(
                name=unknown[0]
            )
        )
    return [
        [data.values[:, place], *memberships.get(name, ())]
        for place, name in enumerate(data.space.names)
    ]


def _table(data: QcaData, cuts: Cuts) -> TruthTable | None:
    """Build the truth table; None where no case is clearly in any row."""
    try:
        return truth_table(data, cuts)
    except QcaError:
        return None
