"""A small made-up country with its model, made ready once."""

import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.trajectories.explanation.design import design
from wijkpeil.trajectories.explanation.explain import model_of
from wijkpeil.trajectories.explanation.sample import sample


def model_and_sample(country, values):
    taken = sample(
        values=values,
        years=country.waves,
        sizes=country.areas["size"].to_numpy(dtype=float),
        gemeente=country.areas["gemeente"].to_numpy(dtype=str),
        design=design(country.characteristics.drop(columns=["stedelijkheid"])),
    )
    return model_of(taken), taken


@pytest.fixture(scope="session")
def country():
    return madeup.country(5, 120, 1300)


@pytest.fixture(scope="session")
def made(country):
    return model_and_sample(country, country.scores["lbm"])


@pytest.fixture(scope="session")
def still(country):
    """The same country if nothing ever changed but the noise."""
    level = country.truth[:, [int(np.searchsorted(country.waves, 2012))]]
    return model_and_sample(country, level + country.scores["lbm"] - country.truth)
