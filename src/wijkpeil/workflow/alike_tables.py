"""Look-alikes as tables and as a summary for machines."""

from dataclasses import asdict

import numpy as np
import pandas as pd

from wijkpeil import __version__
from wijkpeil.results.alike import AlikeResults
from wijkpeil.trajectories.change import VERDICTS


def pair_table(results: AlikeResults) -> pd.DataFrame:
    """One row a look-alike: of the areas that are shown, or of all if none are.

    Returns
    -------
    DataFrame
        Index: ``code``. See ``docs/reference/tables.md`` for the columns.
    """
    alike, areas = results.alike, results.areas
    chosen = np.isin(alike.codes, results.shown) if results.shown else np.ones(len(areas), bool)
    row, order = np.nonzero((alike.members >= 0) & chosen[:, None])
    other = alike.members[row, order]
    frame = pd.DataFrame(
        {
            "name": areas["name"].to_numpy()[row],
            "gemeente_name": areas["gemeente_name"].to_numpy()[row],
            "good": alike.good[row],
            "look_alike": alike.codes[other],
            "look_alike_name": areas["name"].to_numpy()[other],
            "look_alike_gemeente": areas["gemeente"].to_numpy()[other],
            "look_alike_gemeente_name": areas["gemeente_name"].to_numpy()[other],
            "order": order + 1,
            "distance": alike.distance[row, order],
        },
        index=pd.Index(alike.codes[row], name="code"),
    )
    apart = results.features.scaled[row] - results.features.scaled[other]
    for column, name in enumerate(results.features.names):
        frame[f"apart_{name}"] = apart[:, column]
    return frame


def area_table(results: AlikeResults) -> pd.DataFrame:
    """One row an area: how it did against its look-alikes, with verdict.

    Returns
    -------
    DataFrame
        Index: ``code``; all areas.
    """
    alike, relative = results.alike, results.relative
    frame = results.areas[["name", "gemeente", "gemeente_name", "size"]].copy()
    frame["start"], frame["end"] = results.start, results.end
    frame["look_alikes"], frame["good"] = alike.count, alike.good
    frame["nearest"], frame["distance"] = alike.nearest, _mean_distance(alike.distance)
    frame["change_absolute"] = results.absolute.estimate
    frame["change"] = relative.estimate
    for coverage in (80, 95):
        low, high = relative.interval(coverage / 100)
        frame[f"change_lower{coverage}"], frame[f"change_upper{coverage}"] = low, high
    frame["p_rise"], frame["p_fall"] = relative.rise, relative.fall
    frame["verdict"] = results.verdict
    frame.index.name = "code"
    return frame


def _mean_distance(distance: np.ndarray) -> np.ndarray:
    count = np.isfinite(distance).sum(axis=1)
    total = np.nansum(distance, axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _of_the_vulnerable(results: AlikeResults) -> dict[str, object] | None:
    if results.vulnerable is None:
        return None
    return {
        "rule": results.vulnerable_rule,
        "areas": int(results.vulnerable.sum()),
        "with_good_look_alikes": int(results.alike.good[results.vulnerable].sum()),
    }


def alike_summary(results: AlikeResults) -> dict[str, object]:
    """Sum up for machines; the same for the same inputs."""
    tally = pd.Series(results.verdict).value_counts()
    table = area_table(results).loc[list(results.shown)]
    told = ["look_alikes", "good", "change", "change_lower95", "change_upper95", "verdict"]
    shown = table[told].astype(object).where(table[told].notna(), None)
    return {
        "wijkpeil": __version__,
        "title": results.title,
        "made_up": results.made_up,
        "period": [results.start, results.end],
        "areas": len(results.areas),
        "with_good_look_alikes": int(results.alike.good.sum()),
        "vulnerable": _of_the_vulnerable(results),
        "look_alikes": results.alike.k,
        "caliper": results.alike.caliper,
        "usual_distance": results.alike.usual,
        "compared_on": list(results.features.names),
        "not_compared": list(results.not_compared),
        "verdicts": {verdict: int(tally.get(verdict, 0)) for verdict in VERDICTS},
        "cap_on_wrong_verdicts": results.cap,
        "expected_wrong_signs": results.wrong_signs,
        "shown": shown.to_dict("index"),
        "command": results.command,
        "notes": list(results.notes),
        "provenance": [asdict(one) for one in results.provenance],
    }
