"""Write tables, texts and a page into one folder, so that a fault leaves everything as it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from wijkpeil.errors import MissingExtra
from wijkpeil.workflow.output import write_table, write_whole


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes
    ----------
    folder : Path
    files : mapping of str to Path
        ``csv`` and ``parquet`` are the first table, the others have their names in front
        (``alike.csv``); a text goes by its ending (``json``), or by its whole name if that is
        taken; the page is ``report``.
    notes : tuple of str
        What could not be written, and what to do.
    """

    folder: Path
    files: Mapping[str, Path] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def write_results(
    folder: Path,
    *,
    page: str,
    draw: Callable[[], str],
    tables: Mapping[str, pd.DataFrame],
    texts: Mapping[str, str | bytes] | None = None,
) -> Written:
    """Write each table as CSV and Parquet, each text as it is, and the page.

    The page is made first, so that a fault in it leaves everything as it was. Without the extra
    part "report" the tables are all there is, and a note says so.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    page : str
        Name of the page's file.
    draw : callable
        Makes the page as HTML.
    tables : mapping of str to DataFrame
        By the name of their files, without the ending.
    texts : mapping of str to str or bytes, optional
        By the name of their files; bytes are written as they are.
    """
    drawn, notes = _drawn(draw)
    files: dict[str, Path] = {}
    for place, (name, table) in enumerate(tables.items()):
        of = f"{name}." if place else ""
        files[f"{of}csv"], files[f"{of}parquet"] = write_table(table, folder, name)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (texts or {}).items():
        write_whole(folder / name, text if isinstance(text, bytes) else text.encode("utf-8"))
        ending = (folder / name).suffix.removeprefix(".")
        files[name if ending in files else ending] = folder / name
    report = folder / page
    if drawn is None:
        report.unlink(missing_ok=True)  # a page of an earlier run would tell of other figures
        return Written(folder, files, notes)
    write_whole(report, drawn.encode("utf-8"))
    return Written(folder, {**files, "report": report})


def _drawn(draw: Callable[[], str]) -> tuple[str | None, tuple[str, ...]]:
    try:
        return draw(), ()
    except MissingExtra as error:
        return None, (str(error),)
