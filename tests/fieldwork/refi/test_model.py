"""The model is the published schema's, element by element, and nothing is lost on the way."""

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from wijkpeil.fieldwork.refi import project_bytes, read_project
from wijkpeil.fieldwork.refi.model import (
    AudioSource,
    Case,
    Code,
    CodeBook,
    CodeSet,
    Coding,
    Edge,
    File,
    Graph,
    Link,
    MomentSelection,
    PDFSelection,
    PDFSource,
    PictureSelection,
    PictureSource,
    Project,
    Set,
    SyncPoint,
    TextSelection,
    TextSource,
    Transcript,
    TranscriptSelection,
    TypedValue,
    User,
    Variable,
    VariableValue,
    Vertex,
    VideoSource,
)
from wijkpeil.fieldwork.refi.project_file import codebook_bytes, read_codebook
from wijkpeil.fieldwork.refi.schema import broken_lines
from wijkpeil.fieldwork.refi.xml import values
from wijkpeil.fieldwork.refi.xml.marks import (
    Many,
    One,
    Reference,
    References,
    Typed,
    Words,
    shape,
)

PROJECT_TYPES = {
    "ProjectType": Project,
    "UserType": User,
    "CodeType": Code,
    "CaseType": Case,
    "VariableType": Variable,
    "VariableValueType": VariableValue,
    "SetType": Set,
    "TextSourceType": TextSource,
    "PlainTextSelectionType": TextSelection,
    "PictureSourceType": PictureSource,
    "PictureSelectionType": PictureSelection,
    "PDFSourceType": PDFSource,
    "PDFSelectionType": PDFSelection,
    "AudioSourceType": AudioSource,
    "AudioSelectionType": MomentSelection,
    "VideoSourceType": VideoSource,
    "VideoSelectionType": MomentSelection,
    "TranscriptType": Transcript,
    "TranscriptSelectionType": TranscriptSelection,
    "SyncPointType": SyncPoint,
    "CodingType": Coding,
    "GraphType": Graph,
    "VertexType": Vertex,
    "EdgeType": Edge,
    "LinkType": Link,
}
AROUND = {
    f"{name}Type"
    for name in ("Users", "CodeBook", "Codes", "Cases", "Variables", "Sets", "Sources")
} | {f"{name}Type" for name in ("Graphs", "Notes", "Links")}
REFERENCES = {f"{name}RefType" for name in ("Note", "Code", "Source", "Selection", "Variable")}
XSD = "{http://www.w3.org/2001/XMLSchema}"


def complex_types(name):
    data = files("wijkpeil.fieldwork.refi.schema").joinpath(f"{name}.xsd").read_bytes()
    return {found.get("name"): found for found in etree.fromstring(data).iter(f"{XSD}complexType")}


def elements_of(kind):
    found = []
    for _field, mark in shape(kind).children:
        if isinstance(mark, Many):
            found += mark.path[:1] or mark.of()
        elif isinstance(mark, Typed):
            found += [
                f"{one}Value" for one in ("Text", "Boolean", "Integer", "Float", "Date", "DateTime")
            ]
        else:
            found.append(mark.tag)
    return found


def assert_same(described, kind):
    attributes = {
        one.get("name"): one.get("use") == "required" for one in described.iter(f"{XSD}attribute")
    }
    ours = {name: mark.required for name, (_field, mark) in shape(kind).attributes.items()}
    assert ours == attributes
    assert elements_of(kind) == [one.get("name") for one in described.iter(f"{XSD}element")]


@pytest.mark.parametrize(("name", "kind"), PROJECT_TYPES.items())
def test_every_type_of_the_project_schema_is_modelled(name, kind):
    described = complex_types("Project")[name]
    if kind is MomentSelection:
        assert elements_of(kind) == [one.get("name") for one in described.iter(f"{XSD}element")]
    else:
        assert_same(described, kind)


def test_there_are_no_other_types():
    assert set(complex_types("Project")) == set(PROJECT_TYPES) | AROUND | REFERENCES


