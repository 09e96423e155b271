"""Reading and writing the files themselves: .qdpx with a project, .qdc with a codebook."""

from dataclasses import replace
from typing import Literal, TypeVar

from lxml import etree

from wijkpeil.errors import FieldworkError, RefusedDocument
from wijkpeil.fieldwork.refi.archive import MOST_XML_BYTES, pack, unpack
from wijkpeil.fieldwork.refi.model.book import CodeBook
from wijkpeil.fieldwork.refi.model.project import Code, Project
from wijkpeil.fieldwork.refi.paths import without_machine_paths
from wijkpeil.fieldwork.refi.schema import Schema, broken_lines
from wijkpeil.fieldwork.refi.xml.read import ElementReader, local
from wijkpeil.fieldwork.refi.xml.remarks import Remarks
from wijkpeil.fieldwork.refi.xml.write import to_bytes, write
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

PROJECT_SPACE = "urn:QDA-XML:project:1.0"
BOOK_SPACE = "urn:QDA-XML:codebook:1.0"
_SHOWN_LINES = 5
T = TypeVar("T", Project, CodeBook)


def read_project(data: bytes, *, name: str) -> Project:
    """Read a .qdpx as it stands.

    Files that break the schema are read as far as they can be; `Project.remarks` tells what was
    unusual.

    Parameters
    ----------
    data : bytes
    name : str
        The file's name as the user gave it, for messages.

    Raises
    ------
    RefusedDocument
        If no project can safely be read from it.
    """
    archive = unpack(data, name=name)
    project = project_from_xml(archive.xml, name=name)
    remarks = project.remarks
    if archive.others:
        message = _("Files outside the folder of sources were left out: {count}.")
        remarks = (message.format(count=number(len(archive.others))), *remarks)
    return replace(project, files=archive.files, remarks=remarks)


def read_codebook(data: bytes, *, name: str) -> CodeBook:
    """Read a .qdc as it stands.

    Raises
    ------
    RefusedDocument
        If no codebook can safely be read from it.
    """
    if len(data) > MOST_XML_BYTES:
        message = _("It is larger than {most} MB. It isn't opened.")
        raise RefusedDocument(message.format(most=number(MOST_XML_BYTES >> 20)), file=name)
    remarks = Remarks()
    book = _read(_parse(data, name), CodeBook, "CodeBook", name, remarks)
    return replace(book, remarks=remarks.sentences())


def project_bytes(project: Project, *, folder: Literal["sources", "Sources"] = "sources") -> bytes:
    """Write a project as a .qdpx, without paths of the computer that it was on."""
    clean = without_machine_paths(project)
    return pack(project_xml(clean), clean.files, folder=folder)


def project_xml(project: Project) -> bytes:
    """Write a project's XML alone."""
    return to_bytes(write(project, "Project", PROJECT_SPACE))


def project_from_xml(data: bytes, *, name: str) -> Project:
    """Read a project's XML alone.

    Raises
    ------
    RefusedDocument
        If it is no project's XML.
    """
    remarks = Remarks()
    project = _read(_parse(data, name), Project, "Project", name, remarks)
    return replace(project, remarks=remarks.sentences())


def codebook_bytes(book: CodeBook) -> bytes:
    """Write a codebook as a .qdc, which holds no notes and can't do without codes.

    Raises
    ------
    FieldworkError
        If there are no codes.
    """
    if not book.codes:
        raise FieldworkError(_("A codebook without codes can't be exported. Add a code first."))
    return to_bytes(write(replace(book, codes=_without_notes(book.codes)), "CodeBook", BOOK_SPACE))


def _without_notes(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    return tuple(replace(code, notes=(), codes=_without_notes(code.codes)) for code in codes)


def _parse(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        line = getattr(broken, "lineno", None) or 1
        message = _("The XML can't be read from line {line} on. Export it again.")
        raise RefusedDocument(message.format(line=number(line)), file=name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        message = _("The XML defines entities of its own, which is not safe. It isn't opened.")
        raise RefusedDocument(message, file=name)
    return root


def _read(root: etree._Element, kind: type[T], tag: str, name: str, remarks: Remarks) -> T:
    if local(root) != tag:
        message = (
            _("It holds no project of REFI-QDA.")
            if kind is Project
            else _("It holds no codebook of REFI-QDA.")
        )
        raise RefusedDocument(message, file=name)
    _check_schema(root, "Project" if kind is Project else "Codebook", remarks)
    read = ElementReader(remarks).read(root, kind)
    if read is None:
        raise AssertionError(kind)  # neither root requires anything
    return read


def _check_schema(root: etree._Element, schema: Schema, remarks: Remarks) -> None:
    lines = broken_lines(root, schema)
    if not lines:
        return
    shown = ", ".join(number(line) for line in lines[:_SHOWN_LINES])
    if len(lines) > _SHOWN_LINES:
        shown += ", …"
    message = ngettext(
        "The file breaks the standard in {count} place (line {lines}); what could be read was"
        " read.",
        "The file breaks the standard in {count} places (lines {lines}); what could be read was"
        " read.",
        len(lines),
    )
    remarks.say(message.format(count=number(len(lines)), lines=shown))
