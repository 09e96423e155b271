"""Fields that behave alike on SQLite and PostgreSQL."""

from typing import Any

from django.db import models


class KeyField(models.TextField):  # type: ignore[type-arg] # no class of generics at run time
    """Text that sorts by code point everywhere, as Python and the study's files do.

    PostgreSQL would sort by the rules of a language, so that a page of codings would differ from
    the file they are written to.
    """

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        """Ask PostgreSQL for the collation that SQLite has by itself."""
        found: dict[str, Any] = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            found["collation"] = "C"
        return found


def words(**options: Any) -> Any:
    """Give a text field that may be empty, and is never null."""
    return models.TextField(default="", blank=True, **options)
