"""Room for names beside a drawing: as much as they need, up to a limit."""

from collections.abc import Sequence

_LETTER = 6.4
_GAP = 20


def room_for(names: Sequence[str], *, most: int) -> int:
    """Give the width that names need, in pixels.

    >>> room_for(["Noord", "Zuidoost"], most=200), room_for(["x" * 80], most=200)
    (71, 200)
    """
    longest = max((len(name) for name in names), default=0)
    return min(most, round(_LETTER * longest) + _GAP)
