"""The official zip: one table of scores per level, beside tables of changes."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from wijkpeil.areas.levels import LEVELS, NAMES, Level
from wijkpeil.errors import RefusedFile, SourceError, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.content import cut_off
from wijkpeil.sources.delimited import Delimited, open_delimited
from wijkpeil.sources.leefbaarometer.csv_file import level_in_header
from wijkpeil.sources.leefbaarometer.header import is_scores, refuse_version_2
from wijkpeil.sources.several import SeveralLevels

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What Python raises for a zip that is damaged, cut off, locked, or packed in an unknown way."""

_HEADER = 1 << 14
_LARGEST = 1 << 31
"""No official member comes near 2 GB; a bigger one is no table of scores."""


@dataclass(frozen=True, slots=True)
class Member:
    """A table of scores inside a zip."""

    file: str
    level: Level | None


def scores_inside(path: Path) -> list[Member]:
    """List the tables of scores in a zip, by their headers.

    Raises
    ------
    RefusedFile
        If the zip is damaged, or holds scores of Leefbaarometer 2.0.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            heads = [
                (info.filename, _head(archive, info))
                for info in archive.infolist()
                if info.filename.lower().endswith(".csv")
                and "ontwikkeling" not in info.filename.lower()
            ]
    except BROKEN as error:
        raise cut_off(path.name) from error
    members = []
    for file, head in heads:
        try:
            table = open_delimited(head, _member_name(path, file))
        except SourceError:
            continue  # not a table: a note, or a licence
        refuse_version_2(table.columns, table.name)
        if is_scores(table.columns):
            members.append(Member(file, level_in_header(table)))
    return members


def open_member(path: Path, level: Level | None) -> Delimited:
    """Open the one table of scores of the wanted level.

    Raises
    ------
    UnrecognisedFile
        If the zip holds no scores.
    RefusedFile
        If it holds no scores of this level, or several tables while none is chosen.
    """
    members = scores_inside(path)
    if not members:
        raise UnrecognisedFile(_("The zip file holds no Leefbaarometer scores."), file=path.name)
    wanted = [member for member in members if level is None or member.level == level]
    if len(wanted) != 1:
        raise _choose(path, members, wanted, level)
    return open_delimited(_content(path, wanted[0].file), _member_name(path, wanted[0].file))


def _choose(
    path: Path, members: list[Member], wanted: list[Member], level: Level | None
) -> RefusedFile:
    levels = [one for one in LEVELS if any(member.level == one for member in members)]
    found = ", ".join(levels)
    if level is not None and not wanted:
        message = _("The zip file holds no scores of {level}. It holds: {found}.").format(
            level=_(NAMES[level][1]), found=found
        )
    elif level is None and len(levels) > 1:
        return SeveralLevels(levels, file=path.name)
    else:
        message = _(
            "The zip file holds several tables of scores of the same level: {files}. "
            "Use one of them."
        ).format(files=", ".join(member.file for member in wanted))
    return RefusedFile(message, file=path.name)


def _head(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        return stream.read(_HEADER)


def _content(path: Path, file: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(file).file_size > _LARGEST:
                raise RefusedFile(
                    _("The table in the zip file is over 2 GB, which no official one is."),
                    file=_member_name(path, file),
                )
            return archive.read(file)
    except BROKEN as error:
        raise cut_off(path.name) from error


def _member_name(path: Path, file: str) -> str:
    return f"{path.name} › {Path(file).name}"
