"""What was changed in Wijkpeil after an import goes out; what was taken out stays out."""

from dataclasses import replace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.refi import (
    STANDARD,
    CaseMapping,
    Extra,
    FieldworkParts,
    known_ids,
    read_codebook,
    read_project,
    to_codes,
    to_fieldwork,
    what_stays_behind,
    write_codebook,
    write_project,
)
from wijkpeil.fieldwork.refi.moments import to_utc
from wijkpeil.fieldwork.text import SourceText
from wijkpeil.fieldwork.timeline import TimelineEntry

NOW = "2026-03-01T14:02:11Z"
TEXT = "De huur van Fatima stijgt."


@pytest.fixture
def foreign(zipped, project_xml, guid):
    """A project of another program: one text, one passage with a remark and two codes."""
    xml = project_xml(
        f'<Users><User guid="{guid(9)}" name="Anna"/></Users>'
        f'<CodeBook><Codes><Code guid="{guid(20)}" name="huur" isCodable="true" color="#fa0">'
        f"<Description>Wat het kost.</Description></Code>"
        f'<Code guid="{guid(21)}" name="naam" isCodable="true"/></Codes></CodeBook>'
        f'<Cases><Case guid="{guid(40)}" name="Wijk"><SourceRef targetGUID="{guid(1)}"/>'
        f'<SourceRef targetGUID="{guid(2)}"/></Case></Cases>'
        f'<Sources><TextSource guid="{guid(1)}" name="Fatima.docx"'
        f' plainTextPath="internal://{guid(1)}.txt" richTextPath="internal://{guid(1)}.docx">'
        f'<PlainTextSelection guid="{guid(30)}" name="huur van Fatima" startPosition="3"'
        f' endPosition="18"><Description>Duur!</Description>'
        f'<Coding guid="{guid(50)}" creatingUser="{guid(9)}"'
        f' creationDateTime="2025-06-18T04:00:00+02:00"><CodeRef targetGUID="{guid(20)}"/></Coding>'
        f'<Coding guid="{guid(51)}"><CodeRef targetGUID="{guid(21)}"/>'
        f'<NoteRef targetGUID="{guid(60)}"/></Coding></PlainTextSelection>'
        f'<PlainTextSelection guid="{guid(31)}" name="Fatima" startPosition="12" endPosition="18"/>'
        f'</TextSource><PictureSource guid="{guid(2)}" path="internal://{guid(2)}.png"/></Sources>'
        f'<Notes><Note guid="{guid(60)}"><PlainTextContent>Haar naam.</PlainTextContent></Note>'
        f'<Note guid="{guid(61)}"><PlainTextContent>Los.</PlainTextContent></Note></Notes>'
    )
    data = zipped(
        {
            "project.qde": xml,
            f"sources/{guid(1)}.txt": TEXT,
            f"sources/{guid(1)}.docx": b"docx",
            f"sources/{guid(2)}.png": b"png",
        }
    )
    return to_fieldwork(
        read_project(data, name="f.qdpx"), mapping=CaseMapping(areas={"Wijk": "BU1"})
    )


@pytest.fixture
def out(validate, foreign):
    def write(parts, **options):
        options = {"unreviewed": True, "extra": foreign.extra} | options
        data = write_project(parts, name="made up", created=NOW, **options)
        validate(data)
        return read_project(data, name="out.qdpx")

    return write


def test_nothing_changed_is_nothing_changed(foreign, out):
    again = out(foreign.parts)
    before = foreign.extra.project
    selections = again.sources[0].selections
    assert selections == before.sources[0].selections
    assert again.codes == before.codes
    assert to_fieldwork(again).parts == foreign.parts


def test_the_remark_of_a_selection_is_its_first_codings_memo(foreign):
    memos = {coding.code: coding.memo for coding in foreign.parts.codings}
    assert memos == {"huur": "Duur!", "naam": "Haar naam."}
    times = {coding.code: coding.time for coding in foreign.parts.codings}
    assert times == {"huur": "2025-06-18T02:00:00Z", "naam": ""}


@pytest.mark.parametrize("memo", ["", "Anders."])
@pytest.mark.parametrize("code", ["huur", "naam"])
def test_a_changed_memo_goes_out(foreign, out, memo, code):
    parts = replace(
        foreign.parts,
        codings=tuple(
            replace(one, memo=memo) if one.code == code else one for one in foreign.parts.codings
        ),
    )
    again = to_fieldwork(out(parts))
    assert again.parts.codings == parts.codings


