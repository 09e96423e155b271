"""Pseudonymising: how much of what a person would take out is proposed, and how fast.

``python -m benchmarks.pseudonyms`` prints the tables; ``--missed`` prints what was missed.
"""

import sys
import time
from collections.abc import Sequence

from benchmarks.recall_set import (
    BEFORE,
    HOLDOUT,
    NEUTRAL,
    SECOND,
    Passage,
    Proposer,
    covered,
    indirect,
    passages,
    precision,
    project_list,
    recall,
    touches,
)
from benchmarks.table import markdown, percent
from wijkpeil.fieldwork.pseudonyms.project_list import ProjectList
from wijkpeil.fieldwork.pseudonyms.propose import propose
from wijkpeil.fieldwork.pseudonyms.rules import RULES

SETS = (
    ("First set: written before the rules, which were then mended by it", BEFORE),
    ("Second set: written after the rules, which were then mended by it too", SECOND),
    ("Hold-out: written after that; no rule was mended by what it misses", HOLDOUT),
)
WITHOUT_CAPITAL = tuple(rule for rule in RULES if rule != "capital")


def proposers() -> dict[str, Proposer]:
    """Give what is compared."""
    names = project_list()
    return {
        "rules": propose,
        "rules without capitals": lambda text: propose(text, rules=WITHOUT_CAPITAL),
        "rules and project list": lambda text: propose(text, names=names),
    }


def recall_table(found: Sequence[Passage]) -> str:
    """Write recall per kind as a table, a column for each way to propose."""
    columns = {name: recall(found, proposer) for name, proposer in proposers().items()}
    head = ["kind", "marked", *columns]
    kinds = [row.kind for row in next(iter(columns.values()))]
    body = []
    for place, kind in enumerate(kinds):
        rows = [of[place] for of in columns.values()]
        cells = [f"{row.full} ({percent(row.recall, 0)})" for row in rows]
        body.append([kind, rows[0].marked, *cells])
    counts = [precision(found, proposer) for proposer in proposers().values()]
    shares = [f"{percent(right / (right + wrong), 0)}" for right, wrong, _ in counts]
    body.append(["*proposals that are right*", "", *shares])
    body.append(["*traps stepped in*", len(_traps(found)), *[traps for _, _, traps in counts]])
    return markdown(head, body)


def _traps(found: Sequence[Passage]) -> list[object]:
    return [mark for passage in found for mark in passage.of("not")]


def seconds(words: int = 10_000, names: int = 500) -> float:
    """Take the processor time of proposals for a long text with a long list, best of three."""
    text = "\n\n".join(passage.text for passage in passages([*BEFORE, *SECOND, *HOLDOUT]))
    times = words // len(text.split()) + 1
    long = " ".join(" ".join([text] * times).split(" ")[:words])
    people = tuple(f"Voornaam{place} van Achternaam{place}" for place in range(names))
    taken = []
    for _run in range(3):
        begun = time.process_time()
        propose(long, names=ProjectList(people=people))
        taken.append(time.process_time() - begun)
    return min(taken)


def table() -> str:
    """Write everything that is measured."""
    parts = []
    for title, names in SETS:
        found = passages(names)
        marked, touched = indirect(found)
        parts += [
            f"**{title}** ({len(found)} passages)",
            recall_table(found),
            f"Indirect identifiers with a risk note: {touched} of {marked}.",
        ]
    parts.append(f"10,000 words with a list of 500 names: {seconds():.2f} s.")
    return "\n\n".join(parts)


def missed() -> None:
    """Print what the rules with the list missed, and what they proposed for nothing."""
    names = project_list()
    for passage in passages([*BEFORE, *SECOND, *HOLDOUT]):
        found = propose(passage.text, names=names)
        for mark in passage.marks:
            words = passage.text[mark.start : mark.end]
            if mark.kind not in NEUTRAL and covered(mark, passage.text, found) < 1:
                print(f"missed {mark.kind}: {words} ({passage.title})")
        for one in found:
            if not any(touches(one, mark) for mark in passage.marks if mark.kind != "not"):
                words = passage.text[one.start : one.end]
                print(f"for nothing {one.kind} by {one.by}: {words} ({passage.title})")


if __name__ == "__main__":
    missed() if "--missed" in sys.argv else print(table())
