"""Keys of StatLine columns: their stem is stable, their number shifts every year."""

import re
from collections import Counter
from collections.abc import Iterable

_STATLINE = {"wijkenenbuurten", "soortregio", "codering"}
_SUFFIX = re.compile(r"_\d+$")


def stem(column: str) -> str:
    """Take the number off the key of a StatLine column.

    >>> stem("AantalInwoners_5"), stem("k_0Tot15Jaar_8"), stem("a_inw")
    ('AantalInwoners', 'k_0Tot15Jaar', 'a_inw')
    """
    return _SUFFIX.sub("", column.strip())


def stems(columns: Iterable[str]) -> list[str]:
    """Take the numbers off the keys of a StatLine table; leave other headers as they are.

    A number also stays where two columns would become the same.

    >>> stems(["WijkenEnBuurten", "Koopwoningen_40", "Koopwoningen_60", "Mannen_6"])
    ['WijkenEnBuurten', 'Koopwoningen_40', 'Koopwoningen_60', 'Mannen']
    >>> stems(["pc4", "woningen_45_tot_65"])
    ['pc4', 'woningen_45_tot_65']
    """
    names = [column.strip() for column in columns]
    short = [stem(name) for name in names]
    if not _STATLINE & {name.lower() for name in short}:
        return names
    times = Counter(short)
    return [one if times[one] == 1 else name for one, name in zip(short, names, strict=True)]
