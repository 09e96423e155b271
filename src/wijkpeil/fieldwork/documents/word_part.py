"""One part of a Word document, as it is heard: tables, notes, text boxes, what else there is."""

from wijkpeil.fieldwork.documents.markup import Attributes, attribute, begins, ends
from wijkpeil.fieldwork.documents.roman import roman
from wijkpeil.fieldwork.documents.story import Story
from wijkpeil.fieldwork.documents.word_text import Frame, WordText

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


class WordPart(WordText):
    """Hears the body, the footnotes, the endnotes, a header or a footer.

    Attributes
    ----------
    notes : dict of str to Story
        Footnotes or endnotes by their id, if the part holds those.
    references : list of (str, str, str)
        Notes that the text points at: ``footnotes`` or ``endnotes``, id, label.
    sections : dict of str to str
        Relations of headers and footers that sections point at, each with which of the two it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.notes: dict[str, Story] = {}
        self.references: list[tuple[str, str, str]] = []
        self.sections: dict[str, str] = {}
        self._note = ""
        self._rows: list[bool] = []  # of each table that we are in: has its row begun?
        self._struck_row = False
        self._choices: list[bool] = []  # of each set of alternatives: was one taken?
        self._placeholder = False

    # ── tables ──

    @begins("w:tbl")
    def _begin_table(self, _it: Attributes) -> None:
        self.story.start_table()
        self._rows.append(False)

    @ends("w:tbl")
    def _end_table(self) -> None:
        self._rows.pop()
        self.story.end_table()

    @begins("w:tr")
    def _begin_row(self, _it: Attributes) -> None:
        self._struck_row = False
        if self._rows:
            self._rows[-1] = False

    @ends("w:tr")
    def _end_row(self) -> None:
        if self._rows and self._rows[-1]:
            self.story.end_row()

    @begins("w:tc")
    def _begin_cell(self, _it: Attributes) -> None:
        if self._struck_row:
            self.skip()
            return
        if self._rows and not self._rows[-1]:
            self._rows[-1] = True
            self.story.start_row()
        self.story.start_cell()

    @ends("w:tc")
    def _end_cell(self) -> None:
        self.story.end_cell()
        self._struck_row = False  # of a table inside this cell

    # ── what was struck out ──

    @begins("w:pPr")
    def _begin_of_paragraph(self, _it: Attributes) -> None:
        self._properties = "paragraph"

    @begins("w:trPr", "w:tcPr", "w:tblPr")
    def _begin_of_row(self, _it: Attributes) -> None:
        self._properties = "table"

    @ends("w:pPr", "w:trPr", "w:tcPr", "w:tblPr")
    def _end_properties(self) -> None:
        self._properties = ""

    @begins("w:del", "w:moveFrom")
    def _strike(self, _it: Attributes) -> None:
        self.seen["changes"] += 1
        if self._properties == "paragraph":
            self._mark_struck = True
        elif self._properties == "table":
            self._struck_row = True
        else:
            self.skip()

    # ── text boxes, controls, alternatives ──

    @begins("w:txbxContent")
    def _begin_box(self, _it: Attributes) -> None:
        self.frames.append(Frame())

    @ends("w:txbxContent")
    def _end_box(self) -> None:
        box = self.leave()
        self.frames[-1].boxes.append(box)
        self.seen["boxes"] += 1

    @begins("w:showingPlcHdr")
    def _expect_placeholder(self, _it: Attributes) -> None:
        self._placeholder = True

    @begins("w:sdtContent")
    def _begin_control(self, _it: Attributes) -> None:
        if self._placeholder:
            self.skip()
        self._placeholder = False

    @begins("mc:AlternateContent")
    def _begin_alternatives(self, _it: Attributes) -> None:
        self._choices.append(False)

    @ends("mc:AlternateContent")
    def _end_alternatives(self) -> None:
        self._choices.pop()

    @begins("mc:Choice", "mc:Fallback")
    def _begin_choice(self, _it: Attributes) -> None:
        if self._choices and self._choices[-1]:
            self.skip()
        elif self._choices:
            self._choices[-1] = True

    # ── notes, headers, footers ──

    @begins("w:footnote", "w:endnote")
    def _begin_note(self, it: Attributes) -> None:
        if attribute(it, "type") in _SEPARATORS:
            self.skip()
            return
        self._note = attribute(it, "id")
        self.frames.append(Frame())

    @ends("w:footnote", "w:endnote")
    def _end_note(self) -> None:
        self.notes[self._note] = self.leave()

    @begins("w:footnoteReference")
    def _footnote(self, it: Attributes) -> None:
        self._point_at("footnotes", attribute(it, "id"))

    @begins("w:endnoteReference")
    def _endnote(self, it: Attributes) -> None:
        self._point_at("endnotes", attribute(it, "id"))

    def _point_at(self, kind: str, number: str) -> None:
        if self._hidden:
            return
        self.seen[kind] += 1
        count = self.seen[kind]
        label = str(count) if kind == "footnotes" else roman(count)
        self.references.append((kind, number, label))
        self.put(f"[{label}]")

    @begins("w:headerReference")
    def _header(self, it: Attributes) -> None:
        self.sections[attribute(it, "id")] = "header"

    @begins("w:footerReference")
    def _footer(self, it: Attributes) -> None:
        self.sections[attribute(it, "id")] = "footer"

    # ── what is not text ──

    @begins("w:commentReference")
    def _comment(self, _it: Attributes) -> None:
        self.seen["comments"] += 1

    @begins("pic:pic", "v:imagedata")
    def _picture(self, _it: Attributes) -> None:
        self.seen["pictures"] += 1

    @begins("c:chart", "dgm:relIds")
    def _drawing(self, _it: Attributes) -> None:
        self.seen["drawings"] += 1

    @begins("w:altChunk", "w:subDoc")
    def _other_file(self, _it: Attributes) -> None:
        self.seen["files"] += 1
