"""Each program's habits, in the smallest file that shows them."""

import pytest

from wijkpeil.fieldwork.refi import (
    STANDARD,
    CaseMapping,
    Convention,
    read_codebook,
    read_project,
    to_codes,
    to_fieldwork,
    write_codebook,
    write_project,
)

NOW = "2026-03-01T14:02:11Z"


@pytest.fixture
def imported(zipped, project_xml):
    """Import a hand-made project: what stands in it, its sources, its attributes."""

    def make(inside, files=None, *, root="project.qde", folder="sources", options=None, **given):
        entries = {root: project_xml(inside, **given)}
        entries |= {f"{folder}/{name}": data for name, data in (files or {}).items()}
        return to_fieldwork(read_project(zipped(entries), name="made.qdpx"), **(options or {}))

    return make


@pytest.fixture
def exported(validate):
    """Export an import again, valid, and read the result."""

    def make(found, **options):
        data = write_project(
            found.parts,
            name="made up",
            created=NOW,
            extra=found.extra,
            unreviewed=True,
            **options,
        )
        validate(data)
        return read_project(data, name="again.qdpx")

    return make


def selection(guid, start, end, *, inside="", codes=(), attributes="", first=100):
    codings = "".join(
        f'<Coding guid="{guid(first + number)}" creatingUser="{guid(9)}">'
        f'<CodeRef targetGUID="{code}"/></Coding>'
        for number, code in enumerate(codes)
    )
    return (
        f'<PlainTextSelection guid="{guid(first - 1)}" startPosition="{start}" endPosition="{end}"'
        f" {attributes}>{inside}{codings}</PlainTextSelection>"
    )


def book(guid, *names):
    codes = "".join(
        f'<Code guid="{guid(20 + number)}" name="{name}" isCodable="true"/>'
        for number, name in enumerate(names)
    )
    return f"<CodeBook><Codes>{codes}</Codes></CodeBook>"


def text_source(guid, number, name, inside="", *, path=None, attributes=""):
    path = path or f"internal://{guid(number)}.txt"
    return (
        f'<TextSource guid="{guid(number)}" name="{name}" plainTextPath="{path}" {attributes}>'
        f"{inside}</TextSource>"
    )


def test_atlasti_names_the_inner_file_after_the_project(imported, exported, guid):
    users = (
        f'<Users><User guid="{guid(8)}" name="ATLAS.ti"/>'
        f'<User guid="{guid(9)}" name="Anna"/></Users>'
    )
    zero = selection(guid, 5, 5, codes=[guid(20)], first=200)
    remark = selection(
        guid, 3, 7, inside="<Description>Duur!</Description>", codes=[guid(20), guid(21)]
    )
    found = imported(
        users
        + book(guid, "huur", "Coke::diet")
        + f"<Sources>{text_source(guid, 1, 'Simon.docx', remark + zero)}</Sources>",
        {f"{guid(1)}.txt": "De huur stijgt."},
        root="Trial.qde",
        origin="ATLAS.ti 26.1.2",
        basePath="/home/jan.jansen/Documents",
    )
    # A memo that became a description is the memo of the selection's first coding.
    assert [(coding.code, coding.memo) for coding in found.parts.codings] == [
        ("huur", "Duur!"),
        ("coke-diet", ""),
    ] or [(coding.code, coding.memo) for coding in found.parts.codings] == [
        ("coke-diet", ""),
        ("huur", "Duur!"),
    ]
    assert found.parts.users == ("ATLAS.ti", "Anna")
    (lost,) = found.unplaced
    assert (lost.problem, lost.start, lost.end, lost.codings) == ("empty", 5, 5, 1)
    assert str(lost) == "Simon.docx: the selection from 5 to 5 holds no character."
    assert "jan.jansen" not in found.extra.to_json().decode()
    again = exported(found)
    assert again.base_path == ""
    (source,) = again.sources
    kept = {one.guid: one for one in source.selections}
    assert kept[guid(99)].description == "Duur!"
    assert (kept[guid(199)].start, kept[guid(199)].end) == (5, 5)
    assert kept[guid(199)].codings[0].code == guid(20)


