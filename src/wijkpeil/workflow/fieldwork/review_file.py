"""A review as a file for a spreadsheet program, and further proposals for it."""

from pathlib import Path

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.pseudonyms import Review, decided_in_table, review_table
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.store import Store
from wijkpeil.study.texts import read_text
from wijkpeil.workflow.fieldwork.kept import text_of
from wijkpeil.workflow.fieldwork.other_programs import proposals_with
from wijkpeil.workflow.fieldwork.pseudonyms import begin, save

_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def write_proposals(store: Store, document: str, file: Path) -> None:
    """Write the proposals and risk notes of a document; only this user may read the file.

    Raises
    ------
    StudyError
        If the file can't be written.
    """
    table = review_table(text_of(store, document), begin(store, document))
    try:
        file.touch(mode=0o600)
        file.write_bytes((_MARK + table).encode("utf-8"))
    except OSError as error:
        message = _("{file} can't be read or written ({reason}).")
        raise StudyError(message.format(file=file.name, reason=os_reason(error))) from error


def read_decisions(store: Store, document: str, file: Path) -> Review:
    """Take the decisions of such a file over, all or none.

    Raises
    ------
    FieldworkError
        If it is not of this text, or a decision can't be read.
    """
    review = decided_in_table(text_of(store, document), begin(store, document), read_text(file))
    save(store, document, review)
    return review


def add_proposals(store: Store, document: str, program: str) -> Review:
    """Add what another program proposes, as undecided."""
    more = proposals_with(program, text_of(store, document))
    review = begin(store, document).with_more(more)
    save(store, document, review)
    return review
