"""Refuses to remove what something else stands on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import ProtectedError

from wijkpeil.errors import StoreError
from wijkpeil.language import gettext as _

_SHOWN = 5


@contextmanager
def refused_if_used() -> Iterator[None]:
    """Name what stands on the rows that were to go."""
    try:
        yield
    except ProtectedError as error:
        names = sorted(_name(row) for row in error.protected_objects)
        shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        message = _(
            "This can't be removed, because {count} others still stand on it: {names}. Nothing "
            "was changed. Look at what was added meanwhile, and try again."
        )
        raise StoreError(message.format(count=len(names), names=shown)) from error


def _name(row: Any) -> str:
    """Give the key of a row; of a link, that of the row that it links to a coding."""
    for owner in ("assessment", "entry"):
        if hasattr(row, owner):
            return str(getattr(row, owner).key)
    return str(row.key)
