"""Follow addresses from one border year to another, and count them into a crosswalk.

Statistics Netherlands (CBS) publishes no conversion of wijken or buurten between years; the usual
practice is to look where the addresses of an old area lie now.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.crosswalk import COLUMNS, Crosswalk, Years
from wijkpeil.areas.levels import Level
from wijkpeil.errors import PanelError
from wijkpeil.language import gettext as _

IntArray = npt.NDArray[np.int64]
_LIMIT = 1 << 46
"""Keys stay below this, so that a key and one of 65,000 areas fit in one whole number."""


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """A crosswalk, and how well the addresses could be followed.

    Attributes
    ----------
    crosswalk : Crosswalk
        Weights are addresses of the old year.
    exact : int
        Old addresses that exist in the new year.
    by_postcode : int
        Old addresses that don't, but whose postcode does: they are divided as it is.
    lost : int
        Old addresses of which neither exists any more.
    new : int
        Addresses that exist in the new year only.
    """

    crosswalk: Crosswalk
    exact: int
    by_postcode: int
    lost: int
    new: int


def follow_addresses(
    *, old: pd.DataFrame, new: pd.DataFrame, level: Level, years: Years = (None, None)
) -> Followed:
    """Build a crosswalk from two lists of addresses.

    An old address counts for the new area in which it lies now. If the same address lies in
    several (a house number with additions may), it is divided over them as they occur. An address
    that is gone is divided as the rest of its postcode; if that is gone too, it is untraced.

    Parameters
    ----------
    old, new : DataFrame
        One row an address: ``postcode`` (category of str), ``number`` (int >= 0), ``area``
        (category of full codes) and, if both have it, ``addition`` (category of str).
    level : {"buurt", "wijk", "gemeente"}
    years : tuple of int or None

    Raises
    ------
    PanelError
        If no address occurs in both.

    Examples
    --------
    >>> def addresses(*rows):
    ...     table = pd.DataFrame(rows, columns=["postcode", "number", "area"])
    ...     return table.astype({"postcode": "category", "area": "category"})
    >>> old = addresses(("9901AA", 1, "WK900101"), ("9901AA", 2, "WK900101"))
    >>> new = addresses(("9901AA", 1, "WK900107"), ("9901AA", 3, "WK900108"))
    >>> followed = follow_addresses(old=old, new=new, level="wijk")
    >>> followed.crosswalk.pairs.to_numpy().tolist()
    [['WK900101', 'WK900107', 1.5], ['WK900101', 'WK900108', 0.5]]
    >>> followed.exact, followed.by_postcode, followed.new
    (1, 1, 1)
    """
    key = ["postcode", "number"]
    key += ["addition"] if "addition" in old and "addition" in new else []
    old_key, new_key = _joint_keys(old, new, key)
    found = np.isin(old_key, new_key)
    if not found.any():
        raise PanelError(
            _(
                "The two lists of addresses have no address in common. Check that both hold "
                "postcodes and house numbers of the same part of the country."
            )
        )
    exact = _divided(old[found], old_key[found], new, new_key)
    rest = old[~found]
    rest_postcode, new_postcode = _joint_keys(rest, new, ["postcode"])
    near = np.isin(rest_postcode, new_postcode)
    by_postcode = _divided(rest[near], rest_postcode[near], new, new_postcode)
    fresh = new[~np.isin(new_key, old_key)]
    pairs = pd.concat([exact, by_postcode]).groupby(["from", "to"]).sum().reset_index()
    crosswalk = Crosswalk(
        level=level,
        basis="addresses",
        pairs=pairs.sort_values(["from", "to"], ignore_index=True)[COLUMNS],
        untraced=_counts(rest[~near]),
        unreached=_counts(fresh),
        years=years,
    )
    return Followed(
        crosswalk=crosswalk,
        exact=int(found.sum()),
        by_postcode=int(near.sum()),
        lost=int((~near).sum()),
        new=len(fresh),
    )


def _joint_keys(
    old: pd.DataFrame, new: pd.DataFrame, columns: Sequence[str]
) -> tuple[IntArray, IntArray]:
    """Give each address a number, the same in both lists."""
    keys = [np.zeros(len(table), dtype=np.int64) for table in (old, new)]
    largest = 1
    for column in columns:
        codes, width = _joint_codes(old[column], new[column])
        if largest * width > _LIMIT:
            keys, largest = _dense(keys)
        keys = [key * width + code for key, code in zip(keys, codes, strict=True)]
        largest *= width
    return keys[0], keys[1]


def _joint_codes(old: pd.Series, new: pd.Series) -> tuple[list[IntArray], int]:
    """Give each value a number from 0, and one more than the largest."""
    if not isinstance(old.dtype, pd.CategoricalDtype):
        plain = [one.to_numpy(dtype=np.int64) for one in (old, new)]
        return plain, 1 + max(int(one.max(initial=0)) for one in plain)
    words = pd.Index(np.union1d(old.cat.categories.astype(str), new.cat.categories.astype(str)))
    codes = [
        words.get_indexer(one.cat.categories.astype(str)).astype(np.int64)[one.cat.codes]
        if len(one)
        else np.empty(0, dtype=np.int64)
        for one in (old, new)
    ]
    return codes, max(len(words), 1)


def _dense(keys: list[IntArray]) -> tuple[list[IntArray], int]:
    values, place = np.unique(np.concatenate(keys), return_inverse=True)
    return list(np.split(place.astype(np.int64), [keys[0].size])), values.size


def _divided(
    old: pd.DataFrame, old_key: IntArray, new: pd.DataFrame, new_key: IntArray
) -> pd.DataFrame:
    """Divide every old key over the new areas as they share that key, and add up by pair.

    With a_ki and b_kj how often key k occurs in old area i and new area j, the weight of i to j is
    the sum over k of a_ki b_kj / sum_j b_kj.
    """
    keys, areas, times = _occurrences(old_key, old["area"])
    there, new_areas, new_times = _occurrences(new_key, new["area"])
    first = np.searchsorted(there, keys, side="left")
    count = np.searchsorted(there, keys, side="right") - first
    row = np.repeat(np.arange(keys.size), count)
    match = np.arange(row.size) - np.repeat(np.cumsum(count) - count, count) + first[row]
    weight = times[row] * new_times[match] / _totals(there, new_times)[match]
    width = max(len(new["area"].cat.categories), 1)
    pair, place = np.unique(areas[row] * width + new_areas[match], return_inverse=True)
    return pd.DataFrame(
        {
            "from": old["area"].cat.categories.to_numpy(dtype=object)[pair // width],
            "to": new["area"].cat.categories.to_numpy(dtype=object)[pair % width],
            "weight": np.bincount(place, weights=weight, minlength=pair.size),
        }
    )


def _occurrences(key: IntArray, area: pd.Series) -> tuple[IntArray, IntArray, IntArray]:
    """How often each pair of key and area occurs, by key."""
    width = max(len(area.cat.categories), 1)
    both, times = np.unique(key * width + area.cat.codes.to_numpy(), return_counts=True)
    return both // width, both % width, times.astype(np.int64)


def _totals(key: IntArray, times: IntArray) -> npt.NDArray[np.float64]:
    """Per occurrence, how often its key occurs in all areas together."""
    _keys, place = np.unique(key, return_inverse=True)
    return np.bincount(place, weights=times.astype(np.float64)).astype(np.float64)[place]


def _counts(addresses: pd.DataFrame) -> pd.Series:
    counted = addresses["area"].astype(str).value_counts().sort_index()
    return counted.astype(np.float64)