def test_atlasti_counts_crlf_for_one(imported, guid):
    lines = ["De huur stijgt elk jaar.", "Het park is mooi.", "Er is veel geluid."] * 6
    text = "\r\n".join(lines)
    lf = "\n".join(lines)
    inside, number = "", 300
    for word in ("huur", "park", "geluid"):
        start = -1
        while (start := lf.find(word, start + 1)) >= 0:
            inside += selection(guid, start, start + len(word), codes=[guid(20)], first=number)
            number += 10
    found = imported(
        book(guid, "iets") + f"<Sources>{text_source(guid, 1, 'A', inside)}</Sources>",
        {f"{guid(1)}.txt": text},
        origin="ATLAS.ti 23",
    )
    words = {found.parts.texts["a"].text[c.start : c.end] for c in found.parts.codings}
    assert words == {"huur", "park", "geluid"}
    assert found.positions.texts[0].convention == Convention(line_break="one")


def test_maxqda(imported, exported, guid):
    said = selection(guid, 3, 7, inside="<Description>mooi gezegd</Description>", first=100)
    coded = selection(guid, 3, 7, codes=[guid(20)], first=200)
    values = (
        f'<VariableValue><VariableRef targetGUID="{guid(41)}"/><TextValue>resident</TextValue>'
        "</VariableValue>"
    )
    cases = (
        f'<Cases><Case guid="{guid(40)}">{values}<SourceRef targetGUID="{guid(1)}"/></Case></Cases>'
    )
    video = (
        f'<VideoSource guid="{guid(3)}" name="opname" path="internal://{guid(3)}.mp3">'
        f'<VideoSelection guid="{guid(31)}" begin="0" end="900"><Coding guid="{guid(32)}">'
        f'<CodeRef targetGUID="{guid(20)}"/></Coding></VideoSelection></VideoSource>'
    )
    found = imported(
        book(guid, "huur")
        + f'<Variables><Variable guid="{guid(41)}" name="Role" typeOfVariable="Text"/></Variables>'
        + cases
        + "<Sources>"
        + text_source(guid, 1, "Interview", said + coded)
        + text_source(guid, 2, "Interview")
        + video
        + "</Sources>",
        {f"{guid(1)}.txt": "De huur stijgt.", f"{guid(2)}.txt": "Dag.", f"{guid(3)}.mp3": b"mp3"},
        origin="MAXQDA 24",
        options={
            "mapping": CaseMapping(
                perspective_variable="Role", perspectives={"resident": "residents"}
            )
        },
    )
    assert [one.id for one in found.parts.documents] == ["interview", "interview-2"]
    assert [one.perspective for one in found.parts.documents] == ["residents", ""]
    (aside,) = found.cases_aside
    assert (aside.name, aside.documents, aside.values) == ("", ("interview",), {"Role": "resident"})
    assert len(found.parts.codings) == 1
    assert found.notes[-1] == (
        "Kept, and written back on export, but not shown: sources without plain text (1), codings"
        " on parts of pictures, pages, sound or image (1), selections without a code (1), cases"
        " that stand for no area (1)."
    )
    again = exported(found)
    assert [type(source).__name__ for source in again.sources] == [
        "TextSource",
        "TextSource",
        "VideoSource",
    ]
    assert [one.description for one in again.sources[0].selections] == ["mooi gezegd", ""]
    assert again.cases[0].values[0].value.words == "resident"
    assert {file.name for file in again.files} == {
        f"{guid(1)}.txt",
        f"{guid(2)}.txt",
        f"{guid(3)}.mp3",
    }


def test_nvivo_for_mac_drops_the_text(imported, exported, guid):
    coded = selection(guid, 30, 70, codes=[guid(20)])
    found = imported(
        book(guid, "huur") + f"<Sources>{text_source(guid, 1, 'A', coded)}</Sources>",
        {f"{guid(1)}.txt": " "},
        origin="NVivo for Mac 15",
    )
    assert found.parts.codings == ()
    (lost,) = found.unplaced
    assert (lost.problem, lost.start, lost.end, lost.codings) == ("outside", 30, 70, 1)
    assert "could not be placed are kept aside: 1" in found.notes[0]
    (kept,) = exported(found).sources[0].selections
    assert (kept.start, kept.end, len(kept.codings)) == (30, 70, 1)


