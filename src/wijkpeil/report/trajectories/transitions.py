"""Markov tables of moves between classes."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Cell, Table
from wijkpeil.report.trajectories.classes import class_name

_NAMES = {
    "plain": N_("As counted, of every 100 areas"),
    "corrected": N_("Corrected for noise, of every 100 areas"),
}
_SHADES = (0.005, 0.05, 0.2, 0.4, 0.7)


def shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Turn counts or shares into shares of each row; an empty row stays NaN."""
    values = frame.to_numpy(dtype=float)
    totals = np.nansum(values, axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return pd.DataFrame(values / totals, index=frame.index, columns=frame.columns)


def _cell(share: float) -> Cell:
    if np.isnan(share):
        return Cell("–")
    shade = int(np.searchsorted(_SHADES, share, side="right"))
    return Cell(number(100 * share) if share >= 0.005 else "·", shade=shade)


def transition_table(frame: pd.DataFrame, *, name: str) -> Table:
    """Show the share of each row's class that moved to each column's class."""
    moves = shares(frame)
    return Table(
        caption=_(_NAMES[name]),
        head=(_("from ↓ to →"), *(str(label) for label in moves.columns)),
        rows=tuple(
            (Cell(class_name(label)), *(_cell(float(share)) for share in row))
            for label, row in zip(moves.index, moves.to_numpy(), strict=True)
        ),
        numeric=frozenset(range(1, len(moves.columns) + 1)),
    )


def leaving(transitions: Mapping[str, pd.DataFrame]) -> str:
    """Say what share of the lowest class leaves it, as counted and corrected for noise."""
    if not {"plain", "corrected"} <= set(transitions):
        return ""
    plain, corrected = (shares(transitions[name]) for name in ("plain", "corrected"))
    filled = plain.index[plain.notna().all(axis=1) & corrected.notna().all(axis=1)]
    if not len(filled):
        return ""
    lowest = filled[0]
    return _(
        "As counted, {plain} of the areas in the lowest class (“{name}”) leave it by the next "
        "measurement; corrected for noise it is {corrected}."
    ).format(
        name=class_name(lowest),
        plain=percentage(1 - float(plain.loc[lowest, lowest])),
        corrected=percentage(1 - float(corrected.loc[lowest, lowest])),
    )
