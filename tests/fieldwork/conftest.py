"""What tests of the fieldwork share: English words."""

import pytest

from wijkpeil.language import speaking


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield
