"""One stretch of a document as it is being read: its lines, its paragraphs, its tables."""

from wijkpeil.fieldwork.documents.clean import clean
from wijkpeil.fieldwork.documents.limits import MAX_CHARACTERS, MAX_PLACES
from wijkpeil.fieldwork.documents.refusal import Refusal
from wijkpeil.fieldwork.text import Place, PlaceKind
from wijkpeil.language import gettext as _
from wijkpeil.language import number


class Story:
    """Collects text and the places in it, in the order that they are read in.

    Line ends and tabs wait until more text comes: the end of a cell turns the line end of its last
    paragraph into a tab, and nothing is left over at the end.

    Attributes
    ----------
    length : int
        Characters so far.
    places : list of Place
        In the order that they were found; not yet sorted.
    dropped : int
        Control characters that were left out.
    """

    def __init__(self) -> None:
        self.length = 0
        self.places: list[Place] = []
        self.dropped = 0
        self._parts: list[str] = []
        self._waiting = ""
        self._marks: list[tuple[PlaceKind, str, str]] = []
        self._start = 0
        self._said = False
        self._paragraphs = 0
        self._tables = 0
        self._open: list[list[int]] = []  # number and row of each table that we are in

    @property
    def text(self) -> str:
        """What was read so far."""
        return "".join(self._parts)

    def write(self, text: str) -> None:
        """Add text as it stands."""
        kept, dropped = clean(text)
        self.dropped += dropped
        if not kept:
            return
        self.flush()
        self._put(kept)
        self._said = self._said or not kept.isspace()

    def mark(self, kind: PlaceKind, label: str, speaker: str = "") -> None:
        """Say that a place begins where the next text comes."""
        if len(self.places) + len(self._marks) >= MAX_PLACES:
            message = _("It has more than {most} paragraphs, rows or cues. Cut it into parts.")
            raise Refusal(message.format(most=number(MAX_PLACES)))
        self._marks.append((kind, label, speaker))

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._put(self._waiting)
            self._waiting = ""
        if self._marks:
            self.places += [Place(self.length, *mark) for mark in self._marks]
            self._marks.clear()

    def start_paragraph(self) -> None:
        """Begin on a new line."""
        self.flush()
        self._start = self.length
        self._said = False

    def end_paragraph(self) -> None:
        """End the line; a paragraph with text in it gets the next number."""
        if self._said:
            self._paragraphs += 1
            self.mark("paragraph", str(self._paragraphs))
            kind, label, speaker = self._marks.pop()
            self.places.append(Place(self._start, kind, label, speaker))
        self._waiting = "\n"

    def end_line(self) -> None:
        """End a line that is no paragraph."""
        self._waiting = "\n"

    def start_table(self) -> None:
        """Begin a table, perhaps inside a cell of another."""
        self._tables += 1
        self._open.append([self._tables, 0])

    def start_row(self) -> None:
        """Begin a row."""
        if self._open:
            self._open[-1][1] += 1
            self._mark_row()

    def start_cell(self) -> None:
        """Begin a cell."""
        self.flush()

    def end_cell(self) -> None:
        """End a cell: the next one comes after a tab."""
        self._waiting = "\t"

    def end_row(self) -> None:
        """End a row: the next one comes on a new line."""
        self._waiting = "\n"

    def end_table(self) -> None:
        """End a table: what comes is outside it, or in the row of the table around it."""
        if self._open:
            self._open.pop()
            self._mark_row()

    def _mark_row(self) -> None:
        label = "{}.{}".format(*self._open[-1]) if self._open else ""
        self.mark("table", label)

    def absorb(self, other: "Story") -> None:
        """Put another stretch in as lines of its own; its places are not kept."""
        self.dropped += other.dropped
        text = other.text.strip("\n")
        if text.strip():
            self.flush()
            self._put(text)
            self._waiting = "\n"

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        if self.length > MAX_CHARACTERS:
            raise too_long()


def too_long() -> Refusal:
    """Refuse a text that is longer than any document."""
    message = _("Its text is longer than {most} characters. Cut it into parts.")
    return Refusal(message.format(most=number(MAX_CHARACTERS)))


class Flow(Story):
    """A stretch in which white space is shown as one space, as in HTML and ODF."""

    def __init__(self) -> None:
        super().__init__()
        self._gap = False
        self._begun = False

    def start_paragraph(self) -> None:
        """Begin on a new line."""
        super().start_paragraph()
        self._gap = self._begun = False

    def flow(self, text: str) -> None:
        """Add text of which only the words count; hard spaces are words."""
        words = _collapse(text)
        body = words.strip(" ")
        self._gap = self._gap or (self._begun and words.startswith(" "))
        if body:
            self.exact(body)
            self._gap = words.endswith(" ")

    def exact(self, text: str) -> None:
        """Add text of which every space counts."""
        self.write(f" {text}" if self._gap else text)
        self._gap, self._begun = False, True

    def break_line(self) -> None:
        """Begin a new line inside the paragraph."""
        self.write("\n")
        self._gap = self._begun = False


def _collapse(text: str) -> str:
    r"""Make one space of every run of white space; U+00A0 is not white space here.

    >>> _collapse(" een \n twee\t")
    ' een twee '
    """
    for white in "\t\n\r\f":
        text = text.replace(white, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text
