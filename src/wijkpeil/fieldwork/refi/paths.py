"""Paths in a project: which file inside it is meant, and what of them may leave the house.

A path on someone's computer often holds that person's name, so none is ever exported.
"""

from dataclasses import replace
from typing import TypeVar

from wijkpeil.fieldwork.refi.model.project import File, Project
from wijkpeil.fieldwork.refi.model.source import (
    AudioSource,
    PDFSource,
    PictureSource,
    Source,
    TextSource,
    Transcript,
    VideoSource,
)

INTERNAL = "internal://"
RELATIVE = "relative://"
_Text = TypeVar("_Text", TextSource, Transcript)


def internal_name(path: str) -> str | None:
    """Give the name of the file inside the project; None if the path points elsewhere.

    >>> internal_name("internal://68bbdc14.txt"), internal_name("relative:///AR/interview.mp4")
    ('68bbdc14.txt', None)
    """
    if path[: len(INTERNAL)].lower() == INTERNAL:
        return path[len(INTERNAL) :].replace("\\", "/").rpartition("/")[2]
    # Some programs leave the scheme out for files that are inside.
    bare = path.replace("\\", "/")
    folder, _slash, last = bare.rpartition("/")
    return last if folder.lower() in {"", "sources"} and ":" not in bare and last else None


class Files:
    """The files of a project by name, in any case."""

    def __init__(self, files: tuple[File, ...]) -> None:
        self._by_name = {file.name.lower(): file for file in files}

    def find(self, path: str) -> File | None:
        """Give the file that a path means, if it is inside the project."""
        name = internal_name(path)
        return None if name is None else self._by_name.get(name.lower())


def referred_files(project: Project) -> frozenset[str]:
    """Give the names, in lower case, of the files that the project refers to."""
    paths: list[str] = []
    texts: list[TextSource | Transcript] = list(project.notes)
    for source in project.sources:
        texts += _texts(source)
        if not isinstance(source, TextSource):
            paths.append(source.path)
    paths += [path for text in texts for path in (text.plain_text_path, text.rich_text_path)]
    return frozenset(name.lower() for path in paths if (name := internal_name(path)))


def _texts(source: Source) -> list[TextSource | Transcript]:
    """Give every text that hangs on a source, also those of single selections."""
    match source:
        case TextSource():
            return [source]
        case PictureSource():
            return [source.text] if source.text is not None else []
        case PDFSource():
            texts = (source.text, *(one.representation for one in source.selections))
            return [text for text in texts if text is not None]
    return list(source.transcripts)


def without_machine_paths(project: Project) -> Project:
    """Leave out every path of the computer that the project was on, and what is no styled text."""
    return replace(
        project,
        base_path="",
        sources=tuple(_without(source) for source in project.sources),
        notes=tuple(_text_without(note) for note in project.notes),
    )


def _allowed(path: str) -> str:
    # A relative path may climb out of the project's folder and so name a person's.
    inside = internal_name(path) is not None
    relative = path.lower().startswith(RELATIVE) and ".." not in path
    return path if inside or relative else ""


def _styled(path: str) -> str:
    # Not a plain text: the standard wants styled text here, and ATLAS.ti refuses the whole file.
    return "" if path.lower().endswith(".txt") else path


def _text_without(text: _Text) -> _Text:
    return replace(
        text,
        plain_text_path=_allowed(text.plain_text_path),
        rich_text_path=_styled(_allowed(text.rich_text_path)),
    )


def _without(source: Source) -> Source:
    if isinstance(source, TextSource):
        return _text_without(source)
    source = replace(source, path=_allowed(source.path), current_path="")
    match source:
        case AudioSource() | VideoSource():
            transcripts = tuple(_text_without(one) for one in source.transcripts)
            return replace(source, transcripts=transcripts)
        case PDFSource():
            selections = tuple(
                replace(one, representation=_text_or_none(one.representation))
                for one in source.selections
            )
            return replace(source, text=_text_or_none(source.text), selections=selections)
    return replace(source, text=_text_or_none(source.text))


def _text_or_none(text: TextSource | None) -> TextSource | None:
    return None if text is None else _text_without(text)
