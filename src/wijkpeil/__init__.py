"""Wijkpeil: which vulnerable neighbourhoods rise or fall, why, and what helps."""

__version__ = "0.1.0"
