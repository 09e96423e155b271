"""What a person asks of the trajectories: of when, against what, and by which rules."""

from dataclasses import dataclass, field

from wijkpeil.cases.vulnerable import DEFAULT, Rule
from wijkpeil.study.model import Case, Event
from wijkpeil.trajectories.defaults import (
    CAP,
    END,
    MINIMUM_CHANGE,
    REFERENCE,
    START,
    Reference,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question about rise and fall.

    Attributes
    ----------
    start, end : int
        The two waves between which change is judged.
    vulnerable : Rule
        Which areas count as vulnerable.
    minimum : float
        The least change that counts, in score points.
    cap : float
        The most that the expected share of wrong verdicts may be.
    reference : {"nation", "gemeente", "group", "none"}
        What change is relative to; ``"group"`` is the vulnerable areas together.
    title, text : str
        Title of the report and the question in words; sensible ones are made where empty.
    made_up : bool
        Whether the places are invented.
    command : str
        The command that asks this question, so that a reader can redo it; may be empty.
    cases : tuple of Case
    events : tuple of Event
    """

    start: int = START
    end: int = END
    vulnerable: Rule = field(default_factory=lambda: DEFAULT)
    minimum: float = MINIMUM_CHANGE
    cap: float = CAP
    reference: Reference = REFERENCE
    title: str = ""
    text: str = ""
    made_up: bool = False
    command: str = ""
    cases: tuple[Case, ...] = ()
    events: tuple[Event, ...] = ()
