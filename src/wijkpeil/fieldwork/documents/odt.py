"""OpenDocument texts (odt): body, lists, tables, notes, headers and footers.

The XML itself is heard: odfdo makes a tree of it all, and gives no text in the order of reading
with tables, notes and changes where they belong.
"""

from wijkpeil.fieldwork.documents.contents import Contents, Part, assemble, distinct, dropped_in
from wijkpeil.fieldwork.documents.markup import listen_to_xml
from wijkpeil.fieldwork.documents.odt_part import OdtPart
from wijkpeil.fieldwork.documents.package import Package
from wijkpeil.fieldwork.documents.refusal import damaged, protected
from wijkpeil.fieldwork.documents.seen import seen_notes

_MANIFEST = "META-INF/manifest.xml"


def read(package: Package) -> Contents:
    """Read an OpenDocument text.

    Headers come first, then the body, the notes, and footers.

    Raises
    ------
    Refusal
        If it has a password on it, or is damaged.
    """
    if _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST):
        raise protected()
    if "content.xml" not in package.names:
        raise damaged()
    styles = OdtPart()
    if "styles.xml" in package.names:
        listen_to_xml(package.pieces("styles.xml"), styles)
    body = OdtPart(hidden=styles.hidden)
    listen_to_xml(package.pieces("content.xml"), body)
    headers = distinct("header", (story for kind, story in styles.edges if kind == "header"))
    footers = distinct("footer", (story for kind, story in styles.edges if kind == "footer"))
    notes = [Part(story, "footnote", label, lead=f"[{label}] ") for label, story in body.notes]
    source = assemble(body.story, before=headers, after=[*notes, *footers])
    stories = [body.story, *(part.story for part in (*headers, *notes, *footers))]
    return Contents(source, (*seen_notes(body.seen + styles.seen), *dropped_in(stories)))
