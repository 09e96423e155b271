"""The tables of the store; docs/reference/store.md shows them together."""

from wijkpeil.store.django_setup import set_up

set_up()  # a model can't even be declared before Django is ready

# ruff: noqa: E402
from wijkpeil.store.models.assessment import AssessmentCoding, AssessmentRow
from wijkpeil.store.models.code import CodeRow
from wijkpeil.store.models.coding import CodingRow
from wijkpeil.store.models.document import DocumentCase, DocumentRow
from wijkpeil.store.models.file_state import FileState
from wijkpeil.store.models.journal import JournalEntry, JournalRow
from wijkpeil.store.models.passage import PassageRow
from wijkpeil.store.models.study import StudyRow
from wijkpeil.store.models.text_version import TextVersion
from wijkpeil.store.models.timeline import EntryCoding, EntryRow

__all__ = [
    "AssessmentCoding",
    "AssessmentRow",
    "CodeRow",
    "CodingRow",
    "DocumentCase",
    "DocumentRow",
    "EntryCoding",
    "EntryRow",
    "FileState",
    "JournalEntry",
    "JournalRow",
    "PassageRow",
    "StudyRow",
    "TextVersion",
]
