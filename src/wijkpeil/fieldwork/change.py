"""A change of the fieldwork as data: which rows were what, and become what.

Every action (giving a code, merging two, correcting a text) is worked out as a `Change` by a pure
function; the store carries it out whole or not at all, keeps it in its journal, and can take it
back by the same means.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.language import N_

Table = Literal["documents", "texts", "codes", "codings", "assessments", "timeline"]
TABLES: tuple[Table, ...] = get_args(Table)
Record = Document | str | Code | Coding | Assessment | TimelineEntry
"""What a row holds; a row of "texts" is the document's text itself."""

ACTIONS = {
    "import documents": N_("documents imported"),
    "describe document": N_("document described"),
    "remove documents": N_("documents removed"),
    "correct text": N_("text corrected"),
    "approve text": N_("text approved"),
    "add code": N_("code added"),
    "describe code": N_("code described"),
    "rename code": N_("code renamed"),
    "move code": N_("code moved"),
    "merge codes": N_("codes merged"),
    "split code": N_("code split"),
    "remove code": N_("code removed"),
    "add codings": N_("codings added"),
    "change codings": N_("codings changed"),
    "remove codings": N_("codings removed"),
    "fill matrix": N_("cells of the matrix filled"),
    "change timeline": N_("timeline changed"),
    "import project": N_("project of another program imported"),
    "undo": N_("taken back"),
    "read folder": N_("files of the study changed"),
}
"""What can be done, with its words."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after.

    Attributes
    ----------
    table : Table
    key : str
        Id of the record; of an assessment `cell_key`; of a text the document's id.
    before, after : record or None
        None where the row was absent, or becomes so.
    """

    table: Table
    key: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Change:
    """One action on the fieldwork.

    Attributes
    ----------
    action : str
        One of `ACTIONS`.
    rows : tuple of RowChange
        Each key of a table at most once; rows that stay as they are left out.
    detail : str
        What it was about, for the history: ids and names of codes, numbers of passages. Never the
        words of a text.
    final : bool
        Whether it can't be taken back (a text made free of personal data: to keep the way back
        would be to keep the data).
    stands_on : tuple of (str, str)
        Documents, and the fingerprints of the texts that the passages in it were chosen in. The
        store refuses the change if one has another text by now: nothing else would tell that a
        passage stands in the wrong place.
    """

    action: str
    rows: tuple[RowChange, ...]
    detail: str = ""
    final: bool = False
    stands_on: tuple[tuple[str, str], ...] = ()

    def inverse(self) -> "Change":
        """Give the change that takes this one back."""
        rows = tuple(RowChange(r.table, r.key, r.after, r.before) for r in self.rows)
        return Change("undo", rows, self.detail)


def cell_key(assessment: Assessment) -> str:
    """Give the key of a cell of the matrix.

    >>> cell_key(Assessment("WK900121", "professionals", "trust"))
    'WK900121|professionals|trust'
    """
    return f"{assessment.case}|{assessment.perspective}|{assessment.factor}"


def row_changes(
    table: Table, pairs: Iterable[tuple[Record | None, Record | None]]
) -> tuple[RowChange, ...]:
    """Give the rows that differ, from pairs of before and after."""
    return tuple(
        RowChange(table, key_of(after if before is None else before), before, after)
        for before, after in pairs
        if before != after
    )


def key_of(record: Record | None) -> str:
    """Give the key of a record.

    Raises
    ------
    TypeError
        For a text, whose key is not in it, or nothing.
    """
    if isinstance(record, Assessment):
        return cell_key(record)
    if record is None or isinstance(record, str):
        message = "a text has no key of its own"
        raise TypeError(message)
    return record.id
