"""Read a crosswalk: a CSV that says how much of each old area lies in which new area."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.areas.codes import level_of
from wijkpeil.areas.crosswalk import Crosswalk, build_crosswalk
from wijkpeil.areas.crosswalk_rows import first_fault
from wijkpeil.areas.levels import Level
from wijkpeil.errors import AreaCodeError, RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.content import look
from wijkpeil.sources.delimited import open_delimited, read_cells
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.raw_rows import RawRows
from wijkpeil.sources.sidecar import provenance_of

_FROM = ("from", "van", "oud", "old", "from_code", "van_code")
_TO = ("to", "naar", "nieuw", "new", "to_code", "naar_code")
_WEIGHT = ("weight", "gewicht", "adressen", "addresses", "aantal_adressen", "share", "aandeel")
_YEAR = re.compile(r"_?((?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True, eq=False)
class CrosswalkFile:
    """A crosswalk and where it comes from."""

    crosswalk: Crosswalk
    provenance: Provenance


def is_crosswalk(columns: Iterable[str]) -> bool:
    """Whether the columns are an old code, a new code and a weight, in any order.

    >>> is_crosswalk(["gewicht", "van_2012", "naar_2020"]), is_crosswalk(["from", "to"])
    (True, False)
    """
    bare = _bare(columns)
    return all(known.first(bare, names) is not None for names in (_FROM, _TO, _WEIGHT))


def read_crosswalk(path: Path, *, level: Level | None = None) -> CrosswalkFile:
    """Read a crosswalk.

    Parameters
    ----------
    path : Path
        CSV with the columns ``from``, ``to`` and ``weight`` (or ``van``, ``naar``, ``gewicht``),
        in any order; ``from2012`` and ``to2020`` also tell the border years. An empty new code is
        what went nowhere, an empty old code what is new.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}, optional
        Level of the codes, where they have no prefix that tells it.

    Returns
    -------
    CrosswalkFile

    Raises
    ------
    UnrecognisedFile
        If the header is another one.
    RefusedFile
        At the first line that can't be.
    """
    table = open_delimited(path.read_bytes(), path.name) if look(path) == "text" else None
    if table is None or not is_crosswalk(table.columns):
        raise UnrecognisedFile(
            _(
                "This is not a crosswalk: that has a column with the old code (from), one with "
                "the new code (to) and one with the number of addresses or the share (weight)."
            ),
            file=path.name,
        )
    bare = _bare(table.columns)
    old, new, weight = (bare[known.first(bare, names) or ""] for names in (_FROM, _TO, _WEIGHT))
    cells = read_cells(table, text=[old, new], figures=[weight])
    pairs = pd.DataFrame(
        {
            "from": cells[old].astype(str).str.strip(),
            "to": cells[new].astype(str).str.strip(),
            "weight": cells[weight],
        }
    )
    chosen = level or _level(pairs, path.name)
    fault = first_fault(pairs, level=chosen)
    if fault is not None:
        raise RawRows(path.name, pairs, "line", 2).refusal(*fault)
    return CrosswalkFile(
        crosswalk=build_crosswalk(pairs, level=chosen, years=(_year(old), _year(new))),
        provenance=provenance_of(path),
    )


def _bare(columns: Iterable[str]) -> dict[str, str]:
    """Columns by their name without a year."""
    return {_YEAR.sub("", column.strip()).lower(): column for column in columns}


def _year(column: str) -> int | None:
    match = _YEAR.search(column.strip())
    return int(match[1]) if match else None


def _level(pairs: pd.DataFrame, name: str) -> Level:
    codes = np.concatenate([pairs["from"], pairs["to"]]).astype(np.str_)
    try:
        return level_of(codes[codes != ""])
    except AreaCodeError as error:
        raise RefusedFile(str(error), file=name) from error
