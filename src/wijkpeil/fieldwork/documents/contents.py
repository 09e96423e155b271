"""What was read from a file, and how its stretches become one text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from wijkpeil.fieldwork.documents.story import Story
from wijkpeil.fieldwork.text import Place, PlaceKind, SourceText
from wijkpeil.language import ngettext, number


@dataclass(frozen=True, slots=True)
class Contents:
    """A text with its places, and what a person should know about how it was read."""

    source: SourceText
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document that is not its body: a header, a note, a footer.

    Attributes
    ----------
    story : Story
    kind : {"header", "footnote", "footer"}
    label : str
    lead : str
        What is written before it.
    """

    story: Story
    kind: PlaceKind
    label: str
    lead: str = ""


def assemble(body: Story, *, before: Sequence[Part] = (), after: Sequence[Part] = ()) -> SourceText:
    """Join the stretches of a document, with an empty line between kinds.

    Only the body keeps its paragraphs and tables. Where a kind ends, a place without a label
    says so.
    """
    joined = _Joined()
    for part in before:
        joined.add(part.lead + part.story.text.strip("\n"), part.kind, part.label)
    joined.add_body(body)
    for part in after:
        joined.add(part.lead + part.story.text.strip("\n"), part.kind, part.label)
    return joined.source()


def distinct(kind: Literal["header", "footer"], stories: Iterable[Story]) -> list[Part]:
    """Make parts of headers or footers, numbered, the same words only once."""
    by_text: dict[str, Story] = {}
    for story in stories:
        by_text.setdefault(story.text.strip(), story)
    by_text.pop("", None)
    return [Part(story, kind, str(nr)) for nr, story in enumerate(by_text.values(), start=1)]


class _Joined:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._open: dict[PlaceKind, str] = {}  # the last label of each kind
        self._last: PlaceKind | None = None

    def add(self, text: str, kind: PlaceKind, label: str) -> None:
        if text.strip():
            self._begin(kind)
            self._place(Place(self._length, kind, label))
            self._put(text)

    def add_body(self, body: Story) -> None:
        text = body.text
        if text.strip():
            self._begin(None)
            shift = self._length
            for it in sorted(body.places, key=lambda it: it.start):
                self._place(Place(it.start + shift, it.kind, it.label, it.speaker))
            self._put(text)

    def _begin(self, kind: PlaceKind | None) -> None:
        if self._parts:
            self._put("\n" if kind == self._last else "\n\n")
        self._last = kind
        for ended in [one for one, label in self._open.items() if label and one != kind]:
            self._place(Place(self._length, ended, ""))

    def _place(self, place: Place) -> None:
        self._places.append(place)
        self._open[place.kind] = place.label

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def source(self) -> SourceText:
        inside = (place for place in self._places if place.start < self._length)
        return SourceText("".join(self._parts), tuple(inside))


def control_note(dropped: int) -> tuple[str, ...]:
    """Say how many characters were left out that no text is made of."""
    if not dropped:
        return ()
    message = ngettext(
        "{count} control character was left out.",
        "{count} control characters were left out.",
        dropped,
    )
    return (message.format(count=number(dropped)),)


def dropped_in(stories: Iterable[Story]) -> tuple[str, ...]:
    """Say how many control characters were left out of stories together."""
    return control_note(sum(story.dropped for story in stories))
