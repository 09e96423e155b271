"""One made-up country for all tests, and many made-up scores."""

import pytest

from wijkpeil import madeup


@pytest.fixture(scope="session")
def country() -> madeup.Country:
    """The country of the example study."""
    return madeup.country()


@pytest.fixture(scope="session")
def drawn() -> madeup.MadeUpScores:
    """As many areas as the country has postcode areas and buurten together."""
    return madeup.scores(5, 14_000)