def test_selections_that_are_reversed_or_outside_keep_their_distance(imported, exported, guid):
    inside = "".join(
        selection(guid, start, end, codes=[guid(20)], first=first)
        for start, end, first in ((7, 3, 100), (-4, 2, 200), (8, 40, 300), (3, 7, 400))
    )
    found = imported(
        book(guid, "huur") + f"<Sources>{text_source(guid, 1, 'A', inside)}</Sources>",
        {f"{guid(1)}.txt": "De\r\nhuur stijgt."},
        options={"positions": Convention(line_break="one")},
    )
    assert [one.problem for one in found.unplaced] == ["reversed", "outside", "outside"]
    assert len(found.parts.codings) == 1
    kept = exported(found).sources[0].selections
    assert [(one.start, one.end) for one in kept] == [(7, 3), (-4, 2), (8, 40), (3, 7)]
    with_crlf = exported(found, profile="nvivo").sources[0].selections
    assert [(one.start, one.end) for one in with_crlf] == [(8, 4), (-4, 2), (9, 41), (4, 8)]


def test_taguette_writes_an_empty_list(imported):
    data = (
        '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"'
        ' origin="Taguette 1.5.2"><Codes><Code guid="54816053-FE0A-586D-B7A7-DE32C0915683"'
        ' name="veiligheid.avond" isCodable="true"/></Codes><Sets/></CodeBook>'
    )
    found = read_codebook(data.encode(), name="t.qdc")
    assert found.remarks == (
        "The file breaks the standard in 1 place (line 2); what could be read was read.",
    )
    (code,) = to_codes(found)
    assert (code.id, code.name) == ("veiligheid-avond", "veiligheid.avond")
    assert code.guid == "54816053-fe0a-586d-b7a7-de32c0915683"


@pytest.mark.shared
def test_the_code_book_that_taguette_wrote(samples, validate):
    data = (samples / "taguette-qdc" / "taguette-1.5.2-codebook.qdc").read_bytes()
    codes = to_codes(read_codebook(data, name="t.qdc"))
    assert [code.name for code in codes] == [
        "veiligheid",
        "veiligheid.avond",
        "groen & spelen",
        "coördinatie",
        "café",
    ]
    written = write_codebook(codes, name="study")
    validate(written, "Codebook")
    assert to_codes(read_codebook(written, name="t.qdc")) == codes


def test_openqda_writes_letters_as_numbers():
    data = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
        '<Code guid="{54816053-FE0A-586D-B7A7-DE32C0915683}" name="Stra&#xDF;e" isCodable="1"/>'
        "</Codes></CodeBook>"
    )
    (code,) = to_codes(read_codebook(data.encode(), name="o.qdc"))
    assert code.name == "Straße"


def test_qualcoder_writes_a_byte_order_mark_everywhere(zipped, project_xml, guid, exported):
    coded = selection(guid, 3, 7, codes=[guid(20)])
    xml = project_xml(
        book(guid, "huur")
        + "<Sources>"
        + text_source(
            guid, 1, "A.txt", coded, attributes=f'richTextPath="internal://{guid(1)}.txt"'
        )
        + "</Sources>",
        origin="QualCoder 3.5",
    )
    data = zipped(
        {
            "project.qde": b"\xef\xbb\xbf" + xml.encode(),
            f"Sources/{guid(1)}.txt": b"\xef\xbb\xbfDe huur stijgt.",
        }
    )
    found = to_fieldwork(read_project(data, name="q.qdpx"))
    (coding,) = found.parts.codings
    assert (coding.start, coding.end) == (3, 7)
    assert found.positions.texts[0].convention == STANDARD
    # A richTextPath to a plain text makes ATLAS.ti refuse the file.
    assert exported(found).sources[0].rich_text_path == ""


def test_qc_rounds_to_whole_lines(imported, guid):
    text = "De huur stijgt.\nHet park is mooi.\nDag.\n"
    inside = selection(guid, 0, 16, codes=[guid(20)]) + selection(
        guid, 16, 34, codes=[guid(20)], first=200
    )
    found = imported(
        book(guid, "huur") + f"<Sources>{text_source(guid, 1, 'A', inside)}</Sources>",
        {f"{guid(1)}.txt": text},
        origin="qc",
    )
    assert [(one.start, one.end) for one in found.parts.codings] == [(0, 16), (16, 34)]