def test_memos_that_are_gone_leave_no_notes(foreign, out, guid):
    parts = replace(
        foreign.parts, codings=tuple(replace(one, memo="") for one in foreign.parts.codings)
    )
    kept = {note.guid for note in out(parts).notes}
    assert guid(60) not in kept
    assert guid(61) in kept


@pytest.mark.parametrize("code", ["huur", "naam"])
def test_a_coding_that_was_taken_out_stays_out(foreign, out, code):
    parts = replace(
        foreign.parts, codings=tuple(one for one in foreign.parts.codings if one.code != code)
    )
    again = to_fieldwork(out(parts))
    assert again.parts.codings == parts.codings


def test_all_codings_of_a_selection_taken_out(foreign, out, guid):
    again = out(replace(foreign.parts, codings=()))
    assert [one.guid for one in again.sources[0].selections] == [guid(31)]


def test_a_coding_that_was_moved_moves(foreign, out, guid):
    first, second = foreign.parts.codings
    parts = replace(foreign.parts, codings=tuple(sorted((replace(first, start=0), second))))
    again = out(parts)
    assert to_fieldwork(again).parts.codings == parts.codings
    assert [one.guid for one in again.sources[0].selections][:2] == [guid(30), guid(31)]


def test_code_coder_and_time_of_a_coding_can_change(foreign, out):
    first, second = foreign.parts.codings
    parts = replace(
        foreign.parts,
        codings=tuple(
            sorted((replace(first, code="naam", coder="Bram", time=NOW), replace(second, coder="")))
        ),
        users=("Anna", "Bram"),
    )
    assert to_fieldwork(out(parts)).parts == parts


def test_a_code_can_change_move_and_go(foreign, out):
    rent = replace(foreign.parts.codes[0], name="kosten", definition="Alles.", colour="")
    name = replace(foreign.parts.codes[1], parent=rent.id)
    parts = replace(foreign.parts, codes=(rent, name))
    again = to_fieldwork(out(parts), known={rent.guid: rent.id})
    assert again.parts.codes == (rent, name)
    gone = replace(
        parts,
        codes=(replace(name, parent=""),),
        codings=tuple(one for one in parts.codings if one.code == "naam"),
    )
    assert [code.name for code in out(gone).codes] == ["naam"]


def test_a_document_that_was_taken_out_takes_its_file_and_notes_along(foreign, out, guid):
    parts = replace(foreign.parts, documents=(), texts={}, codings=())
    again = out(parts)
    assert [source.guid for source in again.sources] == [guid(2)]
    assert [file.name for file in again.files] == [f"{guid(2)}.png"]
    assert [note.guid for note in again.notes] == [guid(61)]
    assert again.cases[0].sources == (guid(2),)


def test_a_text_that_changed_sheds_what_held_the_old_words(foreign, out, guid, zipped):
    (document,) = foreign.parts.documents
    text = "De huur van [bewoner] stijgt."
    first, second = foreign.parts.codings
    parts = replace(
        foreign.parts,
        documents=(replace(document, title="Gesprek", memo="Nagezien."),),
        texts={document.id: SourceText(text)},
        codings=(replace(first, end=21), replace(second, end=21)),
    )
    again = out(parts)
    assert (again.sources[0].guid, again.sources[0].rich_text_path) == (guid(1), "")
    assert [(one.guid, one.name) for one in again.sources[0].selections] == [(guid(30), "")]
    assert f"{guid(1)}.docx" not in {file.name for file in again.files}
    assert "Fatima" not in repr(again.sources) + repr(again.notes)
    assert to_fieldwork(again).parts.codings == parts.codings
    (said,) = what_stays_behind(parts, extra=foreign.extra, unreviewed=True)
    assert said.startswith("These texts changed since their import, so their original files")
    assert said.endswith("stay behind: fatima-docx.")
    assert what_stays_behind(foreign.parts, extra=foreign.extra, unreviewed=True) == ()
    dropped = out(replace(parts, codings=()))
    assert dropped.sources[0].selections == ()


