"""Words of ``wijkpeil qca`` as what they stand for."""

import re
from typing import TYPE_CHECKING

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.qca.truth_table import Cuts


def names_of(text: str) -> tuple[str, ...]:
    """Split names of conditions.

    >>> names_of("DEV, URB,LIT")
    ('DEV', 'URB', 'LIT')
    """
    return tuple(name.strip() for name in text.split(",") if name.strip())


def rows_of(text: str) -> tuple[int, ...] | str:
    """Read numbers of rows; anything else is an expression.

    >>> rows_of("3,4, 7"), rows_of("~STB + ~LIT")
    ((3, 4, 7), '~STB + ~LIT')
    """
    if re.fullmatch(r"[0-9,\s]*", text):
        return tuple(int(number) for number in re.findall(r"[0-9]+", text))
    return text


def cuts_of(inclusion: str, *, pri: float, frequency: int) -> "Cuts":
    """Read one inclusion cut, or two with a comma or space between."""
    from wijkpeil.qca.truth_table import Cuts

    parts = [part for part in re.split(r"[,;\s]+", inclusion) if part]
    try:
        figures = [float(part) for part in parts]
    except ValueError:
        figures = []
    if len(figures) not in (1, 2):
        raise QcaError(
            _("“{text}” is no inclusion cut. Write 0.8, or 0.8,0.5 for two cuts.").format(
                text=inclusion
            )
        )
    return Cuts(figures[0], figures[1] if len(figures) == 2 else None, pri, frequency)
