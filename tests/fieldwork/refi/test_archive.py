"""What a hostile or broken file could do is refused, in a sentence."""

import stat
import struct
import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.refi import archive, read_codebook, read_project, to_fieldwork

BOMB = """<?xml version="1.0"?>
<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Description>&x;</Description></Project>"""


def refusal(data):
    with pytest.raises(RefusedDocument) as caught:
        read_project(data, name="project.qdpx")
    message = str(caught.value)
    assert message.startswith("project.qdpx: ")
    assert message.endswith(".")
    return message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip", b"PK\x05\x06" + b"\0" * 17])
def test_what_is_no_zip(data):
    assert "no zip file" in refusal(data)


def test_a_zip_that_was_cut_off(zipped, project_xml):
    data = zipped({"project.qde": project_xml()})
    assert "no zip file" in refusal(data[:-30])


def test_a_zip_with_damaged_content(zipped, project_xml):
    data = bytearray(zipped({"project.qde": project_xml("<Description>abc</Description>" * 9)}))
    data[60:70] = b"\0" * 10
    assert "no zip file" in refusal(bytes(data))


@pytest.mark.parametrize("size", [20, 5000])
def test_a_size_that_lies(zipped, project_xml, size):
    data = bytearray(zipped({"project.qde": project_xml()}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", size)
    assert "no zip file" in refusal(bytes(data))


@pytest.mark.parametrize("name", ["../project.qde", "a/../../x.txt", "/etc/x", "C:/x", "..\\x"])
def test_paths_that_climb_out(zipped, project_xml, name):
    data = zipped({"project.qde": project_xml(), name: "x"})
    assert "points outside the project" in refusal(data)


def test_a_link_to_another_file(project_xml):
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("project.qde", project_xml())
        link = ZipInfo("sources/x.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/hostname")
    assert "points outside the project" in refusal(out.getvalue())


def test_too_many_files(zipped, project_xml, monkeypatch):
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    entries = {f"sources/{number}.txt": "" for number in range(3)}
    assert "holds 4 files; 3 at most" in refusal(zipped({"project.qde": project_xml(), **entries}))


def test_too_much(zipped, project_xml, monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    assert "larger than" in refusal(zipped({"project.qde": project_xml("x" * 200)}))


def test_a_description_that_is_too_long(zipped, project_xml, monkeypatch):
    monkeypatch.setattr(archive, "MOST_XML_BYTES", 100)
    assert "description is larger" in refusal(zipped({"project.qde": project_xml(" " * 200)}))


def test_a_bomb(zipped, project_xml):
    data = zipped({"project.qde": project_xml(), "sources/a.txt": b"\0" * (20 << 20)})
    assert "unpacks to more than 500 times" in refusal(data)


def test_a_password(zipped, project_xml):
    data = bytearray(zipped({"project.qde": project_xml()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert "password" in refusal(bytes(data))


@pytest.mark.parametrize("other", ["project.qde", "PROJECT.QDE", "second.qde"])
def test_two_projects(project_xml, other):
    out = BytesIO()
    with ZipFile(out, "w") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        packed.writestr("project.qde", project_xml())
        packed.writestr(other, project_xml())
    message = refusal(out.getvalue())
    assert "two files under one name" in message or "holds 2 projects" in message


def test_no_project(zipped):
    assert "a file ending in .qde is missing" in refusal(zipped({"sources/a.txt": "x"}))


def test_two_sources_that_differ_in_case_alone(zipped, project_xml):
    data = zipped({"project.qde": project_xml(), "sources/A.txt": "x", "Sources/a.txt": "y"})
    assert "two files under one name" in refusal(data)


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE])
def test_entities_are_refused(zipped, xml):
    message = refusal(zipped({"project.qde": xml}))
    assert "entities" in message or "can't be read" in message


@pytest.mark.parametrize("xml", ["", "<Project", "<Project>&x;</Project>", "\0", "<a>" * 300])
def test_broken_xml(zipped, xml):
    assert "XML can't be read" in refusal(zipped({"project.qde": xml}))


def test_another_kind_of_xml(zipped):
    assert "no project of REFI-QDA" in refusal(zipped({"project.qde": "<html/>"}))
    with pytest.raises(RefusedDocument, match="no codebook of REFI-QDA"):
        read_codebook(b"<Project/>", name="a.qdc")


def test_a_code_book_that_is_too_large(monkeypatch):
    monkeypatch.setattr("wijkpeil.fieldwork.refi.project_file.MOST_XML_BYTES", 10)
    with pytest.raises(RefusedDocument, match="larger than"):
        read_codebook(b"<CodeBook/>" * 9, name="a.qdc")


@pytest.mark.parametrize(
    "names",
    [
        ("project.qde", "sources/"),
        ("Trial.qde", "Sources/"),
        ("PROJECT.QDE", "SOURCES/"),
        ("made up/project.qde", "made up/sources/"),
        ("project.qde", "sources\\"),
    ],
)
def test_any_root_and_any_folder_of_sources(zipped, project_xml, guid, names):
    root, folder = names
    xml = project_xml(
        f'<Sources><TextSource guid="{guid(1)}" name="A"'
        f' plainTextPath="internal://{guid(1).upper()}.TXT"/></Sources>'
    )
    project = read_project(zipped({root: xml, f"{folder}{guid(1)}.txt": "dag"}), name="x")
    found = to_fieldwork(project)
    assert found.parts.texts["a"].text == "dag"


def test_other_entries_are_told(zipped, project_xml):
    out = BytesIO(zipped({"project.qde": project_xml(), ".root": "", "__MACOSX/._project.qde": ""}))
    with ZipFile(out, "a", ZIP_DEFLATED) as packed:
        packed.writestr("sources/", "")
    project = read_project(out.getvalue(), name="x")
    assert project.remarks == ("Files outside the folder of sources were left out: 2.",)
