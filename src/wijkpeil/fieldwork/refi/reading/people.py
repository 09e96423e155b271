"""Who coded: names of users, kept apart where two share one."""

from collections.abc import Iterable

from wijkpeil.fieldwork.refi.model.project import User


def coder_names(users: Iterable[User]) -> dict[str, str]:
    """Give each user a name, by identity.

    A user without a name goes by the id, or by the start of the identity. Two users with one name
    may be two people, so the second gets a number: agreement between coders depends on it.

    >>> coder_names([User("a1", "Anna"), User("b2", "Anna")])
    {'a1': 'Anna', 'b2': 'Anna (2)'}
    """
    names: dict[str, str] = {}
    met: set[str] = set()
    for user in users:
        base = user.name or user.id or user.guid[:8]
        name, count = base, 1
        while name in met:
            count += 1
            name = f"{base} ({count})"
        met.add(name)
        names[user.guid] = name
    return names