def test_areas_follow_the_documents(foreign, out, guid):
    (document,) = foreign.parts.documents
    elsewhere = replace(foreign.parts, documents=(replace(document, cases=("BU2",)),))
    again = out(elsewhere)
    assert [(case.name, case.sources) for case in again.cases] == [
        ("Wijk", (guid(2),)),
        ("BU2", (guid(1),)),
    ]
    assert to_fieldwork(again).parts.documents == elsewhere.documents


def test_texts_that_nobody_reviewed_are_refused_by_name(parts):
    hidden = replace(
        parts,
        documents=(
            replace(parts.documents[0], reviewed_by=""),
            *(
                replace(parts.documents[0], id=f"d{number:02}", reviewed_by="")
                for number in range(10)
            ),
        ),
        texts={f"d{number:02}": SourceText("") for number in range(10)}
        | {"policy": parts.texts["policy"]},
        codings=(),
        assessments=(),
        timeline=(),
    )
    with pytest.raises(FieldworkError, match=r"no personal data: d00, .*, d09, …\. Review"):
        write_project(hidden, name="study", created=NOW)
    write_project(hidden, name="study", created=NOW, unreviewed=True)


def test_a_reviewed_export_gives_nothing_that_nobody_saw(foreign, out, guid):
    (document,) = foreign.parts.documents
    parts = replace(
        foreign.parts,
        documents=(
            replace(document, title="Gesprek", reviewed_by="Nora", reviewed_on="2026-02-01"),
        ),
        texts={document.id: SourceText("De huur van [een bewoner] stijgt.")},
        codings=tuple(replace(one, memo="") for one in foreign.parts.codings),
    )
    again = out(parts, unreviewed=False)
    assert "Fatima" not in repr(again)
    assert {file.name for file in again.files} == {f"{guid(1)}.txt"}
    assert [case.guid for case in again.cases] == [guid(40)]
    assert [user.guid for user in again.users] == [guid(9)]
    assert again.codes == foreign.extra.project.codes
    assert to_fieldwork(again).parts.codings == parts.codings
    assert len(what_stays_behind(parts, extra=foreign.extra)) == 2
    assert len(what_stays_behind(parts, extra=Extra(foreign.extra.project.__class__()))) == 1


def test_two_cases_of_one_area_stay_two(zipped, project_xml, guid):
    xml = project_xml(
        f'<Cases><Case guid="{guid(40)}" name="Noord"><SourceRef targetGUID="{guid(1)}"/></Case>'
        f'<Case guid="{guid(41)}" name="Zuid"/></Cases><Sources><TextSource guid="{guid(1)}"'
        ' name="A"><PlainTextContent>Dag.</PlainTextContent></TextSource></Sources>'
    )
    found = to_fieldwork(
        read_project(zipped({"project.qde": xml}), name="x"),
        mapping=CaseMapping(areas={guid(40): "BU1", guid(41): "BU1"}),
    )
    assert found.parts.documents[0].cases == ("BU1",)
    data = write_project(
        found.parts, name="made up", created=NOW, extra=found.extra, unreviewed=True
    )
    again = read_project(data, name="y")
    assert [len(case.sources) for case in again.cases] == [1, 0]


def test_a_variable_can_tell_area_and_perspective(zipped, project_xml, guid):
    def value(variable, words):
        return (
            f'<VariableValue><VariableRef targetGUID="{guid(variable)}"/>'
            f"<TextValue>{words}</TextValue></VariableValue>"
        )

    xml = project_xml(
        f'<Variables><Variable guid="{guid(10)}" name="Buurt" typeOfVariable="Text"/>'
        f'<Variable guid="{guid(11)}" name="Rol" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{guid(40)}">{value(10, "BU7")}{value(11, "agent")}'
        f'<SourceRef targetGUID="{guid(1)}"/><SourceRef targetGUID="{guid(2)}"/></Case></Cases>'
        "<Sources>"
        f'<TextSource guid="{guid(1)}" name="A"><PlainTextContent>Dag.</PlainTextContent>'
        f'</TextSource><TextSource guid="{guid(2)}" name="B"><PlainTextContent>Dag.'
        f"</PlainTextContent>{value(11, 'bewoner')}</TextSource></Sources>"
    )
    project = read_project(zipped({"project.qde": xml}), name="x")
    found = to_fieldwork(
        project, mapping=CaseMapping(area_variable="Buurt", perspective_variable="Rol")
    )
    assert [(one.cases, one.perspective) for one in found.parts.documents] == [
        (("BU7",), "agent"),
        (("BU7",), "bewoner"),
    ]
    mapped = to_fieldwork(
        project, mapping=CaseMapping(perspective_variable="Rol", perspectives={"agent": "prof"})
    )
    assert [one.perspective for one in mapped.parts.documents] == ["prof", ""]