def test_users_codes_cases_sets_links_and_drawings_survive(imported, exported, guid):
    inside = (
        f'<Users><User guid="{{{guid(9).upper()}}}" name="Anna"/>'
        f'<User guid="{guid(8)}" name="Anna"/>'
        f'<User guid="{guid(7)}"/></Users>'
        f'<CodeBook><Codes><Code guid="{guid(20)}" name="map" isCodable="false" color="#fa0">'
        f'<NoteRef targetGUID="{guid(60)}"/>'
        f'<Code guid="{guid(21)}" name="map" isCodable="true"/></Code></Codes></CodeBook>'
        f'<Variables><Variable guid="{guid(41)}" name="age" typeOfVariable="Integer"/></Variables>'
        f'<Cases><Case guid="{guid(40)}" name="Bovenwijk"><CodeRef targetGUID="{guid(21)}"/>'
        f'<VariableValue><VariableRef targetGUID="{guid(41)}"/><IntegerValue>67</IntegerValue>'
        f'</VariableValue><SourceRef targetGUID="{guid(1)}"/>'
        f'<SelectionRef targetGUID="{guid(99)}"/></Case>'
        f'<Case guid="{guid(42)}" name="Mabel"><SourceRef targetGUID="{guid(1)}"/></Case></Cases>'
        "<Sources>"
        + text_source(
            guid,
            1,
            "A",
            "<Description>Over A.</Description>"
            + selection(guid, 3, 7, codes=[guid(21)])
            + f'<Coding guid="{guid(70)}"><CodeRef targetGUID="{guid(21)}"/></Coding>',
        )
        + "</Sources>"
        f'<Notes><Note guid="{guid(60)}" name="memo"><PlainTextContent>Een map.</PlainTextContent>'
        f'</Note><Note guid="{guid(61)}" plainTextPath="internal://{guid(61)}.txt"/></Notes>'
        f'<Links><Link guid="{guid(50)}" name="x" direction="OneWay" originGUID="{guid(61)}"'
        f' targetGUID="{guid(99)}"/></Links>'
        f'<Sets><Set guid="{guid(51)}" name="s"><MemberCode targetGUID="{guid(21)}"/>'
        f'<MemberSource targetGUID="{guid(1)}"/><MemberNote targetGUID="{guid(61)}"/></Set></Sets>'
        f'<Graphs><Graph guid="{guid(52)}"><Vertex guid="{guid(53)}" firstX="1" firstY="2"'
        f' representedGUID="{guid(21)}" shape="Oval"/><Edge guid="{guid(54)}"'
        f' sourceVertex="{guid(53)}" targetVertex="{guid(53)}" lineStyle="dotted"/></Graph>'
        "</Graphs>"
        f'<Description>Een project.</Description><NoteRef targetGUID="{guid(61)}"/>'
    )
    found = imported(
        inside,
        {f"{guid(1)}.txt": "De huur stijgt.", f"{guid(61)}.txt": "Los\r\nblad."},
        options={"mapping": CaseMapping(areas={"Bovenwijk": "BU1"})},
    )
    assert found.parts.users == ("00000000", "Anna", "Anna (2)")
    assert [one.id for one in found.parts.codes] == ["map", "map-2"]
    assert found.parts.codes[0].definition == "Een map."
    assert found.parts.codes[0].colour == "#ffaa00"
    (document,) = found.parts.documents
    assert document.cases == ("BU1",)
    assert document.memo == "Over A."
    assert found.parts.areas == {"BU1": "Bovenwijk"}
    assert [case.name for case in found.cases_aside] == ["Mabel"]

    again = exported(found)
    before = found.extra.project
    assert again.notes[:2] == before.notes
    assert again.note_refs[:1] == before.note_refs
    for part in ("users", "codes", "links", "sets", "graphs", "description"):
        assert getattr(again, part) == getattr(before, part), part
    assert again.variables[0].name == "age"
    bovenwijk, mabel = again.cases
    assert bovenwijk.codes == (guid(21),)
    assert bovenwijk.selections == (guid(99),)
    assert bovenwijk.sources == (guid(1),)
    assert mabel.name == "Mabel"
    assert again.sources[0].codings[0].guid == guid(70)
    back = to_fieldwork(again)
    assert back.parts == found.parts


