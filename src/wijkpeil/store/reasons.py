"""Why a database refused something, as a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error as DatabaseFault
from django.db import IntegrityError, OperationalError

from wijkpeil.errors import StoreError
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

# By SQLite's own numbers; its sentences are English and may change.
_SQLITE = {
    sqlite3.SQLITE_BUSY: N_(
        "Another program is writing to the store, and did not stop in time. Try again."
    ),
    sqlite3.SQLITE_LOCKED: N_(
        "Another program is writing to the store, and did not stop in time. Try again."
    ),
    sqlite3.SQLITE_READONLY: N_("The store can only be read. Give yourself the right to write it."),
    sqlite3.SQLITE_CANTOPEN: N_("The store can't be opened. Is its folder yours to write in?"),
    sqlite3.SQLITE_FULL: N_("The disk is full. Nothing was changed."),
    sqlite3.SQLITE_IOERR: N_("The disk does not answer well. Nothing was changed."),
    sqlite3.SQLITE_NOTADB: N_(
        "The store's file is damaged. Move the folder .wijkpeil away and open the study again: the "
        "files of the study hold everything that was written back to them."
    ),
    sqlite3.SQLITE_CORRUPT: N_(
        "The store's file is damaged. Move the folder .wijkpeil away and open the study again: the "
        "files of the study hold everything that was written back to them."
    ),
}


@contextmanager
def as_sentences() -> Iterator[None]:
    """Turn what a database raises into a `StoreError`."""
    try:
        yield
    except DatabaseFault as error:
        raise StoreError(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    if isinstance(error, IntegrityError):
        # PostgreSQL's detail may hold the words of a row: a personal datum in an error message
        return _("The change does not fit with what is stored by now. Nothing was changed.")
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    if code is not None:
        primary = code & 0xFF  # the rest tells where in SQLite
        if primary in _SQLITE:
            return _(_SQLITE[primary])
    if isinstance(error, OperationalError) and code is None:
        return _("The database does not answer. Is it running, and is its address right?")
    return _("The database refused this ({reason}). Nothing was changed.").format(
        reason=type(error.__cause__ or error).__name__
    )
