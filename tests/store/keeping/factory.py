"""A small made-up study, and changes of its fieldwork."""

from dataclasses import replace
from pathlib import Path

from wijkpeil.fieldwork.change import Change, RowChange, cell_key
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.edit_text import approve_text
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.replacement import Replacement, replace_parts
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.study import Case, DataSources, Intervention, Period, Reference, Study
from wijkpeil.study.fieldwork import fingerprint

NORTH, SOUTH = "WK000101", "WK000102"
TEXT = "Wij wonen hier al jaren.\nFatima Verzonnen van de hoek kent iedereen 👍 en de buurt.\n"


def study(folder: Path) -> Study:
    """A study with two cases, three perspectives and one intervention."""
    folder.mkdir(parents=True, exist_ok=True)
    return Study(
        title="Made up",
        question="Does it keep?",
        level="wijk",
        period=Period(2012, 2020),
        data=DataSources(Reference("made-up", "2024")),
        cities=("Aadorp",),
        perspectives=("policy", "professionals", "residents"),
        cases=(Case(NORTH, "Noord", "Aadorp"), Case(SOUTH, "Zuid", "Aadorp")),
        interventions=(Intervention("V1", "Build", "physical", (NORTH,), 2013.0),),
        folder=folder,
    )


def document(key: str = "d1", text: str = TEXT, **said: object) -> Document:
    """A document about one case."""
    usual = {"title": "A talk", "cases": (NORTH,), "perspective": "residents", "kind": "interview"}
    return Document(key, **{**usual, "text_sha256": fingerprint(text), **said})


def add_document(one: Document | None = None, text: str = TEXT) -> Change:
    """Import a document with its text."""
    one = document(text=text) if one is None else one
    return Change(
        "import documents",
        (RowChange("documents", one.id, None, one), RowChange("texts", one.id, None, text)),
        one.id,
    )


def add_codes(*codes: Code) -> Change:
    """Add codes to the codebook."""
    return Change("add code", tuple(RowChange("codes", it.id, None, it) for it in codes))


TRUST = Code("trust", "Trust", kind="factor", definition="Whether they believe it.")
SAFETY = Code("safety", "Safety", parent="trust", colour="#c0562f")
RISE = Code("rise", "Rise or fall", kind="development")
CODES = (TRUST, SAFETY, RISE)


def coding(key: str = "k1", **said: object) -> Coding:
    """A coding of the first words."""
    usual = {"document": "d1", "start": 0, "end": 3, "code": "trust", "coder": "AB"}
    return Coding(**{**usual, **said, "id": key})


def add_codings(*codings: Coding) -> Change:
    """Give passages a code."""
    return Change("add codings", tuple(RowChange("codings", it.id, None, it) for it in codings))


def change_coding(before: Coding, **said: object) -> Change:
    """Change a coding."""
    after = replace(before, **said)
    return Change("change codings", (RowChange("codings", before.id, before, after),))


def remove_codings(*codings: Coding) -> Change:
    """Take codings away."""
    return Change("remove codings", tuple(RowChange("codings", it.id, it, None) for it in codings))


def cell(**said: object) -> Assessment:
    """A filled cell that rests on the coding k1."""
    usual = {
        "case": NORTH,
        "perspective": "residents",
        "factor": "trust",
        "score": 1,
        "codings": ("k1",),
    }
    return Assessment(**{**usual, **said})


def fill(before: Assessment | None, after: Assessment | None) -> Change:
    """Fill, change or empty a cell."""
    key = cell_key(before or after)
    return Change("fill matrix", (RowChange("assessments", key, before, after),))


def entry(**said: object) -> TimelineEntry:
    """A dated entry that rests on the coding k1."""
    usual = {"id": "t1", "cases": (NORTH,), "start": "2012", "title": "Camera", "codings": ("k1",)}
    return TimelineEntry(**{**usual, **said})


def tell(before: TimelineEntry | None, after: TimelineEntry | None) -> Change:
    """Add, change or remove a dated entry."""
    key = (before or after).id
    return Change("change timeline", (RowChange("timeline", key, before, after),))


def fill_store(store: object) -> None:
    """Put a little of everything in a store."""
    for change in (
        add_document(),
        add_codes(*CODES),
        add_codings(coding(), coding("k2", start=25, end=31, code="safety", coder="CD")),
        fill(None, cell()),
        tell(None, entry()),
    ):
        store.apply(change, who="AB")


def approve(store: object, key: str = "d1", *, old: str = "Fatima Verzonnen", new: str = "[b1]"):
    """Have a person approve a text in which a name was replaced."""
    text = store.text(key)
    at = text.index(old)
    pseudonymised = replace_parts(text, [Replacement(at, at + len(old), new)])
    edited = approve_text(
        store.document(key),
        text,
        pseudonymised,
        codings=store.codings_in(key),
        by="CD",
        on="2026-03-01",
    )
    return store.apply(edited.change, who="CD")
