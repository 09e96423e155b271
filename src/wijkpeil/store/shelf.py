"""Which rows of which database are a study's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a study stands.

    Attributes
    ----------
    database : str
        Django's alias of the database.
    study : int
        Primary key of its `models.StudyRow`.
    """

    database: str
    study: int
