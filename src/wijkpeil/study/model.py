"""A study as plain data: what it asks, of which areas, with which data and rules."""

from dataclasses import dataclass, field
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.cases.defaults import VULNERABLE
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.language import DEFAULT as DEFAULT_LANGUAGE
from wijkpeil.language import Language
from wijkpeil.study.comparison import Comparison
from wijkpeil.study.data_file import DataFile
from wijkpeil.trajectories import defaults
from wijkpeil.trajectories.defaults import CAP, MINIMUM_CHANGE, REFERENCE


@dataclass(frozen=True, slots=True)
class Case:
    """An area in the fieldwork: its code, name, city and why it was chosen."""

    code: str
    name: str
    city: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A shock or a change of policy: when, what, and where ("" is nationwide).

    Attributes
    ----------
    start, end : float
        Decimal years; read from a folder they are a `moments.Moment`, which remembers whether it
        was a year or a day.
    name, where, source : str
    """

    start: float
    end: float
    name: str
    where: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Data named by what they are, to be fetched or found later: ``leefbaarometer:2024``."""

    name: str
    edition: str

    def __str__(self) -> str:
        """Write it as in study.toml."""
        return f"{self.name}:{self.edition}"


DataSource = Reference | DataFile


@dataclass(frozen=True, slots=True)
class DataSources:
    """Where the figures come from.

    Attributes
    ----------
    scores : DataSource
    characteristics : DataSource or None
        Inhabitants and more.
    gemeenten : DataSource or None
        Addresses per postcode area and gemeente.
    borders : DataSource or None
    """

    scores: DataSource
    characteristics: DataSource | None = None
    gemeenten: DataSource | None = None
    borders: DataSource | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The two waves between which change is judged."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts.

    Attributes
    ----------
    vulnerable : str
        Which areas are vulnerable, as `wijkpeil.cases.vulnerable` reads it.
    minimum_change : float
        The least change that counts, score points.
    wrong_signs : float
        The most that the expected share of wrong signs may be.
    relative_to : {"nation", "gemeente", "group", "none"}
        What change is measured against.
    """

    vulnerable: str = VULNERABLE
    minimum_change: float = MINIMUM_CHANGE
    wrong_signs: float = CAP
    relative_to: defaults.Reference = REFERENCE


@dataclass(frozen=True, slots=True)
class Study:
    """A whole study.

    Attributes
    ----------
    title, question : str
    language : {"nl", "en"}
    made_up : bool
        Whether its places are invented.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    period : Period
    data : DataSources
    rules : Rules
    cities, perspectives : tuple of str
    embargo : float or None
        Not to be published before this day.
    case_rule : SelectionRule or None
        How cases are chosen, where a study says so.
    comparison : Comparison or None
        What cases are compared on, where a study says so.
    cases : tuple of Case
    interventions : tuple of Intervention
    events : tuple of Event
    folder : Path
        Where it was read; not part of what it says.
    """

    title: str
    question: str
    level: Level
    period: Period
    data: DataSources
    language: Language = DEFAULT_LANGUAGE
    made_up: bool = False
    rules: Rules = field(default_factory=Rules)
    cities: tuple[str, ...] = ()
    perspectives: tuple[str, ...] = ()
    embargo: float | None = None
    case_rule: SelectionRule | None = None
    comparison: Comparison | None = None
    cases: tuple[Case, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    events: tuple[Event, ...] = ()
    folder: Path = field(default=Path(), compare=False)

    def path(self, source: DataFile) -> Path:
        """Give the place of a data file on this machine."""
        return self.folder / source.path
