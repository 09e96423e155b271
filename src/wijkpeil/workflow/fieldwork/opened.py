"""Opens a study's fieldwork for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from wijkpeil.store import Store, open_store
from wijkpeil.store.opening import migrate_server
from wijkpeil.study.folder import read_study

Keep = Literal["files", "store"]


@contextmanager
def opened(folder: Path, *, keep: Keep | None = None) -> Iterator[Store]:
    """Open the store of a study folder; what was changed is in its files afterwards.

    Parameters
    ----------
    folder : Path
    keep : {"files", "store"}, optional
        Which to keep where both were changed since they last met.

    Raises
    ------
    StudyError
        If the folder is no study, or a file of it is wrong.
    StoreError
        If the store can't be used.
    """
    with open_store(read_study(folder, need_data=False), keep=keep) as store:
        yield store


def bring_up_to_date(address: str) -> None:
    """Bring a server's database to this version's schema.

    Raises
    ------
    StoreError
        If it can't be reached, or the address names none.
    """
    migrate_server(address)
