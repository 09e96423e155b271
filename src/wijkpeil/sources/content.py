"""A first look at a file: what sort of bytes it holds, whatever its name says."""

import zipfile
from pathlib import Path
from typing import Literal

from wijkpeil.errors import RefusedFile, SourceError, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason

Sort = Literal["text", "json", "zip", "xlsx", "gpkg"]

BOM = b"\xef\xbb\xbf"
_START = 1 << 16
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_SOME = 0.02
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r\x0c")))


def look(path: Path) -> Sort:
    """Tell what sort of file it is from its first bytes; refuse what holds no data.

    Raises
    ------
    SourceError
        If there is no such file.
    RefusedFile
        If it is empty, cut off, a web page, or in another character set.
    UnrecognisedFile
        If it is another sort of file altogether.
    """
    start = _read_start(path)
    if not start.removeprefix(BOM).strip():
        raise RefusedFile(_("The file is empty. Fetch or save it again."), file=path.name)
    if start.startswith(b"PK"):
        return _sort_of_zip(path)
    if start.startswith(b"SQLite format 3\0"):
        return "gpkg"
    return sort_of_text(start, path.name)


def sort_of_text(start: bytes, name: str) -> Literal["text", "json"]:
    """Tell text from JSON; refuse web pages, other character sets and what isn't text."""
    if start.startswith(_OTHER_UNICODE):
        raise RefusedFile(
            _("The file is in another character set (UTF-16). Save it as “CSV UTF-8”."), file=name
        )
    text = start.removeprefix(BOM).lstrip()
    if is_page(text):
        raise RefusedFile(
            _(
                "This is a web page or a message from a server, not the data. Fetch the file "
                "again, and look at its address in a browser if it stays like this."
            ),
            file=name,
        )
    if _is_binary(start):
        raise UnrecognisedFile(
            _("This is not a text file, nor a zip, xlsx or GeoPackage file that can be read."),
            file=name,
        )
    return "json" if text.startswith((b"{", b"[")) else "text"


def _is_binary(start: bytes) -> bool:
    """Whether bytes are no text; one odd byte further on is refused later, with its line."""
    header = start.split(b"\n", 1)[0]
    odd = len(start) - len(start.translate(None, _CONTROL))
    return header.translate(None, _CONTROL) != header or odd > len(start) * _SOME


def is_page(start: bytes) -> bool:
    """Whether bytes start like HTML or XML.

    >>> is_page(b" <!DOCTYPE html><title>404</title>"), is_page(b"PC4,jaar,lbm")
    (True, False)
    """
    text = start.removeprefix(BOM).lstrip()[:256].lower()
    return text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<!--"))


def cut_off(name: str) -> RefusedFile:
    """Build the refusal of a file that stops too early."""
    return RefusedFile(_("The file is damaged or cut off. Fetch it again."), file=name)


def _read_start(path: Path) -> bytes:
    if path.is_dir():
        raise SourceError(_("This is a folder; give one file."), file=path.name)
    try:
        with path.open("rb") as stream:
            return stream.read(_START)
    except FileNotFoundError as error:
        raise SourceError(_("There is no such file."), file=str(path)) from error
    except OSError as error:
        raise SourceError(
            _("The file can't be opened: {reason}.").format(reason=os_reason(error)), file=path.name
        ) from error


def _sort_of_zip(path: Path) -> Literal["zip", "xlsx"]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise cut_off(path.name) from error
    if not names:
        raise RefusedFile(_("The zip file holds no files."), file=path.name)
    return "xlsx" if "xl/workbook.xml" in names else "zip"