def test_a_project_that_went_to_another_program_finds_its_own_ids(parts):
    project = read_project(
        write_project(parts, name="study", created=NOW, unreviewed=True), name="x"
    )
    # The other program dropped the notes and kept the identities.
    elsewhere = replace(project, notes=(), links=(), origin="Another program")
    found = to_fieldwork(
        elsewhere,
        positions=STANDARD,
        known=known_ids(parts, name="study"),
        taken=frozenset({"housing"}),
    )
    assert [document.id for document in found.parts.documents] == ["policy", "wim"]
    assert [code.id for code in found.parts.codes] == ["housing", "rent", "direction"]
    assert [code.guid for code in found.parts.codes] == ["", "", ""]
    assert found.parts.documents[0].perspective == "policy"
    assert found.parts.documents[0].cases == ("BU01",)
    fresh = to_fieldwork(elsewhere, positions=STANDARD, taken=frozenset({"wonen"}))
    assert fresh.parts.codes[0].id == "wonen-2"


def test_a_program_that_renews_identities_keeps_names_of_variables(parts, guid):
    project = read_project(
        write_project(parts, name="study", created=NOW, unreviewed=True), name="x"
    )
    new = {variable.guid: guid(number) for number, variable in enumerate(project.variables)}

    def renewed(values):
        return tuple(replace(value, variable=new[value.variable]) for value in values)

    elsewhere = replace(
        project,
        origin="ATLAS.ti 26",
        variables=tuple(replace(one, guid=new[one.guid]) for one in project.variables),
        sources=tuple(replace(one, values=renewed(one.values)) for one in project.sources),
        cases=tuple(replace(one, values=renewed(one.values)) for one in project.cases),
    )
    found = to_fieldwork(elsewhere, positions=STANDARD)
    assert [one.kind for one in found.parts.documents] == ["policy paper", "interview"]
    foreign_names = replace(elsewhere, notes=(), links=(), note_refs=())
    found = to_fieldwork(foreign_names, positions=STANDARD)
    assert [one.kind for one in found.parts.documents] == ["other", "other"]


def tampered(parts, text=None, cell=None):
    project = read_project(
        write_project(parts, name="study", created=NOW, unreviewed=True), name="x"
    )
    return replace(
        project,
        notes=tuple(
            replace(note, content=text(note.content))
            if text and note.name == "Wijkpeil"
            else replace(note, content=cell)
            if cell is not None and "|" in note.name
            else note
            for note in project.notes
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        lambda _text: "",
        lambda text: text[:-5],
        lambda text: text.replace('"version": 1', '"version": 2'),
        lambda text: text.replace('"ids": {', '"ids": [').replace('}, "timeline', '], "timeline'),
        lambda _text: '{"version": 1, "ids": {"a": "../../x"}}',
        lambda _text: '{"version": 1, "documents": {"a": 3}}',
        lambda _text: '{"version": 1, "timeline": {}}',
        lambda _text: '{"version": 1, "more": {}}',
        lambda _text: "{" + "[" * 100_000,
    ],
)
def test_a_note_that_was_changed_past_reading_is_a_note(parts, text):
    found = to_fieldwork(tampered(parts, text))
    assert found.parts.assessments == ()
    assert [one.id for one in found.parts.documents] == ["gesprek-1", "nota-wonen"]
    assert all("/" not in one.id for one in found.parts.documents)


def test_odd_values_in_the_note_are_left_out(parts):
    found = to_fieldwork(
        tampered(
            parts,
            lambda text: (
                text.replace('"cue"', '"elsewhere"')
                .replace('["BU02", "BU01"]', '["BU02", 5]')
                .replace('"kind": "event"', '"kind": "party"')
                .replace('"perspective": "residents"', '"perspective": 3')
            ),
        )
    )
    wim = found.parts.texts["wim"]
    assert [place.kind for place in wim.places] == ["page"]
    assert found.parts.timeline == ()
    assert [cell.case for cell in found.parts.assessments] == ["BU02"]
    assert "Cells of the matrix that were changed elsewhere are kept as notes: 1." in found.notes


