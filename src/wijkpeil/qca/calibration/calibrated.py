"""A calibrated condition: memberships with the raw values, the method, and its reason."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.qca.calibration.methods import AsGiven, Calibration
from wijkpeil.qca.calibration.skew import Skew, skew, skew_note

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """One condition (or outcome) for `n` cases.

    Attributes
    ----------
    name : str
    cases : tuple of str, length n
    raw : ndarray, shape (n,)
    memberships : ndarray, shape (n,)
        NaN where the raw value is.
    method : Calibration
    reason : str
        Why these anchors; a reader of a QCA may expect one.
    skew : Skew or None
        None for a multi-value condition.
    notes : tuple of str
        Sentences for the reader: cases at exactly 0.5, skew, a reason that is missing.
    """

    name: str
    cases: tuple[str, ...]
    raw: FloatArray
    memberships: FloatArray
    method: Calibration
    reason: str
    skew: Skew | None
    notes: tuple[str, ...]

    @property
    def series(self) -> pd.Series:
        """Memberships by case, as a column of a table to compare."""
        return pd.Series(self.memberships, index=list(self.cases), name=self.name)


def calibrate(raw: pd.Series, method: Calibration, *, reason: str = "") -> Calibrated:
    """Calibrate an indicator.

    Parameters
    ----------
    raw : Series, one value a case
        Index: names of the cases. Name: of the condition.
    method : Calibration
    reason : str
        Why these anchors.

    Returns
    -------
    Calibrated

    Examples
    --------
    >>> from wijkpeil.qca.calibration.anchors import Anchors
    >>> from wijkpeil.qca.calibration.methods import ThreeAnchors
    >>> rent = pd.Series({"East": 20.0, "West": 60.0, "North": 50.0}, name="RENT")
    >>> found = calibrate(rent, ThreeAnchors(Anchors(30, 50, 70)), reason="half is the mean")
    >>> found.series.round(2).to_dict()
    {'East': 0.01, 'West': 0.81, 'North': 0.5}
    """
    values = raw.to_numpy(dtype=np.float64)
    memberships = method.memberships(values)
    name, cases = str(raw.name), tuple(str(case) for case in raw.index)
    known = memberships[~np.isnan(memberships)]
    fuzzy = bool(known.size) and bool((known <= 1).all())
    found = skew(memberships) if fuzzy else None
    notes = [
        half_note(name, cases, memberships),
        skew_note(name, found) if found else "",
        "" if reason or isinstance(method, AsGiven) else _no_reason(name),
    ]
    return Calibrated(
        name=name,
        cases=cases,
        raw=values,
        memberships=memberships,
        method=method,
        reason=reason,
        skew=found,
        notes=tuple(note for note in notes if note),
    )


def calibrate_chance(chance: pd.Series, *, of: str) -> Calibrated:
    """Take the probability of something as the membership of a case in it.

    For a verdict on a trajectory: the probability that an area rose (or fell) by more than the
    minimum, as ``Change.probability_above`` of the room `trajectories` gives it. It says how sure
    the rise is, not how large: an area that surely rose a little has more of it than one that may
    have risen a lot.

    Parameters
    ----------
    chance : Series
        Index: names of the cases. Name: of the condition. Values from 0 to 1, NaN where it can't
        be said.
    of : str
        What it is the chance of, in the reader's language: "a rise of more than 0.05".

    Returns
    -------
    Calibrated

    Raises
    ------
    QcaError
        If a value is no probability.

    Examples
    --------
    >>> rise = pd.Series({"East": 0.98, "West": 0.4}, name="RISE")
    >>> calibrate_chance(rise, of="a rise").series.to_dict()
    {'East': 0.98, 'West': 0.4}
    """
    values = chance.to_numpy(dtype=np.float64)
    if ((values < 0) | (values > 1)).any():
        raise QcaError(_("{name} holds values that are no probabilities.").format(name=chance.name))
    found = calibrate(chance, AsGiven())
    note = _(
        "The membership in {name} is the chance of {event}: it says how sure that is, not how "
        "large the change."
    ).format(name=found.name, event=of)
    return replace(found, reason=note, notes=(note, *found.notes))


def half_note(name: str, cases: tuple[str, ...], memberships: FloatArray) -> str:
    """Say which cases are at exactly 0.5; "" if none is."""
    half = [case for case, one in zip(cases, memberships.tolist(), strict=True) if one == 0.5]
    if not half:
        return ""
    return ngettext(
        "{case} has a membership of exactly 0.5 in {name}: neither in nor out. Move the crossover "
        "to a value that no case has, or the case belongs to no row of the truth table.",
        "{case} have a membership of exactly 0.5 in {name}: neither in nor out. Move the crossover "
        "to a value that no case has, or the cases belong to no row of the truth table.",
        len(half),
    ).format(case=", ".join(half), name=name)


def _no_reason(name: str) -> str:
    return _("No reason is given for the anchors of {name}; a reader will ask for one.").format(
        name=name
    )
