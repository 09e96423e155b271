"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real open data beside the project; the test is skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the folder with real open data is not beside the project")
    return SHARED