@pytest.mark.parametrize("cell", ["", "No score", "Score: 9\n\nToo high", "Score: +"])
def test_a_cell_that_was_changed_past_reading_is_kept_as_a_note(parts, cell):
    found = to_fieldwork(tampered(parts, cell=cell))
    assert found.parts.assessments == ()
    assert "kept as notes: 2." in " ".join(found.notes)
    assert sum("|" in note.name for note in found.extra.project.notes) == 2


def test_a_cell_can_be_changed_elsewhere(parts):
    found = to_fieldwork(tampered(parts, cell="Score: −2 \n\nAnders."))
    assert {(cell.score, cell.summary) for cell in found.parts.assessments} == {(-2, "Anders.")}


def test_documents_fields_that_others_typed_are_believed_only_if_they_can_be(parts):
    project = read_project(
        write_project(parts, name="study", created=NOW, unreviewed=True), name="x"
    )

    def odd(value):
        words = {"interview": "chat", "2018-04-12": "in spring"}.get(value.value.words)
        return replace(value, value=replace(value.value, words=words)) if words else value

    project = replace(
        project,
        sources=tuple(
            replace(one, values=tuple(odd(value) for value in one.values))
            for one in project.sources
        ),
    )
    wim = to_fieldwork(project).parts.documents[1]
    assert (wim.kind, wim.date, wim.perspective) == ("other", "", "residents")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"texts": {}}, "text of document policy is missing"),
        ({"texts": {"policy": SourceText("a\r\n"), "wim": SourceText("")}}, "other than LF"),
        ({"codings": (Coding("x", 0, 1, "rent", "A", "c"),)}, "stands in document x"),
        ({"codings": (Coding("wim", 0, 1, "x", "A", "c"),)}, "has code x"),
        ({"codings": (Coding("wim", 0, 999, "rent", "A", "c"),)}, "outside the text"),
        ({"codings": (Coding("wim", 0, 1, "rent", "A", "c"),) * 2}, "Two codings have the id c"),
        ({"codes": (Code("a", "A"),) * 2}, "Two codes have the id a"),
        ({"assessments": (Assessment("BU1", "p", "x"),)}, "factor x, which is not"),
        ({"assessments": (Assessment("BU1", "p", "rent", codings=("x",)),)}, "rests on coding x"),
        ({"timeline": (TimelineEntry("e", (), "1", "t", codings=("x",)),)}, "rests on coding x"),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(parts, change, message):
    kept = {"assessments": (), "timeline": ()} if "codings" in change or "codes" in change else {}
    if "codes" in change:
        kept["codings"] = ()
    if "texts" in change:
        kept |= {"codings": (), "assessments": (), "timeline": ()}
    with pytest.raises(FieldworkError, match=message):
        write_project(replace(parts, **kept | change), name="study", created=NOW)


def test_two_documents_of_one_id_are_refused(parts):
    twice = replace(parts, documents=parts.documents + parts.documents[:1])
    with pytest.raises(FieldworkError, match="Two documents have the id policy"):
        write_project(twice, name="study", created=NOW)


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ((Code("a", "A", "b"),), "stands under b, which is not"),
        ((Code("a", "A", "b"), Code("b", "B", "a")), "Code a stands under itself"),
    ],
)
def test_codes_that_make_no_tree_are_refused(codes, message):
    with pytest.raises(FieldworkError, match=message):
        write_project(FieldworkParts(codes=codes), name="study", created=NOW)
    with pytest.raises(FieldworkError, match=message):
        write_codebook(codes, name="study")


def test_a_moment_of_export_that_is_none():
    with pytest.raises(FieldworkError, match="yesterday is no moment"):
        write_project(FieldworkParts(), name="study", created="yesterday")


