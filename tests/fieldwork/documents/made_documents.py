"""Documents for tests: by the libraries that make such files, and by hand for the edges."""

import io
import zipfile
import zlib

import docx
import odfdo

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OPEN = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in (
        *((same, same) for same in ("office", "text", "table", "style", "manifest")),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return stream.getvalue()


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """Write relations: id, and type with target."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'


def word(
    body: str,
    *,
    notes: dict[str, str] | None = None,
    edges: dict[str, tuple[str, str]] | None = None,
    space: str = WORD,
    before: str = "",
    extra: dict[str, str | bytes] | None = None,
) -> bytes:
    """Make a Word document of the XML of its body.

    Parameters
    ----------
    body : str
    notes : dict
        XML of ``footnotes`` and ``endnotes``.
    edges : dict
        By relation: ``header`` or ``footer``, and its XML.
    space : str
        Namespaces.
    before : str
        Before the root.
    extra : dict
        Other parts.
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"{before}<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    targets = {}
    for kind, xml in (notes or {}).items():
        targets[kind] = (kind, f"{kind}.xml")
        parts[f"word/{kind}.xml"] = f"<w:{kind} {space}>{xml}</w:{kind}>"
    for key, (kind, xml) in (edges or {}).items():
        targets[key] = (kind, f"/word/{key}.xml")
        parts[f"word/{key}.xml"] = f"<w:hdr {space}>{xml}</w:hdr>"
    parts["word/_rels/document.xml.rels"] = relations(targets)
    return zipped(parts | (extra or {}))


def run(text: str, *, properties: str = "") -> str:
    """Write a run of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*parts: str, properties: str = "") -> str:
    """Write a paragraph of a Word document; parts that aren't XML become runs."""
    inside = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def word_table(*rows: list[str]) -> str:
    """Write a table of a Word document, of the XML in its cells."""
    inside = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl>{inside}</w:tbl>"


def open_text(
    body: str, *, automatic: str = "", styles: str = "", extra: dict[str, str] | None = None
) -> bytes:
    """Make an OpenDocument text of the XML in it."""
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {OPEN}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        ),
    }
    if styles:
        parts["styles.xml"] = f"<office:document-styles {OPEN}>{styles}</office:document-styles>"
    return zipped(parts | (extra or {}))


def pdf_page(*lines: str) -> bytes:
    """Write the content of a page of a PDF, a line below the other."""
    shown = (
        line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        for line in lines
    )
    return b"BT /F1 12 Tf 72 770 Td 14 TL " + b" ".join(b"(%s) Tj T*" % it for it in shown) + b" ET"


PICTURE = b"q 595 0 0 842 0 0 cm /Im1 Do Q "
"""A picture that covers the page."""


def pdf(*pages: bytes, trailer: bytes = b"", annotations: bytes = b"", packed: int = 0) -> bytes:
    """Make a PDF of the contents of its pages, each packed `packed` times."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding "
            b"/WinAnsiEncoding /Differences [1 /fi /fl] >> >>"
        ),
        (
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Length 1 >>\nstream\n\xff\nendstream"
        ),
    ]
    for index, content in enumerate(pages):
        inside = content
        for _layer in range(packed):
            inside = zlib.compress(inside, 9)
        filters = b"/Filter [%s]" % (b"/FlateDecode " * packed)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [%s] /Resources << "
            b"/Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> /Contents %d 0 R >>"
            % (annotations, 6 + 2 * index),
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(inside), filters, inside),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, it in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, it)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    root = b"trailer << /Size %d /Root 1 0 R %s >>" % (len(objects) + 1, trailer)
    return out + head + table + root + b"\nstartxref\n%d\n%%%%EOF\n" % len(out)


def saved_docx() -> bytes:
    """Make a document by python-docx, with a header, a table and a list."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Verslag"
    document.sections[0].footer.paragraphs[0].text = "Gemeente"
    document.add_heading("Gesprek", 1)
    document.add_paragraph("Eén\u00a0keer.\tMet tab.")
    table = document.add_table(2, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"cel {number}"
    document.add_paragraph("Een punt", style="List Bullet")
    return _stream(document)


def saved_odt() -> bytes:
    """Make a document by odfdo, with a note, a list and a table."""
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Gesprek"))
    noted = odfdo.Paragraph("Eén  keer gezegd.")
    noted.insert_note(note_id="n1", citation="1", body="Een noot.", after="keer")
    document.body.append(noted)
    document.body.append(odfdo.List(["punt een", "punt twee"]))
    table = odfdo.Table("T", width=2, height=2)
    table.set_value("A1", "a1")
    table.set_value("B2", "b2")
    document.body.append(table)
    document.body.append(odfdo.Paragraph("Slot."))
    return _stream(document)


def _stream(document: "docx.document.Document | odfdo.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


VTT = (
    "WEBVTT - gesprek\n\nNOTE niet gezegd\n\n1\n00:04.000 --> 00:06.500\n<v Anna>Dag &amp; "
    "<b>welkom</b>.</v>\n\n00:01:07.000 --> 00:01:09.000\n<v Anna>Ja, één.</v>\n"
).encode()
SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,000\r\nAnna: Dag.\r\n\r\n"
    "2\r\n00:01:03,000 --> 00:01:04,000\r\nBert: Hé.\r\n"
).encode("cp1252")
HTML = (
    b"<!DOCTYPE html><html><head><title>T</title><meta charset=iso-8859-1></head><body><h1>Kop"
    b"</h1><p>Caf\xe9 &eacute;&nbsp;x<table><tr><td>a<td><p>b</table></body></html>"
)
TXT = "Één café.\r\n\r\nZo’n reünie in België.\n".encode()


def one_of_each() -> dict[str, bytes]:
    """Make a file of every format."""
    return {
        "docx": saved_docx(),
        "odt": saved_odt(),
        "pdf": pdf(pdf_page("Eerste regel.", "Tweede regel."), pdf_page("Tweede pagina.")),
        "txt": TXT,
        "vtt": VTT,
        "srt": SRT,
        "html": HTML,
    }
