"""The packed streams in a PDF, measured before PDFium unpacks them into memory."""

import re
import zlib
from collections.abc import Iterator

from wijkpeil.fieldwork.documents.limits import MAX_STREAM, MAX_STREAMS
from wijkpeil.fieldwork.documents.refusal import bomb

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
# Pictures and attachments are never unpacked for their text; a white page may well be large.
_UNREAD = re.compile(rb"/Subtype\s*/Image|/EmbeddedFile")
_DICTIONARY = 600
_PIECE = 2**16
_LAYERS = 3
"""How often a stream is packed in another at most; only bombs are, more than once."""


def refuse_bombs(data: bytes) -> None:
    """Refuse a PDF with a stream, or streams together, that grow beyond all measure.

    Only streams packed with zlib are measured, as nearly all are.

    Raises
    ------
    Refusal
        If there are such streams.
    """
    view = memoryview(data)
    together = 0
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()].rpartition(b"obj")[2]
        if not _UNREAD.search(before):
            together += _grown(view[match.end() :])
        if together > MAX_STREAMS:
            raise bomb()


def _grown(packed: memoryview) -> int:
    """Count the bytes that come out of a stream, and out of a stream inside it."""
    together = 0
    for layers in range(1, _LAYERS + 1):
        pieces: Iterator[bytes] = (
            bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE)
        )
        for _layer in range(layers):
            pieces = _unpack(pieces)
        size, head = 0, b""
        for piece in pieces:
            head = head or piece[:2]
            size += len(piece)
            if size > MAX_STREAM:
                raise bomb()
        together += size
        if not _is_zlib(head):
            break
    return together


def _is_zlib(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head, "big") % 31 == 0


def _unpack(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack until the stream ends, or turns out to be something else."""
    unpacking = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacking.eof:
                yield unpacking.decompress(rest, _PIECE)
                rest = unpacking.unconsumed_tail
            if unpacking.eof:
                return
    except zlib.error:
        return
