"""A crosswalk: how much of each area of one border year lies in which area of another."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.crosswalk_rows import Basis, basis_of, first_fault, full_codes
from wijkpeil.areas.levels import Level
from wijkpeil.errors import PanelError
from wijkpeil.language import gettext as _

Years = tuple[int | None, int | None]

COLUMNS = ["from", "to", "weight"]


def _nothing() -> pd.Series:
    return pd.Series(dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Crosswalk:
    """How much of each old area lies in which new area.

    Attributes
    ----------
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
        Of the areas on both sides.
    basis : {"addresses", "surface", "shares"}
        What a weight is. Shares tell nothing of how large an area is; the others do.
    pairs : DataFrame
        Columns ``from`` and ``to`` (full codes) and ``weight`` (> 0); one row a pair, by code.
    untraced : Series
        By old area, the weight that leads to no new area; areas without any may be absent.
    unreached : Series
        By new area, the weight that comes from no old area; areas without any may be absent.
    years : tuple of int or None
        Border year of the old and of the new areas, where known.
    stated : bool
        Whether whoever made the crosswalk says that untraced weight went nowhere. It then counts
        in the shares, and is gone; else it was only not found again, and went where the rest did.

    Examples
    --------
    >>> pairs = pd.DataFrame(
    ...     {"from": ["WK900101", "WK900101"], "to": ["WK900101", "WK900102"], "weight": [30, 10]}
    ... )
    >>> build_crosswalk(pairs, level="wijk").shares.tolist()
    [0.75, 0.25]
    """

    level: Level
    basis: Basis
    pairs: pd.DataFrame
    untraced: pd.Series = field(default_factory=_nothing)
    unreached: pd.Series = field(default_factory=_nothing)
    years: Years = (None, None)
    stated: bool = False

    @property
    def sources(self) -> npt.NDArray[np.str_]:
        """Codes of the old areas of which anything was traced, shape (n,), ascending."""
        return np.unique(self.pairs["from"].to_numpy(dtype=np.str_))

    @property
    def targets(self) -> npt.NDArray[np.str_]:
        """Codes of the new areas that anything leads to, shape (m,), ascending."""
        return np.unique(self.pairs["to"].to_numpy(dtype=np.str_))

    @property
    def traced(self) -> pd.Series:
        """Weight by old area that leads to new areas."""
        return self.pairs.groupby("from")["weight"].sum()

    @property
    def shares(self) -> npt.NDArray[np.float64]:
        """Per pair, which share of what is known of the old area goes to the new one."""
        whole = self.traced.add(self.untraced, fill_value=0.0) if self.stated else self.traced
        total = whole.reindex(self.pairs["from"]).to_numpy(dtype=np.float64)
        share: npt.NDArray[np.float64] = self.pairs["weight"].to_numpy(dtype=np.float64) / total
        return share

    @property
    def gone(self) -> pd.Series:
        """Share of each old area that is stated to have gone nowhere, by code; none that kept all.

        >>> pairs = pd.DataFrame({"from": ["9001"] * 2, "to": ["9001", ""], "weight": [3, 1]})
        >>> build_crosswalk(pairs, level="gemeente").gone.to_dict()
        {'GM9001': 0.25}
        """
        if not self.stated:
            return _nothing()
        kept = self.traced.reindex(self.untraced.index).fillna(0.0)
        return (self.untraced / (self.untraced + kept)).sort_index()

    def inverse(self) -> "Crosswalk":
        """Turn it around: from the new areas to the old ones.

        Raises
        ------
        PanelError
            If its weights are shares of the old areas, which don't tell the shares of the new.
        """
        if self.basis == "shares":
            raise PanelError(
                _(
                    "This crosswalk holds shares of the old areas, so it can't be turned around: "
                    "it doesn't tell how large those areas are. Use counts of addresses."
                )
            )
        turned = self.pairs.rename(columns={"from": "to", "to": "from"})[COLUMNS]
        return Crosswalk(
            level=self.level,
            basis=self.basis,
            pairs=turned.sort_values(["from", "to"], ignore_index=True),
            untraced=self.unreached,
            unreached=self.untraced,
            years=self.years[::-1],
            stated=self.stated,
        )


def build_crosswalk(
    pairs: pd.DataFrame, *, level: Level, basis: Basis | None = None, years: Years = (None, None)
) -> Crosswalk:
    """Check pairs and make a crosswalk of them, or refuse.

    Parameters
    ----------
    pairs : DataFrame
        Columns ``from``, ``to`` and ``weight``. An empty ``to`` is what went nowhere, an empty
        ``from`` what is new; a weight of 0 says nothing and is left out.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    basis : {"addresses", "surface", "shares"}, optional
        If not given: shares where no weight is above 1, addresses otherwise.
    years : tuple of int or None
        Border years of old and new.

    Raises
    ------
    PanelError
        At the first row that can't be.

    Examples
    --------
    >>> pairs = pd.DataFrame({"from": ["9001", "9002"], "to": ["GM9003", ""], "weight": [5, 2]})
    >>> made = build_crosswalk(pairs, level="gemeente")
    >>> made.basis, made.pairs.to_numpy().tolist(), made.untraced.to_dict()
    ('addresses', [['GM9001', 'GM9003', 5.0]], {'GM9002': 2.0})
    """
    fault = first_fault(pairs, level=level, basis=basis)
    if fault is not None:
        raise PanelError(fault[1])
    weight = pairs["weight"].to_numpy(dtype=np.float64)
    full = pd.DataFrame(
        {
            "from": full_codes(pairs["from"], level)[0],
            "to": full_codes(pairs["to"], level)[0],
            "weight": weight,
        }
    )[weight > 0].sort_values(["from", "to"], ignore_index=True)
    lost, new = (full["to"] == "").to_numpy(), (full["from"] == "").to_numpy()
    return Crosswalk(
        level=level,
        basis=basis or basis_of(weight),
        pairs=full[~lost & ~new].reset_index(drop=True),
        untraced=full[lost].set_index("from")["weight"],
        unreached=full[new].set_index("to")["weight"],
        years=years,
        stated=True,
    )
