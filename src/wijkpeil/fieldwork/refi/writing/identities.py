"""The identities under which things are exported, each used once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkpeil.fieldwork.refi.guid import identity, named
from wijkpeil.fieldwork.refi.parts import FieldworkParts


@dataclass(frozen=True, slots=True)
class Identities:
    """Identities by id, and of people by name.

    Attributes
    ----------
    documents, codes, codings, users, areas : mapping of str to str
    """

    documents: Mapping[str, str]
    codes: Mapping[str, str]
    codings: Mapping[str, str]
    users: Mapping[str, str]
    areas: Mapping[str, str]


def identities_of(
    parts: FieldworkParts,
    *,
    project: str,
    people: Iterable[str],
    users: Mapping[str, str],
    areas: Mapping[str, str],
) -> Identities:
    """Give everything its identity.

    Parameters
    ----------
    parts : FieldworkParts
    project : str
        The project's name.
    people : iterable of str
        Everyone who is to be a user.
    users : mapping of str to str
        Identities that people have already, by name.
    areas : mapping of str to str
        Area codes by the identity of the case that stands for them already.
    """
    cases: dict[str, str] = {}
    for guid, code in areas.items():
        cases.setdefault(code, guid)
    for code in _area_codes(parts):
        cases.setdefault(code, identity(project, "case", code))
    return Identities(
        documents=_unique(project, "document", ((d.id, d.guid) for d in parts.documents)),
        codes=_unique(project, "code", ((c.id, c.guid) for c in parts.codes)),
        codings=_unique(project, "coding", ((c.id, "") for c in parts.codings)),
        users={name: users.get(name) or named(project, "user", name) for name in people},
        areas=cases,
    )


def _area_codes(parts: FieldworkParts) -> list[str]:
    codes = {case for document in parts.documents for case in document.cases}
    codes |= {cell.case for cell in parts.assessments} | set(parts.areas)
    return sorted(codes)


def _unique(project: str, kind: str, things: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    used: set[str] = set()
    for id_, guid in sorted(things):
        own = identity(project, kind, id_, guid)
        # Two ids that are one GUID in other writing, or a GUID that two things were given.
        found[id_] = named(project, kind, id_) if own in used else own
        used.add(found[id_])
    return found
