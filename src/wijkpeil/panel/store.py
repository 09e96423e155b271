"""The panel on disk: two Parquet files and a description, readable by anything."""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from wijkpeil.errors import PanelError
from wijkpeil.language import gettext as _
from wijkpeil.panel.panel import Panel
from wijkpeil.sources.provenance import Provenance, fingerprint

SCORES, AREAS, ABOUT = "scores.parquet", "areas.parquet", "panel.json"
KNOWN = ("name", "gemeente", "gemeente_name", "size")


def write_panel(panel: Panel, folder: Path) -> None:
    """Write a panel into a folder; an older panel there is replaced once all is written.

    Parameters
    ----------
    panel : Panel
    folder : Path
        Made if needed. Gets ``scores.parquet`` (one row an area and wave), ``areas.parquet`` (one
        row an area) and ``panel.json``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    waves = len(panel.waves)
    long = pd.DataFrame(
        {"code": np.repeat(panel.codes, waves), "wave": np.tile(panel.waves, len(panel.areas))}
        | {name: values.ravel() for name, values in panel.scores.items()}
    )
    wide = panel.areas.join(panel.characteristics).reset_index()
    about: dict[str, object] = {
        "level": panel.level,
        "edition": panel.edition,
        "figures_year": panel.figures_year,
        "provenance": [asdict(one) for one in panel.provenance],
    }
    with closing(duckdb.connect()) as connection:
        for frame, name in ((long, SCORES), (wide, AREAS)):
            connection.register("frame", frame)
            target = str(folder / f".{name}.part").replace("'", "''")
            connection.execute(f"COPY frame TO '{target}' (FORMAT parquet)")
            connection.unregister("frame")
    # A reader can tell files of two panels apart by these, should the power fail in between.
    about["sha256"] = {name: fingerprint(folder / f".{name}.part") for name in (SCORES, AREAS)}
    (folder / f".{ABOUT}.part").write_text(
        json.dumps(about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    for name in (SCORES, AREAS, ABOUT):
        (folder / f".{name}.part").replace(folder / name)


def read_panel(folder: Path) -> Panel:
    """Read a panel that `write_panel` wrote.

    Raises
    ------
    PanelError
        If the folder holds no panel, or a damaged one.
    """
    try:
        about = _about(folder)
        areas = query_panel(folder, "SELECT * FROM areas ORDER BY code").set_index("code")
        long = query_panel(folder, "SELECT * EXCLUDE (code) FROM scores ORDER BY code, wave")
    except (OSError, ValueError, duckdb.Error) as error:
        raise PanelError(
            _("{folder} holds no panel that can be read ({reason}). Build it again.").format(
                folder=folder.name, reason=str(error).splitlines()[0]
            )
        ) from error
    waves = np.unique(long.pop("wave").to_numpy(dtype=np.int64))
    return Panel(
        level=about["level"],
        edition=about["edition"],
        figures_year=about["figures_year"],
        areas=areas[list(KNOWN)],
        characteristics=areas.drop(columns=list(KNOWN)),
        waves=waves,
        scores={
            str(name): long[name].to_numpy(dtype=np.float64).reshape(len(areas), len(waves))
            for name in long.columns
        },
        provenance=tuple(Provenance(**one) for one in about["provenance"]),
    )


def _about(folder: Path) -> dict[str, Any]:
    """Read what a panel's description says, once it is sure that the tables are its own."""
    about: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    found = {name: fingerprint(folder / name) for name in (SCORES, AREAS)}
    if not isinstance(about, dict) or about.get("sha256") != found:
        raise PanelError(
            _("The files in {folder} don't belong together. Build the panel again.").format(
                folder=folder.name
            )
        )
    return about


def query_panel(folder: Path, sql: str) -> pd.DataFrame:
    """Ask a panel on disk anything, in SQL over the tables ``scores`` and ``areas``.

    Parameters
    ----------
    folder : Path
    sql : str
        One query, in DuckDB's dialect.
    """
    with closing(duckdb.connect()) as connection:
        for table, name in (("scores", SCORES), ("areas", AREAS)):
            source = str(folder / name).replace("'", "''")
            view = f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{source}')"  # noqa: S608
            connection.execute(view)
        return connection.execute(sql).fetchdf()
