"""``wijkpeil data``: fetch open data, and check files."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.areas.levels import LEVELS, Level
from wijkpeil.cli.harmonise import harmonise
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.sources import catalogue

if TYPE_CHECKING:
    from wijkpeil.sources.provenance import Provenance

_MEGABYTE = 1e6


@click.group(
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_("Fetch open data, and check files before you use them."),
)
def data() -> None:
    """Only groups the commands below."""


data.add_command(harmonise)


@data.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Fetch an open data set. What was fetched before stays until the new file is whole; a file "
        "that broke off is completed. Beside the file comes a note of where it is from."
    ),
)
@click.argument("name", type=click.Choice(catalogue.NAMES))
@click.option(
    "--year",
    type=int,
    metavar=_("YEAR"),
    default=catalogue.DEFAULT_YEAR,
    show_default=True,
    help=_("Year of the data set."),
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("DIR"),
    default=Path("data"),
    show_default=True,
    help=_("Folder to put the file in."),
)
@click.option(
    "--from",
    "base",
    metavar=_("ADDRESS"),
    help=_("Another address: of the file itself, or of a folder if it ends with /."),
)
def get(name: str, year: int, folder: Path, base: str | None) -> None:
    """Fetch one data set and say where it is."""
    entry = catalogue.find(name, year, base=base)
    target = folder / entry.file
    click.echo(_("Fetching {address} ...").format(address=entry.address), err=True)
    provenance = _fetch(entry, target)
    click.echo(_("The file is here: {file}").format(file=target))
    click.echo(_("Where it is from is noted here: {file}").format(file=f"{target}.provenance.json"))
    click.echo(
        _("Source: {title}, {owner}. Licence: {licence}.").format(
            title=provenance.title, owner=provenance.owner, licence=provenance.licence
        )
    )
    click.echo(_("Look what is in it with: wijkpeil data check {file}").format(file=target))


@data.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say what is in a file."),
    help=_("Say in plain words what FILE is, or why it can't be used."),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option("--level", type=click.Choice(LEVELS), help=_("Read this level only."))
def check(file: Path, level: Level | None) -> None:
    """Read a file whole, and describe it."""
    from wijkpeil.sources.describe import describe

    for line in describe(file, level=level):
        click.echo(line)


def _fetch(entry: catalogue.Entry, target: Path) -> "Provenance":
    """Fetch in the way that the data set is served."""
    if entry.pages:
        from wijkpeil.sources.odata import fetch_table

        return _with_progress(
            lambda told: fetch_table(entry.address, target, dataset=entry.dataset, progress=told),
            lambda done, _total: _("{count} records").format(count=number(done)),
        )
    from wijkpeil.sources.download import fetch

    return _with_progress(
        lambda told: fetch(entry.address, target, dataset=entry.dataset, progress=told), _bytes
    )


def _terminal() -> bool:
    return sys.stderr.isatty()


def _bytes(done: int, total: int | None) -> str:
    """Write how far it is, with a bar where the total is known."""
    size = _("{size} MB").format(size=number(done / _MEGABYTE, digits=1))
    if not total:
        return size
    share = min(done / total, 1.0)
    bar = "#" * round(30 * share)
    return f"[{bar:<30}] {100 * share:3.0f}%  {size}"


def _with_progress(
    job: Callable[[Callable[[int, int | None], None] | None], "Provenance"],
    words: Callable[[int, int | None], str],
) -> "Provenance":
    """Show progress on one line of the error stream, if that is a terminal."""
    if not _terminal():
        return job(None)
    try:
        return job(
            lambda done, total: click.echo(f"\r{words(done, total):<60}", nl=False, err=True)
        )
    finally:
        click.echo(err=True)
