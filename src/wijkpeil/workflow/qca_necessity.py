"""What is necessary for the outcome of a calibrated table, and for its negation."""

from dataclasses import asdict, dataclass

import pandas as pd

from wijkpeil import __version__
from wijkpeil.qca.analysis import Question
from wijkpeil.qca.data import qca_data
from wijkpeil.qca.necessity.expressions import NecessaryFit
from wijkpeil.qca.necessity.search import FoundNecessary, NecessaryCuts, search_necessary
from wijkpeil.workflow.compare import negated
from wijkpeil.workflow.qca_answer import single_fits


@dataclass(frozen=True, slots=True)
class NecessaryFor:
    """What is necessary for one outcome.

    Attributes
    ----------
    outcome : str
    singles : tuple of NecessaryFit
        Each condition, and its negation.
    found : FoundNecessary
    notes : tuple of str
    """

    outcome: str
    singles: tuple[NecessaryFit, ...]
    found: FoundNecessary
    notes: tuple[str, ...]


def necessary_for(
    frame: pd.DataFrame, question: Question, cuts: NecessaryCuts, *, longest: int
) -> tuple[NecessaryFor, NecessaryFor]:
    """Search for the outcome as asked, and for its negation.

    Parameters
    ----------
    frame : DataFrame
        As :func:`wijkpeil.qca.data.qca_data` takes it.
    question : Question
        Its outcome and conditions.
    cuts : NecessaryCuts
    longest : int
        Most conditions in one combination.
    """
    return (
        _necessary(frame, question, cuts, longest),
        _necessary(frame, negated(question), cuts, longest),
    )


def necessity_summary(
    found: tuple[NecessaryFor, NecessaryFor], cuts: NecessaryCuts
) -> dict[str, object]:
    """Sum it up for machines."""
    return {
        "wijkpeil": __version__,
        "cuts": asdict(cuts),
        "necessity": {
            one.outcome: {
                "conditions": [asdict(fit) for fit in one.singles],
                "conjunctions": [asdict(fit) for fit in one.found.conjunctions],
                "disjunctions": [asdict(fit) for fit in one.found.disjunctions],
                "longest": one.found.longest,
                "complete": one.found.complete,
                "notes": list(one.notes),
            }
            for one in found
        },
    }


def _necessary(
    frame: pd.DataFrame, question: Question, cuts: NecessaryCuts, longest: int
) -> NecessaryFor:
    data = qca_data(frame, outcome=question.outcome, conditions=question.conditions or None)
    return NecessaryFor(
        outcome=question.outcome,
        singles=single_fits(data),
        found=search_necessary(data, cuts, longest=longest),
        notes=data.notes,
    )
