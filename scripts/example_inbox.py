"""Make the five small originals of the example study, to try importing on.

``python scripts/example_inbox.py [FOLDER]`` writes them to ``examples/study/inbox`` or elsewhere.
The same run gives the same bytes: packages are stored uncompressed with one fixed moment. Every
word in them is made up.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

INBOX = Path(__file__).parent.parent / "examples" / "study" / "inbox"
MADE_UP = "[Verzonnen document bij een verzonnen wijk]"
_MOMENT = (2022, 12, 12, 9, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = f"{_OFFICE}/wordprocessingml/2006/main"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def package(parts: dict[str, str]) -> bytes:
    """Pack parts in a zip that is the same on every machine."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.create_system = 0
            packed.writestr(info, content.encode("utf-8"))
    return stream.getvalue()


# --- a report in Word, with a header, a table and a footnote ---------------------------------

CLUBS = (
    ("Club", "Leden", "Avond"),
    ("Smartlappenkoor", "41", "dinsdag"),
    ("Schermvereniging", "28", "maandag en donderdag"),
    ("Schaakclub", "17", "woensdag"),
    ("Naaikring", "12", "vrijdagochtend"),
)


REPORT = f"""\
{MADE_UP}
Wie zit er in het badhuis?
Overzicht voor het stichtingsbestuur, Garvenlaar, voorjaar 2018.
Het badhuis is op 61 van de 90 dagdelen verhuurd. Vorig jaar was dat 48, maar nu telt de zolder mee.
Het dak lekt boven de kleedkamers. Dirk Wassenbergh zette een emmer neer en belde zijn zwager.
Voorstel: de grote zaal blijft zeven euro per avond. Wie niet kan betalen, zet de stoelen terug.
""".splitlines()


def word_report() -> bytes:
    """Give a list of clubs as a .docx."""
    *before, counted = REPORT[:4]
    note = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteReference w:id="2"/></w:r>'
    )
    body = "".join(_w_paragraph(text) for text in before)
    body += _w_paragraph(counted, extra=note) + _w_table(CLUBS)
    body += "".join(_w_paragraph(text) for text in REPORT[4:])
    body += '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    footnote = "De zolder werd in 2017 opgeruimd door de naaikring, die er ook een muis vond."
    spaces = f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"'
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    return package(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"{_XML}<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"{_XML}<w:footnotes {spaces}>{separators}"
            f'<w:footnote w:id="2">{_w_paragraph(footnote)}</w:footnote></w:footnotes>',
            "word/header1.xml": f"{_XML}<w:hdr {spaces}>"
            f"{_w_paragraph('Stichting Badhuis – verzonnen')}</w:hdr>",
            "word/_rels/document.xml.rels": _relations(
                ("rId1", "footnotes", "footnotes.xml"), ("rId2", "header", "header1.xml")
            ),
        }
    )


