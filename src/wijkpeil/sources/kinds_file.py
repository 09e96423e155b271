"""Read what a user says of columns: ``column,kind,weight``, one row a column."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

from wijkpeil.areas.kinds import Kind, KindName
from wijkpeil.errors import UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.content import look
from wijkpeil.sources.delimited import open_delimited, read_cells
from wijkpeil.sources.raw_rows import RawRows

_KINDS = get_args(KindName)


def read_kinds(path: Path, columns: Iterable[str]) -> dict[str, Kind]:
    """Read the kinds of columns.

    Parameters
    ----------
    path : Path
        CSV with the columns ``column``, ``kind`` (count, ratio, category or omit) and ``weight``
        (of a ratio: a column of counts, or ``addresses``).
    columns : iterable of str
        Columns of the characteristics, by which those in the file must be named.

    Raises
    ------
    UnrecognisedFile
        If the header is another one.
    RefusedFile
        At the first line that names no column, or no kind.
    """
    table = open_delimited(path.read_bytes(), path.name) if look(path) == "text" else None
    column, kind, weight = (
        None if table is None else table.column(name) for name in ("column", "kind", "weight")
    )
    if table is None or column is None or kind is None or weight is None:
        raise UnrecognisedFile(
            _("This doesn't say how columns are carried over: that has column, kind and weight."),
            file=path.name,
        )
    cells = read_cells(table, text=[column, kind, weight]).astype(str)
    rows = RawRows(path.name, cells, "line", 2)
    named = {name.lower(): name for name in columns}
    kinds: dict[str, Kind] = {}
    for row, found in enumerate(zip(cells[column], cells[kind], cells[weight], strict=True)):
        name, what, of = (one.strip() for one in found)
        if name.lower() not in named:
            raise rows.refusal(
                row, _("The characteristics have no column “{column}”.").format(column=name)
            )
        if named[name.lower()] in kinds:
            raise rows.refusal(row, _("Column “{column}” was there already.").format(column=name))
        if what.lower() not in _KINDS:
            raise rows.refusal(
                row,
                _("“{found}” is no kind. Kinds are: {kinds}.").format(
                    found=what, kinds=", ".join(_KINDS)
                ),
            )
        kinds[named[name.lower()]] = Kind(
            cast("KindName", what.lower()), named.get(of.lower(), of.lower())
        )
    return kinds
