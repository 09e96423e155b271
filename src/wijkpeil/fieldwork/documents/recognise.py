"""What a file is, by what is in it; its name may say otherwise."""

import re
from typing import Literal, get_args

from wijkpeil.fieldwork.documents.names import extension
from wijkpeil.fieldwork.documents.package import Package
from wijkpeil.fieldwork.documents.refusal import Refusal, damaged
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

DocumentFormat = Literal["docx", "odt", "pdf", "txt", "vtt", "srt", "html"]
DOCUMENT_FORMATS: tuple[DocumentFormat, ...] = get_args(DocumentFormat)

CALLED: dict[DocumentFormat, str] = {
    "docx": N_("a Word document (docx)"),
    "odt": N_("an OpenDocument text (odt)"),
    "pdf": N_("a PDF"),
    "txt": N_("plain text"),
    "vtt": N_("captions (vtt)"),
    "srt": N_("captions (srt)"),
    "html": N_("a web page (html)"),
}
_ENDINGS: dict[DocumentFormat, frozenset[str]] = {
    "docx": frozenset({"docx", "docm", "dotx", "dotm"}),
    "odt": frozenset({"odt", "ott"}),
    "pdf": frozenset({"pdf"}),
    "txt": frozenset({"txt", "text", "md"}),
    "vtt": frozenset({"vtt"}),
    "srt": frozenset({"srt"}),
    "html": frozenset({"html", "htm", "xhtml"}),
}
_OPEN_TEXT = {
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
}
_OTHER_PACKAGES = {  # a part that tells what it is, and the advice
    "xl/workbook.xml": N_("It is an Excel workbook. Copy what you need into a text document."),
    "xl/workbook.bin": N_("It is an Excel workbook. Copy what you need into a text document."),
    "ppt/presentation.xml": N_("It is a PowerPoint. Save it as PDF and add that."),
    "index.apxl": N_("It is a Keynote presentation. Save it as PDF and add that."),
    "Index/Document.iwa": N_("It is a document of Apple's Pages. Save it as Word and add that."),
    "index.xml": N_("It is a document of Apple's Pages. Save it as Word and add that."),
    "project.qde": N_("It is a REFI-QDA project. Import it as a project, not as a document."),
}
_SRT = re.compile(r"\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}")
_HTML = re.compile(
    r"(?:\s|<!--(?>.*?-->)|<\?xml[^>]*\?>)*+<(?:!doctype\s+html|(?:html|head|body|meta|title|div|p|h[1-6]"
    r"|table|ul|ol|article|section|main|span|br|style|script|font|center|pre|blockquote)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)


def kind_of_package(package: Package) -> DocumentFormat:
    """Tell which document is packed.

    Raises
    ------
    Refusal
        If it is none that text is read from.
    """
    if "mimetype" in package.names:
        mimetype = package.read("mimetype")[:100].strip()
        if mimetype in _OPEN_TEXT:
            return "odt"
        _refuse_mimetype(mimetype)
    for part, advice in _OTHER_PACKAGES.items():
        if part in package.names:
            raise Refusal(_(advice))
    if "[Content_Types].xml" in package.names and "_rels/.rels" in package.names:
        return "docx"
    if any(name.startswith("word/") for name in package.names):
        raise damaged()
    raise Refusal(_("It is a zip file. Unpack it, and add the documents that are in it."))


def _refuse_mimetype(mimetype: bytes) -> None:
    if mimetype == b"application/epub+zip":
        raise Refusal(_("It is an e-book (epub). Save it as PDF or as text and add that."))
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        raise Refusal(
            _(
                "It is an OpenDocument file, but no text document. Save it as PDF, or copy what "
                "you need into a text document."
            )
        )


def kind_of_text(text: str) -> DocumentFormat:
    r"""Tell what kind of text it is.

    >>> kind_of_text("WEBVTT\n\n00:01.000 --> 00:02.000\nDag"), kind_of_text("Dag")
    ('vtt', 'txt')
    """
    if re.match(r"WEBVTT(?:\s|$)", text):
        return "vtt"
    first = [line for line in text[:2000].splitlines() if line.strip()][:2]
    if any(_SRT.match(line.strip()) for line in first):
        return "srt"
    if _HTML.match(text[:20_000]):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise Refusal(
            _("It is XML, and no document that text is read from. Save it as Word, odt or text.")
        )
    return "txt"


def name_note(name: str, found: DocumentFormat) -> tuple[str, ...]:
    """Say so if the name ends in one thing and the file is another."""
    ending = extension(name)
    known = frozenset[str]().union(*_ENDINGS.values())
    if ending not in known or ending in _ENDINGS[found]:
        return ()
    message = _("The name ends in “.{ending}”, but it is {kind}; it was read as that.")
    return (message.format(ending=ending, kind=_(CALLED[found])),)
