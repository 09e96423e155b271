"""Ids from names: readable, of letters, digits and hyphens, each once."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set

_LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Write a name as an id; empty if nothing is left of it.

    >>> slug("Coördinatie & café (2018)")
    'coordinatie-cafe-2018'
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", folded)[: _LONGEST + 1].strip("-")[:_LONGEST].strip("-")


def allot(
    names: Iterable[tuple[str, str]],
    *,
    explicit: Mapping[str, str],
    taken: frozenset[str] = frozenset(),
    fallback: str,
) -> dict[str, str]:
    """Give each thing an id of its own.

    Parameters
    ----------
    names : iterable of (str, str)
        Identity and name of each.
    explicit : mapping of str to str
        Ids that are known, by identity; the second that claims an id doesn't get it.
    taken : frozenset of str
        Ids that other things have.
    fallback : str
        For names of which nothing is left.

    Examples
    --------
    >>> allot([("a1", "Housing"), ("b2", "Housing")], explicit={}, fallback="code")
    {'a1': 'housing', 'b2': 'housing-2'}
    """
    given = list(names)
    found: dict[str, str] = {}
    for guid, _name in given:
        known = explicit.get(guid, "")
        if known and known not in found.values():
            found[guid] = known
    used = taken | set(found.values())
    for guid, name in given:
        if guid not in found:
            found[guid] = _free(slug(name) or fallback, used)
            used |= {found[guid]}
    return {guid: found[guid] for guid, _name in given}


def _free(base: str, used: Set[str]) -> str:
    found, count = base, 1
    while found in used:
        count += 1
        found = f"{base}-{count}"
    return found
