"""Predict a coming wave for every area of a panel, as a table."""

import numpy as np
import pandas as pd

from wijkpeil.panel import Panel
from wijkpeil.trajectories.prediction import predict
from wijkpeil.workflow.modelled import TOTAL, model


def forecast(panel: Panel, wave: int, *, indicator: str = TOTAL) -> pd.DataFrame:
    """Predict the score of every area at a coming wave.

    Parameters
    ----------
    panel : Panel
    wave : int
        Year of the coming wave.
    indicator : str

    Returns
    -------
    DataFrame
        Index: ``code``. ``mean``, ``lower80``, ``upper80``, ``lower95``, ``upper95``: the score on
        its own scale if the nation stays where it was at the last wave; add the nation's move
        once it is known. ``relative_*``: the same as a deviation from the nation. ``last`` and
        ``last_wave``: the last score there is.

    Raises
    ------
    ModelError
        If `wave` does not come after the last wave.
    """
    panel = panel.only(np.asarray(np.isfinite(panel.values(indicator)).any(axis=1)))
    modelled = model(panel, indicator)
    found = predict(fit=modelled.fit, scores=modelled.scores, wave=wave)
    nation = float(modelled.trajectory.nation[-1])
    table = pd.DataFrame({"wave": wave, "mean": found.mean}, index=panel.areas.index)
    for coverage in (80, 95):
        table[f"lower{coverage}"], table[f"upper{coverage}"] = found.interval(coverage / 100)
    for name in ("mean", "lower80", "upper80", "lower95", "upper95"):
        table[f"relative_{name}"] = table[name] - nation
    values = modelled.trajectory.scores
    place = values.shape[1] - 1 - np.argmax(np.isfinite(values[:, ::-1]), axis=1)
    table["last_wave"] = modelled.trajectory.waves[place]
    table["last"] = values[np.arange(len(values)), place]
    table.index.name = "code"
    return table
