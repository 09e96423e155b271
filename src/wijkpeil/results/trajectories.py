"""What the main job found: every area's course, its verdict, and what other rules say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.outlines import Outlines
from wijkpeil.language import Language
from wijkpeil.results.further import Further
from wijkpeil.results.settings import Settings
from wijkpeil.sources.provenance import Provenance
from wijkpeil.study.model import Case, Event
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.trajectory import Trajectory


@dataclass(frozen=True, slots=True, eq=False)
class DimensionSplit:
    """A change split exactly into the five dimensions, or the reason why that can't be done.

    Attributes
    ----------
    start, end : int
    parts : DataFrame or None
        One row an area (index: code), columns ``fys, onv, soc, vrz, won``, in raw score points;
        a row sums to the raw change of the total score.
    reason : str
        Why there is no split, in the active language; empty if there is one.
    """

    start: int
    end: int
    parts: pd.DataFrame | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NationalBreak:
    """A wave after which the national course changed pace.

    Attributes
    ----------
    start, end : int
        The gap between two waves.
    pace : float
        Change of the nation over the gap, score points a year.
    unusual : bool
        Whether this gap's pace differs clearly from that of the whole period.
    """

    start: int
    end: int
    pace: float
    unusual: bool


@dataclass(frozen=True, slots=True, eq=False)
class TrajectoryResults:
    """Everything that a report on trajectories needs.

    All arrays and frames are in the order of `areas`.

    Attributes
    ----------
    title, question : str
    language : {"nl", "en"}
    made_up : bool
        Whether the places are invented; then every page must say so.
    level : str
        ``"grid"``, ``"buurt"``, ``"wijk"``, ``"pc4"`` or ``"gemeente"``.
    edition : str
        Edition of the instrument, such as ``"3.0"``.
    areas : DataFrame
        Index: code. Columns: ``name``, ``gemeente`` (code or ""), ``gemeente_name``, ``size``
        (inhabitants, NaN unknown), ``vulnerable`` (bool).
    trajectory : Trajectory
        Of the total score.
    dimensions : Mapping of str to Trajectory
        Of each dimension that could be fitted.
    relative, absolute : Change
        Relative to the nation, and not.
    verdict, verdict_absolute : ndarray of str, shape (n,)
        ``rising``, ``falling``, ``stable`` or ``unclear``.
    wrong_signs : float
        Expected share of wrong signs among the risers and fallers of `verdict`.
    wrong_stable : float
        Expected share of the stable areas of `verdict` whose true change is beyond the minimum.
    cap : float
        The most that either share may be.
    rules : DataFrame
        One column per rule beside the verdict, each ``rising|falling|stable|unclear``; missing
        where a rule does not apply.
    agree : ndarray of int, shape (n,)
        How many of the `rules` say what the verdict says.
    transitions : Mapping of str to DataFrame
        Markov tables of class transitions, by name: ``plain``, ``corrected``.
    split : DimensionSplit
    breaks : tuple of NationalBreak
    vulnerable_rule : str
        The rule in words, in the active language.
    settings : Settings
        Every setting that the outcome depends on.
    cases : tuple of Case
    events : tuple of Event
    outlines : Outlines or None
        Borders for the map.
    provenance : tuple of Provenance
    notes : tuple of str
        What the reader must know: fall-backs taken, areas left out, and why.
    rule_notes : tuple of str
        What the other rules found: the types of courses, moves by what is around an area, rules
        that could not be applied.
    further : Further
        What needs more than scores; empty if it was not asked for.
    """

    title: str
    question: str
    language: Language
    made_up: bool
    level: str
    edition: str
    areas: pd.DataFrame
    trajectory: Trajectory
    dimensions: Mapping[str, Trajectory]
    relative: Change
    absolute: Change
    verdict: npt.NDArray[np.str_]
    verdict_absolute: npt.NDArray[np.str_]
    wrong_signs: float
    wrong_stable: float
    cap: float
    rules: pd.DataFrame
    agree: npt.NDArray[np.int64]
    transitions: Mapping[str, pd.DataFrame]
    split: DimensionSplit
    breaks: tuple[NationalBreak, ...]
    vulnerable_rule: str
    settings: Settings
    cases: tuple[Case, ...] = ()
    events: tuple[Event, ...] = ()
    outlines: Outlines | None = None
    provenance: tuple[Provenance, ...] = ()
    notes: tuple[str, ...] = ()
    rule_notes: tuple[str, ...] = ()
    further: Further = field(default_factory=Further)
