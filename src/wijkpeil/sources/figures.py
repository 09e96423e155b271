"""Figures of Statistics Netherlands (CBS): text to numbers, and why a number is missing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.sources.raw_rows import UNTOLD

REASONS = ("unreliable", "secret", "impossible", "unknown")
"""Why a value is missing; ``unknown`` where the file says that it is missing, but not why."""

SECRET = -99997.0
_LEAST = -99990.0
_SYMBOLS = {".": "unreliable", "x": "secret", "": "impossible", UNTOLD: "unknown", "NA": "unknown"}
_NIL = "-"
_POINT = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_COMMA = r"[+-]?[0-9]+,[0-9]+"


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """A column as numbers.

    Attributes
    ----------
    numbers : ndarray, shape (n,)
        NaN where missing.
    missing : dict of str to int
        How many are missing, by reason.
    wrong : ndarray of bool, shape (n,)
        What is neither a number nor a sign for a missing value.
    """

    numbers: npt.NDArray[np.float64]
    missing: dict[str, int]
    wrong: npt.NDArray[np.bool_]


def figures(text: pd.Series, *, comma: bool = False) -> Figures:
    """Turn a column into numbers.

    ``.`` is unreliable, ``x`` secret, blank impossible, ``-`` nil, which is 0. In map files
    ``-99997`` is secret, and other numbers below -99990 are missing for an unknown reason.

    Parameters
    ----------
    text : Series of str
    comma : bool
        Whether decimals are behind a comma.

    Examples
    --------
    >>> found = figures(pd.Series(["  12", "       .", "x", "-", "-99997", "noise"]))
    >>> found.numbers.tolist()
    [12.0, nan, nan, 0.0, nan, nan]
    >>> found.missing["secret"], found.wrong.tolist()
    (2, [False, False, False, False, False, True])
    """
    bare = text.str.strip(" \t")
    number = bare.str.fullmatch(f"{_COMMA}|{_POINT}" if comma else _POINT).to_numpy(dtype=bool)
    readable = bare.where(number, "nan")
    if comma:
        readable = readable.str.replace(",", ".", regex=False)
    values = np.array(readable.astype(float), dtype=np.float64)
    nil = (bare == _NIL).to_numpy(dtype=bool)
    values[nil] = 0.0
    sentinel = values <= _LEAST
    missing = dict.fromkeys(REASONS, 0)
    signs = np.zeros(len(bare), dtype=bool)
    for symbol, reason in _SYMBOLS.items():
        is_symbol = (bare == symbol).to_numpy(dtype=bool)
        signs |= is_symbol
        missing[reason] += int(is_symbol.sum())
    secret = values == SECRET
    missing["secret"] += int(secret.sum())
    missing["unknown"] += int((sentinel & ~secret).sum())
    values[sentinel] = np.nan
    return Figures(numbers=values, missing=missing, wrong=~(number | nil | signs))


def uses_comma(cells: pd.DataFrame) -> bool | None:
    """Whether decimals are behind a comma; None if some are behind a point and some a comma."""
    comma = point = False
    for column in cells.columns:
        bare = cells[column].str.strip()
        comma = comma or bool(bare.str.fullmatch(_COMMA).any())
        point = point or bool(bare.str.fullmatch(r"[+-]?[0-9]*\.[0-9]+").any())
    return None if comma and point else comma
