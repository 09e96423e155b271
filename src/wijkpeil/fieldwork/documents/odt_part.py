"""The XML of OpenDocument texts, as it is heard.

Names are those of OpenDocument 1.3 part 3. White space in it is shown as one space; spaces that
count are elements.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from wijkpeil.fieldwork.documents.markup import Attributes, XmlListener, attribute, begins, ends
from wijkpeil.fieldwork.documents.story import Flow

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_MOST_SPACES = 1000
_LONGEST_LABEL = 20

Edge = Literal["header", "footer"]


@dataclass(slots=True)
class _Frame:
    """A stretch that is being read, and how far it is."""

    story: Flow = field(default_factory=Flow)
    boxes: list[Flow] = field(default_factory=list)
    open: bool = False  # inside a paragraph
    citing: bool = False  # inside the number of a note
    label: str = ""


class OdtPart(XmlListener):
    """Hears ``content.xml``, or the headers and footers in ``styles.xml``.

    Parameters
    ----------
    hidden : iterable of str
        Names of styles whose text isn't shown.

    Attributes
    ----------
    notes : list of (str, Flow)
        Footnotes and endnotes, each with its label.
    edges : list of (str, Flow)
        ``header`` or ``footer``, and its text.
    hidden : set of str
        The styles given, and those that this part says it of.
    seen : Counter of str
        What there is beside the text, and how often.
    """

    spaces = {  # noqa: RUF012 - declared by Listener
        **{name: (f"{_OASIS}:{name}:1.0",) for name in ("office", "text", "table", "style")},
        "draw": (f"{_OASIS}:drawing:1.0",),
        "svg": (f"{_OASIS}:svg-compatible:1.0",),
        "math": ("http://www.w3.org/1998/Math/MathML",),
    }

    def __init__(self, *, hidden: Iterable[str] = ()) -> None:
        super().__init__()
        self.notes: list[tuple[str, Flow]] = []
        self.edges: list[tuple[Edge, Flow]] = []
        self.hidden = set(hidden)
        self.seen: Counter[str] = Counter()
        self._frames = [_Frame()]
        self._style = ""

    @property
    def story(self) -> Flow:
        """The stretch that is being read; at the end, the whole part."""
        return self._frames[-1].story

    def heard(self, text: str) -> None:
        """Take a piece of text in, if a paragraph is where it stands."""
        frame = self._frames[-1]
        if frame.citing:
            frame.label = (frame.label + text.strip())[:_LONGEST_LABEL]
        elif frame.open:
            frame.story.flow(text)

    # ── text ──

    @begins("text:p", "text:h")
    def _begin_paragraph(self, it: Attributes) -> None:
        if not self._is_hidden(it):
            self._frames[-1].open = True
            self.story.start_paragraph()

    @ends("text:p", "text:h")
    def _end_paragraph(self) -> None:
        frame = self._frames[-1]
        frame.open = False
        frame.story.end_paragraph()
        self._put_boxes(frame)

    @begins("text:span")
    def _begin_span(self, it: Attributes) -> None:
        self._is_hidden(it)

    @begins("text:section")
    def _begin_section(self, it: Attributes) -> None:
        if attribute(it, "display") == "none":
            self._hide()

    @begins("text:s")
    def _spaces(self, it: Attributes) -> None:
        count = attribute(it, "c")
        many = int(count) if count.isdecimal() and len(count) < 9 else 1
        self.story.exact(" " * min(many, _MOST_SPACES))

    @begins("text:tab")
    def _tab(self, _it: Attributes) -> None:
        self.story.exact("\t")

    @begins("text:line-break")
    def _break(self, _it: Attributes) -> None:
        self.story.break_line()

    # ── what isn't shown ──

    @begins("style:style")
    def _begin_style(self, it: Attributes) -> None:
        self._style = attribute(it, "name")

    @begins("style:text-properties")
    def _of_style(self, it: Attributes) -> None:
        if attribute(it, "display") == "none":
            self.hidden.add(self._style)

    def _is_hidden(self, it: Attributes) -> bool:
        found = attribute(it, "style-name") in self.hidden
        if found:
            self._hide()
        return found

    def _hide(self) -> None:
        self.seen["hidden"] += 1
        self.skip()

    @begins("text:changed-region")
    def _changed(self, _it: Attributes) -> None:
        self.seen["changes"] += 1  # it holds what was struck out
        self.skip()

    @begins("office:annotation")
    def _comment(self, _it: Attributes) -> None:
        self.seen["comments"] += 1
        self.skip()

    @begins("text:ruby-text", "text:script", "text:number", "office:binary-data", "office:forms")
    def _no_text(self, _it: Attributes) -> None:
        self.skip()

    @begins("svg:title", "svg:desc", "math:math", "table:covered-table-cell")
    def _no_text_either(self, _it: Attributes) -> None:
        self.skip()

    @begins("draw:image")
    def _picture(self, _it: Attributes) -> None:
        self.seen["pictures"] += 1

    @begins("draw:object")
    def _drawing(self, _it: Attributes) -> None:
        self.seen["drawings"] += 1

    # ── tables ──

    @begins("table:table")
    def _begin_table(self, _it: Attributes) -> None:
        self.story.start_table()

    @ends("table:table")
    def _end_table(self) -> None:
        self.story.end_table()

    @begins("table:table-row")
    def _begin_row(self, _it: Attributes) -> None:
        self.story.start_row()

    @ends("table:table-row")
    def _end_row(self) -> None:
        self.story.end_row()

    @begins("table:table-cell")
    def _begin_cell(self, _it: Attributes) -> None:
        self.story.start_cell()

    @ends("table:table-cell")
    def _end_cell(self) -> None:
        self.story.end_cell()

    # ── boxes, notes, headers and footers: stretches of their own ──

    @begins("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle")
    def _begin_box(self, _it: Attributes) -> None:
        self._frames.append(_Frame())

    @ends("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle")
    def _end_box(self) -> None:
        box = self._frames.pop().story
        around = self._frames[-1]
        around.boxes.append(box)
        self.seen["boxes"] += bool(box.length)
        if not around.open:
            self._put_boxes(around)

    def _put_boxes(self, frame: _Frame) -> None:
        for box in frame.boxes:
            frame.story.absorb(box)
        frame.boxes.clear()

    @begins("text:note")
    def _begin_note(self, _it: Attributes) -> None:
        self._frames.append(_Frame())

    @begins("text:note-citation")
    def _begin_citation(self, _it: Attributes) -> None:
        self._frames[-1].citing = True

    @ends("text:note-citation")
    def _end_citation(self) -> None:
        self._frames[-1].citing = False

    @ends("text:note")
    def _end_note(self) -> None:
        note = self._frames.pop()
        label = note.label or str(len(self.notes) + 1)
        self.story.exact(f"[{label}]")
        self.notes.append((label, note.story))

    @begins(
        *(
            f"style:{edge}{which}"
            for edge in ("header", "footer")
            for which in ("", "-left", "-first")
        )
    )
    def _begin_edge(self, it: Attributes) -> None:
        if attribute(it, "display") == "false":
            self.skip()
        else:
            self._frames.append(_Frame())

    @ends("style:header", "style:header-left", "style:header-first")
    def _end_header(self) -> None:
        self.edges.append(("header", self._frames.pop().story))

    @ends("style:footer", "style:footer-left", "style:footer-first")
    def _end_footer(self) -> None:
        self.edges.append(("footer", self._frames.pop().story))
