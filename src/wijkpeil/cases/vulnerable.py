"""Which areas are vulnerable: a rule that the study names and the report repeats."""

import operator
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.cases.similar_names import similar_names
from wijkpeil.cases.vulnerable_rules import (
    All,
    ByCharacteristic,
    ByClass,
    ByCodes,
    ByPercentile,
    Rule,
)
from wijkpeil.cases.vulnerable_text import parse
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.trajectories.typology.classes import classify

__all__ = [
    "DEFAULT",
    "All",
    "ByCharacteristic",
    "ByClass",
    "ByCodes",
    "ByPercentile",
    "Rule",
    "describe",
    "parse",
    "select",
    "selection_note",
]

BoolArray = npt.NDArray[np.bool_]
DEFAULT = ByClass()
"""``zwak`` or worse in 2012, the rule of the study."""

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def select(
    rule: Rule,
    *,
    codes: npt.ArrayLike,
    waves: npt.ArrayLike,
    afw: npt.ArrayLike,
    characteristics: pd.DataFrame | None = None,
) -> BoolArray:
    """Apply a rule to `n` areas.

    Parameters
    ----------
    rule : Rule
    codes : array_like of str, shape (n,)
    waves : array_like of int, shape (T,)
    afw : array_like, shape (n, T)
        Scores as deviations from the fixed reference, NaN where missing.
    characteristics : DataFrame, n rows in the order of `codes`, optional

    Returns
    -------
    ndarray of bool, shape (n,)
        Whether each area is vulnerable; no if its score or characteristic is missing.

    Raises
    ------
    RuleError
        If the wave, a code or the characteristic is not in the data.

    Examples
    --------
    >>> select(ByClass("zwak", 2012), codes=["a", "b"], waves=[2012], afw=[[-0.2], [0.1]]).tolist()
    [True, False]
    """
    return _judge(rule, codes, waves, afw, characteristics)[0]


def selection_note(
    rule: Rule,
    *,
    codes: npt.ArrayLike,
    waves: npt.ArrayLike,
    afw: npt.ArrayLike,
    characteristics: pd.DataFrame | None = None,
) -> str:
    """Say in the active language what the reader must know of the choice; "" if nothing.

    That no area was selected, and how many could not be judged. Takes what :func:`select` takes.
    """
    selected, known = _judge(rule, codes, waves, afw, characteristics)
    sentences = []
    if not selected.any():
        sentences.append(_("No area meets the rule: {rule}.").format(rule=describe(rule)))
    unknown = int((~known).sum())
    if unknown:
        sentences.append(
            ngettext(
                "{count} area could not be judged by this rule, because a figure is missing; it is "
                "not counted as vulnerable.",
                "{count} areas could not be judged by this rule, because a figure is missing; they "
                "are not counted as vulnerable.",
                unknown,
            ).format(count=number(unknown))
        )
    return " ".join(sentences)


def describe(rule: Rule) -> str:
    """Say a rule in the active language, without a full stop.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     describe(DEFAULT)
    'Areas that were “weak” or worse in 2012'
    """
    return rule.describe()


def _judge(
    rule: Rule,
    codes: npt.ArrayLike,
    waves: npt.ArrayLike,
    afw: npt.ArrayLike,
    characteristics: pd.DataFrame | None,
) -> tuple[BoolArray, BoolArray]:
    """Tell which areas meet the rule, and of which that can be told."""
    areas = np.asarray(codes, dtype=str)
    sure = np.ones(len(areas), dtype=bool)
    if isinstance(rule, All):
        return sure.copy(), sure
    if isinstance(rule, ByCodes):
        return _listed(rule, areas), sure
    if isinstance(rule, ByCharacteristic):
        values = _characteristic(rule, characteristics, len(areas))
        known = np.isfinite(values)
        return known & _COMPARE[rule.operator](values, rule.value), known
    scores = _at_wave(rule, waves, afw)
    known = np.isfinite(scores)
    if isinstance(rule, ByClass):
        return known & (classify(afw=scores) <= rule.number), known
    if not known.any():
        return np.zeros(len(areas), dtype=bool), known
    return known & (scores <= np.quantile(scores[known], rule.share)), known


def _listed(rule: ByCodes, areas: npt.NDArray[np.str_]) -> BoolArray:
    missing = sorted(set(rule.codes) - set(areas.tolist()))
    if missing:
        near = get_close_matches(missing[0], areas.tolist(), n=1, cutoff=0.7)
        hint = " " + _("Is “{near}” meant?").format(near=near[0]) if near else ""
        message = ngettext(
            "This code of the rule is not in the data: {codes}.",
            "These {count} codes of the rule are not in the data: {codes}.",
            len(missing),
        ).format(count=len(missing), codes=", ".join(missing[:20]))
        raise RuleError(message + hint)
    return np.isin(areas, rule.codes)


def _at_wave(
    rule: ByClass | ByPercentile, waves: npt.ArrayLike, afw: npt.ArrayLike
) -> npt.NDArray[np.float64]:
    years = [int(year) for year in np.asarray(waves)]
    if rule.wave not in years:
        raise RuleError(
            _(
                "The rule “{rule}” is about wave {wave}, which is not in these data. There are: "
                "{waves}."
            ).format(rule=rule, wave=rule.wave, waves=", ".join(map(str, years)))
        )
    return np.asarray(afw, dtype=np.float64)[:, years.index(rule.wave)]


def _characteristic(
    rule: ByCharacteristic, characteristics: pd.DataFrame | None, areas: int
) -> npt.NDArray[np.float64]:
    if characteristics is None:
        raise RuleError(
            _(
                "The rule “{rule}” needs a table with characteristics of the areas, and there is "
                "none. Add one, or choose another rule."
            ).format(rule=rule)
        )
    columns = [str(column) for column in characteristics.columns]
    if rule.column not in columns:
        raise RuleError(
            _("There is no characteristic “{column}” in these data. {hint}").format(
                column=rule.column, hint=similar_names(rule.column, among=columns)
            )
        )
    if len(characteristics) != areas:
        raise RuleError(
            _("The table with characteristics has {found} rows, for {areas} areas.").format(
                found=len(characteristics), areas=areas
            )
        )
    values = pd.to_numeric(characteristics.iloc[:, columns.index(rule.column)], errors="coerce")
    return values.to_numpy(dtype=np.float64, na_value=np.nan)
