"""Rows of a crosswalk: old code, new code and weight, and why a row can't be."""

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.codes import complete, why_unusable
from wijkpeil.areas.levels import Level
from wijkpeil.language import gettext as _
from wijkpeil.language import number

Basis = Literal["addresses", "surface", "shares"]
"""What a weight is: addresses, square metres, or the share of an old area."""

ALL = 0.01
"""How far the shares of one area may be from adding up to 1, for their rounding."""


def basis_of(weight: npt.NDArray[np.float64]) -> Basis:
    """Tell shares from counts: no weight is above 1."""
    return "shares" if weight.max(initial=0.0) <= 1 + ALL else "addresses"


def first_fault(
    pairs: pd.DataFrame, *, level: Level, basis: Basis | None = None
) -> tuple[int, str] | None:
    """Find the first row that can't be, and say why; None if all can.

    Parameters
    ----------
    pairs : DataFrame
        Columns ``from``, ``to`` and ``weight``.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    basis : {"addresses", "surface", "shares"}, optional
    """
    old, wrong_old = full_codes(pairs["from"], level)
    new, wrong_new = full_codes(pairs["to"], level)
    weight = pairs["weight"].to_numpy(dtype=np.float64)
    for codes, wrong in ((old, wrong_old), (new, wrong_new)):
        if wrong.any():
            row = int(np.argmax(wrong))
            return row, why_unusable(str(codes[row]), level)
    return (
        _fault_of_weight(old, new, weight)
        or _fault_of_pairs(old, new)
        or _fault_of_totals(old, weight, basis or basis_of(weight))
    )


def full_codes(
    codes: pd.Series, level: Level
) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.bool_]]:
    """Complete codes, and say which can't be.

    An empty one is allowed, and says that there is no area on that side.
    """
    text = np.strings.strip(codes.fillna("").to_numpy(dtype=np.str_))
    empty = text == ""
    full = np.full(text.shape, "", dtype="U32")
    wrong = np.zeros(text.shape, dtype=np.bool_)
    full[~empty], wrong[~empty] = complete(text[~empty], level)
    return full, wrong


def _fault_of_weight(
    old: npt.NDArray[np.str_], new: npt.NDArray[np.str_], weight: npt.NDArray[np.float64]
) -> tuple[int, str] | None:
    wrong = ~(np.isfinite(weight) & (weight >= 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        return row, _(
            "The weight of {old} to {new} is missing, negative or infinite. A weight is a number "
            "of addresses, or a share from 0 to 1."
        ).format(old=old[row] or "–", new=new[row] or "–")
    nothing = (old == "") & (new == "")
    if nothing.any():
        return int(np.argmax(nothing)), _("Both codes are empty. Leave the row out.")
    return None


def _fault_of_pairs(old: npt.NDArray[np.str_], new: npt.NDArray[np.str_]) -> tuple[int, str] | None:
    again = pd.DataFrame({"from": old, "to": new}).duplicated().to_numpy()
    if not again.any():
        return None
    row = int(np.argmax(again))
    return row, _("The pair {old} to {new} was there already. Keep one row per pair.").format(
        old=old[row] or "–", new=new[row] or "–"
    )


def _fault_of_totals(
    old: npt.NDArray[np.str_], weight: npt.NDArray[np.float64], basis: Basis
) -> tuple[int, str] | None:
    """Find an old area of which nothing goes anywhere, or whose shares don't add up to 1."""
    total = pd.Series(weight).groupby(old).transform("sum").to_numpy(dtype=np.float64)
    empty = (old != "") & (total <= 0)
    if empty.any():
        row = int(np.argmax(empty))
        return row, _(
            "All weights of {area} are 0, so it leads nowhere. Leave the area out, or give its "
            "weights."
        ).format(area=old[row])
    short = (old != "") & (np.abs(total - 1) > ALL)
    if basis == "shares" and short.any():
        row = int(np.argmax(short))
        return row, _(
            "The shares of {area} add up to {total}, not to 1. Where a part leads nowhere, give "
            "that part a row with an empty new code."
        ).format(area=old[row], total=number(float(total[row]), digits=3))
    return None
