"""Fit of many models at once."""

from collections.abc import Sequence

import numpy as np

from wijkpeil.qca.data import FloatArray, QcaData
from wijkpeil.qca.fit import Fit, sufficiency
from wijkpeil.qca.memberships import term_memberships
from wijkpeil.qca.models import Model


def with_fit(models: Sequence[Model], data: QcaData | None) -> list[Model]:
    """Add the parameters of fit to models.

    Parameters
    ----------
    models : sequence of Model
    data : QcaData or None
        Without data the models come back as they were.

    Returns
    -------
    list of Model
        The unique coverage of a term is what its own model loses without it, as in R's package.
    """
    if data is None or not models:
        return list(models)
    by_size: dict[int, list[int]] = {}
    for place, model in enumerate(models):
        by_size.setdefault(len(model.terms), []).append(place)
    terms = list(dict.fromkeys(term for model in models for term in model.terms))
    place_of = {term: place for place, term in enumerate(terms)}
    known = term_memberships(terms, values=data.values, space=data.space)
    sets = np.array([known[term] for term in terms])
    of_term = sufficiency(sets=sets, outcome=data.membership)
    inclusion, pri = of_term.inclusion.tolist(), of_term.pri.tolist()
    raw = of_term.coverage.tolist()
    fitted = list(models)
    for places in by_size.values():
        chosen = np.array([[place_of[t] for t in models[place].terms] for place in places])
        members = sets[chosen]  # models x terms x cases
        whole = sufficiency(sets=members.max(axis=1), outcome=data.membership)
        unique = _unique(members, whole.coverage, data.membership)
        for row, place in enumerate(places):
            fitted[place] = Model(
                terms=models[place].terms,
                fits=tuple(
                    Fit(inclusion[term], pri[term], raw[term], None if lost is None else lost[row])
                    for term, lost in zip(chosen[row].tolist(), unique, strict=True)
                ),
                fit=Fit(
                    float(whole.inclusion[row]),
                    float(whole.pri[row]),
                    float(whole.coverage[row]),
                ),
            )
    return fitted


def _unique(
    members: FloatArray, whole: FloatArray, outcome: FloatArray
) -> list[list[float] | None]:
    """Work out, per term of models of one size, the coverage lost without it."""
    size = members.shape[1]
    if size == 1:
        return [None]
    lost: list[list[float] | None] = []
    for term in range(size):
        others = np.delete(members, term, axis=1).max(axis=1)
        rest = sufficiency(sets=others, outcome=outcome).coverage
        lost.append((whole - rest).tolist())
    return lost
