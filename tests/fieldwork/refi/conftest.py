"""Small projects made by hand, and the published schemas in another validator's hands."""

from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xmlschema

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.refi import FieldworkParts
from wijkpeil.fieldwork.refi.reading.documents import text_sha256
from wijkpeil.fieldwork.text import Place, SourceText
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.language import speaking

SCHEMAS = {
    name: xmlschema.XMLSchema(
        files("wijkpeil.fieldwork.refi.schema").joinpath(f"{name}.xsd").read_bytes()
    )
    for name in ("Project", "Codebook")
}


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture(scope="session")
def validate():
    """A validator that isn't the one in the code: raises on what the published schema forbids."""

    def check(data, schema="Project"):
        if schema == "Project":
            with ZipFile(BytesIO(data)) as packed:
                data = packed.read("project.qde")
        SCHEMAS[schema].validate(data.decode("utf-8").partition("?>")[2])

    return check


@pytest.fixture(scope="session")
def zipped():
    """Pack entries as a zip."""

    def pack(entries):
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as packed:
            for name, data in entries.items():
                packed.writestr(name, data.encode() if isinstance(data, str) else data)
        return out.getvalue()

    return pack


@pytest.fixture(scope="session")
def project_xml():
    """Write a project's XML around what stands in it."""

    def write(inside="", **attributes):
        attributes = {"name": "made up"} | attributes
        given = " ".join(f'{name}="{value}"' for name, value in attributes.items())
        return (
            '<?xml version="1.0" encoding="utf-8"?>'
            f'<Project xmlns="urn:QDA-XML:project:1.0" {given}>{inside}</Project>'
        )

    return write


@pytest.fixture(scope="session")
def guid():
    """Give a GUID for a number."""
    return lambda number: f"00000000-0000-4000-8000-{number:012d}"


@pytest.fixture(scope="session")
def samples(shared):
    return shared / "samples" / "refi-qda"


@pytest.fixture(scope="session")
def nvivo(samples):
    file: Path = samples / "nvivo-win-scrubbed" / "nvivo12-win-utf16-crlf-bom.qdpx"
    return file.read_bytes()


@pytest.fixture(scope="session")
def canonical():
    """Put parts in the order and form that an import gives them."""

    def order(parts, *, project="study"):
        people = {coding.coder for coding in parts.codings}
        people |= {cell.assessor for cell in parts.assessments} | set(parts.users)
        return replace(
            parts,
            documents=tuple(
                sorted(
                    (
                        replace(d, text_sha256=text_sha256(parts.texts[d.id].text))
                        for d in parts.documents
                    ),
                    key=lambda document: document.id,
                )
            ),
            texts=dict(parts.texts),
            codings=tuple(sorted(parts.codings)),
            areas={code: name for code, name in parts.areas.items() if name not in ("", code)},
            users=tuple(sorted(people - {""})),
        )

    return order


@pytest.fixture(scope="session")
def parts():
    """Two interviews of a made-up neighbourhood, coded by two, with a cell and an entry."""
    words = {
        "wim": "Het park is mooi 🙂 zegt hij.\nDe huur stijgt elk jaar.\n",
        "policy": "In 2015 begon de aanpak.\nDaarna kwam er geld.",
    }
    documents = (
        Document(
            id="policy",
            title="Nota wonen",
            cases=("BU01",),
            perspective="policy",
            kind="policy paper",
            date="2015",
            reviewed_by="Nora",
            reviewed_on="2026-02-01",
            text_sha256=text_sha256(words["policy"]),
        ),
        Document(
            id="wim",
            title="Gesprek 1",
            cases=("BU02", "BU01"),
            perspective="residents",
            kind="interview",
            date="2018-04-12",
            reviewed_by="Nora",
            reviewed_on="2026-02-02",
            text_sha256=text_sha256(words["wim"]),
            original="gesprek.docx",
            original_sha256="ab" * 32,
            memo="Buiten opgenomen.",
        ),
    )
    return FieldworkParts(
        documents=documents,
        texts={
            "wim": SourceText(
                words["wim"], (Place(0, "page", "1"), Place(29, "cue", "00:01:02", "Wim"))
            ),
            "policy": SourceText(words["policy"]),
        },
        codes=(
            Code("housing", "Wonen", "", "theme", "Alles over huizen."),
            Code(
                "rent", "Huur", "housing", "factor", "Wat het kost.", "te duur", "koop", "#ff8800"
            ),
            Code("direction", "Stijgt of daalt", "", "development"),
        ),
        codings=(
            Coding("policy", 3, 7, "direction", "Anna", "c3", time="2026-03-01T14:02:11Z"),
            Coding("wim", 4, 8, "housing", "Anna", "c1", memo="Groen.", flag="look again"),
            Coding("wim", 32, 43, "rent", "Bram", "c2"),
            Coding("wim", 32, 43, "housing", "Anna", "c4"),
        ),
        assessments=(
            Assessment(
                "BU01", "residents", "rent", -1, "De huur stijgt.\n\nVeel.", ("c2",), "Anna"
            ),
            Assessment("BU02", "policy", "direction", None, "", (), ""),
        ),
        timeline=(TimelineEntry("aanpak", ("BU01",), "2015", "De aanpak", codings=("c3",)),),
        areas={"BU01": "Bovenwijk"},
        users=("Nora",),
    )
