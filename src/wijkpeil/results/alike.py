"""Look-alikes: who they are, how like they are, and how areas did against them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.language import Language
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.alike.balance import Balance
from wijkpeil.trajectories.alike.difference import Against
from wijkpeil.trajectories.alike.features import Features
from wijkpeil.trajectories.alike.look_alikes import LookAlikes
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Compared:
    """A characteristic on which areas were compared.

    Attributes
    ----------
    label : str
        In the active language.
    unit : str
        As `wijkpeil.sources.concepts.Unit`, or ``"points"``, ``"points a year"``.
    """

    label: str
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class AlikeResults:
    """Everything that a report on look-alikes needs.

    All arrays and frames are in the order of `areas`.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
        Whether the places are invented.
    areas : DataFrame
        Index: code. Columns ``name``, ``gemeente``, ``gemeente_name``, ``size``.
    shown : tuple of str
        Codes of the areas to tell about, where not all are.
    start, end : int
    alike : LookAlikes
    features : Features
        What areas were compared on.
    balance : Balance
    compared : mapping of str to Compared
        By the names in `balance`.
    not_compared : tuple of str
        In words: what the files don't tell, or what is the same for all.
    trajectory : Trajectory
    against : Against
    absolute, relative : Change
        Each area's own change, and relative to the mean of its look-alikes.
    verdict : ndarray of str, shape (n,)
        On `relative`.
    measured : ndarray of bool, shape (n,)
        Whether there is a score at both ends.
    wrong_signs, cap : float
    apart_from : tuple of str
        In words: which areas were never look-alikes.
    smoothed_start : bool
        Whether level and earlier course are smoothed (by the waves up to the start).
    vulnerable : ndarray of bool, shape (n,), or None
        Which areas are vulnerable; None where all are, or the rule can't be applied.
    vulnerable_rule : str
        In words; empty where `vulnerable` is None.
    command : str
    provenance : tuple of Provenance
    notes : tuple of str
    """

    title: str
    language: Language
    made_up: bool
    areas: pd.DataFrame
    shown: tuple[str, ...]
    start: int
    end: int
    alike: LookAlikes
    features: Features
    balance: Balance
    compared: Mapping[str, Compared]
    not_compared: tuple[str, ...]
    trajectory: Trajectory
    against: Against
    absolute: Change
    relative: Change
    verdict: npt.NDArray[np.str_]
    measured: npt.NDArray[np.bool_]
    wrong_signs: float
    cap: float
    apart_from: tuple[str, ...]
    smoothed_start: bool
    vulnerable: npt.NDArray[np.bool_] | None = None
    vulnerable_rule: str = ""
    command: str = ""
    provenance: tuple[Provenance, ...] = ()
    notes: tuple[str, ...] = ()

    def place(self, code: str) -> int | None:
        """Place of an area in the arrays; None if it is not there."""
        found = np.flatnonzero(self.areas.index == code)
        return int(found[0]) if found.size else None
