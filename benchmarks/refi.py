"""REFI-QDA: seconds out and in, and how often the way of counting positions is found back."""

import random
import time
from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.errors import PositionsUnsure
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.refi import FieldworkParts, read_project, to_fieldwork, write_project
from wijkpeil.fieldwork.refi.positions.convention import CONVENTIONS, Convention
from wijkpeil.fieldwork.refi.positions.decision import settle
from wijkpeil.fieldwork.refi.positions.evidence import PlacedText
from wijkpeil.fieldwork.refi.positions.raw_text import RawText, from_string
from wijkpeil.fieldwork.refi.positions.scale import scale
from wijkpeil.fieldwork.refi.writing.texts import Profile
from wijkpeil.fieldwork.text import SourceText

SAID = "de huur stijgt elk jaar en niemand doet er iets aan 🙂 zegt zij in het portiek"
WORDS = SAID.split()
NOW = "2026-03-01T14:02:11Z"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds for a project, and whether what came in is what went out.

    Attributes
    ----------
    profile : str
    documents, codings : int
    out, back : float
        Seconds for writing, and for reading and deciding.
    megabytes : float
        Of the file.
    same : bool
    """

    profile: Profile
    documents: int
    codings: int
    out: float
    back: float
    megabytes: float
    same: bool


@dataclass(frozen=True, slots=True)
class Recognition:
    """How often the way of counting was found back in made-up texts.

    Attributes
    ----------
    selections : int
        In each text.
    neat : float
        Share of the selections that is on whole words; the others cut words at random.
    tries : int
    right, asked, wrong : int
        Found back, left to a person, and taken for another that puts selections elsewhere.
    """

    selections: int
    neat: float
    tries: int
    right: int
    asked: int
    wrong: int


def made_up_text(seed: int, words: int, line_break: str = "\n") -> tuple[str, list[Span]]:
    """Write a text of made-up sentences; give it, and where its words stand with LF."""
    chance = random.Random(seed)  # noqa: S311 - no secrets
    pieces: list[str] = []
    edges: list[Span] = []
    at = 0
    for _ in range(words):
        word, gap = chance.choice(WORDS), chance.choice([" ", " ", " ", " ", ". ", line_break])
        pieces += [word, gap]
        edges.append((at, at + len(word)))
        at += len(word) + len(gap.replace("\r\n", "\n"))
    return "".join(pieces), edges


def made_up_parts(documents: int, codings: int, words: int = 5_000) -> FieldworkParts:
    """Make fieldwork of a size."""
    chance = random.Random(1)  # noqa: S311
    ids = [f"d{number}" for number in range(documents)]
    made = {id_: made_up_text(number, words) for number, id_ in enumerate(ids)}
    codes = tuple(
        Code(f"code-{number}", f"code {number}", f"code-{number // 2}" if number else "")
        for number in range(80)
    )
    spans = []
    for number in range(codings):
        id_ = ids[number % documents]
        edges = made[id_][1]
        first = chance.randrange(len(edges) - 30)
        spans.append((id_, edges[first][0], edges[first + chance.randrange(30)][1]))
    return FieldworkParts(
        documents=tuple(
            Document(id_, id_, ("BU01",), "residents", "interview", reviewed_by="x") for id_ in ids
        ),
        texts={id_: SourceText(text) for id_, (text, _edges) in made.items()},
        codes=codes,
        codings=tuple(
            Coding(id_, start, end, chance.choice(codes).id, "A", f"c{number}", time=NOW)
            for number, (id_, start, end) in enumerate(spans)
        ),
    )


def speed(documents: int = 100, codings: int = 10_000) -> list[Speed]:
    """Write a project and read it, in both profiles, as if another program had written it."""
    parts = made_up_parts(documents, codings)
    rows = []
    profiles: tuple[Profile, ...] = ("standard", "nvivo")
    for profile in profiles:
        begun = time.perf_counter()
        data = write_project(parts, name="speed", created=NOW, profile=profile)
        written = time.perf_counter()
        project = replace(read_project(data, name="speed.qdpx"), origin="Another program")
        found = to_fieldwork(project)
        done = time.perf_counter()
        rows.append(
            Speed(
                profile,
                documents,
                codings,
                written - begun,
                done - written,
                len(data) / 1e6,
                found.parts.codings == tuple(sorted(parts.codings)),
            )
        )
    return rows


def recognition(tries: int = 96) -> list[Recognition]:
    """Find the way of counting back, for every way, by how many selections and how neat."""
    return [
        _recognise(selections, neat, tries)
        for neat in (1.0, 0.8, 0.6)
        for selections in (2, 5, 20, 60)
    ]


def _recognise(selections: int, neat: float, tries: int) -> Recognition:
    right = asked = wrong = 0
    for seed in range(tries):
        convention = CONVENTIONS[seed % len(CONVENTIONS)]
        text, edges = made_up_text(seed, 600, "\r\n" if seed % 2 else "\n")
        raw = from_string(text, bom=True)
        written = as_written(raw, _selections(edges, seed, selections, neat), convention)
        try:
            report = settle([PlacedText("a", "A", raw, written)], origin="Another program")
        except PositionsUnsure:
            asked += 1
            continue
        same = _places(raw, written, report.texts[0].convention) == _places(
            raw, written, convention
        )
        right, wrong = right + same, wrong + (not same)
    return Recognition(selections, neat, tries, right, asked, wrong)


def _selections(edges: list[Span], seed: int, count: int, neat: float) -> list[Span]:
    chance = random.Random(seed)  # noqa: S311
    spans = []
    for _ in range(count):
        first = chance.randrange(len(edges) - 8)
        start, end = edges[first][0], edges[first + chance.randrange(1, 8)][1]
        if chance.random() >= neat:
            start, end = start + chance.randrange(3), end + chance.randrange(3)
        spans.append((start, end))
    return spans


def as_written(raw: RawText, spans: list[Span], convention: Convention) -> list[Span]:
    """Count spans as some program would."""
    ruler = scale(raw, convention)
    counted = ruler.positions(np.array(spans, dtype=np.int64)).tolist()
    return [(start, end - ruler.inclusive) for start, end in counted]


def _places(raw: RawText, written: list[Span], convention: Convention) -> list[list[int]]:
    given = np.array(written, dtype=np.int64)
    found = scale(raw, convention).spans(given[:, 0], given[:, 1])
    return [found.start.tolist(), found.end.tolist()]
