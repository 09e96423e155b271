"""Thousands of re-analyses: each pattern of positive and negative rows is minimised once.

Moving a threshold a little, leaving out a case or shuffling the outcome mostly gives a pattern of
rows that was met before; its models don't depend on anything else.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.expectations import Expectations, parse_expectations
from wijkpeil.qca.intermediate import intermediate
from wijkpeil.qca.minimise import Options, check_rows, minimise
from wijkpeil.qca.models import Model, SolutionKind
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, write_model
from wijkpeil.qca.truth_table import TruthTable

Pattern = tuple[Space, frozenset[Term], frozenset[Term]]


@dataclass(frozen=True, slots=True)
class Models:
    """All models of one analysis.

    Attributes
    ----------
    terms : tuple of tuple of Term
        Empty where no row is positive, or all are.
    complete : bool
        Whether every model is listed.
    """

    terms: tuple[tuple[Term, ...], ...]
    complete: bool = True

    @property
    def key(self) -> frozenset[frozenset[Term]]:
        """The same for the same models, in whatever order."""
        return frozenset(frozenset(model) for model in self.terms)

    def texts(self, space: Space) -> tuple[str, ...]:
        """Write each model."""
        return tuple(write_model(model, space) for model in self.terms)


@dataclass(slots=True, eq=False)
class Reanalysis:
    """Minimises truth tables of one kind of question, each pattern of rows once.

    Attributes
    ----------
    kind : {"complex", "parsimonious", "intermediate"}
        Which solution.
    expectations : str
        Directional expectations, for the intermediate solution.
    options : Options
    asked, solved : int
        How many tables were given, and how many had to be worked out.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.truth_table import truth_table
    >>> seen = pd.DataFrame({"A": [1, 1, 0], "B": [1, 0, 0], "Y": [1, 1, 0]})
    >>> table, again = truth_table(qca_data(seen, outcome="Y")), Reanalysis()
    >>> again.models(table).texts(table.space), again.models(table).complete, again.solved
    (('A',), True, 1)
    """

    kind: SolutionKind = "parsimonious"
    expectations: str = ""
    options: Options = field(default_factory=Options)
    asked: int = 0
    solved: int = 0
    _known: dict[Pattern, Models] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what can't be asked without data."""
        if self.options.pi_cons > 0:
            raise QcaError(_("A cut on the inclusion of implicants can't be asked here."))

    def models(self, table: TruthTable) -> Models:
        """Find the models of a truth table; none where there is nothing to set against anything."""
        self.asked += 1
        positive = frozenset(table.term(row) for row in table.positive)
        pattern = (table.space, positive, frozenset(table.negative_terms))
        if pattern not in self._known:
            self.solved += 1
            self._known[pattern] = self._solve(replace(table, data=None))
        return self._known[pattern]

    def _solve(self, table: TruthTable) -> Models:
        kind: Literal["complex", "parsimonious"] = (
            "complex" if self.kind == "complex" else "parsimonious"
        )
        try:
            check_rows(table, kind)
        except QcaError:
            return Models(())
        if self.kind != "intermediate":
            found = minimise(table, kind, self.options)
            return _listed(found.models, complete=found.complete)
        between = intermediate(
            table,
            complex_solution=minimise(table, "complex", self.options),
            parsimonious_solution=minimise(table, "parsimonious", self.options),
            expectations=self._expected(table.space),
            options=self.options,
        )
        return _listed(between.models, complete=between.count.exact)

    def _expected(self, space: Space) -> Expectations:
        return parse_expectations(self.expectations, space)


def _listed(models: tuple[Model, ...], *, complete: bool) -> Models:
    return Models(tuple(model.terms for model in models), complete=complete)
