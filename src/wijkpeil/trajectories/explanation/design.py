"""Make characteristics ready for a regression: which go in, on what scale, and which don't."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import skew

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

MOST_TOLD = 0.9
"""A characteristic of which the others tell more than this (a variance inflation above 10) can't
be told apart from them."""
LEAST_KNOWN = 0.5
"""A characteristic that is known of fewer of the areas would cost too many of them."""
ROUNDING = 1e-12
"""Variance that is nothing but rounding, in units of a characteristic."""
Fate = Literal["used", "told by others", "same everywhere", "known of too few", "known of none"]


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was done with one characteristic.

    Attributes
    ----------
    name : str
    fate : {"used", "told by others", "same everywhere", "known of too few", "known of none"}
    missing : int
        Areas of which it is not known.
    logged : bool
        Whether ``log(1 + x)`` was taken.
    told_by : tuple of str
        The used characteristics that it goes most closely with, where it is told by others.
    told : float
        Share of its variance that those used before it tell.
    """

    name: str
    fate: Fate
    missing: int
    logged: bool = False
    told_by: tuple[str, ...] = ()
    told: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Characteristics as a regression wants them.

    Attributes
    ----------
    x : ndarray, shape (n, P)
        Standardised over the complete areas; NaN in the others.
    names : tuple of str
        Of the columns.
    complete : ndarray of bool, shape (n,)
        Areas of which all used characteristics are known.
    treatments : tuple of Treatment
        In the order of the characteristics.
    """

    x: FloatArray
    names: tuple[str, ...]
    complete: npt.NDArray[np.bool_]
    treatments: tuple[Treatment, ...]


def design(
    characteristics: pd.DataFrame, *, gemeente: npt.NDArray[np.str_] | None = None
) -> Design:
    """Choose, transform and standardise characteristics.

    * A right-skewed characteristic without negative values goes in as ``log(1 + x)`` where that
      makes it more symmetric.
    * Areas that lack a used characteristic are left out. Figures are secret where few people live,
      whatever the change was, and then leaving out is unbiased; a column that says "missing" is
      not (Jones 1996, *JASA* 91, 222-230).
    * Of characteristics that tell each other, over the country or within gemeenten, the first in
      the given order stays.

    Parameters
    ----------
    characteristics : DataFrame
        n rows of numbers; NaN where not known.
    gemeente : ndarray of str, shape (n,), optional
        Empty where not known.

    Raises
    ------
    ModelError
        If none can be used.

    Examples
    --------
    >>> made_up = pd.DataFrame({"owned": [60.0, 35.0, 80.0, 50.0], "rented": [40.0, 65, 20, 50]})
    >>> design(made_up).names
    ('owned',)
    """
    figures = characteristics.astype(np.float64).rename(columns=str)
    names = _names(figures)
    unusable = {name: fate for name in names if (fate := _unusable(figures[name]))}
    kept = [name for name in names if name not in unusable]
    logged = {name: _is_skewed(figures[name].to_numpy()) for name in kept}
    scaled = pd.DataFrame(
        {name: np.log1p(figures[name]) if logged[name] else figures[name] for name in kept},
        index=figures.index,
    )
    treatments, used = _told_apart(figures, scaled, logged, unusable, gemeente)
    if not used:
        raise ModelError(_("None of the characteristics can be used: give others."))
    table = scaled[used].to_numpy()
    complete = np.asarray(np.isfinite(table).all(axis=1))
    middle, spread = table[complete].mean(axis=0), table[complete].std(axis=0)
    x = np.where(complete[:, None], (table - middle) / spread, np.nan)
    return Design(x, tuple(used), complete, treatments)


def _names(figures: pd.DataFrame) -> list[str]:
    return [str(name) for name in figures.columns]


def _unusable(column: "pd.Series[float]") -> Fate | None:
    known = column[np.isfinite(column)]
    if not len(known):
        return "known of none"
    if len(known) < LEAST_KNOWN * len(column):
        return "known of too few"
    return "same everywhere" if known.std(ddof=0) <= 1e-9 * max(1.0, known.abs().max()) else None


def _is_skewed(column: FloatArray) -> bool:
    known = column[np.isfinite(column)]
    skewness, after = float(skew(known)), float(skew(np.log1p(np.maximum(known, 0.0))))
    return bool(known.min() >= 0 and abs(after) < abs(skewness))


def _told_apart(
    figures: pd.DataFrame,
    scaled: pd.DataFrame,
    logged: dict[str, bool],
    unusable: dict[str, Fate],
    gemeente: npt.NDArray[np.str_] | None,
) -> tuple[tuple[Treatment, ...], list[str]]:
    """Take characteristics in their order, but for those that the ones before tell."""
    treatments: list[Treatment] = []
    used: list[str] = []
    for name in _names(figures):
        missing = int((~np.isfinite(figures[name])).sum())
        if name in unusable:
            treatments.append(Treatment(name, unusable[name], missing))
            continue
        told, closest = told_by(scaled, name, used)
        if gemeente is not None:
            told, closest = max((told, closest), told_by(_within(scaled, gemeente), name, used))
        apart = told <= MOST_TOLD
        treatments.append(
            Treatment(
                name,
                "used" if apart else "told by others",
                missing,
                logged[name],
                () if apart else closest,
                told,
            )
        )
        if apart:
            used.append(name)
    return tuple(treatments), used


def _within(table: pd.DataFrame, gemeente: npt.NDArray[np.str_]) -> pd.DataFrame:
    """Take off the means of gemeenten, over the areas of which all is known."""
    known = table[gemeente != ""].dropna()
    means = known.groupby(pd.Series(gemeente, index=table.index)[known.index]).transform("mean")
    within: pd.DataFrame = known - means
    return within


def told_by(table: pd.DataFrame, name: str, others: list[str]) -> tuple[float, tuple[str, ...]]:
    """Give the share of a column's variance that others tell, and the (one or two) closest.

    Returns
    -------
    told : float
        R² of a regression on `others`; ``1 - 1 / VIF``.
    closest : tuple of str
        Those with a correlation of at least 0.5, at most two; or else the single closest.
    """
    both = table[[*others, name]].dropna()
    if not others or len(both) <= len(others) + 1:
        return 0.0, ()
    matrix = (both - both.mean()).to_numpy()
    target = matrix[:, -1]
    fitted = matrix[:, :-1] @ np.linalg.lstsq(matrix[:, :-1], target, rcond=None)[0]
    total = float(target @ target)
    # Rounding leaves a trace of a column that does not differ; that is refused elsewhere.
    told = float(fitted @ fitted) / total if total > ROUNDING * len(both) else 0.0
    size = np.linalg.norm(matrix[:, :-1], axis=0) * np.sqrt(total)
    near = np.abs(matrix[:, :-1].T @ target) / np.where(size > 0, size, 1.0)
    order = np.argsort(-near, kind="stable")
    close = [others[k] for k in order[:2] if near[k] >= 0.5]
    return told, tuple(close or [others[order[0]]])
