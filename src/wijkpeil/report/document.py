"""A document as plain parts, before it is given any form.

A report is built as a tree of these parts and then rendered (:mod:`wijkpeil.report.html`), so that
another form, such as a PDF or a text document, needs no second report. All text is plain text, to
be escaped by whoever renders it; only the drawings in :class:`Picture` are ready-made SVG.
"""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.language import Language

Mark = Literal["", "rising", "falling", "stable", "unclear", "other", "missing"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a ``lead`` is set larger, ``small`` is set smaller."""

    text: str
    kind: Literal["body", "lead", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts; numbered where another part refers to the numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A command or a reference to be copied as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must not overlook, with a word that says what kind of thing it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, and where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of a summary: a mark, how many, and of what."""

    value: str
    label: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """A row of figures."""

    items: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell.

    Attributes
    ----------
    text : str
    mark : str
        A verdict whose symbol stands before the text.
    title : str
        The full text, where `text` is shortened.
    href : str
        Address that the text links to.
    shade : int
        Strength of the background, 0 (none) to 5, for tables that are read as a picture.
    """

    text: str
    mark: Mark = ""
    title: str = ""
    href: str = ""
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names its rows.

    Attributes
    ----------
    caption : str
    head : tuple of str
    rows : tuple of tuple of Cell
    numeric : frozenset of int
        Columns that are set as numbers.
    notes : tuple of str
        What a reader needs to read it well.
    fold : str
        Words to click to see the table; empty shows it at once.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    fold: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing as SVG: for wide pages, and for narrow screens where it differs."""

    wide: str
    narrow: str = ""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What a mark in a drawing stands for."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One or more drawings that say one thing, and the table with the same figures.

    Attributes
    ----------
    title : str
        What the figure shows: a finding where there is one.
    description : str
        What every reader needs to read it well.
    pictures : tuple of Picture
    labels : tuple of str
        A heading for each of several pictures.
    legend : tuple of LegendItem
    table : Table or None
    alternative : str
        What a person who can't see it must know beside the title; the description if empty.
    """

    title: str
    description: str
    pictures: tuple[Picture, ...]
    labels: tuple[str, ...] = ()
    legend: tuple[LegendItem, ...] = ()
    table: Table | None = None
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Parts that open on a click; on paper they are always open."""

    summary: str
    blocks: "tuple[Block, ...]"
    open: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two or more parts that stand beside each other where there is room."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading.

    Attributes
    ----------
    key : str
        Stays the same from one report to the next: the address of the part.
    title : str
    blocks : tuple
    kind : {"", "portrait", "answer"}
    kicker : str
        A few words above the heading.
    """

    key: str
    title: str
    blocks: "tuple[Block, ...]"
    kind: Literal["", "portrait", "answer"] = ""
    kicker: str = ""


Block = (
    Paragraph
    | Bullets
    | Code
    | Note
    | Quote
    | Counts
    | Facts
    | Table
    | Figure
    | Fold
    | SideBySide
    | Section
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes
    ----------
    title : str
    subtitle : str
    language : {"nl", "en"}
    banner : str
        A warning that stands on every page; empty if there is none.
    sections : tuple of Section
    footer : str
    """

    title: str
    subtitle: str
    language: Language
    banner: str
    sections: tuple[Section, ...]
    footer: str
