"""Writes a made-up country as files in the layouts of the real ones, each with its provenance."""

import csv
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.madeup.country import FIGURES_YEAR, YEAR, Country
from wijkpeil.sources.provenance import Provenance, fingerprint
from wijkpeil.sources.sidecar import write_sidecar

SCORES = "data/verzonnen-scores-wijken-2002-2024.csv"
CHARACTERISTICS = "data/verzonnen-kerncijfers.csv"
BORDERS = "data/verzonnen-grenzen.geojson"
TRUTH = "data/truth.csv"

_OWNER = "Wijkpeil"
_LICENCE = "CC0 1.0"
_TITLES = {
    SCORES: "Verzonnen leefbaarheidsscores van wijken, 2002-2024 (made up)",
    CHARACTERISTICS: "Verzonnen kerncijfers van wijken, 2012 (made up)",
    BORDERS: "Verzonnen grenzen van wijken, 2024 (made up)",
    TRUTH: "De waarheid achter de verzonnen scores (made up; only for tests)",
}
_CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


def write(
    made_up: Country, folder: Path, *, progress: Callable[[str], None] = lambda _name: None
) -> tuple[Path, ...]:
    """Write scores, characteristics, borders and truth below `folder`.

    Parameters
    ----------
    made_up : Country
    folder : Path
        Gets a folder ``data``; files of the same name are replaced, each whole or not at all.
    progress : callable
        Called with the name of each file before it is written.

    Returns
    -------
    tuple of Path
        The files written, without their provenance files.
    """
    contents = {
        SCORES: _scores, CHARACTERISTICS: _characteristics, BORDERS: _borders, TRUTH: _truth,
    }  # fmt: skip
    written = []
    for name, lines in contents.items():
        progress(name)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.part")
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(lines(made_up))
        draft.replace(path)
        write_sidecar(path, _provenance(path, title=_TITLES[name]))
        written.append(path)
    return tuple(written)


def _provenance(path: Path, *, title: str) -> Provenance:
    return Provenance(
        file=path.name, title=title, owner=_OWNER, licence=_LICENCE, sha256=fingerprint(path)
    )


def _scores(made_up: Country) -> Iterator[str]:
    """Lay the scores out as the official file of wijken does: long, names quoted, ``NA``."""
    names = list(made_up.scores)
    yield ",".join(f'"{name}"' for name in ("wk_code", "wk_naam", "jaar", *names)) + "\n"
    cube = np.stack([made_up.scores[name] for name in names], axis=2)
    for code, name, rows in zip(
        made_up.areas.index, made_up.areas["name"], cube.tolist(), strict=True
    ):
        for wave, row in zip(made_up.waves.tolist(), rows, strict=True):
            if not math.isnan(row[0]):  # a wave that was not measured has no line
                cells = ",".join("NA" if math.isnan(cell) else repr(cell) for cell in row)
                yield f'"{code}","{name}",{wave},{cells}\n'


def _characteristics(made_up: Country) -> Iterator[str]:
    areas = made_up.areas
    table = pd.DataFrame(
        {
            "wk_code": areas.index,
            "wk_naam": areas["name"].to_numpy(),
            "gm_code": areas["gemeente"].to_numpy(),
            "gm_naam": areas["gemeente_name"].to_numpy(),
            "jaar": FIGURES_YEAR,
            "aantal_inwoners": areas["size"].to_numpy().astype(int),
        }
    )
    figures = made_up.characteristics.reset_index(drop=True)
    yield pd.concat([table, figures], axis=1).to_csv(index=False, lineterminator="\n")


def _borders(made_up: Country) -> Iterator[str]:
    """One feature a line, so that the file reads and diffs well."""
    yield '{"type":"FeatureCollection","name":"verzonnen-grenzen",'
    yield f'"crs":{json.dumps(_CRS, separators=(",", ":"))},"features":[\n'
    last = len(made_up.areas) - 1
    rows = zip(made_up.areas.itertuples(), made_up.outlines.shapes, strict=True)
    for number, (area, shape) in enumerate(rows):
        (polygon,) = shape
        feature = {
            "type": "Feature",
            "properties": {
                "wk_code": area.Index,
                "wk_naam": area.name,
                "gm_code": area.gemeente,
                "gm_naam": area.gemeente_name,
                "jaar": YEAR,
            },
            "geometry": {"type": "Polygon", "coordinates": [ring.tolist() for ring in polygon]},
        }
        text = json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        yield text + (",\n" if number < last else "\n")
    yield "]}\n"


def _truth(made_up: Country) -> Iterator[str]:
    levels = pd.DataFrame(
        made_up.truth,
        index=made_up.areas.index,
        columns=[f"level_{wave}" for wave in made_up.waves],
    )
    table = pd.concat([levels, made_up.reasons], axis=1).rename_axis("wk_code")
    yield table.to_csv(lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
