"""Moments: as XML writes them, in any time zone, and as Wijkpeil keeps them, in UTC."""

from datetime import UTC, datetime

from wijkpeil.fieldwork.refi.xml.values import read_moment


def to_utc(moment: str) -> str:
    """Write a moment in UTC; empty if it is none. Without a time zone it is taken for UTC.

    >>> to_utc("2025-06-18T04:08:15+02:00"), to_utc("2025-06-18T02:08:15"), to_utc("")
    ('2025-06-18T02:08:15Z', '2025-06-18T02:08:15Z', '')
    """
    found = read_moment(moment)
    if found is None:
        return ""
    try:
        read = datetime.fromisoformat(found)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        written = aware.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""
    return written.replace("+00:00", "Z")
