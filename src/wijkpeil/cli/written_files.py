"""Say on the terminal what was found and which files were written."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.workflow.written import Written

WIDTH = 88


def tell_lines(lines: Iterable[str], *, made_up: bool = False) -> None:
    """Print each line as a paragraph; first that the places are made up, if they are."""
    if made_up:
        click.echo(_("Made-up example: these places don't exist.") + "\n")
    for line in lines:
        click.echo(click.wrap_text(line, width=WIDTH) + "\n")


def tell_files(written: "Written", *, panel: bool = False) -> None:
    """Print what could not be written, and the names of what was (with the panel's folder)."""
    for note in written.notes:
        click.echo(click.wrap_text(note, width=WIDTH))
    click.secho(_("Written to {folder}:").format(folder=written.folder), bold=True)
    for path in written.files.values():
        click.echo(f"  {path.name}")
    if panel:
        click.echo("  panel/")
    if "report" in written.files:
        click.echo(_("Open {file} in a browser.").format(file=written.files["report"]))


def tell_machines(summary: dict[str, object], written: "Written") -> None:
    """Print a summary and the files as one JSON object."""
    from wijkpeil.workflow.output import to_json

    files = {name: str(path) for name, path in written.files.items()}
    click.echo(to_json(summary | {"files": files}), nl=False)
