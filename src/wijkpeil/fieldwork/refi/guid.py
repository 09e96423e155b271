"""Identities in REFI-QDA: 128-bit numbers, written with or without braces, in any case."""

import re
from uuid import UUID, uuid5

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SPACE = UUID("5d9d8c8e-6a5c-5b0a-9b57-0f6d6f3c2a11")
"""Namespace of the identities that Wijkpeil gives; changing it would break older exports."""


def normalise(raw: str) -> str | None:
    """Write a GUID in lower case without braces; None if it is no GUID.

    >>> normalise("{5215CC69-B628-4e02-AFB9-9BEEAEE55808}")
    '5215cc69-b628-4e02-afb9-9beeaee55808'
    >>> normalise("code 12") is None
    True
    """
    bare = raw.strip().lower()
    if bare.startswith("{") and bare.endswith("}"):
        bare = bare[1:-1]
    return bare if _GUID.fullmatch(bare) else None


def named(*names: str) -> str:
    """Derive an identity from names: the same names give the same identity, always.

    >>> named("study", "code", "housing") == named("study", "code", "housing")
    True
    """
    # Lengths keep ("ab", "c") apart from ("a", "bc").
    key = "".join(f"{len(name)}:{name}" for name in names)
    return str(uuid5(_SPACE, key))


def identity(project: str, kind: str, id: str, guid: str = "") -> str:  # noqa: A002
    """Give the identity under which a thing is exported.

    The identity that another program gave it goes first; then its own id, if that is a GUID;
    else one derived from the project's name, the kind of thing and its id.
    """
    return normalise(guid) or normalise(id) or named(project, kind, id)
