"""The recall set of pseudonymising: its passages, and how much of the marks is proposed.

The passages are made up, see ``tests/fieldwork/pseudonyms/recall/README.md``. "Full" means that
each letter and digit of a mark is in a proposal.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijkpeil.fieldwork.pseudonyms.project_list import ProjectList
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.risks import risk_notes

RECALL = Path(__file__).parents[1] / "tests" / "fieldwork" / "pseudonyms" / "recall"
BEFORE = ("interviews", "notes", "mails", "chats", "forms", "traps")
SECOND = ("second",)
HOLDOUT = ("holdout",)
MARK = re.compile(r"\{([a-z-]+)\|([^{}|]+)\}")
NEUTRAL = ("maybe", "indirect", "not")
Proposer = Callable[[str], Sequence[Proposal]]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person marked."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage without its marks, and the marks."""

    title: str
    text: str
    marks: tuple[Mark, ...]

    def of(self, *kinds: str) -> list[Mark]:
        """Give the marks of kinds."""
        return [mark for mark in self.marks if mark.kind in kinds]


@dataclass(frozen=True, slots=True)
class Row:
    """How much of a kind is proposed."""

    kind: str
    marked: int
    full: int
    part: int

    @property
    def recall(self) -> float:
        """The share that is covered in full."""
        return self.full / self.marked if self.marked else float("nan")


def passages(names: Iterable[str]) -> list[Passage]:
    """Read passages of the recall set."""
    found = []
    for name in names:
        lines = (RECALL / f"{name}.txt").read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith("# "))
        for part in text.split("== ")[1:]:
            title, _, marked = part.partition("\n")
            found.append(_unmark(title, marked.strip()))
    return found


def _unmark(title: str, marked: str) -> Passage:
    text, marks, done = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        marks.append(Mark(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        done = mark.end()
    return Passage(title, text + marked[done:], tuple(marks))


def project_list() -> ProjectList:
    """Read the project list of the recall set."""
    lines = (RECALL / "list.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if not line.startswith("#")]
    of = {kind: tuple(name for said, name in pairs if said == kind) for kind, _ in pairs}
    return ProjectList(of["person"], of["street"], of["organisation"], of["place"])


def covered(mark: Mark, text: str, proposals: Sequence[Proposal]) -> float:
    """Give the share of a mark's letters and digits that are in a proposal."""
    inside = {at for one in proposals for at in range(one.start, one.end)}
    letters = [at for at in range(mark.start, mark.end) if text[at].isalnum()]
    return sum(at in inside for at in letters) / len(letters)


def recall(found: Sequence[Passage], proposer: Proposer) -> list[Row]:
    """Count per kind what is proposed, and all kinds together last."""
    shares: dict[str, list[float]] = {}
    for passage in found:
        proposals = proposer(passage.text)
        for mark in passage.marks:
            if mark.kind not in NEUTRAL:
                share = covered(mark, passage.text, proposals)
                shares.setdefault(mark.kind, []).append(share)
    rows = [_row(kind, shares[kind]) for kind in sorted(shares)]
    return [*rows, _row("all", [share for of_kind in shares.values() for share in of_kind])]


def _row(kind: str, shares: list[float]) -> Row:
    full = sum(share == 1 for share in shares)
    return Row(kind, len(shares), full, sum(0 < share < 1 for share in shares))


def precision(found: Sequence[Passage], proposer: Proposer) -> tuple[int, int, int]:
    """Count proposals that touch a mark, that touch none, and traps that are stepped in."""
    right = wrong = traps = 0
    for passage in found:
        marks = passage.of(*({mark.kind for mark in passage.marks} - {"not", "maybe", "indirect"}))
        neutral = passage.of("maybe", "indirect")
        for one in proposer(passage.text):
            if any(touches(one, mark) for mark in marks):
                right += 1
            elif not any(touches(one, mark) for mark in neutral):
                wrong += 1
        proposals = proposer(passage.text)
        traps += sum(any(touches(one, trap) for one in proposals) for trap in passage.of("not"))
    return right, wrong, traps


def indirect(found: Sequence[Passage]) -> tuple[int, int]:
    """Count indirect identifiers, and those that a risk note touches."""
    marked = touched = 0
    for passage in found:
        notes = risk_notes(passage.text)
        for mark in passage.of("indirect"):
            marked += 1
            touched += any(note.start < mark.end and mark.start < note.end for note in notes)
    return marked, touched


def touches(one: Proposal, mark: Mark) -> bool:
    """Tell whether a proposal and a mark share a character."""
    return one.start < mark.end and mark.start < one.end
