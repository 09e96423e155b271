"""Sensitivity ranges of calibration thresholds: how far each can move before the models change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.methods import Movable
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.robustness.cut_ranges import Range
from wijkpeil.qca.robustness.reanalysis import Reanalysis
from wijkpeil.qca.truth_table import Cuts, truth_table

FloatArray = npt.NDArray[np.float64]
ModelsAt = Callable[[str, float], object]
STEPS = 100
"""Places that are looked at from a threshold to the end of its reach."""
HALVINGS = 30


@dataclass(frozen=True, slots=True, eq=False)
class CalibratedCondition:
    """How a condition was calibrated, so that its thresholds can be moved.

    Attributes
    ----------
    raw : ndarray, shape (n,)
        Raw values of the cases of the analysis, in their order.
    method : Movable
    """

    raw: FloatArray
    method: Movable


def calibration_ranges(
    data: QcaData,
    cuts: Cuts,
    calibrated: Mapping[str, CalibratedCondition],
    *,
    again: Reanalysis | None = None,
    steps: int = STEPS,
) -> dict[str, tuple[Range, ...]]:
    """Find how far each threshold of each condition can move before the models change.

    One threshold moves at a time, outward from where it is in small steps, up to its neighbour on
    one side and past the end of the raw values on the other; where the models change first, the
    place is narrowed down by halving. A change that is undone within one step can be missed.

    Parameters
    ----------
    data : QcaData
    cuts : Cuts
    calibrated : mapping of str to CalibratedCondition
        By condition.
    again : Reanalysis, optional
        Which solution; the parsimonious one if not given.
    steps : int

    Returns
    -------
    dict of str to tuple of Range
        By condition, one per threshold.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.calibration.methods import Steps
    >>> from wijkpeil.qca.data import qca_data
    >>> rent, half = pd.Series([1.0, 2, 6, 9]), Steps((4.0,))
    >>> seen = pd.DataFrame({"RENT": half.memberships(rent.to_numpy()), "B": [1, 1, 0, 1]})
    >>> data = qca_data(seen.assign(Y=[0, 0, 1, 1]), outcome="Y")
    >>> both = {"RENT": CalibratedCondition(rent.to_numpy(), half)}
    >>> found = calibration_ranges(data, Cuts(), both)["RENT"][0]
    >>> round(found.low, 3), round(found.high, 3)
    (2.0, 6.0)
    """
    solver = again or Reanalysis()
    found = {}
    for name, one in calibrated.items():
        place = _place(name, one, data)
        models_at = _models_at(one, place, data, cuts, solver)
        found[name] = tuple(
            _range(threshold, one, models_at=models_at, steps=steps)
            for threshold in one.method.thresholds
        )
    return found


def _models_at(
    one: CalibratedCondition, place: int, data: QcaData, cuts: Cuts, solver: Reanalysis
) -> ModelsAt:
    """Make a function that gives the models with one threshold elsewhere."""

    def models_at(threshold: str, value: float) -> object:
        values = data.values.copy()
        values[:, place] = one.method.moved(threshold, value).memberships(one.raw)
        try:
            return solver.models(truth_table(replace(data, values=values), cuts)).key
        except QcaError:  # no case is clearly in any row
            return None

    return models_at


def _range(threshold: str, one: CalibratedCondition, *, models_at: ModelsAt, steps: int) -> Range:
    chosen = one.method.thresholds[threshold]
    initial = models_at(threshold, chosen)

    def same(value: float) -> bool:
        return models_at(threshold, value) == initial

    down, up = _ends(threshold, one)
    low, low_free = _reach(chosen, down, steps, same)
    high, high_free = _reach(chosen, up, steps, same)
    return Range(threshold, chosen, low, high, low_free=low_free, high_free=high_free)


def _reach(
    chosen: float, end: float, steps: int, same: Callable[[float], bool]
) -> tuple[float, bool]:
    """Find the last place towards `end` with the same models, and whether that is the end."""
    last = chosen
    for value in np.linspace(chosen, end, steps + 1)[1:].tolist():
        if same(value):
            last = value
            continue
        inside, outside = last, value
        for _halving in range(HALVINGS):
            middle = (inside + outside) / 2.0
            inside, outside = (middle, outside) if same(middle) else (inside, middle)
        return inside, False
    return last, True


def _ends(threshold: str, one: CalibratedCondition) -> tuple[float, float]:
    """Give the reach of a threshold: to its neighbours, or as far as the raw values go."""
    thresholds = one.method.thresholds
    chosen = thresholds[threshold]
    others = [value for name, value in thresholds.items() if name != threshold]
    low, high = float(np.nanmin(one.raw)), float(np.nanmax(one.raw))
    spread = (high - low) or 1.0
    small = spread * 1e-9  # a threshold may come near its neighbour, not reach it
    below = max((value for value in others if value < chosen), default=None)
    above = min((value for value in others if value > chosen), default=None)
    down = min(low, chosen) - spread if below is None else below + small
    up = max(high, chosen) + spread if above is None else above - small
    return down, up


def _place(name: str, one: CalibratedCondition, data: QcaData) -> int:
    if name not in data.space.names:
        raise QcaError(
            _("{name} is calibrated, but it is no condition of this analysis.").format(name=name)
        )
    place = data.space.names.index(name)
    again = one.method.memberships(one.raw)
    if again.shape != (len(data.cases),) or not np.allclose(
        again, data.values[:, place], atol=1e-6, equal_nan=True
    ):
        raise QcaError(
            _(
                "The memberships in {name} are not those that its raw values and thresholds give. "
                "Give the raw values of the same cases, in the same order."
            ).format(name=name)
        )
    return place
