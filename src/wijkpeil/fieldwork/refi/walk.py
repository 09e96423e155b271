"""Walking through a project whatever its parts: all identities, and taking things out cleanly."""

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any, TypeVar

from wijkpeil.fieldwork.refi.model.project import Link, Project
from wijkpeil.fieldwork.refi.xml.marks import Many, One, Reference, References, shape

T = TypeVar("T")


def identities(value: Any) -> Iterator[str]:
    """Give the identity of a part and of everything inside it."""
    guid = getattr(value, "guid", "")
    if guid:
        yield guid
    for field, mark in shape(type(value)).children:
        given = getattr(value, field)
        if isinstance(mark, Many):
            for one in given:
                yield from identities(one)
        elif isinstance(mark, One) and given is not None:
            yield from identities(given)


def note_references(value: Any) -> Iterator[str]:
    """Give the notes that a part and everything inside it refer to."""
    for field, mark in shape(type(value)).children:
        given = getattr(value, field)
        if isinstance(mark, References) and mark.tag == "NoteRef":
            yield from given
        elif isinstance(mark, Many):
            for one in given:
                yield from note_references(one)
        elif isinstance(mark, One) and given is not None:
            yield from note_references(given)


def without(project: Project, gone: Set[str]) -> Project:
    """Take out the parts with these identities, and every mention of them."""
    kept = _pruned(project, set(gone) - {""})
    if kept is None:
        raise AssertionError(project)  # a project has no identity and requires no reference
    return kept


def _pruned(value: T, gone: Set[str]) -> T | None:
    if getattr(value, "guid", "") in gone or _hangs_loose(value, gone):
        return None
    changed: dict[str, Any] = {}
    for field, mark in shape(type(value)).children:
        given = getattr(value, field)
        match mark:
            case Reference() if given in gone:
                return None
            case References():
                changed[field] = tuple(target for target in given if target not in gone)
            case Many():
                pruned = (_pruned(one, gone) for one in given)
                changed[field] = tuple(one for one in pruned if one is not None)
            case One() if given is not None:
                changed[field] = _pruned(given, gone)
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _hangs_loose(value: object, gone: Set[str]) -> bool:
    return isinstance(value, Link) and (value.origin in gone or value.target in gone)
