"""Carry characteristics of areas from the borders of one year to those of another.

Counts are apportioned: an area of which 30 % of the addresses lie in a new area gives it 30 % of
its inhabitants. Ratios are averaged over the parts, each part weighing as much as the thing that
the ratio is a ratio of. What can't be carried over is missing, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.border_changes import border_changes
from wijkpeil.areas.carried import Parts, categories, counts, ratios
from wijkpeil.areas.crosswalk import Crosswalk
from wijkpeil.areas.kinds import ADDRESSES, Kind, check_kinds
from wijkpeil.errors import PanelError, RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import percentage

FloatArray = npt.NDArray[np.float64]

LEAST = 0.95
"""Least share of an area that must have been carried over for its figure to stand."""
LEAST_KNOWN = 0.5
"""A crosswalk that knows fewer of the areas than this is of other years."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Harmonised:
    """Characteristics on other borders.

    Attributes
    ----------
    table : DataFrame
        Index: new area, ascending. Columns as they were, without those left out; NaN where less
        than `least` was carried over.
    coverage : DataFrame
        Same shape; share of the area (0 to 1) of which the figure is known.
    areas : DataFrame
        Index as `table`; see `border_changes`.
    columns : DataFrame
        By column: ``kind``, ``weight``, ``total`` (of the old areas: the counts, or the weight
        that ratios average over), ``carried`` (the part of it in new areas that have a figure),
        ``share`` (carried / total), ``missing`` (new areas without a figure).
    omitted : tuple of str
        Columns that were left out.
    lost : tuple of str
        Old areas that the crosswalk doesn't know.
    gone : Series
        By old area of the table, the share (0 to 1) that went nowhere by what the crosswalk says;
        only areas of which anything did.
    empty : tuple of str
        New areas to which no old area of the table leads, but in which there is something new.
    incomplete : int
        Old areas that missed a figure already.
    least : float
    """

    table: pd.DataFrame
    coverage: pd.DataFrame
    areas: pd.DataFrame
    columns: pd.DataFrame
    omitted: tuple[str, ...]
    lost: tuple[str, ...]
    gone: pd.Series
    empty: tuple[str, ...]
    incomplete: int
    least: float


