"""Cases that are left out because a membership is missing, by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.qca.columns import Column


@dataclass(frozen=True, slots=True)
class Dropped:
    """A case that is left out, and the columns that it has no membership in."""

    case: str
    columns: tuple[str, ...]


def dropped_cases(columns: Sequence[Column], cases: Sequence[str]) -> tuple[Dropped, ...]:
    """Find the cases without a membership in some column.

    Raises
    ------
    QcaError
        If that is all of them.
    """
    dropped = []
    for place, case in enumerate(cases):
        empty = tuple(column.condition.name for column in columns if column.missing[place])
        if empty:
            dropped.append(Dropped(case, empty))
    if len(dropped) == len(cases):
        raise QcaError(_("Every case misses a membership, so none is left to compare."))
    return tuple(dropped)


def dropped_note(dropped: Sequence[Dropped]) -> str:
    """Say which cases are left out and why; "" if none is."""
    if not dropped:
        return ""
    listed = "; ".join(f"{one.case} ({', '.join(one.columns)})" for one in dropped)
    return ngettext(
        "{count} case is left out because a membership is missing: {listed}.",
        "{count} cases are left out because a membership is missing: {listed}.",
        len(dropped),
    ).format(count=len(dropped), listed=listed)
