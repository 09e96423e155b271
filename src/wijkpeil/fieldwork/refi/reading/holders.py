"""The texts of a project, wherever they hang: text sources, PDFs, pictures, transcripts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.model.source import (
    AudioSource,
    PDFSource,
    PictureSource,
    Source,
    TextSource,
    Transcript,
    VideoSource,
)
from wijkpeil.fieldwork.refi.paths import Files
from wijkpeil.fieldwork.refi.positions.evidence import PlacedText
from wijkpeil.fieldwork.refi.positions.raw_text import RawText, decode, from_string


@dataclass(frozen=True, slots=True)
class Holder:
    """A text that can become a document.

    Attributes
    ----------
    source : Source
        What it hangs on; itself, if it is a text source.
    text : TextSource or Transcript
    raw : RawText or None
        None if the project has no plain text of it.
    """

    source: Source
    text: TextSource | Transcript
    raw: RawText | None = field(repr=False)

    @property
    def guid(self) -> str:
        """The document's identity: the source's, save for transcripts, which may be several."""
        return self.text.guid if isinstance(self.text, Transcript) else self.source.guid

    @property
    def title(self) -> str:
        """The document's title, as the project has it."""
        transcript = isinstance(self.text, Transcript)
        return (self.text.name if transcript else "") or self.source.name or self.text.name

    def spans(self) -> list[tuple[int, int]]:
        """Give start and end of the selections, as written; none of those that lack one."""
        if isinstance(self.text, TextSource):
            return [(selection.start, selection.end) for selection in self.text.selections]
        at = {point.guid: point.position for point in self.text.sync_points}
        pairs = [(at.get(one.start), at.get(one.end)) for one in self.text.selections]
        return [(start, end) for start, end in pairs if start is not None and end is not None]

    def placed_text(self) -> PlacedText:
        """Give the text and its positions, to find out how they are counted."""
        if self.raw is None:
            raise AssertionError(self.guid)
        return PlacedText(self.guid, self.title or self.guid, self.raw, self.spans())


def holders(project: Project) -> tuple[Holder, ...]:
    """Find the texts of a project, in order of its sources."""
    files = Files(project.files)
    return tuple(
        Holder(source, text, _raw(text, files))
        for source in project.sources
        for text in texts_of(source)
    )


def texts_of(source: Source) -> tuple[TextSource | Transcript, ...]:
    """Give the texts that hang on a source."""
    match source:
        case TextSource():
            return (source,)
        case PDFSource(text=TextSource() as text) | PictureSource(text=TextSource() as text):
            return (text,)
        case AudioSource() | VideoSource():
            return source.transcripts
    return ()


def with_texts(source: Source, texts: Iterator[TextSource | Transcript]) -> Source:
    """Put the texts that hang on a source in place of the old ones, in the same order."""
    match source:
        case TextSource() | PDFSource(text=TextSource()) | PictureSource(text=TextSource()):
            text = next(texts)
            if isinstance(source, TextSource):
                return cast("TextSource", text)
            return replace(source, text=cast("TextSource", text))
        case AudioSource() | VideoSource():
            new = tuple(next(texts) for _old in source.transcripts)
            return replace(
                source, transcripts=tuple(one for one in new if isinstance(one, Transcript))
            )
    return source


def _raw(text: TextSource | Transcript, files: Files) -> RawText | None:
    if text.plain_text_path:
        file = files.find(text.plain_text_path)
        if file is not None:
            return decode(file.data)
    return from_string(text.content) if text.content else None
