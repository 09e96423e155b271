"""Would noise give a solution this good? The outcome is dealt out anew over the cases.

Braumoeller (2015, *Political Analysis* 23(4), "Guarding against False Positives in Qualitative
Comparative Analysis") asked it of single terms. Here the whole analysis is done again each time, so
that it counts that there were many combinations to choose from.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import NoSolution
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.memberships import row_memberships, term_memberships
from wijkpeil.qca.robustness.reanalysis import Models, Reanalysis
from wijkpeil.qca.truth_table import TOLERANCE, Cuts, Out, TruthTable, truth_table

FloatArray = npt.NDArray[np.float64]
DEALS = 10_000
JUDGED: tuple[Out, ...] = ("0", "1", "C", "?")
NUMBERS = 4_000_000
"""Numbers that are worked out at once, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class NoiseCheck:
    """What comes of the same analysis when the outcome is dealt out at random.

    Attributes
    ----------
    deals : int
        How often.
    consistency, coverage : float
        Of the best model of the real analysis: with the largest product of the two.
    as_fitting : float
        Share of the deals whose best model has a product of consistency and coverage as large. The
        real one counts as one deal, so this is a valid p-value (Phipson and Smyth 2010,
        *Statistical Applications in Genetics and Molecular Biology* 9(1)): if the outcome has
        nothing to do with the conditions, it is 5% or less in at most 5% of studies.
    as_good : float
        Share of the deals with a model at least as consistent and also at least as covering. No
        p-value: which of the two a model is strong in is chance as well, so this share is too small
        (in a simulation it was 5% or less in 23% of studies of pure noise).
    any_solution : float
        Share of the deals with any solution at all.
    patterns : int
        Different analyses that had to be worked out.
    complete : bool
        Whether every model of each was looked at.
    """

    deals: int
    consistency: float
    coverage: float
    as_fitting: float
    as_good: float
    any_solution: float
    patterns: int
    complete: bool


