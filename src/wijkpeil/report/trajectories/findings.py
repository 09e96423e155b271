"""What the results say of each area, in one table that all parts of the report read."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import VERDICTS, Verdict
from wijkpeil.trajectories.verdict import sureness

SMALL = 100
"""Inhabitants below which an area gets a mark of caution."""


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Every area with its change, its verdict, and how sure that is.

    Attributes
    ----------
    areas : DataFrame
        Index: code. Columns: those of ``TrajectoryResults.areas``; ``estimate``, ``low80``,
        ``high80``, ``low95``, ``high95`` (the change relative to the reference, score points);
        ``rise``, ``fall``, ``within`` (probabilities); ``lfsr``; ``verdict``; ``sure`` (the
        probability that belongs to the verdict; for ``unclear`` that of the likelier direction);
        ``agree`` of ``rules`` (how many other rules say the same, of how many that apply);
        ``small`` (bool).
    """

    areas: pd.DataFrame

    @property
    def vulnerable(self) -> pd.DataFrame:
        """The vulnerable areas, in order of gemeente, name and code."""
        rows = self.areas[self.areas["vulnerable"].to_numpy(dtype=bool)]
        return in_order(rows)

    def counts(self) -> dict[Verdict, int]:
        """How many vulnerable areas have each verdict, in a fixed order."""
        found = self.vulnerable["verdict"].value_counts()
        return {verdict: int(found.get(verdict, 0)) for verdict in VERDICTS}

    def wrong(self) -> float:
        """Sum the expected number of wrong directions among the vulnerable risers and fallers."""
        rows = self.vulnerable
        told = rows["verdict"].isin(["rising", "falling"])
        return float(rows.loc[told, "lfsr"].sum())


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort by gemeente, name and code: an order that says nothing about better or worse."""
    keys = rows.assign(_code=rows.index.astype(str))
    order = keys.sort_values(["gemeente_name", "name", "_code"], kind="stable").index
    return rows.loc[order]


def _towns(areas: pd.DataFrame) -> "pd.Series[str]":
    """Name each area's gemeente, by its code where its name is not known."""
    names = areas["gemeente_name"].fillna("").astype(str)
    return names.where(names != "", areas["gemeente"].fillna("").astype(str))


def findings(results: TrajectoryResults) -> Findings:
    """Put together what the report tells of each area."""
    change = results.relative
    low80, high80 = change.interval(0.80)
    low95, high95 = change.interval(0.95)
    rise, fall, within = change.rise, change.fall, change.within
    verdict = cast("npt.NDArray[np.str_]", np.asarray(results.verdict).astype(str))
    frame = results.areas.assign(
        name=results.areas["name"].fillna("").astype(str),
        gemeente_name=_towns(results.areas),
        estimate=change.estimate,
        low80=low80,
        high80=high80,
        low95=low95,
        high95=high95,
        rise=rise,
        fall=fall,
        within=within,
        lfsr=change.false_sign_rate,
        verdict=verdict,
        sure=sureness(verdict=verdict, change=change),
        agree=np.asarray(results.agree, dtype=np.int64),
        rules=results.rules.notna().sum(axis=1).to_numpy(),
        small=results.areas["size"].to_numpy(dtype=float) < SMALL,
    )
    return Findings(frame)
