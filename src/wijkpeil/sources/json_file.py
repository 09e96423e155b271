"""JSON files: read them whole, with numbers that remember how they were printed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.lines import not_utf8


class Number(float):
    """A number that remembers its text, from which its precision can be told.

    >>> str(Number("0.10")), Number("0.10") + 1
    ('0.10', 1.1)
    """

    __slots__ = ("text",)

    def __new__(cls, text: str) -> "Number":
        """Read a number and keep its text."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    text: str

    def __str__(self) -> str:
        """Give the text as it was printed."""
        return self.text


def read_json(path: Path, *, remember: bool = False) -> Any:
    """Read a JSON file.

    Parameters
    ----------
    path : Path
    remember : bool
        Whether numbers must remember their text (`Number`).

    Raises
    ------
    RefusedFile
        If it isn't UTF-8, or is damaged or cut off.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if remember:
            return json.loads(text, parse_float=Number, parse_int=Number)
        return json.loads(text)
    except UnicodeDecodeError as error:
        raise RefusedFile(not_utf8(), file=path.name) from error
    except json.JSONDecodeError as error:
        raise RefusedFile(
            _("The JSON breaks off or is damaged here. Fetch the file again."),
            file=path.name,
            line=error.lineno,
        ) from error


def features_of(document: Any) -> list[Mapping[str, Any]]:
    """Give the features of a GeoJSON document; none if it is something else."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return []
    features = document.get("features")
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        return []
    return features
