"""Opens a study's fieldwork for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkpeil.store import Store, open_store
from wijkpeil.study.folder import read_study


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the store of a study folder; what was changed is in its files afterwards.

    Raises
    ------
    StudyError
        If the folder is no study, or a file of it is wrong.
    StoreError
        If the store can't be used.
    """
    with open_store(read_study(folder, need_data=False)) as store:
        yield store
