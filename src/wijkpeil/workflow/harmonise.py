"""Carry a file of characteristics over to the borders of another year."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.areas.crosswalk import Crosswalk
from wijkpeil.areas.harmonise import LEAST, Harmonised, harmonise
from wijkpeil.areas.harmonised_text import in_words
from wijkpeil.areas.kinds import Kind
from wijkpeil.areas.levels import Level
from wijkpeil.areas.rounding import whole_numbers
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources import read_characteristics
from wijkpeil.sources.characteristics import SIZES
from wijkpeil.sources.kinds import kinds_of
from wijkpeil.sources.kinds_file import read_kinds
from wijkpeil.sources.provenance import Provenance, fingerprint
from wijkpeil.sources.sidecar import write_sidecar
from wijkpeil.sources.tables import Characteristics
from wijkpeil.workflow.bridge import BRIDGES, Bridge, Way
from wijkpeil.workflow.output import write_whole

CODES: dict[Level, str] = {
    "grid": "gridcode",
    "buurt": "bu_code",
    "wijk": "wk_code",
    "pc4": "pc4",
    "gemeente": "gm_code",
}
"""Header of the column of codes, as official files name it."""


@dataclass(frozen=True, slots=True, eq=False)
class HarmonisedFile:
    """What was written.

    Attributes
    ----------
    harmonised : Harmonised
    table, coverage, provenance : Path
    sentences : tuple of str
        Report in the active language.
    """

    harmonised: Harmonised
    table: Path
    coverage: Path
    provenance: Path
    sentences: tuple[str, ...]


def harmonise_file(
    characteristics: Path,
    *,
    way: Way,
    bridge: tuple[Path, ...],
    out: Path,
    level: Level | None = None,
    inverse: bool = False,
    kinds: Path | None = None,
    least: float = LEAST,
    progress: Callable[[str], None] = lambda _step: None,
) -> HarmonisedFile:
    """Read, carry over, and write.

    Parameters
    ----------
    characteristics : Path
        Characteristics on the old borders.
    way : {"crosswalk", "addresses", "borders"}
        What `bridge` holds.
    bridge : tuple of Path
        A crosswalk; or lists of addresses, or borders, of the old and of the new year.
    out : Path
        CSV to write; a coverage file and a provenance file are put beside it.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}, optional
        Needed where a file holds more than one level.
    inverse : bool
        Go from the new areas of the crosswalk to the old ones.
    kinds : Path, optional
        What the user says of columns; it goes before what is known of them.
    least : float
        Least share of an area that must be carried over for its figure to stand.
    progress : callable, optional
        Told each step.

    Raises
    ------
    WijkpeilError
        If a file can't be used, or they don't fit together; nothing is written then.
    """
    inputs = [characteristics, *bridge, *([] if kinds is None else [kinds])]
    if any(out.resolve() == one.resolve() for one in inputs):
        raise RuleError(
            _("{file} is one of the files to read. Give another name to write to.").format(file=out)
        )
    progress(_("Reading {file}").format(file=characteristics.name))
    read = read_characteristics(characteristics, level=level)
    made = BRIDGES[way](bridge, read.level, progress)
    crosswalk = made.crosswalk.inverse() if inverse else made.crosswalk
    progress(_("Carrying the figures over"))
    harmonised = harmonise(
        table=read.table,
        kinds=_kinds(read, kinds),
        crosswalk=crosswalk,
        sizes=read.size,
        least=least,
    )
    progress(_("Writing {file}").format(file=out.name))
    coverage, note = _write(harmonised, read, crosswalk, made, out)
    words = in_words(harmonised, basis=crosswalk.basis, years=crosswalk.years)
    return HarmonisedFile(
        harmonised=harmonised,
        table=out,
        coverage=coverage,
        provenance=note,
        sentences=(words[0], *made.notes, *words[1:]),
    )


def _kinds(read: Characteristics, told: Path | None) -> dict[str, Kind]:
    kinds = kinds_of(read.table.columns)
    if told is not None:
        kinds |= read_kinds(told, read.table.columns)
    missing = [column for column in read.table.columns if column not in kinds]
    if missing:
        raise RuleError(
            _(
                "It is not known how these columns of {file} are carried over: {columns}. Say it "
                "in a CSV with a line “column,kind,weight” and a line for each of them, such as "
                "“{example},ratio,addresses”, and give that file as --kinds. Kinds are count, "
                "ratio, category and omit."
            ).format(file=read.provenance.file, columns=", ".join(missing), example=missing[0])
        )
    size = known.first(read.table.columns, SIZES)
    if size is not None and kinds[size].kind != "count":
        raise RuleError(
            _("The number of inhabitants ({column}) must be carried over as a count.").format(
                column=size
            )
        )
    return kinds


def _write(
    harmonised: Harmonised, read: Characteristics, crosswalk: Crosswalk, made: Bridge, out: Path
) -> tuple[Path, Path]:
    """Write the table, its coverage and its provenance."""
    out.parent.mkdir(parents=True, exist_ok=True)
    coverage = out.with_name(f"{out.stem}.coverage{out.suffix}")
    table = harmonised.table.copy()
    for column in table.columns[harmonised.columns["kind"] == "count"]:
        if bool((read.table[column].dropna() % 1 == 0).all()):
            table[column] = whole_numbers(table[column].to_numpy(dtype=np.float64))
    _write_csv(table.rename_axis(CODES[read.level]), out)
    _write_csv(harmonised.areas.join(harmonised.coverage).round(4), coverage)
    provenance = Provenance(
        file=out.name,
        title=_title(read, crosswalk),
        owner=read.provenance.owner,
        licence=read.provenance.licence,
        sha256=fingerprint(out),
    )
    return coverage, write_sidecar(out, provenance, made_from=(read.provenance, *made.made_from))


def _title(read: Characteristics, crosswalk: Crosswalk) -> str:
    """Name the data set, and say that its figures were carried over."""
    title = read.provenance.title or read.provenance.file
    year = crosswalk.years[1]
    way = _("by surface") if crosswalk.basis == "surface" else _("by addresses")
    if year is None:
        return _("{title}, carried over to other borders {way}").format(title=title, way=way)
    return _("{title}, carried over to the borders of {year} {way}").format(
        title=title, year=year, way=way
    )


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    text = table.reset_index().to_csv(index=False, float_format="%.10g", lineterminator="\n")
    write_whole(path, text.encode("utf-8"))
