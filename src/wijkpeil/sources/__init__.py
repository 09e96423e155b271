"""Open data sets: recognise, download, read and check their files.

Reading needs numpy and pandas, which take time to load; so each name is loaded at its first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijkpeil.sources.borders import read_borders
    from wijkpeil.sources.characteristics import read_characteristics
    from wijkpeil.sources.leefbaarometer import read_scores
    from wijkpeil.sources.postcodes import read_gemeente_of_pc4
    from wijkpeil.sources.sidecar import provenance_of
    from wijkpeil.sources.tables import Characteristics, ScoreTable

__all__ = [
    "Characteristics",
    "ScoreTable",
    "provenance_of",
    "read_borders",
    "read_characteristics",
    "read_gemeente_of_pc4",
    "read_scores",
]

_HOMES = {
    "Characteristics": "tables",
    "ScoreTable": "tables",
    "provenance_of": "sidecar",
    "read_borders": "borders",
    "read_characteristics": "characteristics",
    "read_gemeente_of_pc4": "postcodes",
    "read_scores": "leefbaarometer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
