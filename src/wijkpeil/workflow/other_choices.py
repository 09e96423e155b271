"""Other defensible choices of cuts and thresholds, to see what of a solution survives them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.qca.calibration.methods import Movable, Steps, ThreeAnchors
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.results.qca import RawUnit

FloatArray = npt.NDArray[np.float64]
CUT_STEP, PRI_STEP = 0.05, 0.1
ANCHOR_SHARE = 0.25
"""Part of the way from the crossover to an anchor that the crossover is moved."""
STEP_SHARE = 0.1
"""Part of the range of the raw values that a step is moved."""


@dataclass(frozen=True, slots=True, eq=False)
class OtherCut:
    """Cuts with one of them elsewhere."""

    name: str
    cuts: Cuts


@dataclass(frozen=True, slots=True, eq=False)
class OtherCalibration:
    """A condition with one threshold elsewhere; memberships of shape (n,)."""

    name: str
    condition: str
    memberships: FloatArray


def other_cuts(cuts: Cuts) -> tuple[OtherCut, ...]:
    """List the cuts a step lower and higher, as far as they mean something.

    Examples
    --------
    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     [one.name for one in other_cuts(Cuts(0.8, pri=0.05))]
    ['inclusion 0.75', 'inclusion 0.85', 'PRI 0.15', 'at least 2 cases']
    """
    found = []
    for inclusion in _around(cuts.inclusion, CUT_STEP):
        if (cuts.contradiction or 0.5) < inclusion <= 1:
            name = _("inclusion {cut}").format(cut=number(inclusion, digits=2))
            found.append(OtherCut(name, replace(cuts, inclusion=inclusion)))
    for pri in _around(cuts.pri, PRI_STEP):
        if 0 <= pri < 1:
            name = _("PRI {cut}").format(cut=number(pri, digits=2))
            found.append(OtherCut(name, replace(cuts, pri=pri)))
    name = _("at least {count} cases").format(count=cuts.frequency + 1)
    found.append(OtherCut(name, replace(cuts, frequency=cuts.frequency + 1)))
    return tuple(found)


def other_calibrations(
    calibrated: Mapping[str, CalibratedCondition], units: Mapping[str, RawUnit]
) -> tuple[OtherCalibration, ...]:
    """List calibrations with the crossover, or a step, moved to either side.

    Parameters
    ----------
    calibrated : mapping of str to CalibratedCondition
    units : mapping of str to str
        How the raw values of each condition are written; as plain figures where it is not said.
    """
    found = []
    for condition, one in calibrated.items():
        for threshold, value in _moves(one):
            try:
                memberships = one.method.moved(threshold, value).memberships(one.raw)
            except QcaError:  # it would pass its neighbour
                continue
            name = _("{condition}: {threshold} {value}").format(
                condition=condition,
                threshold=threshold_word(threshold),
                value=_written(value, units.get(condition, "")),
            )
            found.append(OtherCalibration(name, condition, memberships))
    return tuple(found)


def threshold_word(name: str) -> str:
    """Name a threshold for the reader."""
    words = {
        "exclusion": _("fully out"),
        "crossover": _("crossover"),
        "inclusion": _("fully in"),
    }
    if name in words:
        return words[name]
    return _("threshold {number}").format(number=name.removeprefix("t"))


def movable(method: object) -> Movable | None:
    """Give a method that has thresholds to move; None for others."""
    return method if isinstance(method, Steps | ThreeAnchors) else None


def _around(cut: float, step: float) -> tuple[float, float]:
    """Give a step lower and a step higher, without what a computer adds."""
    return round(cut - step, 4), round(cut + step, 4)


def _moves(one: CalibratedCondition) -> list[tuple[str, float]]:
    thresholds = one.method.thresholds
    if "crossover" in thresholds:
        middle = thresholds["crossover"]
        ends = (thresholds["exclusion"], thresholds["inclusion"])
        return [("crossover", middle + ANCHOR_SHARE * (end - middle)) for end in ends]
    step = STEP_SHARE * float(np.nanmax(one.raw) - np.nanmin(one.raw))
    return [(name, at + sign * step) for name, at in thresholds.items() for sign in (-1, 1)]


def _written(value: float, unit: RawUnit) -> str:
    """Write a threshold as its condition is written elsewhere, with all the digits that it has."""
    percent = unit in ("share", "chance")
    short = round(100.0 * value if percent else value, 2 if percent else 4)
    digits = next(d for d in range(5) if round(short, d) == short)
    if percent:
        return percentage(value, digits=digits)
    return number(short, digits=digits, sign=unit == "points")
