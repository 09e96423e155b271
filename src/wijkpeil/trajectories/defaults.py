"""What is asked if nobody says otherwise: light, so that a command's --help loads nothing more."""

from typing import Literal

Reference = Literal["nation", "gemeente", "group", "alike", "none"]
"""What a change is relative to: ``"group"`` is the vulnerable areas together, ``"alike"`` the
area's look-alikes."""
REFERENCES: tuple[Reference, ...] = ("nation", "gemeente", "group", "none")
"""Those that a user can choose for the verdict."""
REFERENCE: Reference = "nation"

START, END = 2012, 2016
"""The period that the research behind Wijkpeil looked at."""

S = 0.1568
"""One class width of the Leefbaarometer's dimension classes, in score points."""
MINIMUM_CHANGE = 0.25 * S
"""The least change that counts: a quarter of a class width, 0.0392."""
CAP = 0.05
"""The most that the expected share of wrong verdicts may be: 5 in 100."""