def _w_paragraph(text: str, *, extra: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p>{run}{extra}</w:p>"


def _w_table(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ["".join(f"<w:tc><w:tcPr/>{_w_paragraph(text)}</w:tc>" for text in row) for row in rows]
    grid = "<w:gridCol/>" * len(rows[0])
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def _content_types() -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {"document": "document.main", "footnotes": "footnotes", "header1": "header"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*rows: tuple[str, str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    space = f"{_OFFICE}/package/2006/relationships"
    return f'{_XML}<Relationships xmlns="{space}">{lines}</Relationships>'


# --- an interview in LibreOffice Writer ------------------------------------------------------


INTERVIEW = f"""\
{MADE_UP}
Gesprek met de dirigente van de fanfare, Ganzerikbos, 14 april 2016.
Interviewer: Hoeveel leden hebt u?
Dirigente: Drieëndertig, als de tweede trombone zijn bril bij zich heeft.
Interviewer: Komen ze allemaal uit de wijk?
Dirigente: Op twee na. Mevrouw Ottolien Groeneslag fietst elke week vanuit Marselwerd, met de tuba.
Interviewer: Wat betekent de fanfare voor de wijk?
Dirigente: In augustus repeteren we niet. Dan zijn de brommers er weer. Het kan ook het weer zijn.
Interviewer: Wat zou u de gemeente willen vragen?
Dirigente: Een bus. Mijn klarinetten moeten na negenen lopen.
""".splitlines()


def writer_interview() -> bytes:
    """Give an interview with a conductor as an .odt."""
    text = "".join(f"<text:p>{escape(turn)}</text:p>" for turn in INTERVIEW)
    spaces = f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0"'
    kind = "application/vnd.oasis.opendocument.text"
    entries = (("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in entries
    )
    return package(
        {
            "mimetype": kind,
            "content.xml": f'{_XML}<office:document-content {spaces} office:version="1.3">'
            f"<office:body><office:text>{text}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f'{_XML}<office:document-styles {spaces} office:version="1.3"/>',
            "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:'
            f'manifest:1.0" manifest:version="1.3">{listed}</manifest:manifest>',
        }
    )


# --- a conversation with times and speakers, a web page, and an old text file -----------------

SUBTITLES = f"""WEBVTT

NOTE
{MADE_UP}

1
00:00:00.500 --> 00:00:03.000
<v Onderzoeker>{MADE_UP}

2
00:00:03.500 --> 00:00:07.200
<v Onderzoeker>U was vijf jaar wijkconciërge in Anijsveste.

3
00:00:07.400 --> 00:00:13.900
<v Conciërge>Vijf jaar en negen maanden. Die maanden tellen mee,
want toen was het geld al op.

4
00:00:14.200 --> 00:00:16.000
<v Onderzoeker>Wat deed u in die maanden?

5
00:00:16.300 --> 00:00:24.800
<v Conciërge>Hetzelfde, maar dan zonder jas. De jassen moesten we inleveren.
Er belde er nog een aan of ik wist hoe de cv moest.

6
00:00:25.100 --> 00:00:27.000
<v Onderzoeker>Is de wijk beter geworden?

7
00:00:27.600 --> 00:00:36.400
<v Conciërge>Netter. Beter, dat is als mensen elkaar kennen als ik er niet ben.
Ik ben er nu niet. Dus dat kunt u gaan meten.
"""

PAGE = f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Boksclub zoekt dak – De Brinkbode (verzonnen)</title>
<style>nav {{ color: teal; }}</style>
<script>console.log("bezoek geteld");</script>
</head>
<body>
<nav><a href="#nieuws">Nieuws</a> <a href="#weer">Weer</a></nav>
<article id="nieuws">
<p>{MADE_UP}</p>
<h1>Boksclub zoekt dak</h1>
<p><time datetime="2014-03-05">5 maart 2014</time> – De boksclub van de Watermuntbrink traint
sinds het sluiten van De&nbsp;Muntstek onder het viaduct. &ldquo;Als het regent, boksen we
droog,&rdquo; zegt trainer Melvin Kwikkelaar.</p>
<p>De club heeft 43 leden, onder wie elf meisjes. Zij vroegen de gemeente om:</p>
<ul>
<li>een zaal voor twee avonden;</li>
<li>een plek voor de zakken, die nu bij een moeder in de schuur liggen;</li>
<li>antwoord.</li>
</ul>
<p>Een woordvoerder van Grauwedrecht zegt dat er &lsquo;naar wordt gekeken&rsquo;.</p>
</article>
<footer>Abonnement opzeggen? Dat kan niet meer.</footer>
</body>
</html>
"""

NOTES = f"""{MADE_UP}

Aantekeningen straatfeest Steenuilstraten, zaterdag 29 juni 2013

Begroting: € 340, waarvan € 90 uit de kas van de speeltuin. Over: € 12,50.
Café ’t Hoekje leende de tafels. Eén tafel is niet terug.

Kopers en huurders zaten door elkaar; gecontroleerd door de kinderen, met een lijst.
René van de heg zei: “Ik wist niet dat we hier met zo veel waren – en dat terwijl ik
hier naïef genoeg al negen jaar woon.”

Volgend jaar: minder salade, meer stoelen…
"""


def originals() -> dict[str, bytes]:
    """Give the five files by name."""
    return {
        "badhuis-overzicht.docx": word_report(),
        "boksclub.html": PAGE.encode("utf-8"),
        "conciergegesprek.vtt": SUBTITLES.encode("utf-8"),
        "fanfare-gesprek.odt": writer_interview(),
        "straatfeest.txt": NOTES.replace("\n", "\r\n").encode("cp1252"),
    }


def main(folder: Path = INBOX) -> None:
    """Write them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in originals().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
