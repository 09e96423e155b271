"""The intermediate solution: simplify only with assumptions that agree with what is expected.

For each complex and each parsimonious model, every complex term is stripped of the literals that
the parsimonious term doesn't need and that go against an expectation. What these terms cover are
the easy counterfactuals; with them and the positive rows the table is minimised once more (Ragin
and Sonnett 2005; Ragin 2008, chapter 9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Literal

from wijkpeil.language import gettext as _
from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.consistent import only_consistent
from wijkpeil.qca.counting import Count
from wijkpeil.qca.expectations import Expectations
from wijkpeil.qca.fitting import with_fit
from wijkpeil.qca.minimise import Options, draw
from wijkpeil.qca.models import ChosenModels, Model, Solution, choose_models, models_of
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term
from wijkpeil.qca.truth_table import TruthTable
from wijkpeil.qca.within import implicants_within

PAIRS = 10_000
"""Pairs of a complex and a parsimonious model that are worked out at most."""
JointRule = Literal["R", "all"]
"""What conjunctions do: as R's package, which looks at the last one only; or all expectations."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """What one complex and one parsimonious model give together.

    Attributes
    ----------
    name : str
        ``C1P2``: the first complex with the second parsimonious model.
    complex_model, parsimonious_model : Model
    selection : tuple of Term
        Complex terms stripped of what is not needed and not expected.
    solution : Solution
    """

    name: str
    complex_model: Model
    parsimonious_model: Model
    selection: tuple[Term, ...]
    solution: Solution


@dataclass(frozen=True, slots=True, eq=False)
class Intermediate:
    """The intermediate solution.

    Attributes
    ----------
    models : tuple of Model
        Those of all pairs, each once.
    count : Count
        Exact if every pair was worked out in full.
    pairs : tuple of Pair
    expectations : Expectations
    notes : tuple of str
    """

    models: tuple[Model, ...]
    count: Count
    pairs: tuple[Pair, ...]
    expectations: Expectations
    space: Space
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every model is listed."""
        return self.count.exact and self.count.models == len(self.models)

    def texts(self) -> list[list[str]]:
        """Write each model as a list of terms."""
        return [model.texts(self.space) for model in self.models]


def intermediate(
    table: TruthTable,
    *,
    complex_solution: Solution,
    parsimonious_solution: Solution,
    expectations: Expectations,
    options: Options | None = None,
    rule: JointRule = "R",
) -> Intermediate:
    """Work out the intermediate solution from the two others.

    Parameters
    ----------
    table : TruthTable
    complex_solution, parsimonious_solution : Solution
        Of the same table, with the same options.
    expectations : Expectations
        Without any, the result is the complex solution.
    options : Options, optional
    rule : {"R", "all"}
        How expectations on conjunctions work. R's package sets everything but the last
        conjunction aside; "all" lets every expectation count.

    Returns
    -------
    Intermediate
        With a note if the two rules give different models.
    """
    asked = options or Options()
    both = (complex_solution, parsimonious_solution)
    found = _worked_out(table, both, expectations, asked, rule)
    if not expectations.joint:
        return found
    other: JointRule = "all" if rule == "R" else "R"
    second = _worked_out(table, both, expectations, asked, other)
    if found.texts() == second.texts():
        return found
    told = " | ".join(model.text(table.space) for model in second.models[:3])
    note = (
        _(
            "As in R's package, only the last expected conjunction counts here. With every "
            "expectation the models are: {models}."
        )
        if rule == "R"
        else _("R's package, in which only the last expected conjunction counts, gives: {models}.")
    ).format(models=told)
    return replace(found, notes=(note,))


