"""The full answer to one question on a calibrated table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from wijkpeil.qca.after.case_types import case_types
from wijkpeil.qca.after.pairs import (
    Pair,
    typical_with_deviant,
    typical_with_irrelevant,
    uncovered_with_irrelevant,
)
from wijkpeil.qca.analysis import Analysis, Question, Unanswered, answered
from wijkpeil.qca.assumptions import assumptions
from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.clusters.models import diagnose_model
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.fit import FloatArray
from wijkpeil.qca.intermediate import Intermediate
from wijkpeil.qca.models import Model, Solution, SolutionKind
from wijkpeil.qca.necessity.expressions import NecessaryFit, necessary, single_literals
from wijkpeil.qca.necessity.search import NecessaryCuts, search_necessary
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition
from wijkpeil.qca.robustness.noise import noise_check
from wijkpeil.qca.robustness.reanalysis import reanalysis
from wijkpeil.qca.truth_table import TruthTable
from wijkpeil.results.qca import Answer, RawUnit, ToldModel, ToldSolution
from wijkpeil.workflow.steadiness import steadiness_of

TOLD = 5
"""Models that are told in full; all are listed."""
LISTED = 1024
"""Assumptions that are listed by row."""
NECESSARY = NecessaryCuts(inclusion=0.9, coverage=0.5, relevance=0.5)
"""What counts as necessary: the cuts that textbooks use, so that trivial ones don't count."""
DEALS, FEWEST_DEALS = 2000, 99
WORK = 4000
"""Cases squared times conditions up to which the outcome is dealt out most often."""
LOOKED_AT = 30
"""Models of each deal that are looked at, as they are of the analysis itself: so the share of deals
that fit as well stays a p-value, and a deal with thousands of models doesn't take minutes."""
FOCAL_ABSENT = 6
"""Worst rank of a pair whose second case lacks the condition that the pair is about."""


@dataclass(frozen=True, slots=True, eq=False)
class Extent:
    """What beside the solutions is worked out.

    Attributes
    ----------
    told : {"complex", "parsimonious", "intermediate"}
        The solution to tell first, where it is there.
    clusters : sequence of str
        By case of the frame; empty for none.
    calibrated : mapping of str to CalibratedCondition
        Of the cases of the frame.
    units : mapping of str to str
        How the raw values of each condition are written.
    deals : int, optional
        How often the outcome is dealt out anew; 0 leaves noise and robustness out. As
        :func:`usual_deals` says if not given.
    longest : int
        Most conditions in a disjunction that is tried as necessary.
    """

    told: SolutionKind = "intermediate"
    clusters: Mapping[str, str] = field(default_factory=dict)
    calibrated: Mapping[str, CalibratedCondition] = field(default_factory=dict)
    units: Mapping[str, RawUnit] = field(default_factory=dict)
    deals: int | None = None
    longest: int = 3


def answer(frame: pd.DataFrame, question: Question, extent: Extent) -> Answer:
    """Answer a question, with everything that a page tells of it.

    Parameters
    ----------
    frame : DataFrame
        As :func:`wijkpeil.qca.data.qca_data` takes it.
    question : Question
    extent : Extent

    Raises
    ------
    QcaError
        If the table or the question can't be used. That there is no solution is an answer.
    """
    found = answered(frame, question)
    clusters = [extent.clusters[case] for case in found.data.cases] if extent.clusters else []
    solutions = () if isinstance(found, Unanswered) else _solutions(found, clusters)
    kinds = [one.kind for one in solutions]
    told = extent.told if extent.told in kinds or not kinds else _fallback(kinds)
    first = next((one.models[0].model for one in solutions if one.kind == told), None)
    noise, steady = None, None
    deals = usual_deals(found.data) if extent.deals is None else extent.deals
    if first is not None and deals > 0:
        again = reanalysis(question, told)
        few = reanalysis(question, told, cap=LOOKED_AT)
        noise = noise_check(found.data, question.cuts, again=few, deals=deals)
        steady = steadiness_of(
            found.data,
            question.cuts,
            first,
            calibrated=_kept(extent.calibrated, frame, found.data),
            units=extent.units,
            again=again,
        )
    return Answer(
        question=question,
        found=found,
        solutions=solutions,
        told=told,
        singles=single_fits(found.data),
        necessary=search_necessary(found.data, NECESSARY, longest=extent.longest),
        noise=noise,
        steadiness=steady,
        pairs={} if first is None else _pairs(first, found.data),
    )


