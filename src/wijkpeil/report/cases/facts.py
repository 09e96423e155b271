"""What is known of each area that could be chosen, as all parts of the page tell it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijkpeil.cases.candidates import Candidates
from wijkpeil.trajectories.change import Verdict


@dataclass(frozen=True, slots=True)
class Known:
    """One area.

    Attributes
    ----------
    code, name, city : str
        The name is the code where there is none.
    size : float
        Inhabitants; NaN where unknown.
    level : float
        At the start, relative to the nation.
    estimate, low80, high80, low95, high95 : float
        Of its change.
    rise_beyond, fall_beyond, lfsr : float
        Probabilities, and the local false sign rate.
    verdict : {"rising", "falling", "stable", "unclear"}
    sure : float
        The probability that belongs to the verdict; for ``unclear`` that of the likelier direction.
    """

    code: str
    name: str
    city: str
    size: float
    level: float
    estimate: float
    low80: float
    high80: float
    low95: float
    high95: float
    rise_beyond: float
    fall_beyond: float
    lfsr: float
    verdict: Verdict
    sure: float


Facts = Mapping[str, Known]


def facts(areas: Candidates) -> Facts:
    """Put together what the page tells of each area, by code."""
    change, verdict = areas.change, areas.verdict
    low80, high80 = change.interval(0.80)
    low95, high95 = change.interval(0.95)
    figures = {
        "size": areas.size,
        "level": areas.level,
        "estimate": change.estimate,
        "low80": low80,
        "high80": high80,
        "low95": low95,
        "high95": high95,
        "rise_beyond": change.rise_beyond,
        "fall_beyond": change.fall_beyond,
        "lfsr": change.false_sign_rate,
        "sure": np.select(
            [verdict == "rising", verdict == "falling", verdict == "stable"],
            [change.rise, change.fall, change.within],
            default=np.fmax(change.rise, change.fall),
        ),
    }
    return {
        str(code): Known(
            code=str(code),
            name=str(areas.names[at]) or str(code),
            city=str(areas.cities[at]),
            verdict=verdict[at].item(),
            **{name: float(values[at]) for name, values in figures.items()},
        )
        for at, code in enumerate(areas.codes)
    }
