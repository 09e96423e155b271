"""Memos: the notes that hang on a thing, and its description, as one text."""

from collections.abc import Iterable

from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.model.selection import Coding, TextSelection, TranscriptSelection
from wijkpeil.fieldwork.refi.model.source import TextSource
from wijkpeil.fieldwork.refi.paths import Files
from wijkpeil.fieldwork.refi.positions.raw_text import decode


class Memos:
    """The notes of a project, by identity."""

    def __init__(self, project: Project) -> None:
        self._files = Files(project.files)
        self._notes = {note.guid: note for note in project.notes}

    def text(self, guid: str) -> str:
        """Give the text of a note; empty if there is no such note, or its file is missing."""
        note = self._notes.get(guid)
        return "" if note is None else note_text(note, self._files)

    def of(self, notes: Iterable[str], description: str = "") -> str:
        """Give a description and notes as one text, an empty line between them."""
        texts = (description, *(self.text(guid) for guid in notes))
        return "\n\n".join(text for text in texts if text)

    def of_coding(self, coding: Coding, selection: TextSelection | TranscriptSelection) -> str:
        """Give the memo of a coding.

        Several programs hang the remark on the selection, not on the coding; there the selection's
        first coding has it, once.
        """
        own = self.of(coding.notes)
        if own or coding is not selection.codings[0]:
            return own
        return self.of(selection.notes, selection.description)


def note_text(note: TextSource, files: Files) -> str:
    """Give the text of a note, from the XML or from its file."""
    if note.content or not note.plain_text_path:
        return note.content or note.description
    file = files.find(note.plain_text_path)
    return "" if file is None else decode(file.data).text
