"""Say in plain words what a file is, after reading it whole."""

from pathlib import Path

import numpy as np

from wijkpeil.areas.levels import NAMES, Level
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.sources.addresses import levels_of_addresses, read_addresses
from wijkpeil.sources.borders import read_borders
from wijkpeil.sources.characteristics import read_characteristics
from wijkpeil.sources.crosswalk_file import read_crosswalk
from wijkpeil.sources.delimited import open_delimited
from wijkpeil.sources.figures import REASONS
from wijkpeil.sources.leefbaarometer import read_scores
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS
from wijkpeil.sources.postcodes import read_gemeente_of_pc4
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.recognise import KINDS, Kind, recognise
from wijkpeil.sources.several import SeveralLevels
from wijkpeil.sources.sidecar import provenance_of
from wijkpeil.sources.tables import Characteristics, ScoreTable


def describe(path: Path, *, level: Level | None = None) -> list[str]:
    """Read a file, and say what it holds; every level of it, if none is chosen.

    Parameters
    ----------
    path : Path
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}, optional

    Returns
    -------
    list of str
        Sentences, in the active language.

    Raises
    ------
    SourceError
        If the file is not known, or must not be used.
    """
    kind = recognise(path).kind
    heading = _("{file}: {kind}.").format(file=path.name, kind=_(KINDS[kind]))
    try:
        return [heading, *_describe(kind, path, level)]
    except SeveralLevels as several:
        each = [line for one in several.levels for line in _describe(kind, path, one)]
        return [heading, *each]


def of_scores(table: ScoreTable) -> list[str]:
    """Describe scores."""
    absent = np.isnan(table.values["lbm"])
    measured = ~np.isnan(table.values[DIMENSIONS[0]]).all(axis=0)
    split = ", ".join(str(wave) for wave in table.waves[measured])
    return [
        _areas(table.level, table.codes.size),
        _("Edition {edition}; waves: {waves}.").format(
            edition=table.edition, waves=", ".join(map(str, table.waves))
        ),
        _("Missing scores: {missing} of {all}.").format(
            missing=number(absent.sum()), all=number(absent.size)
        ),
        _("The five dimensions are there for: {waves}.").format(waves=split or _("no wave")),
        *_origin(table.provenance),
    ]


def of_characteristics(read: Characteristics) -> list[str]:
    """Describe characteristics."""
    lines = [_areas(read.level, len(read.table))]
    if read.year is not None:
        lines.append(_("Year of the figures and borders: {year}.").format(year=read.year))
    lines.append(
        _("Characteristics: {count}. Areas without a number of inhabitants: {missing}.").format(
            count=number(read.table.shape[1]), missing=number(read.size.isna().sum())
        )
    )
    words = {
        "unreliable": _("unreliable"),
        "secret": _("secret"),
        "impossible": _("impossible"),
        "unknown": _("no reason given"),
    }
    why = ", ".join(f"{words[one]} {number(read.missing[one].sum())}" for one in REASONS)
    lines.append(_("Missing values by reason: {why}.").format(why=why))
    return [*lines, *_origin(read.provenance)]


def _describe(kind: Kind, path: Path, level: Level | None) -> list[str]:
    if kind == "scores":
        return of_scores(read_scores(path, level=level))
    if kind == "characteristics":
        return of_characteristics(read_characteristics(path, level=level))
    if kind == "gemeente of pc4":
        return [_areas("pc4", len(read_gemeente_of_pc4(path))), *_origin(provenance_of(path))]
    if kind == "addresses":
        return _of_addresses(path, level)
    if kind == "crosswalk":
        return _of_crosswalk(path, level)
    return _of_borders(path, level)


def _of_addresses(path: Path, level: Level | None) -> list[str]:
    """Describe a list of addresses, at its smallest level if none is chosen."""
    table = open_delimited(path.read_bytes(), path.name)
    read = read_addresses(path, level=level or levels_of_addresses(table.columns)[0])
    lines = [
        _("Addresses: {count}.").format(count=number(len(read.table))),
        _areas(read.level, len(read.table["area"].cat.categories)),
    ]
    if read.year is not None:
        lines.append(_("Year of the borders: {year}.").format(year=read.year))
    return [*lines, *_origin(read.provenance)]


def _of_crosswalk(path: Path, level: Level | None) -> list[str]:
    read = read_crosswalk(path, level=level)
    old, new = read.crosswalk.sources.size, read.crosswalk.targets.size
    return [
        _("Old areas: {old}; new areas: {new}.").format(old=number(old), new=number(new)),
        *_origin(read.provenance),
    ]


def _of_borders(path: Path, level: Level | None) -> list[str]:
    outlines = read_borders(path, level=level)
    count = len(outlines.codes)
    lines = [
        ngettext("Borders of {count} area.", "Borders of {count} areas.", count).format(
            count=number(count)
        )
    ]
    if outlines.year is not None:
        lines.append(_("Year of the borders: {year}.").format(year=outlines.year))
    return [*lines, *_origin(provenance_of(path))]


def _areas(level: Level, count: int) -> str:
    name = NAMES[level][0] if count == 1 else NAMES[level][1]
    return _("Areas: {count} {level}.").format(count=number(count), level=_(name))


def _origin(provenance: Provenance) -> list[str]:
    """Describe where the file is from, as far as is known."""
    lines = []
    if provenance.title and not provenance.owner:
        lines.append(_("Source: {title}.").format(title=provenance.title))
    elif provenance.title:
        lines.append(
            _("Source: {title}, {owner}. Licence: {licence}.").format(
                title=provenance.title, owner=provenance.owner, licence=provenance.licence
            )
        )
    if provenance.retrieved:
        lines.append(
            _("Fetched on {date} from {address}.").format(
                date=provenance.retrieved, address=provenance.address
            )
        )
    return lines