def test_a_code_book_comes_back(parts, validate):
    data = write_codebook(parts.codes, name="study")
    validate(data, "Codebook")
    known = known_ids(FieldworkParts(codes=parts.codes), name="study")
    found = to_codes(read_codebook(data, name="x"), project="study", known=known)
    assert found == parts.codes
    with pytest.raises(FieldworkError, match="without codes"):
        write_codebook((), name="study")


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"version": 2}', b'{"version": 1, "project": "<a>"}', b"\xff"],
)
def test_an_extra_that_can_not_be_read(data):
    with pytest.raises(FieldworkError, match=r"extra.json: what was kept .* can't be read"):
        Extra.from_json(data, name="extra.json")


@pytest.fixture
def recording(zipped, project_xml, guid):
    """A recording with two transcripts, one of them coded, and a source without any text."""
    xml = project_xml(
        f'<CodeBook><Codes><Code guid="{guid(20)}" name="huur" isCodable="true"/></Codes>'
        "</CodeBook>"
        f'<Sources><AudioSource guid="{guid(2)}" name="Opname" path="internal://{guid(2)}.m4a">'
        f'<Transcript guid="{guid(30)}" name="Letterlijk"'
        f' richTextPath="internal://{guid(30)}.docx"><PlainTextContent>De huur stijgt.'
        f'</PlainTextContent><SyncPoint guid="{guid(31)}" position="3" timeStamp="5000"/>'
        f'<SyncPoint guid="{guid(32)}" position="7" timeStamp="6000"/>'
        f'<TranscriptSelection guid="{guid(34)}" fromSyncPoint="{guid(31)}"'
        f' toSyncPoint="{guid(32)}"><Coding guid="{guid(35)}"><CodeRef targetGUID="{guid(20)}"/>'
        f"</Coding></TranscriptSelection>"
        f'<TranscriptSelection guid="{guid(36)}" fromSyncPoint="{guid(31)}"/></Transcript>'
        f'<Transcript guid="{guid(40)}" plainTextPath="internal://gone.txt">'
        f'<TranscriptSelection guid="{guid(41)}"/></Transcript></AudioSource>'
        f'<TextSource guid="{guid(3)}" name="Alleen opmaak" richTextPath="internal://x.docx"/>'
        "</Sources>"
    )
    data = zipped({"project.qde": xml, f"sources/{guid(30)}.docx": b"docx"})
    return to_fieldwork(read_project(data, name="r.qdpx"))


@pytest.fixture
def out_again(recording, validate):
    def write(parts):
        data = write_project(
            parts, name="made up", created=NOW, extra=recording.extra, unreviewed=True
        )
        validate(data)
        return read_project(data, name="out.qdpx")

    return write


def test_a_transcript_without_text_is_kept(recording, out_again, guid):
    assert [one.id for one in recording.parts.documents] == ["letterlijk"]
    assert [one.problem for one in recording.unplaced] == ["no position", "no text"]
    assert str(recording.unplaced[1]) == (
        "Opname: a selection stands on a source without plain text."
    )
    again = out_again(recording.parts)
    assert [one.guid for one in again.sources[0].transcripts] == [guid(30), guid(40)]
    assert again.sources[1].name == "Alleen opmaak"
    assert again.sources[0].transcripts[0].sync_points[0].time == 5000
    assert to_fieldwork(again).parts == recording.parts


def test_what_wijkpeil_adds_to_a_transcript_comes_back(recording, out_again):
    (document,) = recording.parts.documents
    parts = replace(
        recording.parts,
        documents=(
            replace(
                document,
                title="Gesprek",
                perspective="residents",
                cases=("BU1",),
                memo="In de tuin.",
            ),
        ),
        codings=(*recording.parts.codings, Coding(document.id, 8, 14, "huur", "Anna", "c1")),
        users=("Anna",),
    )
    again = out_again(parts)
    assert [one.position for one in again.sources[0].transcripts[0].sync_points] == [3, 7, 8, 14]
    assert to_fieldwork(again).parts == parts


def test_a_transcript_that_changed_loses_its_moments(recording, out_again):
    (document,) = recording.parts.documents
    parts = replace(
        recording.parts,
        texts={document.id: SourceText("De hoge huur stijgt.")},
        codings=(replace(recording.parts.codings[0], start=3, end=12),),
    )
    (transcript, _other) = out_again(parts).sources[0].transcripts
    assert [(point.position, point.time) for point in transcript.sync_points] == [
        (3, None),
        (12, None),
    ]
    assert transcript.rich_text_path == ""
    assert len(transcript.selections) == 1


