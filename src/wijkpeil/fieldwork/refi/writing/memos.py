"""Memos as notes of the project."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkpeil.fieldwork.refi.guid import named
from wijkpeil.fieldwork.refi.model.source import TextSource


@dataclass(slots=True)
class NewNotes:
    """Notes that an export adds.

    Attributes
    ----------
    project : str
        Its name.
    users : mapping of str to str
        Identities by name.
    notes : dict of str to TextSource
        By identity.
    """

    project: str
    users: Mapping[str, str]
    notes: dict[str, TextSource] = field(default_factory=dict)

    def add_memo(self, owner: str, memo: str, *, author: str = "", moment: str = "") -> str:
        """Add the memo of a thing, and give its identity."""
        guid = named(self.project, "memo", owner)
        self.add(TextSource(guid, created_by=author, created=moment, content=memo))
        return guid

    def add(self, note: TextSource) -> None:
        """Add a note; one of the same identity that was there gives way."""
        self.notes[note.guid] = note

    def merged(self, earlier: tuple[TextSource, ...]) -> tuple[TextSource, ...]:
        """Give the earlier notes and the new ones, new for old where they are the same one."""
        kept = tuple(self.notes.get(note.guid, note) for note in earlier)
        met = {note.guid for note in earlier}
        return (*kept, *(note for guid, note in self.notes.items() if guid not in met))
