"""Brings a database to the schema of this version, or refuses to use it."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from wijkpeil.errors import StoreError
from wijkpeil.language import gettext as _
from wijkpeil.store.reasons import as_sentences

_APP = "fieldwork"


def migrate(database: str, *, before: Callable[[str], object] | None = None) -> bool:
    """Bring a database to the schema of this version.

    Parameters
    ----------
    database : str
        Its alias.
    before : callable, optional
        Called with the name of the schema that is there, before anything is changed; not for an
        empty database.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    StoreError
        If the database was made by a newer version.
    """
    with as_sentences():
        there, wanted = _schemas(database)
        if there == wanted:
            return False
        if there and before is not None:
            before(there[-1])
        call_command("migrate", _APP, database=database, verbosity=0, interactive=False)
    return True


def check(database: str) -> None:
    """Refuse a database that has not the schema of this version.

    Raises
    ------
    StoreError
        If it is older or newer.
    """
    with as_sentences():
        there, wanted = _schemas(database)
    if there != wanted:
        message = _(
            "The database has an older schema than this version of Wijkpeil. Make a backup, then "
            "bring it up to date with: wijkpeil fieldwork migrate."
        )
        raise StoreError(message)


def _schemas(database: str) -> tuple[list[str], list[str]]:
    """Give the migrations that the database has, and those of this version."""
    loader = MigrationExecutor(connections[database]).loader
    there = sorted(name for app, name in loader.applied_migrations if app == _APP)
    wanted = sorted(name for app, name in loader.disk_migrations if app == _APP)
    unknown = sorted(set(there) - set(wanted))
    if unknown:
        message = _(
            "The store was made by a newer version of Wijkpeil ({schema}). Install that version "
            "or a later one."
        )
        raise StoreError(message.format(schema=unknown[-1]))
    return there, wanted