def usual_deals(data: QcaData) -> int:
    """Say how often to deal the outcome out: often for a few cases, seldomer for many.

    A deal of a hundred cases takes a thousand times as long as one of eleven; and 99 deals are
    enough to tell 1% from 5%.
    """
    size = len(data.cases) ** 2 * len(data.conditions)
    return min(DEALS, max(FEWEST_DEALS, DEALS * WORK // size))


def single_fits(data: QcaData) -> tuple[NecessaryFit, ...]:
    """Work out the fit of each condition, and of each negation, as necessary."""
    return necessary({**single_literals(data), **_absences(data)}, data.membership)


def _absences(data: QcaData) -> dict[str, FloatArray]:
    """Memberships in the negation of each two-valued condition."""
    many = {condition.name for condition in data.conditions if condition.levels > 2}
    found = single_literals(data, negated=True)
    return {name: one for name, one in found.items() if name.split("[")[0] not in many}


def _fallback(kinds: Sequence[SolutionKind]) -> SolutionKind:
    return "parsimonious" if "parsimonious" in kinds else "complex"


def _solutions(found: Analysis, clusters: Sequence[str]) -> tuple[ToldSolution, ...]:
    there = (found.complex, found.parsimonious)
    told = [
        _solution(one.kind, one, one.chart, found, clusters) for one in there if one is not None
    ]
    if found.intermediate is not None:
        told.append(_solution("intermediate", found.intermediate, None, found, clusters))
    return tuple(told)


def _solution(
    kind: SolutionKind,
    solution: Solution | Intermediate,
    chart: PrimeImplicantChart | None,
    found: Analysis,
    clusters: Sequence[str],
) -> ToldSolution:
    space = found.table.space
    return ToldSolution(
        kind=kind,
        models=tuple(
            _model(model, found.data, found.table, clusters) for model in solution.models[:TOLD]
        ),
        texts=tuple(model.text(space) for model in solution.models),
        count=solution.count,
        chart=chart,
    )


def _model(model: Model, data: QcaData, table: TruthTable, clusters: Sequence[str]) -> ToldModel:
    return ToldModel(
        model=model,
        text=model.text(data.space),
        types=case_types(model.terms, data),
        clusters=diagnose_model(model.terms, data, clusters=clusters) if clusters else {},
        assumptions=assumptions(model.terms, table, most=LISTED),
    )


def _pairs(model: Model, data: QcaData) -> dict[str, tuple[Pair, ...]]:
    """Choose pairs to compare: what is missing in a path, what makes it work, what path lacks."""
    deviant = typical_with_deviant(model.terms, data)
    irrelevant = [
        pair
        for term in range(len(model.terms))
        for pairs in typical_with_irrelevant(model.terms, data, term=term).values()
        for pair in pairs[:1]
        if pair.rank <= FOCAL_ABSENT
    ]
    return {
        "deviant": tuple(pair for pairs in deviant.values() for pair in pairs[:2]),
        "irrelevant": tuple(irrelevant),
        "uncovered": uncovered_with_irrelevant(model.terms, data)[:3],
    }


def _kept(
    calibrated: Mapping[str, CalibratedCondition], frame: pd.DataFrame, data: QcaData
) -> dict[str, CalibratedCondition]:
    """Keep raw values of the cases that were not left out, of conditions that are asked."""
    kept = [str(case) in set(data.cases) for case in frame.index]
    return {
        name: CalibratedCondition(one.raw[kept], one.method)
        for name, one in calibrated.items()
        if name in data.space.names
    }
