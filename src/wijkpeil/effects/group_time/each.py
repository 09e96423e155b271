"""The same comparison for every dimension of the score, and within every kind of area."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.cells import Base
from wijkpeil.effects.group_time.comparison import Method
from wijkpeil.effects.group_time.controls import Controls
from wijkpeil.effects.group_time.effects import GroupTime, group_time_effects
from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked of every dimension and kind; fields as in `effects.group_time_effects`."""

    years: FloatArray
    start: IntArray
    controls: Controls = "never"
    covariates: FloatArray | None = None
    method: Method = "doubly robust"
    anticipation: int = 0
    base: Base = "varying"
    cluster: npt.NDArray[np.generic] | None = None
    left_out: BoolArray | None = None
    small_sample: bool = False

    def ask(self, outcomes: FloatArray) -> GroupTime:
        """Estimate for one array of outcomes, shape (n, T)."""
        return group_time_effects(
            outcomes=outcomes,
            years=self.years,
            start=self.start,
            controls=self.controls,
            covariates=self.covariates,
            method=self.method,
            anticipation=self.anticipation,
            base=self.base,
            cluster=self.cluster,
            left_out=self.left_out,
            small_sample=self.small_sample,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Each:
    """Answers by name.

    Attributes
    ----------
    found : dict of str to GroupTime
    untold : dict of str to str
        Those without an answer, with the reason.
    """

    found: dict[str, GroupTime]
    untold: dict[str, str]


def each_outcome(question: Question, outcomes: Mapping[str, FloatArray]) -> Each:
    """Ask the same of several outcomes, for example the dimensions of the score.

    Parameters
    ----------
    question : Question
    outcomes : mapping of str to ndarray, shape (n, T)

    Returns
    -------
    Each
    """
    found: dict[str, GroupTime] = {}
    untold: dict[str, str] = {}
    for name, values in outcomes.items():
        try:
            found[name] = question.ask(values)
        except EffectError as reason:
            untold[name] = str(reason)
    return Each(found, untold)


def each_kind(question: Question, outcomes: FloatArray, kind: npt.NDArray[np.str_]) -> Each:
    """Ask the same within every kind of area: treated and controls are of one kind.

    Parameters
    ----------
    question : Question
    outcomes : ndarray, shape (n, T)
    kind : ndarray of str, shape (n,)
        Measured before the treatment; a kind that the treatment changes misleads.

    Returns
    -------
    Each
        In alphabetical order.

    Raises
    ------
    EffectError
        If there is not one kind for every area.
    """
    if kind.shape != question.start.shape:
        raise EffectError(_("Give one kind for every area."))
    out = np.zeros(len(kind), dtype=np.bool_) if question.left_out is None else question.left_out
    found: dict[str, GroupTime] = {}
    untold: dict[str, str] = {}
    for name in np.unique(kind):
        try:
            found[str(name)] = replace(question, left_out=out | (kind != name)).ask(outcomes)
        except EffectError as reason:
            untold[str(name)] = str(reason)
    return Each(found, untold)
