"""The sources of an export: those that were imported, brought up to date, and new ones."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.refi.model.project import File
from wijkpeil.fieldwork.refi.model.source import (
    AudioSource,
    PDFSource,
    PictureSource,
    Source,
    TextSource,
    Transcript,
    VideoSource,
)
from wijkpeil.fieldwork.refi.model.value import TypedValue, VariableValue
from wijkpeil.fieldwork.refi.own import VARIABLES, variable_guid
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.fieldwork.refi.reading.documents import text_sha256
from wijkpeil.fieldwork.refi.reading.holders import texts_of, with_texts
from wijkpeil.fieldwork.refi.writing.base import Base
from wijkpeil.fieldwork.refi.writing.selections import Selecting
from wijkpeil.fieldwork.refi.writing.texts import (
    Style,
    fill_text_source,
    fill_transcript,
    spans_of,
    write_text,
)

Described = TypeVar("Described", bound=TextSource | PDFSource | PictureSource)
PRIVATE = ("original", "original_sha256")
"""Fields that a reviewed export leaves out: a file's name often holds a person's."""


def document_fields(document: Document, *, unreviewed: bool) -> dict[str, str]:
    """Give what variables say of a document; nothing where there is nothing to say."""
    said = {name: getattr(document, name) for name in VARIABLES}
    if said["kind"] == "other":
        del said["kind"]
    return {
        name: words for name, words in said.items() if words and (unreviewed or name not in PRIVATE)
    }


@dataclass(slots=True)
class SourceWriter:
    """Writes the sources.

    Attributes
    ----------
    parts : FieldworkParts
    base : Base
    selecting : Selecting
    style : Style
    unreviewed : bool
    files : list of File
        Texts written so far.
    on_transcripts : dict of str to Document
        Documents that stand on a transcript, which has no place for variables, by identity.
    """

    parts: FieldworkParts
    base: Base
    selecting: Selecting
    style: Style
    unreviewed: bool
    files: list[File] = field(default_factory=list)
    on_transcripts: dict[str, Document] = field(default_factory=dict)
    _documents: dict[str, Document] = field(init=False)
    _codings: dict[str, dict[str, Coding]] = field(init=False)

    def __post_init__(self) -> None:
        guids = self.selecting.identities
        self._documents = {guids.documents[one.id]: one for one in self.parts.documents}
        self._codings = {one.id: {} for one in self.parts.documents}
        for coding in sorted(self.parts.codings):
            self._codings[coding.document][guids.codings[coding.id]] = coding

    def write(self) -> tuple[Source, ...]:
        """Write all sources: the imported ones in their order, then new ones by id."""
        left = dict(self._documents)
        sources = []
        for old in self.base.project.sources:
            source = self._update(old, left)
            if source is not None:
                sources.append(source)
        new = sorted(left.items(), key=lambda one: one[1].id)
        return (*sources, *(self._new(guid, document) for guid, document in new))

    def _update(self, old: Source, left: dict[str, Document]) -> Source | None:
        """Bring an imported source up to date; None if its document left the study."""
        if isinstance(old, AudioSource | VideoSource):
            return self._update_recording(old, left)
        if old.guid not in self.base.texts:
            return old
        document = left.pop(old.guid, None)
        if document is None:
            return None
        if self._changed(old.guid, document):
            # The PDF, the picture or the styled text no longer is what was coded.
            text = next(one for one in texts_of(old) if isinstance(one, TextSource))
            plain = TextSource(
                old.guid,
                old.name or text.name,
                description=old.description,
                selections=text.selections,
                notes=old.notes,
                values=old.values,
            )
            return self._filled(self._described(plain, document), document, changed=True)
        described = self._described(old, document)
        texts = (
            self._filled(text, document, changed=False) if isinstance(text, TextSource) else text
            for text in texts_of(described)
        )
        return with_texts(described, texts)

    def _update_recording(
        self, old: AudioSource | VideoSource, left: dict[str, Document]
    ) -> Source | None:
        transcripts = []
        for text in old.transcripts:
            if text.guid not in self.base.texts:
                transcripts.append(text)
            elif text.guid in left:
                transcripts.append(self._transcript(text, left.pop(text.guid), old.name))
        if old.transcripts and not transcripts:
            return None
        return replace(old, transcripts=tuple(transcripts))

    def _transcript(self, old: Transcript, document: Document, recording: str) -> Transcript:
        changed = self._changed(old.guid, document)
        spans = spans_of(old)
        if changed:
            old = replace(old, rich_text_path="", sync_points=())
        if document.title not in {old.name or recording, document.id}:
            old = replace(old, name=document.title)
        notes, description = self._memo(old.guid, old.notes, old.description, document)
        written = write_text(old.guid, self.parts.texts[document.id].text, self.style)
        self.files.append(written.file)
        self.on_transcripts[old.guid] = document
        marked = self.selecting.select(
            old.guid, old.selections, spans, self._codings[document.id], changed=changed
        )
        return fill_transcript(
            replace(old, notes=notes, description=description),
            written,
            marked,
            project=self.selecting.project,
        )

    def _new(self, guid: str, document: Document) -> TextSource:
        source = TextSource(guid, document.title)
        return self._filled(self._described(source, document), document, changed=False)

    def _filled(self, text: TextSource, document: Document, *, changed: bool) -> TextSource:
        guid = self.selecting.identities.documents[document.id]
        written = write_text(guid, self.parts.texts[document.id].text, self.style)
        self.files.append(written.file)
        marked = self.selecting.select(
            guid, text.selections, spans_of(text), self._codings[document.id], changed=changed
        )
        return fill_text_source(text, written, marked)

    def _described(self, source: Described, document: Document) -> Described:
        """Put title, memo and variables on a source."""
        title = source.name or next((text.name for text in texts_of(source)), "")
        if document.title not in {title, document.id}:
            title = document.title
        notes, description = self._memo(source.guid, source.notes, source.description, document)
        fields = document_fields(document, unreviewed=self.unreviewed)
        own = tuple(
            VariableValue(variable_guid(name), TypedValue("Text", words))
            for name, words in fields.items()
        )
        return replace(
            source,
            name=title or document.title,
            notes=notes,
            description=description,
            values=(*source.values, *own),
        )

    def _memo(
        self, guid: str, notes: tuple[str, ...], description: str, document: Document
    ) -> tuple[tuple[str, ...], str]:
        if self.base.memos.of(notes, description) == document.memo:
            return notes, description
        if not document.memo:
            return (), ""
        return (self.selecting.new.add_memo(guid, document.memo),), ""

    def _changed(self, guid: str, document: Document) -> bool:
        return text_sha256(self.parts.texts[document.id].text) != self.base.texts[guid]
