"""From files to a crosswalk: as it is, by following addresses, or by overlaying borders."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wijkpeil.areas.addresses import follow_addresses
from wijkpeil.areas.crosswalk import Crosswalk
from wijkpeil.areas.levels import Level
from wijkpeil.areas.overlap import overlap
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.sources import provenance_of, read_borders
from wijkpeil.sources.addresses import read_addresses
from wijkpeil.sources.crosswalk_file import read_crosswalk
from wijkpeil.sources.provenance import Provenance

Way = Literal["crosswalk", "addresses", "borders"]


@dataclass(frozen=True, slots=True, eq=False)
class Bridge:
    """A crosswalk, what it was made from, and how that went.

    Attributes
    ----------
    crosswalk : Crosswalk
    made_from : tuple of Provenance
    notes : tuple of str
        Sentences in the active language.
    """

    crosswalk: Crosswalk
    made_from: tuple[Provenance, ...]
    notes: tuple[str, ...] = ()


def _from_crosswalk(
    files: tuple[Path, ...], level: Level, progress: Callable[[str], None]
) -> Bridge:
    progress(_("Reading {file}").format(file=files[0].name))
    read = read_crosswalk(files[0], level=level)
    return Bridge(read.crosswalk, (read.provenance,))


def _from_addresses(
    files: tuple[Path, ...], level: Level, progress: Callable[[str], None]
) -> Bridge:
    lists = []
    for file in files:
        progress(_("Reading {file}").format(file=file.name))
        lists.append(read_addresses(file, level=level))
    old, new = lists
    progress(_("Following the addresses"))
    followed = follow_addresses(
        old=old.table, new=new.table, level=level, years=(old.year, new.year)
    )
    note = _(
        "Old addresses: {all}. Found again: {exact}; gone, but placed by their postcode: {near}; "
        "not placed: {lost}. New addresses: {new}."
    ).format(
        all=number(len(old.table)),
        exact=number(followed.exact),
        near=number(followed.by_postcode),
        lost=number(followed.lost),
        new=number(followed.new),
    )
    return Bridge(followed.crosswalk, (old.provenance, new.provenance), (note,))


def _from_borders(files: tuple[Path, ...], level: Level, progress: Callable[[str], None]) -> Bridge:
    outlines = []
    for file in files:
        progress(_("Reading {file}").format(file=file.name))
        outlines.append(read_borders(file, level=level))
    progress(_("Laying the borders over each other"))
    old, new = outlines
    return Bridge(overlap(old, new, level=level), tuple(provenance_of(file) for file in files))


BRIDGES = {
    "crosswalk": _from_crosswalk,
    "addresses": _from_addresses,
    "borders": _from_borders,
}
"""How the files of each way become a crosswalk."""
