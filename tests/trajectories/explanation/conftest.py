"""A small made-up country, made ready once."""

from dataclasses import dataclass

import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.areas.neighbours import neighbours
from wijkpeil.cases.vulnerable import parse, select
from wijkpeil.madeup import instrument
from wijkpeil.trajectories.conditioned import Conditioned
from wijkpeil.trajectories.explanation.design import design
from wijkpeil.trajectories.explanation.explain import Plausible, model_of, plausible
from wijkpeil.trajectories.explanation.sample import Sample, sample

ASKED = ["perc_leegstand", "verenigingen_per_1000", "perc_groen"]


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """What the tests start from."""

    country: madeup.Country
    sample: Sample
    model: Conditioned
    member: np.ndarray
    courses: Plausible


def ready(seed: int, gemeenten: int = 90, wijken: int = 1000, asked: list[str] = ASKED) -> Ready:
    country = madeup.country(seed, gemeenten, wijken)
    taken = sample(
        values=country.scores["lbm"],
        years=country.waves,
        sizes=country.areas["size"].to_numpy(dtype=float),
        gemeente=country.areas["gemeente"].to_numpy(dtype=str),
        design=design(country.characteristics[asked]),
        neighbours=neighbours(country.outlines),
    )
    chosen = select(
        parse("lowest 20%@2012"),
        codes=country.areas.index.to_numpy(dtype=str),
        waves=country.waves,
        afw=country.scores["lbm"] - instrument.REFERENCE,
    )[taken.rows]
    model = model_of(taken)
    courses = plausible(model, taken, member=chosen, wave=2012)
    return Ready(country, taken, model, chosen, courses)


@pytest.fixture(scope="session")
def small() -> Ready:
    return ready(3)
