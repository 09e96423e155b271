"""Reading what belongs together, and writing all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from wijkpeil.store.models import StudyRow
from wijkpeil.store.reasons import as_sentences
from wijkpeil.store.shelf import Shelf


@contextmanager
def writing(shelf: Shelf) -> Iterator[StudyRow]:
    """Hold the right to change a study, until the end of the block; an error undoes it all.

    Gives the study's row, locked: on SQLite by the one lock that its file has, on PostgreSQL by
    the row, so that people in other studies don't wait.
    """
    with as_sentences(), transaction.atomic(using=shelf.database):
        yield StudyRow.objects.using(shelf.database).select_for_update().get(pk=shelf.study)


@contextmanager
def snapshot(shelf: Shelf) -> Iterator[StudyRow]:
    """See the study as it was at one moment, without keeping writers waiting."""
    connection = connections[shelf.database]
    studies = StudyRow.objects.using(shelf.database)
    with as_sentences():
        if _begun(connection):  # then it sees one moment already
            yield studies.get(pk=shelf.study)
        elif connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                # Django's own would ask for the lock of a writer
                cursor.execute("BEGIN DEFERRED")
                try:
                    yield studies.get(pk=shelf.study)
                finally:
                    cursor.execute("ROLLBACK")
        else:
            with transaction.atomic(using=shelf.database):
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                yield studies.get(pk=shelf.study)


def _begun(connection: Any) -> bool:
    """Tell whether a transaction is under way, of Django's or the one begun above."""
    raw = connection.connection
    return connection.in_atomic_block or bool(
        connection.vendor == "sqlite" and raw is not None and raw.in_transaction
    )