def test_the_types_of_the_code_book_schema_are_modelled():
    types = complex_types("Codebook")
    assert_same(types["CodeBookType"], CodeBook)
    assert_same(types["SetType"], CodeSet)
    code = [one.get("name") for one in types["CodeType"].iter(f"{XSD}element")]
    assert code == ["Description", "Code"]
    assert set(types) == {
        "CodeBookType",
        "CodesType",
        "SetsType",
        "CodeType",
        "SetType",
        "MemberCodeType",
    }


NUMBERS = iter(range(10**9))
TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        include_characters="\n\t\r",
        exclude_characters="\ufffe\uffff",
    ),
    max_size=8,
)
GUIDS = st.uuids().map(str)
MOMENTS = st.sampled_from(
    ["2025-02-21T15:09:07Z", "2025-02-21T15:09:07.5+02:00", "2025-02-21T15:09:07"]
)
TYPED = st.one_of(
    st.builds(TypedValue, st.just("Text"), TEXT),
    st.builds(TypedValue, st.just("Boolean"), st.sampled_from(["true", "0"])),
    st.builds(TypedValue, st.just("Integer"), st.integers().map(str)),
    st.builds(TypedValue, st.just("Float"), st.sampled_from(["1.5", "-2", ".25"])),
    st.builds(TypedValue, st.just("Date"), st.just("2018-04-12")),
    st.builds(TypedValue, st.just("DateTime"), MOMENTS),
)
WORDS_OF = {
    "direction": ["OneWay", "Associative"],
    "shape": ["Star", "Note"],
    "lineStyle": ["dotted"],
    "typeOfVariable": ["Text", "DateTime"],
}


def of_attribute(mark):
    strategy = {
        id(values.GUID): GUIDS,
        id(values.INTEGER): st.integers(-9, 999),
        id(values.BOOLEAN): st.booleans(),
        id(values.MOMENT): MOMENTS,
        id(values.COLOUR): st.sampled_from(["#fa0", "#FF8800"]),
        id(values.TEXT): TEXT,
    }.get(id(mark.kind))
    if strategy is None:
        strategy = st.sampled_from(WORDS_OF[mark.name])
    if "ath" in mark.name:
        strategy = st.sampled_from(["", "internal://a.docx", "relative:///b.mp4"])
    return strategy if mark.required else st.just(mark.kind.empty) | strategy


def of_child(mark, depth):  # noqa: PLR0911
    match mark:
        case Words():
            return TEXT
        case Reference():
            return GUIDS
        case References():
            return st.lists(GUIDS, max_size=2).map(tuple)
        case Typed():
            return st.none() | TYPED
        case One():
            return st.none() | instances(mark.of(), depth - 1) if depth else st.none()
        case Many():
            if not depth:
                return st.just(())
            kinds = [instances(kind, depth - 1) for kind in mark.of().values()]
            return st.lists(st.one_of(kinds), max_size=2).map(tuple)
    raise AssertionError(mark)


def instances(kind, depth):
    fields = {field: of_attribute(mark) for field, mark in shape(kind).attributes.values()} | {
        field: of_child(mark, depth) for field, mark in shape(kind).children
    }
    return st.builds(kind, **fields)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(instances(Project, 3))
def test_any_project_comes_back_whole_and_valid(validate, project):
    project = replace(project, base_path="", files=(File("a.docx", b"PK"), File("b.txt", b"")))
    project = replace(
        project,
        sources=tuple(
            replace(one, current_path="") if hasattr(one, "current_path") else one
            for one in project.sources
        ),
    )
    data = project_bytes(project)
    validate(data)
    assert read_project(data, name="x") == project
    assert read_project(data, name="x").remarks == ()
    assert project_bytes(project, folder="Sources") != data


@settings(max_examples=20)
@given(instances(CodeBook, 2).filter(lambda book: book.codes))
def test_any_code_book_comes_back(validate, book):
    def bare(codes):
        return tuple(replace(code, notes=(), codes=bare(code.codes)) for code in codes)

    data = codebook_bytes(book)
    validate(data, "Codebook")
    found = read_codebook(data, name="x")
    assert found == replace(book, codes=bare(book.codes))


def test_our_own_validator_agrees_with_the_other(project_xml, guid):
    bad = etree.fromstring(project_xml(f'<Users/>\n<Sets><Set guid="{guid(1)}"/></Sets>').encode())
    assert broken_lines(bad, "Project") == (1, 2)
    assert broken_lines(etree.fromstring(project_xml().encode()), "Project") == ()


