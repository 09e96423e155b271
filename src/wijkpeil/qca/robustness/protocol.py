"""The robustness protocol: what of a solution survives other defensible choices.

Oana and Schneider (2024, *Sociological Methods & Research* 53(1), "A Robustness Test Protocol for
Applied QCA"). The initial solution is set against test solutions, each with another cut, threshold
or set of conditions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.after.logic import intersection, negate, union
from wijkpeil.qca.after.theory import fit_of
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.fit import Fit
from wijkpeil.qca.necessity.expressions import union_membership
from wijkpeil.qca.robustness.reanalysis import Models
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, write_model

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class TestSolution:
    """A model from another defensible choice.

    Attributes
    ----------
    name : str
        What was chosen otherwise: "inclusion cut 0.75".
    terms : tuple of Term
    members : ndarray, shape (n,)
        Membership of the same cases in it, with the calibration that it was found with.
    """

    name: str
    terms: tuple[Term, ...]
    members: FloatArray

    __test__ = False  # a name that pytest would take for a test


@dataclass(frozen=True, slots=True)
class RobustFit:
    """How near the initial solution is to the robust core and to the test solutions.

    Attributes
    ----------
    RF_cov : float
        Coverage of the core, divided by that of the initial solution.
    RF_cons : float
        Consistency of the initial solution, divided by that of the core.
    RF_SC_minTS, RF_SC_maxTS : float
        Overlap of the initial solution with the least and the most of the test solutions: shared
        membership divided by joint membership.
    """

    RF_cov: float
    RF_cons: float
    RF_SC_minTS: float
    RF_SC_maxTS: float


@dataclass(frozen=True, slots=True)
class RobustCases:
    """Cases by what the initial and the test solutions say; `typical` have the outcome.

    Attributes
    ----------
    robust_typical, robust_deviant : tuple of str
        In the initial solution and in every test solution.
    shaky_typical, shaky_deviant : tuple of str
        In the initial solution, but not in every test solution.
    possible_typical, possible_deviant : tuple of str
        Not in the initial solution, but in some test solution.
    extreme_deviant_coverage : tuple of str
        With the outcome, in no solution at all.
    irrelevant : tuple of str
        Without the outcome, in no solution at all.
    """

    robust_typical: tuple[str, ...]
    robust_deviant: tuple[str, ...]
    shaky_typical: tuple[str, ...]
    shaky_deviant: tuple[str, ...]
    possible_typical: tuple[str, ...]
    possible_deviant: tuple[str, ...]
    extreme_deviant_coverage: tuple[str, ...]
    irrelevant: tuple[str, ...]

    @property
    def typical_ratio(self) -> float:
        """Robust share of the typical cases that any solution is unsure of (RCR_typ)."""
        sizes = (self.robust_typical, self.shaky_typical, self.possible_typical)
        return _ratio(*map(len, sizes))

    @property
    def deviant_ratio(self) -> float:
        """Robust share of the deviant cases (RCR_dev)."""
        sizes = (self.robust_deviant, self.shaky_deviant, self.possible_deviant)
        return _ratio(*map(len, sizes))


@dataclass(frozen=True, slots=True)
class RobustExpressions:
    """What the groups of cases have in common, as sums of products; "" where that is nothing.

    Attributes
    ----------
    robust : str
        In the initial and in every test solution: the robust core.
    shaky, possible, outside : str
        Of the groups of :class:`RobustCases` with these names; outside: in no solution.
    """

    robust: str
    shaky: str
    possible: str
    outside: str


@dataclass(frozen=True, slots=True)
class Robustness:
    """The protocol's answer.

    Attributes
    ----------
    expressions : RobustExpressions
    core_fit, initial_fit : Fit
    fit : RobustFit
    cases : RobustCases
    rank : int
        1: the same cases everywhere; 2: only possible cases; 3: only shaky ones; 4: both.
    tests : tuple of str
        Names of the test solutions.
    each : tuple of tuple of int and float
        Of each test solution alone: rank, and overlap with the initial solution.
    """

    expressions: RobustExpressions
    core_fit: Fit
    initial_fit: Fit
    fit: RobustFit
    cases: RobustCases
    rank: int
    tests: tuple[str, ...]
    each: tuple[tuple[int, float], ...]


def tried(name: str, terms: Sequence[Term], data: QcaData) -> TestSolution:
    """Keep a model with the memberships of the data that it was found with."""
    return TestSolution(name, tuple(terms), union_membership(terms, data))


def tried_all(name: str, models: Models, data: QcaData) -> tuple[TestSolution, ...]:
    """Keep every model of a re-analysis as a test solution, so that ambiguity counts too.

    Parameters
    ----------
    name : str
        What was chosen otherwise; models of an ambiguous solution get a number after it.
    models : Models
    data : QcaData
        With the calibration that they were found with.
    """
    count = len(models.terms)
    return tuple(
        tried(name if count == 1 else f"{name} ({place}/{count})", terms, data)
        for place, terms in enumerate(models.terms, start=1)
    )


def robustness(terms: Sequence[Term], tests: Sequence[TestSolution], data: QcaData) -> Robustness:
    r"""Set an initial solution against test solutions.

    With :math:`s` the membership in the initial solution and :math:`t_j` in the test solutions,
    :math:`\min_j t_j` is the least and :math:`\max_j t_j` the most of the tests; the core is
    :math:`\min(s, \min_j t_j)`, and the overlap with :math:`t` is
    :math:`\sum \min(s, t) / \sum \max(s, t)`.

    Parameters
    ----------
    terms : sequence of Term
        The initial model.
    tests : sequence of TestSolution
        One or more, on the same cases. All of them count; SetMethods 4.0 takes the first and the
        last only, which makes a difference with three or more.
    data : QcaData

    Returns
    -------
    Robustness

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.expression import parse_expression
    >>> seen = pd.DataFrame(
    ...     {"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 1, 0]}, ["k", "l", "m", "n"]
    ... )
    >>> data = qca_data(seen, outcome="Y")
    >>> initial, other = (parse_expression(text, data.space) for text in ("A", "A*B"))
    >>> found = robustness(initial, [tried("stricter", other, data)], data)
    >>> found.expressions.robust, found.fit.RF_SC_minTS, found.cases.shaky_typical, found.rank
    ('A*B', 0.5, ('l',), 3)
    """
    if not tests:
        raise QcaError(_("There is no test solution to set the initial solution against."))
    s, y = union_membership(terms, data), data.membership
    least = np.minimum.reduce([test.members for test in tests])
    most = np.maximum.reduce([test.members for test in tests])
    core, initial = fit_of(np.minimum(s, least), y), fit_of(s, y)
    cases = _cases(s, least, most, data)
    return Robustness(
        expressions=_expressions(terms, tests, data.space),
        core_fit=core,
        initial_fit=initial,
        fit=RobustFit(
            RF_cov=_divide(core.covS, initial.covS),
            RF_cons=_divide(initial.inclS, core.inclS),
            RF_SC_minTS=overlap(s, least),
            RF_SC_maxTS=overlap(s, most),
        ),
        cases=cases,
        rank=_rank(s, least, most),
        tests=tuple(test.name for test in tests),
        each=tuple((_rank(s, t.members, t.members), overlap(s, t.members)) for t in tests),
    )


def overlap(one: FloatArray, other: FloatArray) -> float:
    r"""Shared membership divided by joint membership, :math:`\sum \min / \sum \max`.

    Examples
    --------
    >>> overlap(np.array([1.0, 0.5]), np.array([1.0, 1.0]))
    0.75
    """
    return _divide(float(np.minimum(one, other).sum()), float(np.maximum(one, other).sum()))


def _expressions(
    terms: Sequence[Term], tests: Sequence[TestSolution], space: Space
) -> RobustExpressions:
    least = reduce(lambda left, right: intersection(left, right, space), [t.terms for t in tests])
    most = reduce(lambda left, right: union(left, right, space), [t.terms for t in tests])
    others = negate(terms, space)
    groups = {
        "robust": (terms, least),
        "shaky": (terms, negate(least, space)),
        "possible": (others, most),
        "outside": (others, negate(most, space)),
    }
    return RobustExpressions(
        **{
            name: write_model(intersection(one, other, space), space)
            for name, (one, other) in groups.items()
        }
    )


def _rank(s: FloatArray, least: FloatArray, most: FloatArray) -> int:
    shaky = bool((np.minimum(s, 1.0 - least) > 0.5).any())
    possible = bool((np.minimum(1.0 - s, most) > 0.5).any())
    return 1 + possible + 2 * shaky


def _cases(s: FloatArray, least: FloatArray, most: FloatArray, data: QcaData) -> RobustCases:
    with_outcome, without = data.membership > 0.5, data.membership < 0.5
    groups = {
        "robust": np.minimum(s, least) > 0.5,
        "shaky": np.minimum(s, 1.0 - least) > 0.5,
        "possible": np.minimum(1.0 - s, most) > 0.5,
        "outside": np.minimum(1.0 - s, 1.0 - most) > 0.5,
    }
    names = np.array(data.cases, dtype=object)

    def listed(group: str, having: npt.NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(names[groups[group] & having].tolist())

    return RobustCases(
        robust_typical=listed("robust", with_outcome),
        robust_deviant=listed("robust", without),
        shaky_typical=listed("shaky", with_outcome),
        shaky_deviant=listed("shaky", without),
        possible_typical=listed("possible", with_outcome),
        possible_deviant=listed("possible", without),
        extreme_deviant_coverage=listed("outside", with_outcome),
        irrelevant=listed("outside", without),
    )


def _ratio(robust: int, shaky: int, possible: int) -> float:
    return _divide(robust, robust + shaky + possible)


def _divide(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
