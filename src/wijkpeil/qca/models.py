"""Models and solutions: what a minimisation gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.counting import Count, count_models
from wijkpeil.qca.covers import minimum_covers
from wijkpeil.qca.fit import Fit
from wijkpeil.qca.irredundant import irredundant_covers
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, write_model, write_term

SolutionKind = Literal["complex", "parsimonious", "intermediate"]
CAP = 1000
"""Models that are listed if nothing else is asked."""
COVERS = 100_000
"""Choices of classes that are searched; beyond it the list is not complete, and says so."""


@dataclass(frozen=True, slots=True)
class Model:
    """Terms of which at least one holds for every positive row, and none can be missed.

    Attributes
    ----------
    terms : tuple of Term
        In reading order.
    fits : tuple of Fit
        One per term; empty where there are no data.
    fit : Fit or None
        Of the model as a whole.
    """

    terms: tuple[Term, ...]
    fits: tuple[Fit, ...] = ()
    fit: Fit | None = None

    def texts(self, space: Space) -> list[str]:
        """Write each term."""
        return [write_term(term, space) for term in self.terms]

    def text(self, space: Space) -> str:
        """Write the model: ``A*B + ~C``."""
        return write_model(self.terms, space)


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """All models of one kind, or as many as fit under a stated cap.

    Attributes
    ----------
    kind : {"complex", "parsimonious", "intermediate"}
    models : tuple of Model
        Small ones first, then in reading order.
    count : Count
        How many there are, listed or not.
    essential : tuple of Term
        Terms that all models share.
    chart : PrimeImplicantChart
    """

    kind: SolutionKind
    models: tuple[Model, ...]
    count: Count
    essential: tuple[Term, ...]
    chart: PrimeImplicantChart

    @property
    def space(self) -> Space:
        """The conditions."""
        return self.chart.space

    @property
    def complete(self) -> bool:
        """Whether every model is listed."""
        return self.count.exact and self.count.models == len(self.models)

    def texts(self) -> list[list[str]]:
        """Write each model as a list of terms."""
        return [model.texts(self.space) for model in self.models]


@dataclass(frozen=True, slots=True, eq=False)
class ChosenModels:
    """Models as places in a chart, and what is known of those not listed."""

    places: tuple[tuple[int, ...], ...]
    count: Count
    shared: tuple[int, ...]


def choose_models(
    chart: PrimeImplicantChart, *, all_solutions: bool = False, cap: int = CAP
) -> ChosenModels:
    """Choose implicants so that every row is covered and none is superfluous.

    Parameters
    ----------
    chart : PrimeImplicantChart
    all_solutions : bool
        Every irredundant model, rather than those with the fewest terms.
    cap : int
        Models to list at most; the count goes on.
    """
    classes = chart.classes()
    rows = len(chart.rows)
    find = irredundant_covers if all_solutions else minimum_covers
    covers = find(list(classes), rows=rows, limit=COVERS)
    members = list(classes.values())
    places: list[tuple[int, ...]] = []
    for cover in covers.covers:
        for choice in product(*(members[place] for place in cover)):
            if len(places) >= cap:
                break
            places.append(tuple(sorted(choice)))
    common = set.intersection(*(set(cover) for cover in covers.covers))
    shared = sorted(members[place][0] for place in common if len(members[place]) == 1)
    if not covers.complete:
        alone = chart.covers[:, chart.covers.sum(axis=0) == 1].any(axis=1)
        shared = np.flatnonzero(alone).tolist()
    return ChosenModels(
        places=tuple(sorted(places, key=lambda one: (len(one), one))),
        count=count_models(covers, classes=classes, rows=rows, minimum=not all_solutions),
        shared=tuple(shared),
    )


def models_of(chart: PrimeImplicantChart, places: Sequence[tuple[int, ...]]) -> list[Model]:
    """Turn places in a chart into models without fit."""
    terms: dict[int, Term] = {}
    for model in places:
        for place in model:
            if place not in terms:
                terms[place] = chart.implicants.term(place)
    return [Model(tuple(terms[place] for place in model)) for model in places]
