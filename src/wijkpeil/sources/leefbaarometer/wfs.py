"""Scores from the GeoJSON of the map service (WFS): one wave, without ``lbm``."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from wijkpeil.areas.levels import Level
from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.json_file import Number, features_of
from wijkpeil.sources.leefbaarometer.header import is_scores, refuse_version_2
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS, REFERENCE
from wijkpeil.sources.leefbaarometer.long import LongScores, rounding_of

_LAYERS: tuple[tuple[str, Level], ...] = (
    ("pc4score", "pc4"),
    ("buurtscore", "buurt"),
    ("wijkscore", "wijk"),
    ("gemeentescore", "gemeente"),
    ("clippedgridscore", "grid"),
    ("gridscore", "grid"),
)


def has_scores(document: Any) -> bool:
    """Whether a GeoJSON document holds scores."""
    features = features_of(document)
    return bool(features) and is_scores(_flat(features[0]))


def long_from_wfs(document: Any, name: str) -> LongScores:
    """Read the scores of a GeoJSON document, unchecked.

    Parameters
    ----------
    document : object
        The parsed JSON, its numbers as `Number`.
    name : str
        The file, for messages.
    """
    features = features_of(document)
    if features:
        refuse_version_2(_flat(features[0]), name)
    if not has_scores(document):
        raise UnrecognisedFile(
            _("The GeoJSON file holds no Leefbaarometer scores (afw and year)."), file=name
        )
    _check_whole(document, len(features), name)
    rows = [{key.lower(): value for key, value in _flat(feature).items()} for feature in features]
    columns = list(rows[0])
    key = known.key(columns)
    level = _layer(features[0]) or (key.level if key else None)
    values = {
        v: [_figure(row, v, i, name) for i, row in enumerate(rows)] for v in ("afw", *DIMENSIONS)
    }
    figures = {v: np.array([float(x) for x in column]) for v, column in values.items()}
    return LongScores(
        name=name,
        unit="feature",
        level=level,
        codes=_text(rows, key.column if key else None),
        names=_text(rows, known.name_column(columns, level)),
        gemeenten=_text(rows, known.gemeente_column(columns, level)),
        years=np.array([_year(row, i, name) for i, row in enumerate(rows)]),
        figures={"lbm": figures["afw"] + REFERENCE, **figures},
        rounding={"lbm": 0.0} | {v: rounding_of(str(x) for x in values[v]) for v in values},
    )


def _flat(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Give the attributes of a feature; those nested under ``raw`` are the unrounded ones."""
    properties = feature.get("properties") or {}
    raw = properties.get("raw")
    return {**properties, **raw} if isinstance(raw, dict) else dict(properties)


def _layer(feature: Mapping[str, Any]) -> Level | None:
    """Tell the level from the map layer, whose name stands before the feature's number."""
    layer = str(feature.get("id", "")).lower()
    return next((level for start, level in _LAYERS if layer.startswith(start)), None)


def _text(rows: list[dict[str, Any]], column: str | None) -> pd.Categorical:
    found = ["" if column is None or row.get(column) is None else str(row[column]) for row in rows]
    return pd.Categorical(np.array(found, dtype=object))


def _figure(row: dict[str, Any], value: str, number: int, name: str) -> Number | float:
    found = row.get(value)
    if found is None:
        return np.nan
    if isinstance(found, Number):
        return found
    raise _refusal(
        name, number, _("“{found}” in {value} is not a figure.").format(found=found, value=value)
    )


def _year(row: dict[str, Any], number: int, name: str) -> float:
    found = next((row[key] for key in known.YEARS if row.get(key) is not None), None)
    try:
        return float(str(found))
    except ValueError:
        raise _refusal(name, number, _("“{found}” is not a year.").format(found=found)) from None


def _refusal(name: str, number: int, message: str) -> RefusedFile:
    place = _("feature {number}").format(number=number + 1)
    return RefusedFile(message, file=f"{name}, {place}")


def _check_whole(document: Mapping[str, Any], found: int, name: str) -> None:
    """Refuse one page of an answer that was given in pages."""
    matched = str(document.get("numberMatched", ""))
    if matched.isdecimal() and int(matched) > found:
        raise RefusedFile(
            _(
                "The file holds {found} of {matched} areas: the map service gave a part only. "
                "Ask for all of them (count={matched})."
            ).format(found=found, matched=matched),
            file=name,
        )
