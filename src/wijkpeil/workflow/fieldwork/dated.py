"""What the study and its documents tell of an area, as one timeline."""

import math
from collections.abc import Mapping

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.fieldwork.timelines import Timeline, Told, merge_timeline
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.model import Case, Event, Study
from wijkpeil.study.moments import Moment, written

_DAY = 1 / 366


def timelines(study: Study, fieldwork: Fieldwork) -> dict[str, Timeline]:
    """Make the timeline of each case."""
    document_of = {coding.id: coding.document for coding in fieldwork.codings}
    return {case.code: _timeline(case, study, fieldwork, document_of) for case in study.cases}


def _timeline(
    case: Case, study: Study, fieldwork: Fieldwork, document_of: Mapping[str, str]
) -> Timeline:
    here = {"", case.city, case.name, case.code}
    told = [_of_event(event, case) for event in study.events if event.where in here]
    told += [_of_intervention(it) for it in study.interventions if case.code in it.areas]
    told += [
        _of_entry(entry, document_of) for entry in fieldwork.timeline if case.code in entry.cases
    ]
    return merge_timeline(told)


def _of_event(event: Event, case: Case) -> Told:
    return Told(
        title=event.name,
        when=span_words(event.start, event.end),
        start=float(event.start),
        start_last=_last(event.start),
        end=_last(event.end),
        origin="study",
        where=event.where if event.where not in (case.name, case.code) else "",
    )


def _of_intervention(it: Intervention) -> Told:
    return Told(
        title=it.name,
        when=span_words(it.started, it.ended),
        start=float(it.started),
        start_last=_last(it.started),
        end=math.inf if it.ended is None else _last(it.ended),  # it goes on
        kind="intervention",
        origin="study",
        intervention=it.id,
    )


def _of_entry(entry: TimelineEntry, document_of: Mapping[str, str]) -> Told:
    start = Moment(entry.start)
    end = Moment(entry.end) if entry.end else start
    documents = (document_of[id_] for id_ in entry.codings if id_ in document_of)
    return Told(
        title=entry.title,
        when=span_words(start, end),
        start=float(start),
        start_last=start.last,
        end=end.last,
        kind=entry.kind,
        id=entry.id,
        intervention=entry.intervention,
        codings=entry.codings,
        documents=tuple(dict.fromkeys(documents)),
    )


def span_words(start: float, end: float | None) -> str:
    """Write when something started and ended.

    >>> span_words(Moment("2012"), Moment("2014")), span_words(Moment("2015-07-01"), None)
    ('2012–2014', '2015-07-01 –')
    """
    first = written(start)
    if end is None:
        return f"{first} –"
    last = written(end)
    if first == last:
        return first
    return f"{first}–{last}" if len(first) == len(last) == 4 else f"{first} – {last}"


def _last(moment: float) -> float:
    """Give the end of the year or day that a moment is."""
    return moment.last if isinstance(moment, Moment) else float(moment) + _DAY