def test_a_recording_whose_texts_were_all_taken_out_goes(zipped, project_xml, guid):
    xml = project_xml(
        f'<Sources><VideoSource guid="{guid(1)}" path="internal://a.mp4"><Transcript'
        f' guid="{guid(2)}"><PlainTextContent>Dag.</PlainTextContent></Transcript></VideoSource>'
        "</Sources>"
    )
    found = to_fieldwork(
        read_project(zipped({"project.qde": xml, "sources/a.mp4": b"mp4"}), name="x")
    )
    gone = replace(found.parts, documents=(), texts={})
    data = write_project(gone, name="made up", created=NOW, extra=found.extra, unreviewed=True)
    again = read_project(data, name="y")
    assert (again.sources, again.files) == ((), ())


def test_codings_without_a_code_and_double_ids_are_kept_apart(zipped, project_xml, guid, parts):
    xml = project_xml(
        f'<CodeBook><Codes><Code guid="{guid(20)}" name="huur" isCodable="true"/></Codes>'
        "</CodeBook>"
        f'<Sources><TextSource guid="{guid(1)}" name="A"><PlainTextContent>De huur.'
        f'</PlainTextContent><PlainTextSelection guid="{guid(30)}" startPosition="3"'
        f' endPosition="7"><Coding guid="{guid(50)}" creationDateTime="2025-06-18T04:00:00">'
        f'<CodeRef targetGUID="{guid(99)}"/></Coding>'
        f'<Coding guid="{guid(51)}" creationDateTime="2025-06-18T04:00:00">'
        f'<CodeRef targetGUID="{guid(20)}"/></Coding></PlainTextSelection></TextSource></Sources>'
    )
    found = to_fieldwork(read_project(zipped({"project.qde": xml}), name="x"))
    assert [one.id for one in found.parts.codings] == [guid(51)]
    said = " ".join(found.notes)
    assert "whose code is not in the project are kept aside: 1" in said
    assert "without a time zone were taken for UTC: 1" in said
    data = write_project(
        found.parts, name="made up", created=NOW, extra=found.extra, unreviewed=True
    )
    again = read_project(data, name="y").sources[0].selections[0]
    assert [one.guid for one in again.codings] == [guid(50), guid(51)]
    changed = replace(found.parts, texts={"a": SourceText("Die huur.")})
    data = write_project(changed, name="made up", created=NOW, extra=found.extra, unreviewed=True)
    again = read_project(data, name="y").sources[0].selections[0]
    assert [one.guid for one in again.codings] == [guid(51)]
    moved = replace(found.parts, codings=(replace(found.parts.codings[0], id="other"),))
    data = write_project(moved, name="made up", created=NOW, extra=found.extra, unreviewed=True)
    selections = read_project(data, name="y").sources[0].selections
    assert [len(one.codings) for one in selections] == [1, 1]
    swapped = tampered(parts, lambda text: text.replace('"c2"', '"c1"'))
    ids = [one.id for one in to_fieldwork(swapped).parts.codings]
    assert len(ids) == len(set(ids)) == 4


def test_memos_can_stand_in_files(zipped, project_xml, guid):
    xml = project_xml(
        f'<Sources><TextSource guid="{guid(1)}" name="A"><PlainTextContent>Dag.'
        f'</PlainTextContent><NoteRef targetGUID="{guid(60)}"/><NoteRef targetGUID="{guid(61)}"/>'
        f'<NoteRef targetGUID="{guid(62)}"/></TextSource></Sources>'
        f'<Notes><Note guid="{guid(60)}" plainTextPath="internal://{guid(60)}.txt"/>'
        f'<Note guid="{guid(61)}" plainTextPath="internal://gone.txt"/></Notes>'
    )
    data = zipped({"project.qde": xml, f"sources/{guid(60)}.txt": "Regel 1\r\nRegel 2"})
    found = to_fieldwork(read_project(data, name="x"))
    assert found.parts.documents[0].memo == "Regel 1\nRegel 2"


def test_a_moment_that_no_calendar_holds_is_kept_aside():
    assert to_utc("0001-01-01T00:00:00+02:00") == ""
    assert to_utc("2025-06-18T24:00:00Z") == ""
    assert to_utc("2025-06-18T12:00:00.25Z") == "2025-06-18T12:00:00.250000Z"
