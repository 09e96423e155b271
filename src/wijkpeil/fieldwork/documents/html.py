"""Web pages (html): what a reader sees of them, in the order of the file."""

import re
from collections import Counter

from wijkpeil.fieldwork.documents.contents import Contents, assemble, control_note
from wijkpeil.fieldwork.documents.markup import Attributes, Listener, begins, ends, listen_to_html
from wijkpeil.fieldwork.documents.seen import seen_notes
from wijkpeil.fieldwork.documents.story import Flow

# fmt: off
_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "section", "summary", "tbody", "tfoot", "thead", "ul",
)
_UNSEEN = frozenset({
    "applet", "audio", "canvas", "datalist", "embed", "frameset", "head", "iframe", "map",
    "math", "noembed", "noframes", "noscript", "object", "option", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
})
# fmt: on
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read(text: str) -> Contents:
    r"""Read a web page whose bytes were decoded already.

    Examples
    --------
    >>> read("<p>Eén&nbsp;keer<br>of twee<script>x()</script><p>Klaar").source.text
    'Eén\xa0keer\nof twee\nKlaar'
    """
    page = _Page()
    listen_to_html(text, page)
    return Contents(
        assemble(page.story), (*seen_notes(page.seen), *control_note(page.story.dropped))
    )


class _Page(Listener):
    """Hears a page; elements that make a block begin and end a line."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Flow()
        self.seen: Counter[str] = Counter()
        self._in_line = False
        self._breaks = 0  # they count only if more text follows in the same block
        self._exact = 0
        self._rows: list[bool] = []  # of each table that we are in: are we in a row?

    def start(self, tag: str, attributes: Attributes) -> None:
        """Hear that an element begins, unless a reader doesn't see it."""
        if not self._deaf and (tag in _UNSEEN or self._is_hidden(attributes)):
            self.skip()
        else:
            super().start(tag, attributes)

    def heard(self, text: str) -> None:
        """Take a piece of text in; white space alone begins no line."""
        if self._in_line and not self._breaks and not self._exact:
            self.story.flow(text)
        elif self._exact or text.strip(" \t\r\n\f"):
            self._begin_line()
            (self.story.exact if self._exact else self.story.flow)(text)

    def close(self) -> None:
        """Hear that it is over."""
        self._end_line()

    def _is_hidden(self, attributes: Attributes) -> bool:
        found = "hidden" in attributes or bool(_HIDING.search(attributes.get("style", "")))
        self.seen["hidden"] += found
        return found

    def _begin_line(self) -> None:
        if not self._in_line:
            self.story.start_paragraph()
            self._in_line = True
        for _break in range(self._breaks):
            self.story.break_line()
        self._breaks = 0

    def _end_line(self) -> None:
        if self._in_line:
            self.story.end_paragraph()
        self._in_line, self._breaks = False, 0

    @begins(*_BLOCKS)
    def _begin_block(self, _it: Attributes) -> None:
        self._end_line()

    @ends(*_BLOCKS)
    def _end_block(self) -> None:
        self._end_line()

    @begins("br")
    def _break(self, _it: Attributes) -> None:
        self._breaks += self._in_line

    @begins("pre")
    def _begin_exact(self, _it: Attributes) -> None:
        self._end_line()
        self._exact += 1

    @ends("pre")
    def _end_exact(self) -> None:
        self._exact -= 1
        self._end_line()

    @begins("table")
    def _begin_table(self, _it: Attributes) -> None:
        self._end_line()
        self.story.start_table()
        self._rows.append(False)

    @ends("table")
    def _end_table(self) -> None:
        self._end_row()
        self._rows.pop()
        self.story.end_table()

    @begins("tr")
    def _begin_row(self, _it: Attributes) -> None:
        self._end_line()
        if self._rows:
            if self._rows[-1]:
                self.story.end_row()  # of a row whose end was left out
            self._rows[-1] = True
            self.story.start_row()

    @ends("tr")
    def _end_row(self) -> None:
        self._end_line()
        if not self._rows or self._rows[-1]:
            self.story.end_row()
        if self._rows:
            self._rows[-1] = False

    @begins("td", "th")
    def _begin_cell(self, it: Attributes) -> None:
        if self._rows and not self._rows[-1]:
            self._begin_row(it)  # a row whose beginning was left out
        self._end_line()
        self.story.start_cell()

    @ends("td", "th")
    def _end_cell(self) -> None:
        self._end_line()
        self.story.end_cell()
