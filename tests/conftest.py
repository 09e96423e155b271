"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run, so that a red test means a change in the code; and no time limit
# on an example, because the machine may be busy. To look for new examples:
#   pytest --hypothesis-profile=explore
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=500, deadline=None)
settings.load_profile("steady")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real open data beside the project; the test is skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the folder with real open data is not beside the project")
    return SHARED
