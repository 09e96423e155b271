"""In which gemeente each postcode area lies."""

from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.areas.codes import Codes, complete, why_unusable
from wijkpeil.areas.levels import Level
from wijkpeil.errors import UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.content import look
from wijkpeil.sources.delimited import Delimited, open_delimited, read_cells
from wijkpeil.sources.raw_rows import RawRows
from wijkpeil.sources.sidecar import provenance_of

_POSTCODES = ("pc4", "postcode", "postcode4")
_GEMEENTEN = ("gm_code", "gemeentecode")
_NAMES = ("gm_naam", "gemeentenaam")
_ADDRESSES = ("adressen", "addresses", "aantal_adressen")


def is_gemeente_of_pc4(columns: tuple[str, ...]) -> bool:
    """Whether the columns tell how many addresses of a postcode area lie in which gemeente.

    >>> is_gemeente_of_pc4(("PC4", "gm_code", "gm_naam", "adressen"))
    True
    """
    return all(known.first(columns, names) for names in (_POSTCODES, _GEMEENTEN, _ADDRESSES))


def read_gemeente_of_pc4(path: Path) -> pd.DataFrame:
    """Read in which gemeente most addresses of each postcode area lie.

    Parameters
    ----------
    path : Path
        A CSV with columns ``PC4, gm_code, adressen``, and ``gm_naam`` if it likes; one row per
        pair.

    Returns
    -------
    DataFrame
        Index: postcode area, ascending. Columns ``gemeente`` (code, such as ``GM0363``) and
        ``gemeente_name``, empty where the file does not tell. Of two gemeenten with equally many
        addresses the lowest code is taken.

    Raises
    ------
    UnrecognisedFile
        If the header is another one.
    RefusedFile
        At the first line with an unusable code, or a number of addresses that can't be.
    """
    table = _open(path)
    provenance_of(path)  # refuses a file that changed since it was fetched
    postcode, gemeente, addresses = (
        _column(table, names) for names in (_POSTCODES, _GEMEENTEN, _ADDRESSES)
    )
    name = known.first(table.columns, _NAMES)
    text = [postcode, gemeente] if name is None else [postcode, gemeente, name]
    cells = read_cells(table, text=text, figures=[addresses])
    rows = RawRows(table.name, cells, "line", 2)
    count = cells[addresses].to_numpy()
    wrong = ~(np.isfinite(count) & (count >= 0))
    if wrong.any():
        raise rows.refusal(
            int(np.argmax(wrong)),
            _("The number of addresses is missing or impossible. Correct it."),
        )
    pairs = pd.DataFrame(
        {
            "pc4": _codes(rows, postcode, "pc4"),
            "gemeente": _codes(rows, gemeente, "gemeente"),
            "gemeente_name": "" if name is None else cells[name].fillna("").str.strip(),
            "addresses": count,
        }
    )
    again = pairs.duplicated(["pc4", "gemeente"]).to_numpy()
    if again.any():
        raise rows.refusal(
            int(np.argmax(again)),
            _("This pair of a postcode area and a gemeente was there already. Keep one row."),
        )
    pairs = pairs.sort_values(["pc4", "addresses", "gemeente"], ascending=[True, False, True])
    return pairs.drop_duplicates("pc4").set_index("pc4")[["gemeente", "gemeente_name"]]


def _open(path: Path) -> Delimited:
    table = open_delimited(path.read_bytes(), path.name) if look(path) == "text" else None
    if table is None or not is_gemeente_of_pc4(table.columns):
        raise UnrecognisedFile(
            _(
                "This doesn't tell in which gemeente postcode areas lie: that has the columns PC4, "
                "gm_code and adressen."
            ),
            file=path.name,
        )
    return table


def _column(table: Delimited, names: tuple[str, ...]) -> str:
    return known.first(table.columns, names) or names[0]


def _codes(rows: RawRows, column: str, level: Level) -> Codes:
    full, unusable = complete(np.asarray(rows.cells[column].astype(str), dtype=np.str_), level)
    if unusable.any():
        row = int(np.argmax(unusable))
        raise rows.refusal(row, why_unusable(str(full[row]), level))
    return full
