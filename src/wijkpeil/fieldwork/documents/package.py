"""Zip files that documents are packed in, opened with care.

Nothing is ever written to a disk under a name from inside, and only the parts that hold text are
unpacked, piece by piece, with an eye on how much comes out.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from wijkpeil.fieldwork.documents import limits
from wijkpeil.fieldwork.documents.refusal import Refusal, bomb, damaged, protected
from wijkpeil.language import gettext as _
from wijkpeil.language import number

_PIECE = 2**16
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_SPOILED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a version of zip, or a way of packing, that documents don't use
    ValueError,  # names that can't be decoded, negative positions
    OverflowError,
)


class Package:
    """A zip file with documents' parts.

    Attributes
    ----------
    names : frozenset of str
        Of its parts.
    """

    def __init__(self, data: bytes) -> None:
        # Counted before zipfile makes an object of each.
        if data.count(_ENTRY) > limits.MAX_ENTRIES:
            raise Refusal(
                _("It holds more than {most} parts; a document has some dozens.").format(
                    most=number(limits.MAX_ENTRIES)
                )
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _SPOILED:
            raise damaged() from None
        self._left = limits.MAX_UNPACKED
        entries = self._zip.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        _check_names([entry.orig_filename for entry in entries])

    def read(self, name: str) -> bytes:
        """Unpack one part."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack one part, piece by piece.

        Raises
        ------
        Refusal
            If it is damaged, has a password, or grows beyond all measure.
        """
        entry = self._zip.getinfo(name)
        if entry.flag_bits & _ENCRYPTED:
            raise protected()
        grown = 0
        for piece in self._unpacked(entry):
            grown += len(piece)
            self._left -= len(piece)
            swollen = grown > max(limits.RATIO_FROM, limits.MAX_RATIO * entry.compress_size)
            if swollen or self._left < 0:
                raise bomb()
            yield piece

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged()
        try:
            stream: IO[bytes]
            with self._zip.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except _SPOILED:
            raise damaged() from None


def _check_names(names: list[str]) -> None:
    """Refuse names that lead out of the document, or that two parts share."""
    for name in names:
        steps = name.replace("\\", "/").split("/")
        if ".." in steps or steps[0] == "" or ":" in steps[0] or "\0" in name:
            raise Refusal(
                _(
                    "Names of parts in it point outside the file. No program for documents "
                    "makes those; don't trust it."
                )
            )
    if len(set(names)) < len(names):
        raise Refusal(
            _(
                "It holds two parts with one name, so what it says is not certain. "
                "Open it and save it again."
            )
        )
