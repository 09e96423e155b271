"""Where the fieldwork is kept while people work on it: a database that loses nothing.

On a laptop the study folder is the truth, and the database in it an index with a journal; on a
server the database is the truth. `open_store` opens either.
"""

from typing import TYPE_CHECKING

from wijkpeil.store.answers import Counts, Done, Found, Hit
from wijkpeil.store.filters import CodingFilter, SearchFilter
from wijkpeil.store.opening import open_store

if TYPE_CHECKING:
    from wijkpeil.store.store import Store

__all__ = [
    "CodingFilter",
    "Counts",
    "Done",
    "Found",
    "Hit",
    "SearchFilter",
    "Store",
    "open_store",
]


def __getattr__(name: str) -> object:
    """Give `Store` to those who ask for it: it needs Django, which ``--help`` must not wait for."""
    if name != "Store":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from wijkpeil.store.store import Store

    return Store
