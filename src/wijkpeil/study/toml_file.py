"""Reads the TOML files of a study folder."""

import re
import tomllib
from pathlib import Path
from typing import Any

from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.texts import read_text

_PLACE = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file that is there.

    Raises
    ------
    StudyError
        If it can't be read; the message names the line.
    """
    try:
        return tomllib.loads(read_text(path).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else None
        message = _("This is not valid TOML ({reason}). Are quotation marks or brackets missing?")
        reason = _PLACE.sub("", str(error))
        raise fault(message.format(reason=reason), file=path.name, line=line) from error
