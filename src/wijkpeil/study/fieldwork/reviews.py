"""Keeps the review of a text while a person works on it; it goes when the text is approved.

It holds places of names, so it stays in the private folder.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.pseudonyms import Decision, Proposal, Review, RiskNote
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.fieldwork.texts import make_private, private_folder
from wijkpeil.study.texts import read_text, write_text


def review_path(folder: Path, document: str) -> Path:
    """Give where the review of a document is kept."""
    return private_folder(folder) / "reviews" / f"{document}.json"


def reviews_open(folder: Path) -> tuple[str, ...]:
    """List the documents that have an unfinished review."""
    return tuple(sorted(path.stem for path in (private_folder(folder) / "reviews").glob("*.json")))


def read_review(folder: Path, document: str) -> Review | None:
    """Read a review; None if none was begun.

    Raises
    ------
    StudyError
        If the file was spoiled.
    """
    path = review_path(folder, document)
    if not path.is_file():
        return None
    try:
        return _review(json.loads(read_text(path)))
    except (ValueError, KeyError, TypeError) as error:
        raise _spoiled(path) from error


def write_review(folder: Path, document: str, review: Review) -> Path:
    """Write a review, whole or not at all."""
    make_private(folder)
    path = review_path(folder, document)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    state = asdict(review) | {"notes_seen": [asdict(note) for note in sorted(review.notes_seen)]}
    write_text(path, json.dumps(state, ensure_ascii=False, indent=1) + "\n")
    return path


def remove_review(folder: Path, document: str) -> None:
    """Remove a review that is done."""
    review_path(folder, document).unlink(missing_ok=True)


def _spoiled(path: Path) -> StudyError:
    message = _("The review can't be read. Remove it, and propose names for this text again.")
    return fault(message, file=f"{path.parent.name}/{path.name}")


def _review(state: dict[str, Any]) -> Review:
    return Review(
        text_sha256=state["text_sha256"],
        length=state["length"],
        proposals=tuple(_proposal(one) for one in state["proposals"]),
        decisions=tuple(_decision(one) for one in state["decisions"]),
        notes_seen=frozenset(RiskNote(**one) for one in state["notes_seen"]),
    )


def _proposal(state: dict[str, Any]) -> Proposal:
    return Proposal(**(state | {"others": tuple(_proposal(one) for one in state["others"])}))


def _decision(state: dict[str, Any]) -> Decision:
    answers = state["answers"]
    return Decision(**(state | {"answers": None if answers is None else tuple(answers)}))
