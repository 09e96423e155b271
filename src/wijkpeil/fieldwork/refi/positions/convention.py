"""A way of counting the characters of a text file."""

from dataclasses import dataclass
from itertools import product
from typing import Literal, get_args

from wijkpeil.language import gettext as _

Units = Literal["code points", "UTF-16"]
LineBreak = Literal["as it stands", "one", "two"]
End = Literal["exclusive", "inclusive"]


@dataclass(frozen=True, slots=True)
class Convention:
    """A way of counting; the default is the standard's.

    Attributes
    ----------
    units : {"code points", "UTF-16"}
        In UTF-16 an emoji counts for two.
    line_break : {"as it stands", "one", "two"}
        What a line break counts for: as many characters as the file has there (CRLF two, LF
        one), or one or two whatever the file has.
    bom : bool
        Whether the byte order mark at the start of the file is counted.
    end : {"exclusive", "inclusive"}
        Whether the end position is one past the last character, or that character.
    """

    units: Units = "code points"
    line_break: LineBreak = "as it stands"
    bom: bool = False
    end: End = "exclusive"

    def __str__(self) -> str:
        """Say it in words, for the table of scores."""
        units = {"code points": _("code points"), "UTF-16": _("UTF-16 units")}[self.units]
        line_break = {
            "as it stands": _("line breaks as in the file"),
            "one": _("line breaks count one"),
            "two": _("line breaks count two"),
        }[self.line_break]
        bom = _("BOM counted") if self.bom else _("BOM not counted")
        end = _("end included") if self.end == "inclusive" else _("end excluded")
        return f"{units}, {line_break}, {bom}, {end}"


STANDARD = Convention()
NVIVO = Convention(units="UTF-16")
"""As measured on NVivo for Windows 12.6; its texts have a BOM and CRLF."""

CONVENTIONS: tuple[Convention, ...] = tuple(
    Convention(units, line_break, bom, end)
    for units, line_break, bom, end in product(
        get_args(Units), get_args(LineBreak), (False, True), get_args(End)
    )
)
"""Every way of counting that is tried."""
