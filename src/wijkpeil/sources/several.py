"""The refusal of a file that holds several levels while none was chosen."""

from collections.abc import Iterable

from wijkpeil.areas.levels import LEVELS, Level
from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _


class SeveralLevels(RefusedFile):
    """The file holds several levels and it wasn't said which one to read.

    Parameters
    ----------
    levels : iterable of str
        The levels found.
    file : str
        The file's name.
    """

    def __init__(self, levels: Iterable[Level], *, file: str) -> None:
        found = set(levels)
        self.levels: tuple[Level, ...] = tuple(level for level in LEVELS if level in found)
        message = _("The file holds several levels: {found}. Say which one (level).").format(
            found=", ".join(self.levels)
        )
        super().__init__(message, file=file)
