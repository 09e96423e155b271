"""The fieldwork of a study: its documents, codes, codings, matrix and timeline as files."""

from wijkpeil.study.fieldwork.folder import read_fieldwork, write_fieldwork
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.fieldwork.texts import fingerprint, read_document_text, write_document_text

__all__ = [
    "Fieldwork",
    "fingerprint",
    "read_document_text",
    "read_fieldwork",
    "write_document_text",
    "write_fieldwork",
]
