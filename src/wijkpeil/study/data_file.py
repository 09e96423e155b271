"""A file inside a study folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file inside the study folder, by its path from there, with forward slashes."""

    path: str

    def __str__(self) -> str:
        """Write it as in study.toml."""
        return self.path
