"""Standard characteristics: the many columns of files on a small set of concepts."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.sources.building_periods import period_shares
from wijkpeil.sources.concepts import (
    BUILDING_PERIODS,
    CONCEPTS,
    WHOLES,
    Concept,
    Dimension,
    Recipe,
    on_origin,
)

FloatArray = npt.NDArray[np.float64]

ROUNDED_TO = 5.0
"""Statistics Netherlands rounds counts to fives."""


@dataclass(frozen=True, slots=True, eq=False)
class StandardCharacteristics:
    """Characteristics of areas under standard names.

    Attributes
    ----------
    table : DataFrame
        Index: code. One column a concept that the file tells, as float; shares from 0 to 1, other
        units as the concept says; NaN where missing.
    concepts : mapping of str to Concept
        What the columns of `table` mean: label, unit, of which dimensions of the Leefbaarometer
        they are (probably) an ingredient.
    columns : mapping of str to tuple of str
        The file's own columns that each concept is from, the whole of a share last.
    other : DataFrame
        The file's columns that are no part of any concept, under their own names.
    left_out : tuple of str
        Columns on origin, which are left out.
    year : int or None
        Year of the figures, where it is known.
    """

    table: pd.DataFrame
    concepts: Mapping[str, Concept]
    columns: Mapping[str, tuple[str, ...]]
    other: pd.DataFrame
    left_out: tuple[str, ...]
    year: int | None

    def ingredients_of(self, dimension: Dimension) -> tuple[str, ...]:
        """Name the concepts that are (probably) an ingredient of a dimension."""
        return tuple(
            key for key, concept in self.concepts.items() if dimension in concept.ingredient_of
        )


def standard_characteristics(
    table: pd.DataFrame, *, size: pd.Series | None = None, year: int | None = None
) -> StandardCharacteristics:
    """Bring characteristics of areas under standard names.

    Parameters
    ----------
    table : DataFrame
        Index: code. Columns as a file names them (see `wijkpeil.sources.tables.Characteristics`).
    size : Series, optional
        Inhabitants, on the same index; without, there are no shares of inhabitants.
    year : int, optional
        Year of the figures.

    Returns
    -------
    StandardCharacteristics
        A share of a whole of nothing is missing. A share above 1 is 1 if rounding may have made it
        so (both counts are rounded to fives), and missing otherwise, as is a percentage outside
        0 to 100.

    Examples
    --------
    >>> figures = pd.DataFrame(
    ...     {"p_koopw": [30.0, 80.0], "a_woning": [1000.0, 0.0], "g_wozbag": [210.0, np.nan]},
    ...     index=pd.Index(["BU1", "BU2"], name="code"),
    ... )
    >>> known = standard_characteristics(figures, year=2019)
    >>> known.table.columns.tolist(), known.table["owner_occupied"].tolist()
    (['owner_occupied', 'woz'], [0.3, 0.8])
    >>> known.ingredients_of("won")
    ('owner_occupied', 'woz')
    """
    named = {str(column).lower(): str(column) for column in table.columns}
    found: dict[str, FloatArray] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for concept in CONCEPTS:
        for recipe in concept.recipes:
            values = _values(recipe, table, named, size)
            if values is not None:
                found[concept.key] = values
                columns[concept.key] = _used(recipe, named)
                break
    origin = tuple(str(column) for column in table.columns if on_origin(str(column)))
    used = {column for several in columns.values() for column in several}
    rest = [c for c in table.columns if str(c) not in used and str(c) not in origin]
    return StandardCharacteristics(
        table=pd.DataFrame(found, index=table.index, dtype=float),
        concepts={concept.key: concept for concept in CONCEPTS if concept.key in found},
        columns=columns,
        other=table[rest],
        left_out=origin,
        year=year,
    )


def _whole(recipe: Recipe, named: Mapping[str, str]) -> str | None:
    """Column of the whole that a share is of."""
    if recipe.whole == "":
        return None
    return next((named[name] for name in WHOLES.get(recipe.whole, ()) if name in named), None)


def _used(recipe: Recipe, named: Mapping[str, str]) -> tuple[str, ...]:
    whole = _whole(recipe, named)
    return (*(named[name] for name in recipe.columns), *(() if whole is None else (whole,)))


def _values(
    recipe: Recipe, table: pd.DataFrame, named: Mapping[str, str], size: pd.Series | None
) -> FloatArray | None:
    """Work a recipe out; None if the file lacks a column for it."""
    if not all(name in named for name in recipe.columns):
        return None
    if recipe.how == "as it is":
        return _numbers(table, named[recipe.columns[0]])
    if recipe.how == "percentage":
        return _percentages(_numbers(table, named[recipe.columns[0]]))
    whole = _whole(recipe, named)
    if recipe.whole == "inhabitants":
        total = None if size is None else size.reindex(table.index).to_numpy(dtype=np.float64)
    else:
        total = None if whole is None else _numbers(table, whole)
    if total is None:
        return None
    if recipe.how == "part":
        return _period(recipe, table, named, total)
    parts = np.column_stack([_numbers(table, named[name]) for name in recipe.columns])
    return _shares(parts.sum(axis=1), total)


def _numbers(table: pd.DataFrame, column: str) -> FloatArray:
    return table[column].to_numpy(dtype=np.float64)


def _percentages(values: FloatArray) -> FloatArray:
    with np.errstate(invalid="ignore"):
        possible = (values >= 0) & (values <= 100)
    return np.where(possible, values / 100, np.nan)


def _shares(part: FloatArray, whole: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        possible = (part >= 0) & (whole > 0) & (part <= whole + ROUNDED_TO)
        return np.where(possible, np.minimum(part / whole, 1.0), np.nan)


def _period(
    recipe: Recipe, table: pd.DataFrame, named: Mapping[str, str], total: FloatArray
) -> FloatArray | None:
    """Share of one or more building periods; needs all periods, to fill in what is hidden."""
    if not all(name in named for name in BUILDING_PERIODS):
        return None
    counts = np.column_stack([_numbers(table, named[name]) for name in BUILDING_PERIODS])
    shares = period_shares(counts=counts, total=total)
    chosen = [BUILDING_PERIODS.index(name) for name in recipe.columns]
    return np.asarray(np.minimum(shares[:, chosen].sum(axis=1), 1.0))