def read_xml(zipped, xml):
    return read_project(zipped({"project.qde": xml}), name="x")


def test_sloppy_values_are_mended_or_told(zipped, project_xml, guid):
    project = read_xml(
        zipped,
        project_xml(
            '<Users><User guid="not one" name="A"/><User name="B"/></Users>\n'
            f'<CodeBook><Codes><Code guid="{guid(1)}"/><Code guid="{guid(1)}" name="b"'
            ' isCodable="maybe" color="red"/></Codes></CodeBook>\n'
            f'<Variables><Variable guid="{guid(2)}" name="v" typeOfVariable="text"/></Variables>'
            f'<Cases><Case guid="{guid(3)}"><VariableValue><VariableRef targetGUID="{guid(2)}"/>'
            "<IntegerValue>seven</IntegerValue></VariableValue><SourceRef/></Case></Cases>"
            f'<Sources><TextSource guid="{guid(4)}" creatingUser="not one"'
            ' creationDateTime="2025-02-21 15:09:07" stars="5"'
            ' modifiedDateTime="2025-02-30T00:00:00">'
            f'<PlainTextSelection guid="{guid(5)}" startPosition="2.0" endPosition="7">'
            f"<Coding/></PlainTextSelection>"
            f'<PlainTextSelection guid="{guid(6)}" startPosition="2"/>'
            "<Description>one</Description><Description>two</Description><Stars/>"
            "</TextSource><Stars/></Sources>"
            f'<Links><Link guid="{guid(7)}" originGUID="{{{guid(5).upper()}}}"/></Links><Sets/>'
        ),
    )
    first, second = project.users
    assert first.guid == project.sources[0].created_by
    assert len({first.guid, second.guid}) == 2
    assert project.codes[0].guid == guid(1)
    assert project.codes[1].guid != guid(1)
    assert [code.codable for code in project.codes] == [True, True]
    assert project.codes[1].colour == ""
    assert project.variables[0].type == "Text"
    assert project.cases[0].values[0].value == TypedValue("Text", "seven")
    (source,) = project.sources
    assert (source.created, source.modified) == ("2025-02-21T15:09:07", "")
    assert source.description == "one"
    (selection,) = source.selections
    assert (selection.start, selection.end, selection.codings) == (2, 7, ())
    assert project.links[0].origin == guid(5)
    said = " ".join(project.remarks)
    for words in (
        "breaks the standard in 3 places",
        "aren't GUIDs were given new ones: 4",
        "used twice were given new ones: 1",
        "can't be read were left out: 3",
        "lack something the standard requires were left out: 3",
        "may stand once stood more often; the first counts: 1",
        "became text: 1",
        "doesn't know were left out: 3",
    ):
        assert words in said, words


def test_a_name_space_of_another_version_is_read(zipped):
    project = read_xml(zipped, '<Project xmlns="urn:QDA-XML:project:2.0" name="later"/>')
    assert project.name == "later"


def test_remarks_hold_no_words_of_the_file(zipped, project_xml):
    project = read_xml(zipped, project_xml('<Users><User guid="Jan Jansen" nick="JJ"/></Users>'))
    assert project.remarks
    assert "Jan" not in " ".join(project.remarks)
    assert "JJ" not in " ".join(project.remarks)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12", 12), (" 12.4 ", 12), ("1e3", 1000), ("x", None), ("NaN", None), ("9" * 400, None)],
)
def test_whole_numbers(raw, value):
    assert values.read_integer(raw) == value


@pytest.mark.parametrize(
    "raw", ["2025-13-01T00:00:00", "2025-02-29T00:00:00", "24:00", "", "0000-01-01T00:00:00"]
)
def test_moments_that_are_none(raw):
    assert values.read_moment(raw) is None


def test_what_xml_can_not_hold_is_marked():
    project = Project(name="a\x0bb\ud800", description="\x00")
    found = read_project(project_bytes(project), name="x")
    assert (found.name, found.description) == ("a\ufffdb\ufffd", "\ufffd")
