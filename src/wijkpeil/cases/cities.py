"""Find the cities that a person names among the gemeenten in the data."""

import re
from collections.abc import Iterable

from wijkpeil.cases.similar_names import similar_names
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _

_CODE = re.compile(r"GM\d{4}", re.IGNORECASE)
ALSO_CALLED = {"den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}
"""Two cities have a second name that everybody uses."""


def find_cities(asked: Iterable[str], *, known: Iterable[str]) -> dict[str, str]:
    """Find the gemeente in the data that each city names.

    Parameters
    ----------
    asked : iterable of str
        Names; capitals don't matter.
    known : iterable of str
        Gemeenten that areas are in; empty ones don't count.

    Returns
    -------
    dict of str to str
        The name as it was asked, by the name in the data.

    Raises
    ------
    RuleError
        If a city is not in the data, or no gemeente is known at all.

    Examples
    --------
    >>> find_cities(["Den Haag", "delft"], known=["Delft", "'s-Gravenhage", ""])
    {"'s-Gravenhage": 'Den Haag', 'Delft': 'delft'}
    """
    names = {name.casefold(): name for name in sorted(set(known)) if name}
    if not names:
        raise RuleError(
            _(
                "The gemeente of the areas is not known, so cities can't be told apart. For "
                "postcode areas give --gemeenten."
            )
        )
    found: dict[str, str] = {}
    for city in asked:
        wanted = " ".join(city.casefold().split())
        wanted = wanted if wanted in names else ALSO_CALLED.get(wanted, wanted)
        if wanted not in names:
            raise RuleError(
                _("There is no city “{city}” in these data. {hint}").format(
                    city=city, hint=_hint(wanted, list(names.values()))
                )
            )
        found.setdefault(names[wanted], " ".join(city.split()))
    return found


def _hint(wanted: str, names: list[str]) -> str:
    """Name cities that may have been meant; codes say nothing to who asks for a name."""
    named = [name for name in names if not _CODE.fullmatch(name)]
    if not named:
        return _("Only the codes of gemeenten are known there, not their names.")
    return similar_names(wanted, among=named)
