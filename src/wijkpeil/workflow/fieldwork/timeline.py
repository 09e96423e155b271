"""Dated entries that documents name: listing, adding and removing them."""

import uuid
from collections.abc import Iterable

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, row_changes
from wijkpeil.fieldwork.timeline import ENTRY_KINDS, EntryKind, TimelineEntry
from wijkpeil.language import gettext as _
from wijkpeil.store import Store
from wijkpeil.study.faults import unknown_name
from wijkpeil.study.moments import Moment
from wijkpeil.workflow.fieldwork.described import case_code


def add_entry(
    store: Store,
    title: str,
    *,
    cases: Iterable[str],
    start: str,
    who: str,
    end: str = "",
    kind: EntryKind = "event",
    codings: Iterable[str] = (),
    intervention: str = "",
) -> TimelineEntry:
    """Add something that documents say happened, with the passages that say it.

    Raises
    ------
    FieldworkError
        If a case, coding or intervention is unknown, a date is none, or the end lies before the
        start.
    """
    if kind not in ENTRY_KINDS:
        raise FieldworkError(unknown_name(kind, known=ENTRY_KINDS))
    if not title.strip():
        raise FieldworkError(_("Say in a few words what happened."))
    if end and _moment(end).last <= _moment(start):
        message = _("The end ({end}) lies before the start ({start}).")
        raise FieldworkError(message.format(end=end, start=start))
    _moment(start)
    entry = TimelineEntry(
        id=f"t-{uuid.uuid4().hex[:12]}",
        cases=tuple(dict.fromkeys(case_code(store.study, case) for case in cases)),
        start=start,
        title=title.strip(),
        end=end,
        kind=kind,
        codings=tuple(dict.fromkeys(codings)),
        intervention=intervention,
    )
    _check(store, entry)
    rows = row_changes("timeline", [(None, entry)])
    store.apply(Change("change timeline", rows, entry.id), who=who)
    return entry


def remove_entry(store: Store, key: str, *, who: str) -> int:
    """Remove a dated entry.

    Raises
    ------
    FieldworkError
        If there is none with this id.
    """
    before = {it.id: it for it in store.fieldwork().timeline}.get(key)
    if before is None:
        raise FieldworkError(_("There is no dated entry {id}.").format(id=key))
    rows = row_changes("timeline", [(before, None)])
    return store.apply(Change("change timeline", rows, key), who=who)


def entries_of(store: Store, *, case: str = "") -> tuple[TimelineEntry, ...]:
    """List the dated entries in order of time, of one case if asked."""
    code = case_code(store.study, case) if case else ""
    found = [it for it in store.fieldwork().timeline if not code or code in it.cases]
    return tuple(sorted(found, key=lambda it: (_moment(it.start), it.id)))


def _check(store: Store, entry: TimelineEntry) -> None:
    there = {it.id for it in store.fieldwork().codings}
    for one in entry.codings:
        if one not in there:
            raise FieldworkError(_("There is no coding {id}.").format(id=one))
    known = [it.id for it in store.study.interventions]
    if entry.intervention and entry.intervention not in known:
        raise FieldworkError(unknown_name(entry.intervention, known=known))


def _moment(date: str) -> Moment:
    try:
        return Moment(date)
    except ValueError:
        message = _("“{date}” is not a date. Write a year (2018) or a day (2018-04-12).")
        raise FieldworkError(message.format(date=date)) from None