def test_pdfs_and_recordings_with_text_become_documents(imported, exported, guid):
    pdf = (
        f'<PDFSource guid="{guid(1)}" name="Nota.pdf" path="internal://{guid(1)}.pdf"'
        ' currentPath="absolute:///C:/Temp/jan/Nota.pdf">'
        f'<PDFSelection guid="{guid(99)}" page="0" firstX="1" firstY="2" secondX="3" secondY="4">'
        f'<Representation guid="{guid(11)}" richTextPath="absolute:///C:/Temp/jan/x.docx">'
        f"<PlainTextContent>huur</PlainTextContent>"
        f'</Representation><Coding guid="{guid(12)}"><CodeRef targetGUID="{guid(20)}"/></Coding>'
        "</PDFSelection>"
        f'<Representation guid="{guid(13)}" plainTextPath="internal://{guid(13)}.txt">'
        + selection(guid, 3, 7, codes=[guid(20)])
        + "</Representation></PDFSource>"
    )
    audio = (
        f'<AudioSource guid="{guid(2)}" name="Opname" path="relative:///a.m4a">'
        f'<Transcript guid="{guid(30)}" plainTextPath="internal://{guid(30)}.txt">'
        f'<SyncPoint guid="{guid(31)}" position="0" timeStamp="0"/>'
        f'<SyncPoint guid="{guid(32)}" position="6" timeStamp="62000"/>'
        f'<SyncPoint guid="{guid(33)}" position="12"/><SyncPoint guid="{guid(37)}"/>'
        f'<TranscriptSelection guid="{guid(34)}" fromSyncPoint="{guid(32)}"'
        f' toSyncPoint="{guid(33)}"><Coding guid="{guid(35)}"><CodeRef targetGUID="{guid(20)}"/>'
        f'</Coding></TranscriptSelection><TranscriptSelection guid="{guid(36)}"/></Transcript>'
        "</AudioSource>"
    )
    picture = (
        f'<PictureSource guid="{guid(3)}" name="Foto"><TextDescription guid="{guid(14)}">'
        "<PlainTextContent>Een straat.</PlainTextContent></TextDescription>"
        f'<PictureSelection guid="{guid(15)}" firstX="1" firstY="1" secondX="9" secondY="9"/>'
        "</PictureSource>"
    )
    found = imported(
        book(guid, "huur") + f"<Sources>{pdf}{audio}{picture}</Sources>",
        {
            f"{guid(1)}.pdf": b"%PDF",
            f"{guid(13)}.txt": "De huur stijgt.",
            f"{guid(30)}.txt": "Dag!\r\nHallo.\r\n",
        },
        options={"positions": {guid(30): STANDARD}},
    )
    assert [one.id for one in found.parts.documents] == ["foto", "nota-pdf", "opname"]
    assert found.parts.texts["opname"].place(7, "cue").label == "00:01:02"
    words = {found.parts.texts[c.document].text[c.start : c.end] for c in found.parts.codings}
    assert words == {"huur", "Hallo."}
    assert [one.problem for one in found.unplaced] == ["no position"]
    assert str(found.unplaced[0]) == "Opname: a selection has no position in the text."

    again = exported(found)
    pdf_again, audio_again, picture_again = again.sources
    assert pdf_again.selections[0].representation.content == "huur"
    assert pdf_again.selections[0].representation.rich_text_path == ""
    assert "jan" not in found.extra.to_json().decode()
    assert pdf_again.current_path == ""
    assert audio_again.path == "relative:///a.m4a"
    assert [point.position for point in audio_again.transcripts[0].sync_points] == [0, 5, 11, None]
    assert picture_again.text.guid == guid(14)
    back = to_fieldwork(again)
    assert back.parts.texts == found.parts.texts
    assert back.parts.codings == found.parts.codings
    assert back.extra.project.sources == found.extra.project.sources
