import errno

import pytest

from wijkpeil.language import speaking
from wijkpeil.os_reasons import _REASONS, os_reason


@pytest.mark.parametrize("number", sorted(_REASONS))
def test_the_common_reasons_are_told_in_dutch(number):
    error = OSError(number, "English")
    with speaking("nl"):
        dutch = os_reason(error)
    with speaking("en"):
        english = os_reason(error)
    assert dutch
    assert dutch != english
    assert "English" not in dutch


def test_another_reason_is_told_as_the_system_tells_it():
    assert os_reason(OSError(errno.EXDEV, "Invalid cross-device link")).startswith("Invalid")
    assert os_reason(OSError("no number")) == "no number"
