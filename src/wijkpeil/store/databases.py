"""Tells Django of a database: a file in a study folder, or PostgreSQL at an address."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from wijkpeil.errors import MissingExtra, StoreError
from wijkpeil.language import gettext as _

WAIT = 30
"""Seconds to wait for another writer."""

# Write-ahead log: readers and the one writer don't wait for each other, and a killed process
# loses nothing that was committed. FULL makes each commit wait for the disk, so that a power cut
# loses nothing either; NORMAL would be faster, and could lose the last commits to a power cut.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536"


def sqlite(path: Path) -> str:
    """Make a SQLite file known, and give its alias."""
    alias = f"wijkpeil-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:20]}"
    return _known(
        alias,
        {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            # IMMEDIATE: two writers queue at the start, instead of failing in the middle
            "OPTIONS": {
                "timeout": WAIT,
                "transaction_mode": "IMMEDIATE",
                "init_command": _PRAGMAS,
            },
        },
    )


def postgresql(address: str) -> str:
    """Make a PostgreSQL database known by ``postgresql://user:password@host:port/name``.

    Raises
    ------
    StoreError
        If the address names no database; the message holds no password.
    MissingExtra
        If psycopg isn't installed.
    """
    try:
        import psycopg  # noqa: F401 - only servers have it
    except ImportError as error:
        raise MissingExtra("postgresql") from error
    parts = urlsplit(address)
    name = unquote(parts.path.strip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        message = _("The address of the database should be like: postgresql://user@host/name.")
        raise StoreError(message)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return _known(
        f"wijkpeil-{hashlib.sha256(address.encode()).hexdigest()[:20]}",
        {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": name,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.get("host", parts.hostname or "")),
            "PORT": str(parts.port or query.get("port", "")),
            "OPTIONS": {"connect_timeout": WAIT},
        },
    )


def known(alias: str) -> str:
    """Check that a web site's settings have a database of this name.

    Raises
    ------
    StoreError
        If they haven't.
    """
    from django.db import connections

    if alias not in connections.settings:
        message = _(
            "There is no database “{name}” in the settings. Give an address: "
            "postgresql://user@host/name."
        )
        raise StoreError(message.format(name=alias))
    return alias


def close(alias: str) -> None:
    """Close this thread's connection."""
    from django.db import connections

    connections[alias].close()


def _known(alias: str, settings: dict[str, Any]) -> str:
    from django.db import connections

    if alias not in connections.settings:
        filled = connections.configure_settings({"default": {}, alias: settings})
        connections.settings[alias] = filled[alias]
    return alias