def _worked_out(
    table: TruthTable,
    both: tuple[Solution, Solution],
    expectations: Expectations,
    options: Options,
    rule: JointRule,
) -> Intermediate:
    complex_solution, parsimonious_solution = both
    every = product(
        enumerate(complex_solution.models, start=1),
        enumerate(parsimonious_solution.models, start=1),
    )
    couples = [
        (f"C{i}P{j}", one, other, _selection(one, other, expectations, table.space, rule))
        for (i, one), (j, other) in islice(every, PAIRS)
    ]
    solutions = _solutions(table, [chosen for *_names, chosen in couples], options)
    pairs = tuple(
        Pair(name, one, other, chosen, solutions[frozenset(chosen)])
        for name, one, other, chosen in couples
    )
    different = {id(one): one for one in solutions.values()}.values()
    models = {model.terms: model for one in different for model in one.models}
    whole = (
        complex_solution.complete
        and parsimonious_solution.complete
        and len(pairs) == complex_solution.count.models * parsimonious_solution.count.models
    )
    return Intermediate(
        models=tuple(models.values()),
        count=Count(len(models), exact=whole and all(p.solution.complete for p in pairs)),
        pairs=pairs,
        expectations=expectations,
        space=table.space,
    )


def _solutions(
    table: TruthTable, selections: Sequence[tuple[Term, ...]], options: Options
) -> dict[frozenset[Term], Solution]:
    """Minimise the positive rows with each different selection, all together."""
    positives = [table.term(row) for row in table.positive]
    different = list(dict.fromkeys(frozenset(chosen) for chosen in selections))
    unions = [
        [*sorted(chosen, key=lambda term: (term.care, term.value)), *_beside(positives, chosen)]
        for chosen in different
    ]
    solved: dict[bytes, tuple[PrimeImplicantChart, ChosenModels]] = {}  # many have the same chart
    of_selection = {}
    implicants = implicants_within(positives, unions, table.space)
    for chosen, found in zip(different, implicants, strict=True):
        kept = only_consistent(found, table, options.pi_cons)
        same = kept.care.tobytes() + kept.value.tobytes()
        if same not in solved:
            drawn = draw(table, kept, options)
            models = choose_models(drawn, all_solutions=options.all_solutions, cap=options.cap)
            solved[same] = (drawn, models)
        of_selection[chosen] = same
    solutions = _fitted(solved, table)
    return {chosen: solutions[same] for chosen, same in of_selection.items()}


def _fitted(
    solved: Mapping[bytes, tuple[PrimeImplicantChart, ChosenModels]], table: TruthTable
) -> dict[bytes, Solution]:
    """Add the parameters of fit, all together, as solutions share most of their models."""
    bare = {same: models_of(drawn, found.places) for same, (drawn, found) in solved.items()}
    every = list({model.terms: model for models in bare.values() for model in models}.values())
    fitted = {model.terms: model for model in with_fit(every, table.data)}
    return {
        same: Solution(
            kind="intermediate",
            models=tuple(fitted[model.terms] for model in bare[same]),
            count=found.count,
            essential=tuple(drawn.implicants.term(place) for place in found.shared),
            chart=drawn,
        )
        for same, (drawn, found) in solved.items()
    }


def _beside(positives: Sequence[Term], chosen: frozenset[Term]) -> list[Term]:
    return [row for row in positives if not any(term.covers(row) for term in chosen)]


def _selection(
    complex_model: Model,
    parsimonious_model: Model,
    expectations: Expectations,
    space: Space,
    rule: JointRule,
) -> tuple[Term, ...]:
    """Strip each complex term, within each parsimonious term that holds it."""
    if not expectations:
        return complex_model.terms
    found: dict[Term, None] = {}
    for narrow in complex_model.terms:
        for wide in parsimonious_model.terms:
            if wide.covers(narrow):
                drop = _unexpected(narrow, wide, expectations, space, rule)
                found[Term(narrow.care & ~drop, narrow.value & ~drop)] = None
    terms = list(found)
    return tuple(term for term in terms if not any(o.covers(term) and o != term for o in terms))


def _unexpected(
    narrow: Term, wide: Term, expectations: Expectations, space: Space, rule: JointRule
) -> int:
    """Find the fields of a complex term that are not needed and go against an expectation."""
    free = narrow.care & ~wide.care
    drop = 0
    if rule == "all" or not expectations.joint:
        values = space.unpack(narrow.care, narrow.value)
        for place, expected in expectations.single.items():
            if values[place] not in expected:
                drop |= space.masks[place] & free
    joint = expectations.joint if rule == "all" else expectations.joint[-1:]
    for conjunction in joint:
        asked = conjunction.care & free
        if (conjunction.value ^ narrow.value) & asked:
            drop |= asked
    return drop
