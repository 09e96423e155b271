"""A workbook as bytes that depend on nothing but what is in it."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's moments have no zone
"""Stands for the time of writing, so that the same matrix gives the same bytes."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FIRST = "[Content_Types].xml"


def workbook_bytes(book: Any) -> bytes:
    """Save a workbook; the same content gives the same bytes.

    Parameters
    ----------
    book : openpyxl.Workbook
    """
    book.properties.created = MOMENT
    saved = BytesIO()
    book.save(saved)
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda it: (it != _FIRST, it)):
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            moment = MOMENT.isoformat().encode() + b"Z"
            content = _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<2>", source.read(name))
            target.writestr(entry, content)
    return packed.getvalue()
