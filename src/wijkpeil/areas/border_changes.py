"""What became of the areas: unchanged, merged, split or redrawn."""

from typing import Literal

import numpy as np
import pandas as pd

from wijkpeil.areas.crosswalk import Crosswalk
from wijkpeil.language import N_

BorderChange = Literal["unchanged", "merged", "split", "redrawn"]

CHANGES: dict[BorderChange, str] = {
    "unchanged": N_("unchanged"),
    "merged": N_("several old areas together"),
    "split": N_("a part of one old area"),
    "redrawn": N_("parts of several old areas"),
}
"""What a new area is made of, to be translated where shown."""

WHOLE = 0.99
"""An old area of which this share goes to one new area, goes there as a whole: a few addresses are
always entered on the wrong side of a border."""


def border_changes(crosswalk: Crosswalk, *, whole: float = WHOLE) -> pd.DataFrame:
    """Say of each new area what it is made of, and how exactly figures can be carried to it.

    Parameters
    ----------
    crosswalk : Crosswalk
    whole : float
        Least share of an old area that counts as all of it; a part that is less than 1 - `whole`
        of both the old and the new area is no part.

    Returns
    -------
    DataFrame
        Index: new area, ascending. Columns ``change`` (unchanged, merged, split or redrawn),
        ``renamed`` (unchanged, but with another code), ``from_split`` (share of what is known of
        its weight that comes from old areas of which only a part came along: 0 is exact, 1 rests
        wholly on the assumption that the old area was even within itself), ``new`` (share of its
        weight that comes from no old area).

    Examples
    --------
    >>> from wijkpeil.areas.crosswalk import build_crosswalk
    >>> pairs = pd.DataFrame(
    ...     [("9001", "9009", 4), ("9002", "9009", 6), ("9003", "9003", 5), ("9003", "9004", 5)],
    ...     columns=["from", "to", "weight"],
    ... )
    >>> changes = border_changes(build_crosswalk(pairs, level="gemeente"))
    >>> changes["change"].tolist(), changes["from_split"].tolist()
    (['split', 'split', 'merged'], [1.0, 1.0, 0.0])
    """
    pairs = crosswalk.pairs
    weight = pairs["weight"].to_numpy(dtype=np.float64)
    share = crosswalk.shares
    inflow = pairs.groupby("to")["weight"].transform("sum").to_numpy(dtype=np.float64)
    part = (share >= 1 - whole) | (weight / inflow >= 1 - whole)
    is_whole = share >= whole
    by_target = pd.DataFrame(
        {
            "parts": part,
            "cut": part & ~is_whole,
            "cut_weight": np.where(is_whole, 0.0, weight),
            "weight": weight,
            "renamed": part & (pairs["from"] != pairs["to"]).to_numpy(dtype=bool),
        }
    )
    sums = by_target.groupby(pairs["to"]).sum()
    many, cut = sums["parts"] > 1, sums["cut"] > 0
    change = np.select([many & cut, many, cut], ["redrawn", "merged", "split"], default="unchanged")
    fresh = crosswalk.unreached.reindex(sums.index).fillna(0.0)
    return pd.DataFrame(
        {
            "change": change,
            "renamed": (change == "unchanged") & (sums["renamed"] > 0).to_numpy(dtype=bool),
            "from_split": sums["cut_weight"] / sums["weight"],
            "new": fresh / (fresh + sums["weight"]),
        },
        index=pd.Index(sums.index, name="code"),
    )
