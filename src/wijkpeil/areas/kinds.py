"""How a characteristic is carried over to other borders: as a count, a ratio or a category."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _

KindName = Literal["count", "ratio", "category", "omit"]
ADDRESSES = "addresses"
"""As a weight: that of the crosswalk itself, be it addresses or surface."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a characteristic is carried over.

    Attributes
    ----------
    kind : {"count", "ratio", "category", "omit"}
        A count is apportioned, a ratio averaged; a category stands where nearly all of an area has
        the same. To omit a column is to leave it out, as what can't be averaged (a median).
    weight : str
        Of a ratio: the column of counts that it is a ratio of (dwellings for a share of the
        dwellings), or ``"addresses"``.
    """

    kind: KindName
    weight: str = ""


def check_kinds(table: pd.DataFrame, kinds: Mapping[str, Kind]) -> None:
    """Refuse a table of which it isn't said of every column how it is carried over.

    Raises
    ------
    RuleError
        If a column has no kind, or a ratio no count to weigh with.
    """
    unknown = [column for column in table.columns if column not in kinds]
    if unknown:
        raise RuleError(
            _(
                "It isn't said how these columns are carried over: {columns}. Say of each whether "
                "it is a count, a ratio (of what), or to be left out."
            ).format(columns=", ".join(unknown))
        )
    for column in table.columns:
        kind = kinds[column]
        if kind.kind == "ratio" and not kind.weight:
            raise RuleError(
                _(
                    "It isn't said what {column} is a ratio of. Name a column of counts, or "
                    "“addresses”."
                ).format(column=column)
            )
        if kind.kind == "ratio" and kind.weight != ADDRESSES:
            _check_weight(table, column, kind.weight, kinds)


def _check_weight(table: pd.DataFrame, column: str, weight: str, kinds: Mapping[str, Kind]) -> None:
    if weight not in table.columns:
        raise RuleError(
            _(
                "{column} is a ratio of {weight}, but there is no such column. Name another, or "
                "“addresses”."
            ).format(column=column, weight=weight)
        )
    if kinds[weight].kind != "count" or bool((table[weight] < 0).any()):
        raise RuleError(
            _(
                "{column} is a ratio of {weight}, but that is no count: ratios are averaged with "
                "counts of at least 0."
            ).format(column=column, weight=weight)
        )
