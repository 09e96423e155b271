"""The text of Word documents, as it is heard: runs, fields, tracked changes.

Names are those of ECMA-376 part 1, WordprocessingML; Word's strict variant has other namespaces.
"""

from collections import Counter
from dataclasses import dataclass, field

from wijkpeil.fieldwork.documents.markup import Attributes, XmlListener, attribute, begins, ends
from wijkpeil.fieldwork.documents.story import Story

_OFF = {"0", "false", "off"}


@dataclass(slots=True)
class Frame:
    """A stretch that is being read, and how far it is.

    Attributes
    ----------
    story : Story
    boxes : list of Story
        Text boxes that hang on the paragraph that is being read.
    joined : bool
        Whether the mark at the end of the last paragraph was struck out.
    """

    story: Story = field(default_factory=Story)
    boxes: list[Story] = field(default_factory=list)
    joined: bool = False


class WordText(XmlListener):
    """Hears what is text, and what was struck out or hidden.

    Attributes
    ----------
    frames : list of Frame
        The stretch that is being read is the last.
    seen : Counter of str
        What there is beside the text, and how often.
    """

    spaces = {  # noqa: RUF012 - declared by Listener
        "w": (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "m": (
            "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math",
        ),
        "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
        "pic": (
            "http://schemas.openxmlformats.org/drawingml/2006/picture",
            "http://purl.oclc.org/ooxml/drawingml/picture",
        ),
        "v": ("urn:schemas-microsoft-com:vml",),
        "c": (
            "http://schemas.openxmlformats.org/drawingml/2006/chart",
            "http://purl.oclc.org/ooxml/drawingml/chart",
        ),
        "dgm": (
            "http://schemas.openxmlformats.org/drawingml/2006/diagram",
            "http://purl.oclc.org/ooxml/drawingml/diagram",
        ),
    }

    def __init__(self) -> None:
        super().__init__()
        self.frames = [Frame()]
        self.seen: Counter[str] = Counter()
        self._text = False
        self._hidden = False
        self._mark_struck = False
        self._properties = ""  # what we are in the properties of: a paragraph, a table
        self._fields: list[bool] = []  # that we are in: are we still in their code?
        self._codes = 0  # how many of them are

    @property
    def story(self) -> Story:
        """The stretch that is being read; at the end, the whole part."""
        return self.frames[-1].story

    def heard(self, text: str) -> None:
        """Take a piece of text in; a line end in the XML is a space to Word."""
        if self._text:
            self.story.write(text.replace("\n", " "))

    def put(self, text: str) -> None:
        """Write characters that Word has an element for, unless they are hidden."""
        if not (self._hidden or self._codes):
            self.story.write(text)

    @begins("w:t", "m:t")
    def _begin_text(self, _it: Attributes) -> None:
        self._text = not (self._hidden or self._codes)

    @ends("w:t", "m:t")
    def _end_text(self) -> None:
        self._text = False

    @begins("w:tab", "w:ptab")
    def _tab(self, _it: Attributes) -> None:
        if not self._properties:  # where it would be a tab stop
            self.put("\t")

    @begins("w:br", "w:cr")
    def _break(self, _it: Attributes) -> None:
        self.put("\n")

    @begins("w:noBreakHyphen")
    def _hard_hyphen(self, _it: Attributes) -> None:
        self.put("\N{NON-BREAKING HYPHEN}")

    @begins("w:softHyphen")
    def _soft_hyphen(self, _it: Attributes) -> None:
        self.put("\N{SOFT HYPHEN}")

    @begins("w:sym")
    def _symbol(self, it: Attributes) -> None:
        try:
            self.put(chr(int(attribute(it, "char"), 16)))
        except (ValueError, OverflowError):
            self.seen["symbols"] += 1

    @begins("w:rt")
    def _reading(self, _it: Attributes) -> None:
        self.skip()  # tells how to pronounce the letters that it stands over

    @begins("w:r")
    def _begin_run(self, _it: Attributes) -> None:
        self._hidden = False

    @ends("w:r")
    def _end_run(self) -> None:
        self._hidden = False

    @begins("w:vanish")
    def _vanish(self, it: Attributes) -> None:
        if not self._properties and attribute(it, "val") not in _OFF:
            self._hidden = True
            self.seen["hidden"] += 1

    @begins("w:fldChar")
    def _field(self, it: Attributes) -> None:
        kind = attribute(it, "fldCharType")
        if kind == "begin":
            self._fields.append(True)
            self._codes += 1
        elif self._fields and kind in {"separate", "end"}:
            self._codes -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)

    @begins("w:ins", "w:moveTo")
    def _put_in(self, _it: Attributes) -> None:
        self.seen["changes"] += 1

    @begins("w:p")
    def _begin_paragraph(self, _it: Attributes) -> None:
        frame = self.frames[-1]
        if frame.joined:
            frame.joined = False
        else:
            frame.story.start_paragraph()

    @ends("w:p")
    def _end_paragraph(self) -> None:
        frame = self.frames[-1]
        self._fields.clear()  # a field that isn't closed must not swallow the rest
        self._codes = 0
        if self._mark_struck:
            self._mark_struck, frame.joined = False, True
            return
        self.finish(frame)

    def leave(self) -> Story:
        """Give the stretch that ends here, and go back to the one around it."""
        frame = self.frames.pop()
        if frame.joined:
            self.finish(frame)
        return frame.story

    def close(self) -> None:
        """Hear that it is over: a paragraph whose mark was struck out ends all the same."""
        if self.frames[-1].joined:
            self.finish(self.frames[-1])

    def finish(self, frame: Frame) -> None:
        """End a paragraph, and put the text boxes that hang on it after it."""
        frame.story.end_paragraph()
        for box in frame.boxes:
            frame.story.absorb(box)
        frame.boxes.clear()
