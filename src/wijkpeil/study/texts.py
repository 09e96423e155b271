"""Reads and writes the text files of a study folder."""

from pathlib import Path

from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.study.faults import fault


def read_text(path: Path) -> str:
    """Read a UTF-8 text, with or without a byte order mark.

    Raises
    ------
    StudyError
        If the file can't be opened or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise fault(
            _("The file can't be opened ({reason}).").format(reason=os_reason(error)),
            file=path.name,
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise fault(
            _("The text is not UTF-8. Save the file as UTF-8, in Excel as “CSV UTF-8”."),
            file=path.name,
            line=line,
        ) from error
    if "\0" in text:
        raise fault(
            _("The file holds bytes that no text has. Is it another kind of file?"),
            file=path.name,
            line=text.count("\n", 0, text.index("\0")) + 1,
        )
    return text


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 text whole or not at all, with the line ends it has."""
    draft = path.with_name(f"{path.name}.part")
    draft.write_bytes(text.encode("utf-8"))
    draft.replace(path)
