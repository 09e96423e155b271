"""Thousands of re-analyses: each pattern of positive and negative rows is minimised once.

Moving a threshold a little, leaving out a case or shuffling the outcome mostly gives a pattern of
rows that was met before; its models don't depend on anything else.
"""

from dataclasses import dataclass, field, replace

from wijkpeil.errors import NoSolution
from wijkpeil.qca.analysis import Question
from wijkpeil.qca.expectations import parse_expectations
from wijkpeil.qca.intermediate import Intermediate, intermediate
from wijkpeil.qca.minimise import Options, minimise
from wijkpeil.qca.models import CAP, Solution, SolutionKind
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, write_model
from wijkpeil.qca.truth_table import TruthTable
from wijkpeil.qca.untenable import excluding

Pattern = tuple[Space, frozenset[Term], frozenset[Term], bytes]


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
    exclude : tuple of int or str
        Rows that count as negative in every table, as
        :class:`~wijkpeil.qca.analysis.Question` has them.
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
    exclude: tuple[int, ...] | str = ()
    options: Options = field(default_factory=Options)
    asked: int = 0
    solved: int = 0
    _known: dict[Pattern, Models] = field(default_factory=dict)

    @property
    def by_memberships(self) -> bool:
        """Whether models depend on memberships too, and not on the pattern of rows alone."""
        return self.options.pi_cons > 0

    def models(self, table: TruthTable) -> Models:
        """Find the models of a truth table; none where there is nothing to set against anything."""
        self.asked += 1
        table = excluding(table, self.exclude)
        pattern = self._pattern(table)
        if pattern not in self._known:
            self.solved += 1
            self._known[pattern] = self._solve(
                table if self.by_memberships else replace(table, data=None)
            )
        return self._known[pattern]

    def _pattern(self, table: TruthTable) -> Pattern:
        """Give what the models of a table depend on."""
        positive = frozenset(table.term(row) for row in table.positive)
        memberships = b""
        if self.by_memberships and table.data is not None:
            memberships = table.data.values.tobytes() + table.data.membership.tobytes()
        return table.space, positive, frozenset(table.negative_terms), memberships

    def _solve(self, table: TruthTable) -> Models:
        try:
            found = self._solution(table)
        except NoSolution:
            return Models(())
        return Models(tuple(model.terms for model in found.models), complete=found.complete)

    def _solution(self, table: TruthTable) -> Solution | Intermediate:
        if self.kind != "intermediate":
            return minimise(table, self.kind, self.options)
        return intermediate(
            table,
            complex_solution=minimise(table, "complex", self.options),
            parsimonious_solution=minimise(table, "parsimonious", self.options),
            expectations=parse_expectations(self.expectations, table.space),
            options=self.options,
        )


def reanalysis(question: Question, kind: SolutionKind, *, cap: int | None = None) -> Reanalysis:
    """Prepare to ask the same again of other tables.

    Parameters
    ----------
    question : Question
        Its cap is for listing, and is set aside.
    kind : {"complex", "parsimonious", "intermediate"}
        Which of its solutions.
    cap : int, optional
        Models to look at most; as many as are usually listed if not given, or as the question asks
        if that is more.
    """
    options = replace(question.options, cap=cap or max(question.options.cap, CAP))
    return Reanalysis(kind, question.expectations, question.exclude, options)
