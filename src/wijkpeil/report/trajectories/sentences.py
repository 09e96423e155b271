"""One area's verdict as a sentence."""

from typing import Any

import numpy as np
import pandas as pd

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.trajectories.phrases import DIGITS, more_than, points
from wijkpeil.report.words import class_steps, finding
from wijkpeil.results.trajectories import TrajectoryResults


def _sizes(estimate: float, low: float, high: float) -> tuple[str, str, str]:
    """Size of a fall or rise and its interval, turned so that the size is positive."""
    if estimate < 0:
        low, high = -high, -low
    size, least, most = (number(v, digits=DIGITS) for v in (abs(estimate), low, high))
    return size, least, most


def _unclear(results: TrajectoryResults, row: "pd.Series[Any]", name: str) -> str:
    change = results.relative
    return _(
        "Whether {name} rose or fell between {start} and {end}, we can't tell: compared with "
        "{rest} the change lies between {low} and {high} points (95%). The chance of a rise is "
        "{chance}."
    ).format(
        name=name,
        start=change.start,
        end=change.end,
        rest=more_than(change.reference),
        low=points(float(row["low95"])),
        high=points(float(row["high95"])),
        chance=percentage(float(row["rise"])),
    )


def _stable(results: TrajectoryResults, row: "pd.Series[Any]", name: str) -> str:
    change = results.relative
    return _(
        "Between {start} and {end} {name} {verdict}, compared with {rest}: the change lies "
        "between {low} and {high} points (95%)."
    ).format(
        start=change.start,
        end=change.end,
        name=name,
        verdict=finding("stable", float(row["sure"])),
        rest=more_than(change.reference),
        low=points(float(row["low95"])),
        high=points(float(row["high95"])),
    )


def _moved(results: TrajectoryResults, row: "pd.Series[Any]", name: str) -> str:
    change = results.relative
    estimate = float(row["estimate"])
    size, least, most = _sizes(estimate, float(row["low95"]), float(row["high95"]))
    return _(
        "Between {start} and {end} {name} {verdict}, compared with {rest}, by about {size} points "
        "(95%: {least} to {most}). That is about {steps}."
    ).format(
        start=change.start,
        end=change.end,
        name=name,
        verdict=finding(row["verdict"], float(row["sure"])),
        rest=more_than(change.reference),
        size=size,
        least=least,
        most=most,
        steps=class_steps(estimate),
    )


def verdict_sentence(results: TrajectoryResults, row: "pd.Series[Any]", name: str) -> str:
    """Say what happened to an area compared with the rest, how much, and how sure that is."""
    if np.isnan(float(row["estimate"])):
        return _("The figures do not allow a verdict on {name}.").format(name=name)
    say = {"unclear": _unclear, "stable": _stable}.get(row["verdict"], _moved)
    return say(results, row, name)


def absolute_sentence(results: TrajectoryResults, at: int) -> str:
    """Say what happened to an area by itself."""
    change = results.absolute
    estimate = float(change.estimate[at])
    if np.isnan(estimate):
        return _("By itself, not compared with anything, its change can't be told either.")
    low, high = change.interval(0.95)
    rise = float(change.rise[at])
    verdict = results.verdict_absolute[at]
    sure = {"rising": rise, "falling": 1 - rise, "stable": float(change.within[at])}
    return _(
        "By itself, not compared with anything: {verdict} ({points} points; 95%: {low} to {high})."
    ).format(
        verdict=finding(verdict, sure.get(verdict, 0.0)),
        points=points(estimate),
        low=points(float(low[at])),
        high=points(float(high[at])),
    )
