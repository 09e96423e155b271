"""The log: who approved which document and when, in counts. It never holds words of a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from wijkpeil.fieldwork.pseudonyms.kinds import Kind

Action = Literal["approved", "re-identified", "identity forgotten", "key deleted"]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What somebody did.

    Attributes
    ----------
    action : Action
    by : str
        Who did it: somebody of the research team.
    at : str
        When, ISO 8601 with the time zone.
    document : str
        Its id; empty if it is about the whole key.
    text_sha256 : str
        Of the text with pseudonyms that was approved; never of the original, which could be
        guessed from it by filling in names.
    taken_out : tuple of (Kind, int)
        Words taken out, per kind.
    kept : int
        Proposals that were left in the text.
    added : int
        Spans that a person added.
    notes : int
        Risk notes that were seen.
    pseudonym : str
        That was re-identified or forgotten.
    """

    action: Action
    by: str
    at: str
    document: str = ""
    text_sha256: str = ""
    taken_out: tuple[tuple[Kind, int], ...] = ()
    kept: int = 0
    added: int = 0
    notes: int = 0
    pseudonym: str = ""

    def row(self) -> dict[str, str | int]:
        """Give it as flat values, for a table or a line of JSON."""
        return {
            "action": self.action,
            "by": self.by,
            "at": self.at,
            "document": self.document,
            "text_sha256": self.text_sha256,
            "taken_out": told(self.taken_out),
            "kept": self.kept,
            "added": self.added,
            "notes": self.notes,
            "pseudonym": self.pseudonym,
        }


def told(counts: Iterable[tuple[Kind, int]]) -> str:
    """Write counts per kind: ``person 3; street 1``.

    >>> told((("person", 3), ("street", 1)))
    'person 3; street 1'
    """
    return "; ".join(f"{kind} {count}" for kind, count in counts)
