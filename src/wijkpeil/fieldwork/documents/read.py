"""Reading a document: bytes in; text, the map to its places, and what to know about it out."""

import hashlib
from dataclasses import dataclass

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.documents import docx, html, odt, pdf, srt, txt, vtt
from wijkpeil.fieldwork.documents.contents import Contents
from wijkpeil.fieldwork.documents.encoding import decode
from wijkpeil.fieldwork.documents.limits import MAX_CHARACTERS, check_size
from wijkpeil.fieldwork.documents.names import shown_name
from wijkpeil.fieldwork.documents.package import Package
from wijkpeil.fieldwork.documents.recognise import (
    DocumentFormat,
    kind_of_package,
    kind_of_text,
    name_note,
)
from wijkpeil.fieldwork.documents.refusal import Refusal, without_text
from wijkpeil.fieldwork.documents.refused_kinds import refuse_known
from wijkpeil.fieldwork.documents.story import too_long
from wijkpeil.fieldwork.text import SourceText

_PACKED = {"docx": docx.read, "odt": odt.read}
_WRITTEN = {"txt": txt.read, "html": html.read, "vtt": vtt.read, "srt": srt.read}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What was read from a file.

    Attributes
    ----------
    source : SourceText
        The text, and where its parts stood.
    format : {"docx", "odt", "pdf", "txt", "vtt", "srt", "html"}
        By what is in the file, not by its name.
    sha256 : str
        Of the file's bytes.
    notes : tuple of str
        What a person should know about how it was read, in the active language.
    """

    source: SourceText
    format: DocumentFormat
    sha256: str
    notes: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Of the text as UTF-8."""
        return hashlib.sha256(self.source.text.encode("utf-8")).hexdigest()


def read_document(data: bytes, *, name: str) -> ReadDocument:
    r"""Read the text of a document.

    A function of its arguments alone, which other processes can run: it is safe to read many
    documents at once. The text holds the code points of the file, with line feeds at the ends of
    lines; nothing is normalised.

    Parameters
    ----------
    data : bytes
        The file: docx, odt, pdf with a text layer, txt, vtt, srt or html.
    name : str
        Its name, for messages; what it is, is decided by what is in it.

    Raises
    ------
    RefusedDocument
        If no text can safely be taken from it. The message never holds words of the text.

    Examples
    --------
    >>> read = read_document("Dag.\r\nHallo.".encode(), name="gesprek.txt")
    >>> read.format, read.source.text, read.source.place(6, "paragraph").label
    ('txt', 'Dag.\nHallo.', '2')
    """
    check_size(len(data), name=name)
    try:
        found, contents = _contents(data)
        if not contents.source.text.strip():
            raise without_text()
    except Refusal as reason:
        raise RefusedDocument(str(reason), file=shown_name(name)) from None
    return ReadDocument(
        source=contents.source,
        format=found,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=(*name_note(name, found), *contents.notes),
    )


def _contents(data: bytes) -> tuple[DocumentFormat, Contents]:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        package = Package(data)
        found = kind_of_package(package)
        return found, _PACKED[found](package)
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "pdf", pdf.read(data)
    refuse_known(data)
    if len(data) > 4 * MAX_CHARACTERS:
        raise too_long()
    decoded = decode(data)
    found = kind_of_text(decoded.text)
    contents = _WRITTEN[found](decoded.text)
    return found, Contents(contents.source, (*decoded.notes, *contents.notes))
