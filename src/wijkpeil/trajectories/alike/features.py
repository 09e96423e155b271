"""The characteristics on which areas are compared, on one scale."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.alike.scaling import Measure, measured, robust_spread
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One characteristic of all areas.

    Attributes
    ----------
    values : ndarray, shape (n,)
        NaN where missing.
    weight : float
        How heavily differences count.
    limit : float
        Look-alikes never differ more than this on it, in robust standard deviations.
    measure : {"plain", "log", "share"}
        What is compared: values, their logarithms, or shares from 0 to 1.
    """

    values: FloatArray
    weight: float = 1.0
    limit: float = np.inf
    measure: Measure = "plain"


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Characteristics of `n` areas on one scale.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
    names : tuple of str
        Of the `p` characteristics.
    raw : ndarray, shape (n, p)
        In their own units; NaN where missing.
    scaled : ndarray, shape (n, p)
        Distance from the median in robust standard deviations, as `measures` say.
    weights, limits : ndarray, shape (p,)
    measures : tuple of str
    dropped : tuple of str
        Characteristics that are the same for all areas, or known of none.
    """

    codes: npt.NDArray[np.str_]
    names: tuple[str, ...]
    raw: FloatArray
    scaled: FloatArray
    weights: FloatArray
    limits: FloatArray
    measures: tuple[Measure, ...]
    dropped: tuple[str, ...]


def features(*, codes: npt.NDArray[np.str_], columns: Mapping[str, Column]) -> Features:
    r"""Scale characteristics robustly: :math:`z = (x - \mathrm{median}) / s`.

    Parameters
    ----------
    codes : ndarray of str, shape (n,)
    columns : mapping of str to Column

    Raises
    ------
    ModelError
        If no characteristic differs between areas, or a weight is not above 0.

    Examples
    --------
    >>> scaled = features(
    ...     codes=np.array(["a", "b", "c"]),
    ...     columns={
    ...         "level": Column(np.array([1.0, 2.0, 3.0])),
    ...         "same": Column(np.array([7.0, 7.0, np.nan])),
    ...     },
    ... )
    >>> scaled.scaled[:, 0].round(2).tolist(), scaled.dropped
    ([-0.67, 0.0, 0.67], ('same',))
    """
    kept: dict[str, tuple[Column, FloatArray]] = {}
    for name, column in columns.items():
        if not column.weight > 0:
            raise ModelError(
                _("The weight of {name} is {weight}; it must be above 0.").format(
                    name=name, weight=column.weight
                )
            )
        values = measured(column.values, column.measure)
        spread = robust_spread(values)
        if spread > 0:
            kept[name] = (column, np.asarray((values - np.nanmedian(values)) / spread))
    if not kept:
        raise ModelError(
            _(
                "There is nothing to compare areas on: no characteristic differs between them. "
                "Give characteristics of the areas."
            )
        )
    used = [column for column, _scaled in kept.values()]
    return Features(
        codes=codes,
        names=tuple(kept),
        raw=np.column_stack([column.values for column in used]),
        scaled=np.column_stack([scaled for _column, scaled in kept.values()]),
        weights=np.array([column.weight for column in used]),
        limits=np.array([column.limit for column in used]),
        measures=tuple(column.measure for column in used),
        dropped=tuple(name for name in columns if name not in kept),
    )
