"""The coefficients that correct for chance, each as one function."""

from dataclasses import replace
from typing import Literal

import numpy as np
from scipy.stats import t as student

from wijkpeil.fieldwork.agreement.chance_corrected import Chance, ChanceCorrected, Conger
from wijkpeil.fieldwork.agreement.coefficient import Coefficient, CoefficientName
from wijkpeil.fieldwork.agreement.estimate import estimate
from wijkpeil.fieldwork.agreement.linearised import linearised_error
from wijkpeil.fieldwork.agreement.ratings import Ratings
from wijkpeil.fieldwork.agreement.resampling import DRAWS, SEED
from wijkpeil.fieldwork.agreement.sums import sums
from wijkpeil.fieldwork.agreement.weights import Weighting, agreement_weights

By = Literal["resampling", "formula"]


def percent_agreement(
    given: Ratings,
    *,
    weighting: Weighting = "identity",
    draws: int = DRAWS,
    seed: int = SEED,
    by: By = "resampling",
) -> Coefficient:
    """Work out the share of pairs of coders that agree; no correction for chance.

    Parameters
    ----------
    given : Ratings
    weighting : {"identity", "linear", "quadratic"}
        Credit for values that are nearly the same.
    draws, seed : int
    by : {"resampling", "formula"}
        Where the interval comes from; the formula (Gwet 2014) is for units that stand alone.
    """
    return _corrected("percent", "none", given, weighting=weighting, draws=draws, seed=seed, by=by)


def fleiss_kappa(
    given: Ratings,
    *,
    weighting: Weighting = "identity",
    draws: int = DRAWS,
    seed: int = SEED,
    by: By = "resampling",
) -> Coefficient:
    """Work out Fleiss' kappa (1971); parameters as in :func:`percent_agreement`."""
    return _corrected("fleiss", "fleiss", given, weighting=weighting, draws=draws, seed=seed, by=by)


def brennan_prediger(
    given: Ratings,
    *,
    weighting: Weighting = "identity",
    draws: int = DRAWS,
    seed: int = SEED,
    by: By = "resampling",
) -> Coefficient:
    """Work out Brennan and Prediger's kappa (1981); parameters as in :func:`percent_agreement`.

    Chance gives every category that exists the same share, so say which exist (see
    :func:`wijkpeil.fieldwork.agreement.ratings.ratings`).
    """
    return _corrected(
        "brennan-prediger", "uniform", given, weighting=weighting, draws=draws, seed=seed, by=by
    )


def gwet_ac(
    given: Ratings,
    *,
    weighting: Weighting = "identity",
    draws: int = DRAWS,
    seed: int = SEED,
    by: By = "resampling",
) -> Coefficient:
    """Work out Gwet's AC1, or with weights AC2; parameters as in :func:`percent_agreement`.

    Gwet (2008, *British Journal of Mathematical and Statistical Psychology* 61(1)). It does not
    drop where one value is much the most frequent, as kappa and alpha do.

    Examples
    --------
    >>> from wijkpeil.fieldwork.agreement.ratings import ratings
    >>> both = ratings({"m": [0, 0, 0, 0, 0, 0, 0, 1], "n": [0, 0, 0, 0, 0, 0, 1, 0]})
    >>> round(gwet_ac(both).value, 2), round(fleiss_kappa(both).value, 2)
    (0.68, -0.14)
    """
    name: CoefficientName = "ac1" if weighting == "identity" else "ac2"
    return _corrected(name, "gwet", given, weighting=weighting, draws=draws, seed=seed, by=by)


def conger_kappa(
    given: Ratings, *, weighting: Weighting = "identity", draws: int = DRAWS, seed: int = SEED
) -> Coefficient:
    """Work out Conger's kappa (1980); its interval is by resampling."""
    credit = agreement_weights(weighting, categories=len(given.categories))
    found = sums(Conger(len(given.coders), credit), [given])
    return estimate(found, draws=draws, seed=seed)


def _corrected(
    name: CoefficientName,
    chance: Chance,
    given: Ratings,
    *,
    weighting: Weighting,
    draws: int,
    seed: int,
    by: By,
) -> Coefficient:
    credit = agreement_weights(weighting, categories=len(given.categories))
    statistic = ChanceCorrected(name, chance, credit)
    error = linearised_error(statistic, given)
    found = estimate(sums(statistic, [given]), draws=draws, seed=seed, standard_error=error)
    if by == "resampling" or found.value is None or error is None:
        return found
    reach = error * float(student.ppf(0.975, int(np.sum(given.counts.sum(axis=1) > 0)) - 1))
    low, high = max(-1.0, found.value - reach), min(1.0, found.value + reach)
    return replace(found, low=low, high=high, reason="")
