"""How sure we are, in four steps."""

from typing import Literal, get_args

from wijkpeil.language import N_

Level = Literal["can't tell", "weak", "reasonable", "strong"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From the worst to the best."""

LEVEL_NAMES: dict[Level, str] = {
    "can't tell": N_("can't tell"),
    "weak": N_("weak evidence"),
    "reasonable": N_("reasonable evidence"),
    "strong": N_("strong evidence"),
}
"""As readers see them, to be translated where they are shown."""


def worst(*levels: Level) -> Level:
    """Return the lowest of some levels; a verdict is capped by its worst point.

    Examples
    --------
    >>> worst("strong", "weak", "reasonable")
    'weak'
    """
    return min(levels, key=LEVELS.index, default=LEVELS[-1])
