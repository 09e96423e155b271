"""The names under which files give the code of an area, its level, its name and a year."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijkpeil.areas.levels import Level

_KEYS: tuple[tuple[Level | None, tuple[str, ...]], ...] = (
    ("grid", ("grid_id", "gridcode", "gridid", "crs28992res100m")),
    ("buurt", ("bu_code", "buurtcode", "buurt_code")),
    ("wijk", ("wk_code", "wijkcode", "wijk_code")),
    ("pc4", ("pc4", "pc4_code", "postcode", "postcode4", "pc4code")),
    (None, ("gwb_code_10", "codering", "code", "statcode", "gwb_code", "gwb_code_8", "areacode")),
    (None, ("wijkenenbuurten",)),
    ("gemeente", ("gm_code", "gemeentecode", "gemeente_code")),
    (None, ("id",)),
)
"""From the smallest areas to the largest: a file of buurten also tells their wijk and gemeente."""

REGION_KINDS = ("soortregio", "recs")
YEARS = ("jaar", "year", "perioden")
NAMES = ("naam", "name", "regio", "wijkenenbuurten", "statnaam")
GEMEENTEN = ("gm_naam", "gemeentenaam", "gemeente")
NAMES_BY_LEVEL: dict[Level, tuple[str, ...]] = {
    "grid": (),
    "buurt": ("bu_naam", "buurtnaam"),
    "wijk": ("wk_naam", "wijknaam"),
    "pc4": (),
    "gemeente": ("gm_naam", "gemeentenaam"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """The column that names the areas, and the level that its name tells (None: it doesn't)."""

    column: str
    level: Level | None


def keys(columns: Iterable[str]) -> list[Key]:
    """Find every column that may hold codes of areas, the likeliest first.

    >>> keys(["bu_code", "gm_code", "lbm"])
    [Key(column='bu_code', level='buurt'), Key(column='gm_code', level='gemeente')]
    """
    found = {column.lower(): column for column in columns}
    return [Key(found[name], level) for level, names in _KEYS for name in names if name in found]


def key(columns: Iterable[str], level: Level | None = None) -> Key | None:
    """Find the column that names the areas; of a wanted level, where a level is wanted.

    >>> key(["PC4", "gm_code"]), key(["PC4", "gm_code"], "gemeente")
    (Key(column='PC4', level='pc4'), Key(column='gm_code', level='gemeente'))
    """
    found = keys(columns)
    wanted = [one for one in found if level is not None and one.level == level]
    return next(iter(wanted or found), None)


def first(columns: Iterable[str], names: Iterable[str]) -> str | None:
    """Find the first of `names` among the columns, whatever their capitals."""
    found = {column.lower(): column for column in columns}
    return next((found[name] for name in names if name in found), None)


def name_column(columns: Iterable[str], level: Level | None) -> str | None:
    """Find the column with the names of the areas."""
    own = NAMES_BY_LEVEL[level] if level else ()
    return first(list(columns), (*own, *NAMES))


def gemeente_column(columns: Iterable[str], level: Level | None) -> str | None:
    """Find the column with the name of the gemeente in which an area lies."""
    return None if level == "gemeente" else first(columns, GEMEENTEN)
