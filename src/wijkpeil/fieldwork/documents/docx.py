"""Word documents (docx): body, tables, notes, text boxes, headers and footers.

python-docx gives a body's paragraphs and tables, but no notes, no text boxes, no content controls
and nothing of what was put in with tracked changes; so the XML itself is heard.
"""

import posixpath
from collections import Counter
from typing import Literal

from wijkpeil.fieldwork.documents.contents import Contents, Part, assemble, distinct, dropped_in
from wijkpeil.fieldwork.documents.markup import (
    Attributes,
    XmlListener,
    begins,
    listen_to_xml,
)
from wijkpeil.fieldwork.documents.package import Package
from wijkpeil.fieldwork.documents.refusal import damaged
from wijkpeil.fieldwork.documents.seen import seen_notes
from wijkpeil.fieldwork.documents.word_part import WordPart


class _Relations(XmlListener):
    """Hears which parts a part points at.

    Attributes
    ----------
    by_id, by_type : dict of str to str
        Targets; a type is the last word of its address.
    """

    spaces = {  # noqa: RUF012 - declared by Listener
        "r": (
            "http://schemas.openxmlformats.org/package/2006/relationships",
            "http://purl.oclc.org/ooxml/package/relationships",
        )
    }

    def __init__(self) -> None:
        super().__init__()
        self.by_id: dict[str, str] = {}
        self.by_type: dict[str, str] = {}

    @begins("r:Relationship")
    def _relation(self, it: Attributes) -> None:
        if it.get("TargetMode") != "External":
            target = it.get("Target", "")
            self.by_id[it.get("Id", "")] = target
            self.by_type[it.get("Type", "").rpartition("/")[2]] = target


def read(package: Package) -> Contents:
    """Read a Word document.

    Headers come first, then the body, footnotes, endnotes, and footers.

    Raises
    ------
    Refusal
        If it is damaged, or its parts can't be trusted.
    """
    document = _Document(package)
    body = document.body
    headers, footers = document.edges("header"), document.edges("footer")
    notes = [*document.notes("footnotes"), *document.notes("endnotes")]
    source = assemble(body.story, before=headers, after=[*notes, *footers])
    stories = [body.story, *(part.story for part in (*headers, *notes, *footers))]
    return Contents(source, (*seen_notes(document.seen), *dropped_in(stories)))


class _Document:
    """A package with a main part, and the parts that it points at.

    Attributes
    ----------
    body : WordPart
    seen : Counter of str
        What there is beside text, in the parts that were read so far.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = ""
        self._main = self._target(self._relations().by_type.get("officeDocument", ""))
        if not self._main:
            raise damaged()
        self._points_at = self._relations()
        self.seen: Counter[str] = Counter()
        self.body = self._hear(self._main)

    def notes(self, kind: str) -> list[Part]:
        """Read the footnotes or endnotes that the text points at, in that order."""
        target = self._target(self._points_at.by_type.get(kind, ""))
        found = self._hear(target).notes if target else {}
        return [
            Part(found[number], "footnote", label, lead=f"[{label}] ")
            for of_kind, number, label in self.body.references
            if of_kind == kind and number in found
        ]

    def edges(self, kind: Literal["header", "footer"]) -> list[Part]:
        """Read the headers or footers that sections point at; the same words only once."""
        targets = (
            self._target(self._points_at.by_id.get(relation, ""))
            for relation, of_kind in self.body.sections.items()
            if of_kind == kind
        )
        once = dict.fromkeys(target for target in targets if target)
        return distinct(kind, (self._hear(target).story for target in once))

    def _hear(self, name: str) -> WordPart:
        part = WordPart()
        listen_to_xml(self._package.pieces(name), part)
        self.seen += part.seen
        return part

    def _relations(self) -> _Relations:
        folder, file = posixpath.split(self._main)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        relations = _Relations()
        if name in self._package.names:
            listen_to_xml(self._package.pieces(name), relations)
        return relations

    def _target(self, target: str) -> str:
        """Give the name of a part that the main part points at; empty if it isn't there."""
        folder = posixpath.dirname(self._main)
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return name if target and name in self._package.names else ""
