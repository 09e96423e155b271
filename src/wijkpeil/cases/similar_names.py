"""Names that a user may have meant."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from wijkpeil.language import gettext as _
from wijkpeil.language import number

MOST = 6
"""Names in one message: more is a list to search, not an answer."""
_SHORTEST = 3
"""Letters from which a part of a name says something."""


def similar_names(given: str, *, among: Sequence[str]) -> str:
    """Say which of the names a user may have meant, or else which names there are.

    Names that contain the given one, or a part of it, come first; then those spelt much like it.

    Parameters
    ----------
    given : str
    among : sequence of str

    Examples
    --------
    >>> from wijkpeil.language import speaking
    >>> names = ["aantal_huurwoningen", "percentage_huurwoningen", "inwoners"]
    >>> with speaking("en"):
    ...     similar_names("p_huur", among=names), similar_names("xyz", among=names[2:])
    ('Similar names: aantal_huurwoningen, percentage_huurwoningen.', 'There are: inwoners.')
    """
    if not among:
        return _("There are none at all.")
    word = given.casefold()
    parts = [part for part in re.split(r"[^a-z]+", word) if len(part) >= _SHORTEST]
    plain = {name: name.casefold() for name in among}
    whole = [name for name in among if word in plain[name]]
    close = get_close_matches(word, list(plain.values()), n=MOST, cutoff=0.6)
    spelt = [name for name in among if plain[name] in close]
    partly = [name for name in among if any(part in plain[name] for part in parts)]
    near = list(dict.fromkeys((*whole, *spelt, *partly)))[:MOST]
    if len(near) == 1:
        return _("Is “{near}” meant?").format(near=near[0])
    if near:
        return _("Similar names: {names}.").format(names=", ".join(near))
    shown = ", ".join(among[:MOST])
    if len(among) > MOST:
        shown = _("{codes} and {more} more").format(codes=shown, more=number(len(among) - MOST))
    return _("There are: {names}.").format(names=shown)
