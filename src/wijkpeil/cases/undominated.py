"""Leave out options that the best choice can't hold, so that only a few remain to choose from."""

from collections import Counter

import numpy as np
import numpy.typing as npt

from wijkpeil.cases.conditions import Conditions
from wijkpeil.cases.options import Option

IntArray = npt.NDArray[np.int64]


def undominated(
    options: list[Option], *, worth: IntArray, conditions: Conditions
) -> npt.NDArray[np.bool_]:
    r"""Mark the options that may be in the best choice; the others surely are not.

    Let `S` hold the option `o`, and let `T` be the other areas in `S`: at most as many as the
    number of cases and the room in each city leave. If more than :math:`|T|` better options could
    stand in for `o`, no two of them with an area in common, `T` is in the way of all but one at
    most, so that one can take the place of `o`, and `S` is not the best. Better is: worth more, or
    as much and earlier in order; so this holds for the first of equally good choices too.

    Options that can stand in for each other hold as many areas of each role that is asked, in the
    same cities; or in any cities, if no condition asks something of each city. In that case `T`
    can also be in the way by filling up a city, so a city counts for no more options than it takes
    areas to fill it. An option with an area `a` is out as well if better pairs in the same cities
    join `a` to more than :math:`|T|` other areas.

    Parameters
    ----------
    options : list of Option, length n
        In order of code.
    worth : ndarray of int, shape (n,)
    conditions : Conditions

    Returns
    -------
    ndarray of bool, shape (n,)

    Examples
    --------
    >>> some = [Option((code,), ("riser",), ("Aa",), score, score)
    ...         for code, score in [("a", 0.5), ("b", 0.9), ("c", 0.9), ("d", 0.9)]]
    >>> asked = Conditions(number=2, exact=True, cities=("Aa",), per_city=None)
    >>> undominated(some, worth=np.array([5, 9, 9, 9]), conditions=asked).tolist()
    [False, True, True, False]
    """
    room = (
        {} if conditions.per_city is None else dict.fromkeys(conditions.cities, conditions.per_city)
    )
    roles = tuple(role for role, _least in conditions.least_of_role)
    best_first = np.lexsort((np.arange(len(options)), -worth)).tolist()
    tied_to_city = conditions.every_city or conditions.without_pair is not None
    kin: dict[object, _Kin] = {}
    anywhere: dict[object, _Kin] = {}
    kept = np.zeros(len(options), dtype=bool)
    for at in best_first:
        option = options[at]
        parts = tuple(option.roles.count(role) for role in roles)
        if not tied_to_city:
            kind = (len(option.codes), len(set(option.cities)), parts)
            if (far := anywhere.get(kind)) is None:
                far = anywhere[kind] = _Kin(conditions.number - len(option.codes), room)
            if not far.may_be_best(option):
                continue
        towns = (tuple(sorted(option.cities)), parts)
        if (near := kin.get(towns)) is None:
            near = kin[towns] = _Kin(_others(option, conditions, room))
        kept[at] = near.may_be_best(option)
    return kept


def _others(option: Option, conditions: Conditions, room: dict[str, int]) -> int:
    """Say how many other areas a choice with an option can hold in its cities; -1 if it fits not.

    Only those can be in the way of another option in the same cities.
    """
    most = conditions.number - len(option.codes)
    left = [room.get(city, most + count) - count for city, count in Counter(option.cities).items()]
    return -1 if min(left) < 0 else min(most, sum(left))


class _Kin:
    """Options that can stand in for each other, seen best first.

    Parameters
    ----------
    others : int
        Most other areas that can be in the way.
    room : dict of str to int, optional
        Most areas of a city, if the options are in different cities.
    """

    def __init__(self, others: int, room: dict[str, int] | None = None) -> None:
        self.others = others
        self.room = room
        self.apart = 0  # options seen of which no two have an area in common
        self.held: set[str] = set()
        self.uses: Counter[str] = Counter()
        self.partners: dict[str, set[str]] = {}

    def may_be_best(self, option: Option) -> bool:
        """Whether an option can be in the best choice, as far as the better ones tell."""
        if self.apart > self.others:
            return False
        if self.room is None and option.is_pair:
            one, two = (self.partners.setdefault(code, set()) for code in option.codes)
            if max(len(one), len(two)) > self.others:
                return False
            one.add(option.codes[1])
            two.add(option.codes[0])
        if self.held.isdisjoint(option.codes) and self._has_room(option):
            self.apart += 1
            self.held.update(option.codes)
            self.uses.update(set(option.cities))
        return True

    def _has_room(self, option: Option) -> bool:
        """Whether it takes more areas to fill its cities than options were counted there."""
        return not self.room or all(
            city not in self.room or self.uses[city] <= self.room[city] - count
            for city, count in Counter(option.cities).items()
        )
