"""The present moment, as it is written in the fieldwork."""

from datetime import UTC, datetime


def now() -> str:
    """Give the moment in UTC, to the second: ``2026-03-01T14:02:11Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
