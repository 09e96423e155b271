"""Opens the store of a study."""

from typing import TYPE_CHECKING

from wijkpeil.store.django_setup import set_up
from wijkpeil.study import Study

if TYPE_CHECKING:
    from wijkpeil.store.store import Store
    from wijkpeil.store.sync.synchronise import Keep


def open_store(
    study: Study,
    *,
    database: str | None = None,
    name: str | None = None,
    keep: "Keep | None" = None,
    sync: bool = True,
) -> "Store":
    """Open the store of a study; use it in a ``with`` block.

    Parameters
    ----------
    study : Study
        Its cases, perspectives and interventions are what the fieldwork may name.
    database : str, optional
        PostgreSQL's address, ``postgresql://user@host/name``, or the name of a database in the
        settings of a web site. Not given: the SQLite file in the study folder, which is made, and
        brought to this version's schema after a backup.
    name : str, optional
        Names the study on a server; the folder's name, if not given.
    keep : {"files", "store"}, optional
        Which to keep where the files and the store were both changed since they last met.
    sync : bool
        Whether to take in what changed in the files. Without it the store is as it was, and the
        files are looked at only when they are written.

    Raises
    ------
    StoreError
        If the store can't be used; or the files and the store were both changed and `keep` isn't
        given.
    StudyError
        If the files of the study can't be read.
    """
    set_up()
    from wijkpeil.store.store import open_local, open_server

    if database is None:
        return open_local(study, keep=keep, sync=sync)
    return open_server(study, database=database, name=name or study.folder.resolve().name)


def migrate_server(address: str) -> None:
    """Bring a server's database to this version's schema; for its administrator to call.

    Raises
    ------
    StoreError
        If it can't be reached, or the address names none.
    """
    set_up()
    from wijkpeil.store import databases, schema

    alias = databases.postgresql(address)
    try:
        schema.migrate(alias)
    finally:
        databases.close(alias)