def harmonise(
    *,
    table: pd.DataFrame,
    kinds: Mapping[str, Kind],
    crosswalk: Crosswalk,
    sizes: pd.Series | None = None,
    least: float = LEAST,
) -> Harmonised:
    """Carry characteristics over to the new areas of a crosswalk.

    With s_ij the share of old area i that lies in new area j, x_i a count and r_i a ratio with
    weight W_i, the new figures are sum_i s_ij x_i and sum_i s_ij W_i r_i / sum_i s_ij W_i, both
    over the old areas that have a figure. This is areal interpolation of extensive and intensive
    variables (Goodchild and Lam 1980), with addresses in the place of surface.

    Parameters
    ----------
    table : DataFrame
        Index: full code of the old area. Columns of float, NaN where missing.
    kinds : mapping of str to Kind
        By column of `table`.
    crosswalk : Crosswalk
    sizes : Series, optional
        Size of the old areas, for a crosswalk of shares, which doesn't tell it.
    least : float
        Least share, 0 to 1, that must be carried over; below it the figure is missing.

    Returns
    -------
    Harmonised

    Raises
    ------
    RuleError
        If a column has no kind, or a ratio no weight; or if a crosswalk of shares comes without
        sizes.
    PanelError
        If the crosswalk is of other areas than the table.

    Examples
    --------
    Wijk 1 gives a quarter of its addresses to wijk 2, which was half as large:

    >>> from wijkpeil.areas.crosswalk import build_crosswalk
    >>> pairs = pd.DataFrame(
    ...     [("WK900101", "WK900101", 300), ("WK900101", "WK900102", 100),
    ...      ("WK900102", "WK900102", 200)],
    ...     columns=["from", "to", "weight"],
    ... )
    >>> table = pd.DataFrame(
    ...     {"people": [800.0, 400.0], "dwellings": [400.0, 200.0], "rented": [60.0, 30.0]},
    ...     index=["WK900101", "WK900102"],
    ... )
    >>> count = Kind("count")
    >>> harmonised = harmonise(
    ...     table=table,
    ...     kinds={"people": count, "dwellings": count, "rented": Kind("ratio", "dwellings")},
    ...     crosswalk=build_crosswalk(pairs, level="wijk"),
    ... )
    >>> harmonised.table.to_numpy().tolist()
    [[600.0, 300.0, 60.0], [600.0, 300.0, 40.0]]
    """
    check_kinds(table, kinds)
    _check_areas(table, crosswalk)
    parts = Parts.of(crosswalk, table.index, _sizes(crosswalk, sizes))
    kept = [column for column in table.columns if kinds[column].kind != "omit"]
    columns = {column: _carry(parts, table, column, kinds[column], least) for column in kept}
    gone = crosswalk.gone
    gone = gone[gone.index.isin(table.index)]
    index = pd.Index(parts.targets.astype(object), name="code")
    return Harmonised(
        table=pd.DataFrame({name: one.figures for name, one in columns.items()}, index=index),
        coverage=pd.DataFrame({name: one.coverage for name, one in columns.items()}, index=index),
        areas=border_changes(crosswalk).reindex(index),
        columns=pd.DataFrame({name: one.report for name, one in columns.items()}).T,
        omitted=tuple(column for column in table.columns if column not in columns),
        lost=tuple(sorted(set(table.index) - set(crosswalk.sources) - set(gone.index))),
        gone=gone,
        empty=tuple(sorted(set(crosswalk.unreached.index) - set(crosswalk.targets))),
        incomplete=int(table[kept].isna().any(axis=1).sum()),
        least=least,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """One column on the new areas, and a row of the report about it."""

    figures: FloatArray
    coverage: FloatArray
    report: dict[str, object]


def _carry(parts: Parts, table: pd.DataFrame, column: str, kind: Kind, least: float) -> _Column:
    """Carry one column over, and leave missing what falls short."""
    values = table[column]
    own = kind.weight in ("", ADDRESSES)
    weight = pd.Series(parts.mass, index=parts.sources) if own else table[kind.weight]
    carried = _CARRY[kind.kind](parts, parts.old(values), parts.old(weight))
    known = carried.coverage >= least - _ROUNDING
    of = values if kind.kind == "count" else weight.reindex(table.index).where(values.notna())
    total, amount = float(of.sum()), float(carried.amount[known].sum())
    return _Column(
        figures=np.where(known, carried.figures, np.nan),
        coverage=carried.coverage,
        report={
            "kind": kind.kind,
            "weight": kind.weight,
            "total": total,
            "carried": amount,
            "share": min(amount / total, 1.0) if total > 0 else np.nan,
            "missing": int((~known).sum()),
        },
    )


_CARRY = {"count": counts, "ratio": ratios, "category": categories}


def _check_areas(table: pd.DataFrame, crosswalk: Crosswalk) -> None:
    if table.index.has_duplicates:
        twice = str(table.index[table.index.duplicated()][0])
        raise PanelError(
            _(
                "Area {code} stands twice in the table of characteristics. Keep one row of it."
            ).format(code=twice)
        )
    codes = table.index.to_numpy(dtype=np.str_)
    known = np.isin(codes, [*crosswalk.sources, *crosswalk.gone.index])
    if codes.size == 0 or known.mean() >= LEAST_KNOWN:
        return
    if np.isin(codes, crosswalk.targets).mean() >= LEAST_KNOWN:
        raise PanelError(
            _(
                "The areas are those that the crosswalk leads to, not those that it comes from. "
                "Turn it around, or swap the old and the new file."
            )
        )
    raise PanelError(
        _(
            "The crosswalk knows only {share} of the areas with characteristics; it misses "
            "{examples}. It is probably of another border year or another level."
        ).format(
            share=percentage(float(known.mean())), examples=", ".join(codes[~known][:3].tolist())
        )
    )


def _sizes(crosswalk: Crosswalk, sizes: pd.Series | None) -> pd.Series | None:
    """Sizes where they are needed, and only there."""
    if crosswalk.basis != "shares":
        return None
    if sizes is None:
        raise RuleError(
            _(
                "The crosswalk holds shares, which don't tell how large an area is. Give the "
                "sizes of the areas, such as their inhabitants."
            )
        )
    return sizes
