"""Who is vulnerable if nobody says otherwise: light, so that a command's --help loads no more."""

from wijkpeil.trajectories.defaults import START

WORST_OK = "zwak"
"""The best class that still counts as vulnerable."""
WAVE = START
VULNERABLE = f"{WORST_OK}@{WAVE}"
"""The rule of the study, as a user writes it."""
