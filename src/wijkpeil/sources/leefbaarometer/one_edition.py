"""Whether a table of scores is one panel: one row per area and wave, on one set of borders."""

import numpy as np
import pandas as pd

from wijkpeil.areas.codes import Codes
from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.sources.leefbaarometer.keys import Numbers
from wijkpeil.sources.leefbaarometer.long import LongScores

LEAST_OVERLAP = 0.5
"""Of the smaller of two waves, the share of areas that must be in the other one too."""

_FEW_AREAS = 4


def check_names(long: LongScores, codes: Codes, area: Numbers) -> None:
    """Refuse a code that goes by two names: then borders of two years are mixed.

    Raises
    ------
    RefusedFile
        At the first row with the name that its area bears least often.
    """
    if len(long.names.categories) < 2:
        return
    bare = pd.Index(long.names.categories).astype(str).str.strip()
    name = pd.factorize(bare)[0][long.names.codes]
    pairs = pd.DataFrame({"area": area, "name": name})
    times = pairs.value_counts(sort=False).rename("times").reset_index()
    twice = times[times["area"].duplicated(keep=False)]
    if twice.empty:
        return
    one = twice[twice["area"] == twice["area"].iloc[0]].sort_values("times", kind="stable")
    rows = [int(np.argmax((area == one["area"].iloc[0]) & (name == n))) for n in one["name"]]
    odd = rows[0] if one["times"].iloc[0] < one["times"].iloc[1] else max(rows[:2])
    other = next(row for row in rows[1::-1] if row != odd)
    raise long.refusal(
        odd,
        _(
            "Area {code} is called “{name}” here, and “{other}” on {place}: borders of two years "
            "are mixed, or a name was changed. Use one edition for all years."
        ).format(
            code=codes[area[odd]],
            name=str(long.names[odd]).strip(),
            other=str(long.names[other]).strip(),
            place=long.place(other),
        ),
    )


def check_once(long: LongScores, codes: Codes, area: Numbers, wave: Numbers) -> None:
    """Refuse a second row for the same area and wave.

    Raises
    ------
    RefusedFile
        At the first such row.
    """
    cell = area * (int(wave.max()) + 1) + wave
    order = np.argsort(cell, kind="stable")
    again = order[1:][cell[order][1:] == cell[order][:-1]]
    if not again.size:
        return
    row = int(again.min())
    earlier = int(np.argmax(cell == cell[row]))
    count = int(again.size)
    raise long.refusal(
        row,
        ngettext(
            "Area {code} has two rows for {year}: here and on {place}. Two files were put "
            "together, or borders of two years are mixed. Use one file.",
            "{count} rows repeat an area and year. The first is {code} in {year}: here and on "
            "{place}. Two files were put together, or borders of two years are mixed. Use one "
            "file.",
            count,
        ).format(
            code=codes[area[row]],
            year=f"{long.years[row]:.0f}",
            place=long.place(earlier),
            count=count,
        ),
    )


def check_one_set_of_borders(
    long: LongScores, codes: Codes, waves: np.ndarray, area: Numbers, wave: Numbers
) -> None:
    """Refuse waves that hardly share an area: then they are on borders of different years.

    Raises
    ------
    RefusedFile
        If of two waves less than half the areas of the smaller one are in the other.
    """
    present = np.zeros((codes.size, waves.size))
    filled = ~np.isnan(long.figures["afw"])
    present[area[filled], wave[filled]] = 1.0
    shared = present.T @ present
    own = np.diag(shared)
    smaller = np.minimum.outer(own, own)
    overlap = np.divide(shared, smaller, out=np.ones_like(shared), where=smaller >= _FEW_AREAS)
    if overlap.min() >= LEAST_OVERLAP:
        return
    first, second = np.unravel_index(int(np.argmin(overlap)), overlap.shape)
    raise RefusedFile(
        _(
            "Only {shared} areas have a score in both {first} and {second}, of {one} and {other}: "
            "borders of different years are mixed. Use one edition for all years."
        ).format(
            shared=f"{shared[first, second]:.0f}",
            first=waves[first],
            second=waves[second],
            one=f"{own[first]:.0f}",
            other=f"{own[second]:.0f}",
        ),
        file=long.name,
    )
