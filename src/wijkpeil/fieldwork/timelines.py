"""The timeline of an area: what the study knows and what documents name, as one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wijkpeil.fieldwork.timeline import EntryKind

Origin = Literal["study", "documents"]


@dataclass(frozen=True, slots=True)
class Told:
    """One source that tells that something happened.

    Attributes
    ----------
    title : str
    when : str
        As it was written: ``2015``, ``2013-01-01 – 2018-12-31``.
    start, start_last, end : float
        Decimal years: the beginning and the end of the year or day on which it started, and of
        that on which it ended.
    kind : {"event", "intervention"}
    origin : {"study", "documents"}
        From the study's own lists of events and interventions, or from a document.
    id : str
        Of the timeline entry; empty for the study's own.
    intervention : str
        Id in the study's list of interventions, where it is one of those.
    codings, documents : tuple of str
        Passages that it rests on.
    where : str
        A wider area than the case, such as its city; empty for all of the country or the case.
    """

    title: str
    when: str
    start: float
    start_last: float
    end: float
    kind: EntryKind = "event"
    origin: Origin = "documents"
    id: str = ""
    intervention: str = ""
    codings: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, with everything that tells of it.

    Attributes
    ----------
    title, when, start, end, kind, where
        As the study's own list has them; otherwise as the first document.
    in_study : bool
        Whether it is in the study's own lists.
    told : tuple of Told
        The study first, then the documents by date.
    """

    title: str
    when: str
    start: float
    end: float
    kind: EntryKind
    where: str
    in_study: bool
    told: tuple[Told, ...]

    @property
    def codings(self) -> tuple[str, ...]:
        """Ids of all passages that it rests on."""
        return tuple(dict.fromkeys(id_ for one in self.told for id_ in one.codings))

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of all documents that name it."""
        return tuple(dict.fromkeys(id_ for one in self.told for id_ in one.documents))


@dataclass(frozen=True, slots=True)
class DateDoubt:
    """Dates that don't fit together.

    Attributes
    ----------
    kind : {"start", "name"}
        ``start``: one thing, of which sources give another start. ``name``: the same name at
        times that don't touch, so that it may be two things, or one with a wrong date.
    title : str
    told : tuple of Told
        Of ``start``: the one whose date is shown, then one for each other date. Of ``name``: one
        for each time.
    """

    kind: Literal["start", "name"]
    title: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened in an area, in order of time, and which dates are in doubt."""

    happenings: tuple[Happening, ...] = ()
    doubts: tuple[DateDoubt, ...] = ()


@dataclass(slots=True)
class _Group:
    """What is told of one thing, while it is being gathered."""

    told: list[Told] = field(default_factory=list)

    def holds(self, other: Told) -> bool:
        """Tell whether another source tells of the same thing."""
        if other.intervention and any(it.intervention == other.intervention for it in self.told):
            return True
        return any(_name(it) == _name(other) and _touch(it, other) for it in self.told)


def merge_timeline(told: Iterable[Told]) -> Timeline:
    """Make one list of what several sources tell of an area.

    Sources tell of the same thing if they name the same intervention of the study, or if they
    give it the same name (whatever the capitals) at times that touch. The study's own date is
    shown; a source that has it start in another year, or on another day, is told as a doubt. A
    year and a day in it don't contradict each other. An end is not compared, as many sources give
    none.

    Parameters
    ----------
    told : iterable of Told
        In any order: the same sources give the same list.

    Returns
    -------
    Timeline
        In order of start, then end, then name.
    """
    groups: list[_Group] = []
    for one in sorted(told, key=_first_comes_first):
        group = next((it for it in groups if it.holds(one)), None)
        if group is None:
            groups.append(group := _Group())
        group.told.append(one)
    happenings = sorted((_happening(group.told) for group in groups), key=_in_time)
    return Timeline(tuple(happenings), (*_other_starts(happenings), *_same_names(happenings)))


def _happening(told: Sequence[Told]) -> Happening:
    first = told[0]  # the study's own, if it has it
    return Happening(
        title=first.title,
        when=first.when,
        start=first.start,
        end=first.end,
        kind=first.kind,
        where=first.where,
        in_study=any(it.origin == "study" for it in told),
        told=tuple(told),
    )


def _other_starts(happenings: Iterable[Happening]) -> list[DateDoubt]:
    doubts = []
    for one in happenings:
        first = one.told[0]
        others = {it.when: it for it in one.told if not _may_start_with(first, it)}
        if others:
            doubts.append(DateDoubt("start", one.title, (first, *others.values())))
    return doubts


def _same_names(happenings: Sequence[Happening]) -> list[DateDoubt]:
    by_name: dict[str, list[Happening]] = {}
    for one in happenings:
        by_name.setdefault(_name(one.told[0]), []).append(one)
    return [
        DateDoubt("name", several[0].title, tuple(one.told[0] for one in several))
        for several in by_name.values()
        if len(several) > 1
    ]


def _may_start_with(one: Told, other: Told) -> bool:
    return one.start < other.start_last and other.start < one.start_last


def _touch(one: Told, other: Told) -> bool:
    return one.start < other.end and other.start < one.end


def _name(told: Told) -> str:
    return " ".join(told.title.split()).casefold()


def _first_comes_first(told: Told) -> tuple[bool, float, float, str, str]:
    return told.origin != "study", told.start, told.end, _name(told), told.id


def _in_time(one: Happening) -> tuple[float, float, str]:
    return one.start, one.end, _name(one.told[0])
