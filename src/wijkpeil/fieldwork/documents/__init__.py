"""Documents read: docx, odt, pdf, txt, vtt, srt and html become text with a map to its places.

Bytes in, `ReadDocument` out; nothing is written and nothing is fetched. What can't be trusted to
give its text is refused, with the reason.
"""

from wijkpeil.fieldwork.documents.duplicates import Duplicate, find_duplicates
from wijkpeil.fieldwork.documents.limits import MAX_BYTES, check_size
from wijkpeil.fieldwork.documents.names import document_id, shown_name
from wijkpeil.fieldwork.documents.read import ReadDocument, read_document
from wijkpeil.fieldwork.documents.recognise import DOCUMENT_FORMATS, DocumentFormat

__all__ = [
    "DOCUMENT_FORMATS",
    "MAX_BYTES",
    "DocumentFormat",
    "Duplicate",
    "ReadDocument",
    "check_size",
    "document_id",
    "find_duplicates",
    "read_document",
    "shown_name",
]
