"""Dated entries that documents name: events and interventions, each tied to its words."""

from dataclasses import dataclass
from typing import Literal, get_args

EntryKind = Literal["event", "intervention"]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that a document says happened.

    Attributes
    ----------
    id : str
    cases : tuple of str
        Area codes where it happened.
    start, end : str
        A year or a day; an empty end means over in the year or on the day it started.
    title : str
    kind : {"event", "intervention"}
    codings : tuple of str
        Ids of the codings that it rests on.
    intervention : str
        Id in interventions.csv, where it is one of those; empty otherwise.
    """

    id: str
    cases: tuple[str, ...]
    start: str
    title: str
    end: str = ""
    kind: EntryKind = "event"
    codings: tuple[str, ...] = ()
    intervention: str = ""
