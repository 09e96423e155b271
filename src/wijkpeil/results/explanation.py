"""What goes with rise and decline, and which areas did better or worse than expected."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.language import Language
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.explanation.design import Treatment
from wijkpeil.trajectories.explanation.relations import Relations
from wijkpeil.trajectories.explanation.sample import Left
from wijkpeil.trajectories.explanation.stability import Line
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A characteristic that was asked about.

    Attributes
    ----------
    name : str
        As in the tables.
    label : str
        In the active language.
    unit : str
        As `wijkpeil.sources.concepts.Unit`; empty where not known.
    ingredient_of : tuple of str
        Dimensions of the Leefbaarometer that (probably) rest on it.
    treatment : Treatment
        How it went into the regressions, or why it didn't.
    """

    name: str
    label: str
    unit: str
    ingredient_of: tuple[str, ...]
    treatment: Treatment


@dataclass(frozen=True, slots=True, eq=False)
class OutsideCircle:
    """The same question, asked of the score without the dimensions that characteristics enter.

    Attributes
    ----------
    dropped : tuple of str
        Dimensions left out.
    names : tuple of str
        Characteristics that enter these dimensions (and no others).
    relations : Relations or None
        Of `names` only, among all areas.
    reason : str
        Why it can't be asked; empty if it can.
    """

    dropped: tuple[str, ...]
    names: tuple[str, ...]
    relations: Relations | None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ExplanationResults:
    """Which characteristics go with rise and decline.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
    level : str
    start, end : int
    characteristics : tuple of Characteristic
        All that were asked about, used or not.
    year : int or None
        Year of the characteristics, where the file tells.
    everywhere : Relations
        Among all areas.
    vulnerable : Relations or None
        Among the vulnerable areas; None where all areas are.
    vulnerable_rule : str
    stability : tuple of Line
        Other periods and other rules; intervals of each look by itself.
    outside : tuple of OutsideCircle
    left_out : Left
    areas : int
        Areas with scores.
    minimum : float
        The least change that counts, in score points.
    draws, seed : int
    command : str
    provenance : tuple of Provenance
    notes : tuple of str
    """

    title: str
    language: Language
    made_up: bool
    level: str
    start: int
    end: int
    characteristics: tuple[Characteristic, ...]
    year: int | None
    everywhere: Relations
    vulnerable: Relations | None
    vulnerable_rule: str
    stability: tuple[Line, ...]
    outside: tuple[OutsideCircle, ...]
    left_out: Left
    areas: int
    minimum: float
    draws: int
    seed: int
    command: str = ""
    provenance: tuple[Provenance, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        """Whether characteristics may be of after the start, so a consequence of the change."""
        return self.year is None or self.year > self.start

    def label(self, name: str) -> str:
        """Name a characteristic for the reader."""
        return next(one.label for one in self.characteristics if one.name == name)

    @property
    def populations(self) -> tuple[tuple[str, Relations], ...]:
        """The populations that were looked at, by key: ``vulnerable`` first."""
        own = () if self.vulnerable is None else (("vulnerable", self.vulnerable),)
        return (*own, ("all", self.everywhere))


@dataclass(frozen=True, slots=True, eq=False)
class ExpectationResults:
    """How much better or worse areas did than was to be expected.

    Arrays are in the order of `areas`; NaN for areas that don't take part.

    Attributes
    ----------
    language : {"nl", "en"}
    made_up : bool
    level : str
    areas : DataFrame
        Index: code. Columns as in a panel, and ``vulnerable``.
    expected, unsure : ndarray, shape (n,)
        Expected change relative to the nation in score points, and its standard error.
    own : ndarray, shape (n,)
        The area's own change relative to the nation, smoothed.
    excess : Change
        Own minus expected change; its reference is ``"expected"``.
    verdict : ndarray of str, shape (n,)
        ``rising`` (better than expected), ``falling`` (worse), ``stable`` (as expected) or
        ``unclear``.
    wrong_signs, cap : float
        As of verdicts on change.
    told : float
        Share of the variance of smoothed change that the expectation tells.
    features : tuple of str
        Labels of what the expectation rests on.
    year : int or None
        Year of the characteristics.
    left_out : Left
    vulnerable_rule : str
    notes : tuple of str
    """

    language: Language
    made_up: bool
    level: str
    areas: pd.DataFrame
    expected: FloatArray
    unsure: FloatArray
    own: FloatArray
    excess: Change
    verdict: npt.NDArray[np.str_]
    wrong_signs: float
    cap: float
    told: float
    features: tuple[str, ...]
    year: int | None
    left_out: Left
    vulnerable_rule: str
    notes: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        """Whether characteristics may be of after the start."""
        return self.year is None or self.year > self.excess.start

    def place(self, code: str) -> int | None:
        """Place of an area among `areas`; None if it is not there."""
        found = np.flatnonzero(self.areas.index.to_numpy(dtype=str) == code)
        return int(found[0]) if found.size else None
