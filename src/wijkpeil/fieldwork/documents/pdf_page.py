"""The pages of a PDF: the text of each, and whether it is a picture of a page."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from wijkpeil.fieldwork.documents.limits import MAX_PAGES
from wijkpeil.fieldwork.documents.pdf_streams import refuse_bombs
from wijkpeil.fieldwork.documents.refusal import Refusal, damaged, protected
from wijkpeil.language import gettext as _
from wijkpeil.language import number

_PROTECTED = {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
_LITTLE = 50
"""Letters: a stamp or a page number on a scan has fewer."""
_MOST = 0.5
"""Share of the page that a picture covers if it is one of the page itself."""
_REMARKS = {
    pdfium_c.FPDF_ANNOT_TEXT,
    pdfium_c.FPDF_ANNOT_FREETEXT,
    pdfium_c.FPDF_ANNOT_HIGHLIGHT,
    pdfium_c.FPDF_ANNOT_UNDERLINE,
    pdfium_c.FPDF_ANNOT_STRIKEOUT,
    pdfium_c.FPDF_ANNOT_CARET,
}


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What one page holds.

    Attributes
    ----------
    text : str
        As PDFium orders it.
    scanned : bool
        Whether a picture covers most of it and it has nearly no text.
    remarks, fields : int
        Comments, and form fields; their words are not in the text.
    """

    text: str = ""
    scanned: bool = False
    remarks: int = 0
    fields: int = 0


def pages_of(data: bytes) -> Iterator[PdfPage | None]:
    """Read the pages of a PDF; None for one that can't be read.

    Raises
    ------
    Refusal
        If it has a password on it, is damaged, or has too many pages.
    """
    refuse_bombs(data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise (protected() if error.err_code in _PROTECTED else damaged()) from None
    try:
        if len(document) > MAX_PAGES:
            message = _("It has {count} pages; the most that is read is {most}. Cut it into parts.")
            raise Refusal(message.format(count=number(len(document)), most=number(MAX_PAGES)))
        for index in range(len(document)):
            yield _page(document, index)
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int) -> PdfPage | None:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        return _read(page)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _read(page: pdfium.PdfPage) -> PdfPage:
    heard = page.get_textpage()
    text = heard.get_text_bounded()
    heard.close()
    letters = sum(sign.isalnum() for sign in text)
    kinds = _annotations(page)
    return PdfPage(
        text=text.replace("\r\n", "\n"),
        scanned=letters < _LITTLE and _pictured(page) > _MOST,
        remarks=sum(kind in _REMARKS for kind in kinds),
        fields=kinds.count(pdfium_c.FPDF_ANNOT_WIDGET),
    )


def _pictured(page: pdfium.PdfPage) -> float:
    """Share of the page that its largest picture covers."""
    width, height = page.get_size()
    shares = [0.0]
    for picture in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        shares.append((right - left) * (top - bottom) / max(width * height, 1.0))
    return max(shares)


def _annotations(page: pdfium.PdfPage) -> list[int]:
    kinds = []
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        kinds.append(pdfium_c.FPDFAnnot_GetSubtype(annotation))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return kinds
