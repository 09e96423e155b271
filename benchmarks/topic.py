"""What a topic of the benchmarks is asked, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PC4 = Path("leefbaarometer", "Leefbaarometer-scores PC4 2002-2020.csv")
SIZES = Path("cbs", "CBS_PC4.csv")
GEMEENTEN = Path("cbs", "pc4_gemeente_2023_adressen.csv")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked on the command line.

    Attributes
    ----------
    seeds : int or None
        Made-up countries to take; None for as many as each topic takes by itself.
    real : Path
        Folder with the open data, in ``leefbaarometer`` and ``cbs``.
    """

    seeds: int | None
    real: Path

    def countries(self, usual: int) -> int:
        """Say how many made-up countries to take."""
        return self.seeds or usual

    def real_files(self, *names: Path) -> list[Path]:
        """Find files with real data.

        Raises
        ------
        LeftOut
            If one isn't there.
        """
        files = [self.real / name for name in names]
        for file in files:
            if not file.is_file():
                raise LeftOut(f"{file.name} is not in {self.real}")
        return files


class LeftOut(Exception):  # noqa: N818 - no error: the other topics go on
    """A topic can't be done here; the text says why."""


Section = tuple[str, str]
"""A title, and what was measured in Markdown."""

Topic = Callable[[Asked], Section]
