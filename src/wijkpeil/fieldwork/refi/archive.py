"""A .qdpx file: a zip with one .qde at its root and a folder of sources.

Nothing is unpacked to disk. What a hostile or broken zip could do is refused: too much, too
many, paths that climb out, names that stand twice, passwords.
"""

import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - the module's only class, named like a function

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.refi.model.project import File
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

MOST_ENTRIES = 20_000
MOST_BYTES = 1 << 30
"""Of everything together, unpacked."""
MOST_XML_BYTES = 200 << 20
MOST_RATIO = 500
"""Unpacked to packed, of an entry of more than a megabyte; text reaches 100 at most."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can hold: the same project gives the same bytes at any time."""
_BROKEN = (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """What a .qdpx file held.

    Attributes
    ----------
    xml : bytes
        Of the .qde.
    files : tuple of File
        Sources, by bare name.
    others : tuple of str
        Other entries, which no standard speaks of.
    """

    xml: bytes
    files: tuple[File, ...]
    others: tuple[str, ...] = field(default=())


def unpack(data: bytes, *, name: str) -> Archive:
    """Read a .qdpx.

    Raises
    ------
    RefusedDocument
        If it is no zip, holds no project or several, or breaks a limit.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            entries = _entries(packed, name)
            root = _project_entry(entries, name)
            folder = root.rpartition("/")[0]
            sources, others = _sort_out(entries, root, folder)
            xml = _inflate(packed, entries[root], MOST_XML_BYTES, name)
            files = [
                File(bare, _inflate(packed, info, MOST_BYTES, name))
                for bare, info in sorted(_bare_names(sources, name).items())
            ]
    except _BROKEN as broken:
        message = _("This is no zip file that can be read. Export the project again as .qdpx.")
        raise RefusedDocument(message, file=name) from broken
    return Archive(xml, tuple(files), others)


def _entries(packed: ZipFile, name: str) -> dict[str, ZipInfo]:
    """Give the files in the zip by path, after all that can be judged without unpacking."""
    infos = [info for info in packed.infolist() if not info.is_dir()]
    if len(infos) > MOST_ENTRIES:
        message = _("It holds {count} files; {most} at most are read.")
        raise RefusedDocument(
            message.format(count=number(len(infos)), most=number(MOST_ENTRIES)), file=name
        )
    if sum(info.file_size for info in infos) > MOST_BYTES:
        message = _(
            "Unpacked it would be larger than {most} MB. Leave sound and image out of the export,"
            " or keep them outside the project file."
        )
        raise RefusedDocument(message.format(most=number(MOST_BYTES >> 20)), file=name)
    entries: dict[str, ZipInfo] = {}
    for info in infos:
        path = info.filename.replace("\\", "/")
        _judge(info, path, name)
        if path in entries:
            raise RefusedDocument(_("It holds two files under one name."), file=name)
        entries[path] = info
    return entries


def _judge(info: ZipInfo, path: str, name: str) -> None:
    climbs = ".." in path.split("/") or path.startswith("/") or path[1:2] == ":"
    if climbs or stat.S_ISLNK(info.external_attr >> 16):
        message = _("A file in it points outside the project. It isn't opened.")
        raise RefusedDocument(message, file=name)
    if info.flag_bits & 1:
        message = _("It is locked with a password. Export it again without one.")
        raise RefusedDocument(message, file=name)
    if info.file_size > 1 << 20 and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        message = _("A file in it unpacks to more than {ratio} times its size. It isn't opened.")
        raise RefusedDocument(message.format(ratio=number(MOST_RATIO)), file=name)


def _project_entry(entries: Iterable[str], name: str) -> str:
    """Find the one .qde: at the root, or in a folder that someone zipped whole."""
    found = [path for path in entries if path.lower().endswith(".qde") and "__MACOSX" not in path]
    at_root = [path for path in found if "/" not in path]
    if len(at_root or found) == 1:
        return (at_root or found)[0]
    count = len(at_root or found)
    if not count:
        message = _("It holds no project: a file ending in .qde is missing.")
        raise RefusedDocument(message, file=name)
    message = ngettext(
        "It holds {count} project, and one is read at a time.",
        "It holds {count} projects, and one is read at a time.",
        count,
    )
    raise RefusedDocument(message.format(count=number(count)), file=name)


def _sort_out(
    entries: dict[str, ZipInfo], root: str, folder: str
) -> tuple[dict[str, ZipInfo], tuple[str, ...]]:
    """Tell the sources from what else is in the zip."""
    prefix = f"{folder}/sources/".lstrip("/").lower()
    sources = {path: info for path, info in entries.items() if path.lower().startswith(prefix)}
    others = tuple(sorted(path for path in entries if path != root and path not in sources))
    return sources, others


def _bare_names(sources: dict[str, ZipInfo], name: str) -> dict[str, ZipInfo]:
    bare: dict[str, ZipInfo] = {}
    met: set[str] = set()
    for path, info in sources.items():
        last = path.rpartition("/")[2]
        if last.lower() in met:
            raise RefusedDocument(_("It holds two files under one name."), file=name)
        met.add(last.lower())
        bare[last] = info
    return bare


def _inflate(packed: ZipFile, info: ZipInfo, most: int, name: str) -> bytes:
    # What the directory says of the size may be a lie, so reading stops at it.
    if info.file_size > most:
        message = _("The project's description is larger than {most} MB. It isn't opened.")
        raise RefusedDocument(message.format(most=number(most >> 20)), file=name)
    with packed.open(info) as entry:
        inflated = entry.read(info.file_size + 1)
    if len(inflated) != info.file_size:
        raise BadZipFile
    return inflated


def pack(xml: bytes, files: Iterable[File], *, folder: Literal["sources", "Sources"]) -> bytes:
    """Write a .qdpx; the same content gives the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        _put(packed, "project.qde", xml)
        for file in sorted(files, key=lambda file: file.name):
            _put(packed, f"{folder}/{file.name}", file.data)
    return out.getvalue()


def _put(packed: ZipFile, path: str, data: bytes) -> None:
    info = ZipInfo(path, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    packed.writestr(info, data)