def noise_check(
    data: QcaData,
    cuts: Cuts,
    *,
    again: Reanalysis | None = None,
    deals: int = DEALS,
    seed: int = 20150827,
) -> NoiseCheck:
    """Do the analysis again with the outcome dealt out at random, many times.

    Parameters
    ----------
    data : QcaData
    cuts : Cuts
    again : Reanalysis, optional
        Which solution; the parsimonious one if not given.
    deals : int
    seed : int

    Returns
    -------
    NoiseCheck

    Raises
    ------
    NoSolution
        If the real analysis has no solution.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 0, 0]})
    >>> found = noise_check(qca_data(seen, outcome="Y"), Cuts(), deals=200)
    >>> found.as_fitting, found.patterns
    (1.0, 6)
    """
    solver = again or Reanalysis()
    table = truth_table(data, cuts)
    real = solver.models(table)
    if not real.terms:
        raise NoSolution(
            _("The analysis itself has no solution, so noise can't be set against it.")
        )
    fit = _fits(real, data, data.membership[None])
    both = list(zip(fit[0][0].tolist(), fit[1][0].tolist(), strict=True))
    best = max(both, key=lambda one: (one[0] * one[1], one))
    before = solver.solved
    dealt = np.random.default_rng(seed).permuted(np.tile(data.membership, (deals, 1)), axis=1)
    counts, complete = np.zeros(3), real.complete
    together = max(1, NUMBERS // (len(table.rows) * len(data.cases)))
    for begin in range(0, deals, together):
        part, whole = _count(table, data, dealt[begin : begin + together], solver, best)
        counts, complete = counts + part, complete and whole
    return NoiseCheck(
        deals=deals,
        consistency=best[0],
        coverage=best[1],
        as_fitting=float((counts[0] + 1) / (deals + 1)),
        as_good=float((counts[1] + 1) / (deals + 1)),
        any_solution=float((counts[2] + 1) / (deals + 1)),
        patterns=1 + solver.solved - before,
        complete=complete,
    )


def noise_note(found: NoiseCheck) -> str:
    """Say in a sentence what noise does."""
    return _(
        "With the outcome dealt out at random over the same cases, {share} of {deals} analyses had "
        "a solution that fits at least as well as this one (consistency {consistency} times "
        "coverage {coverage})."
    ).format(
        share=percentage(found.as_fitting),
        deals=number(found.deals),
        consistency=number(found.consistency, digits=2),
        coverage=number(found.coverage, digits=2),
    )


def _count(
    table: TruthTable,
    data: QcaData,
    dealt: FloatArray,
    solver: Reanalysis,
    best: tuple[float, float],
) -> tuple[FloatArray, bool]:
    """Count the deals with a model as fitting, as good, or any, and tell if all were listed."""
    outs = _outs(table, data, dealt)
    alike = dealt if solver.by_memberships else outs  # deals that are, have the same models
    _all, first, of_deal = np.unique(alike, axis=0, return_index=True, return_inverse=True)
    counts, complete = np.zeros(3), True
    for place, deal in enumerate(first.tolist()):
        of_pattern = _with_outs(table, outs[deal])
        models = solver.models(replace(of_pattern, data=replace(data, membership=dealt[deal])))
        complete = complete and models.complete
        if not models.terms:
            continue
        consistency, coverage = _fits(models, data, dealt[of_deal.ravel() == place])
        fitting = consistency * coverage >= best[0] * best[1] - TOLERANCE
        good = (consistency >= best[0] - TOLERANCE) & (coverage >= best[1] - TOLERANCE)
        counts += (fitting.any(axis=1).sum(), good.any(axis=1).sum(), len(good))
    return counts, complete


def _outs(table: TruthTable, data: QcaData, dealt: FloatArray) -> npt.NDArray[np.int8]:
    """Judge each row for each deal, shape (deals, rows): places in :data:`JUDGED`."""
    cuts = table.cuts
    rows = row_memberships(
        rows=[row.values for row in table.rows], values=data.values, space=data.space
    )
    both = np.minimum(dealt, 1.0 - dealt)
    within = np.minimum(rows, dealt[:, None, :]).sum(axis=-1)
    half = np.minimum(rows, both[:, None, :]).sum(axis=-1)
    total = rows.sum(axis=-1)
    inclusion = within / total
    left = total - half
    pri = np.divide(within - half, left, out=np.zeros_like(within), where=left > 1e-12)
    positive = (inclusion >= cuts.inclusion - TOLERANCE) & (pri >= cuts.pri - TOLERANCE)
    found = np.where(positive, JUDGED.index("1"), JUDGED.index("0"))
    if cuts.contradiction is not None:
        low = inclusion >= cuts.contradiction - TOLERANCE
        between = low & (inclusion < cuts.inclusion - TOLERANCE)
        found = np.where(between, JUDGED.index("C"), found)
    rare = np.array([row.n < cuts.frequency for row in table.rows])
    return np.where(rare, JUDGED.index("?"), found).astype(np.int8)


def _with_outs(table: TruthTable, pattern: npt.NDArray[np.int8]) -> TruthTable:
    rows = tuple(
        replace(row, out=JUDGED[out]) for row, out in zip(table.rows, pattern.tolist(), strict=True)
    )
    return replace(table, rows=rows)


def _fits(models: Models, data: QcaData, outcomes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Work out consistency and coverage of each model, each of shape (outcomes, models)."""
    terms = list(dict.fromkeys(term for model in models.terms for term in model))
    known = term_memberships(terms, values=data.values, space=data.space)
    whole = np.array([np.maximum.reduce([known[t] for t in model]) for model in models.terms])
    together = max(1, NUMBERS // whole.size)
    within = np.concatenate(
        [
            np.minimum(whole, outcomes[begin : begin + together, None, :]).sum(axis=-1)
            for begin in range(0, len(outcomes), together)
        ]
    )
    return within / whole.sum(axis=-1), within / outcomes.sum(axis=-1, keepdims=True)
