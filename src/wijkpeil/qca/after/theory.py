"""Theory evaluation: where a hunch from before and the solution agree, and where not.

A theory is an expression that says when the outcome was expected. With the solution it cuts the
cases in eight: expected or not, covered or not, with the outcome or without it (Ragin 1987,
chapter 7; Schneider and Wagemann 2012, section 11.3; Oana, Schneider and Thomann 2021, chapter 5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.after.logic import intersection, negate
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.expression import parse_expression
from wijkpeil.qca.fit import Fit, sufficiency
from wijkpeil.qca.necessity.expressions import union_membership
from wijkpeil.qca.terms import Term, write_model

FloatArray = npt.NDArray[np.float64]
Area = Literal["T*S", "~T*S", "T*~S", "~T*~S"]
AREAS: tuple[Area, ...] = ("T*S", "~T*S", "T*~S", "~T*~S")
"""Where theory (T) and solution (S) hold or not."""


@dataclass(frozen=True, slots=True)
class TheoryArea:
    """Cases for which theory and solution hold or not.

    Attributes
    ----------
    area : {"T*S", "~T*S", "T*~S", "~T*~S"}
    expression : str
        As a sum of products; "" if nothing can be there.
    fit : Fit
        Of the area as sufficient for the outcome; NaN where it is empty.
    with_outcome : tuple of str
        Cases more in the area than out, with the outcome. In order of the areas these are: covered
        and most likely; covered and least likely; uncovered and most likely; uncovered and least
        likely.
    without_outcome : tuple of str
        The same without the outcome: inconsistent (most, least likely), consistent (most, least).
    """

    area: Area
    expression: str
    fit: Fit
    with_outcome: tuple[str, ...]
    without_outcome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheoryEvaluation:
    """A theory set against a solution.

    Attributes
    ----------
    theory, solution : Fit
        Of each as sufficient for the outcome.
    areas : tuple of TheoryArea
        Four, in the order of :data:`AREAS`.
    """

    theory: Fit
    solution: Fit
    areas: tuple[TheoryArea, ...]


def evaluate_theory(theory: str, terms: Sequence[Term], data: QcaData) -> TheoryEvaluation:
    """Set a theory against a model.

    Parameters
    ----------
    theory : str
        When the outcome was expected: ``A*~B + C``.
    terms : sequence of Term
        A model of the solution.
    data : QcaData

    Returns
    -------
    TheoryEvaluation
        Every case is in some area unless it is exactly half somewhere. (SetMethods 4.0 lists no
        cases without the outcome under T*S, though its own table of memberships has them.)

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame(
    ...     {"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 1, 0]}, ["k", "l", "m", "n"]
    ... )
    >>> data = qca_data(seen, outcome="Y")
    >>> found = evaluate_theory("A", parse_expression("A + B", data.space), data)
    >>> [(area.expression, area.with_outcome) for area in found.areas][:2]
    [('A', ('k', 'l')), ('~A*B', ('m',))]
    """
    space = data.space
    expected = parse_expression(theory, space)
    sides = {
        "T": (expected, union_membership(expected, data)),
        "S": (list(terms), union_membership(terms, data)),
    }
    for name in ("T", "S"):
        shown, members = sides[name]
        sides[f"~{name}"] = (list(negate(shown, space)), 1.0 - members)
    areas = []
    for area in AREAS:
        (one, x), (other, z) = (sides[name] for name in area.split("*"))
        both = intersection(one, other, space)
        areas.append(_area(area, write_model(both, space), np.minimum(x, z), data))
    return TheoryEvaluation(
        theory=fit_of(sides["T"][1], data.membership),
        solution=fit_of(sides["S"][1], data.membership),
        areas=tuple(areas),
    )


def fit_of(members: FloatArray, outcome: FloatArray) -> Fit:
    """Fit of one set as sufficient for the outcome."""
    found = sufficiency(sets=members[None], outcome=outcome)
    return Fit(float(found.inclusion[0]), float(found.pri[0]), float(found.coverage[0]))


def _area(area: Area, expression: str, members: FloatArray, data: QcaData) -> TheoryArea:
    inside, y = members > 0.5, data.membership
    cases = np.array(data.cases, dtype=object)
    return TheoryArea(
        area=area,
        expression=expression,
        fit=fit_of(members, y),
        with_outcome=tuple(cases[inside & (y > 0.5)].tolist()),
        without_outcome=tuple(cases[inside & (y < 0.5)].tolist()),
    )
