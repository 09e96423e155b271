"""``wijkpeil fieldwork sync|migrate``: bring files and store together, and a server up to date."""

from pathlib import Path
from typing import Literal

import click

from wijkpeil.cli.fieldwork.opened import study_argument
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Bring the files of a study and its store together."),
    help=_(
        "Bring the files of a study and its store together. Where both were changed since they "
        "last met, say which to keep; the other is not merged, it is replaced."
    ),
)
@study_argument
@click.option(
    "--keep",
    type=click.Choice(("files", "store")),
    help=_("Which to keep, where both were changed."),
)
def sync(*, study: Path, keep: Literal["files", "store"] | None) -> None:
    """Open, agree, and close."""
    from wijkpeil.workflow.fieldwork.opened import opened

    with opened(study, keep=keep) as store:
        number = store.number
    text = _("Files and store are the same; the last change is {number}.")
    click.echo(text.format(number=number))


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Bring a server's database to this version."),
    help=_(
        "Bring a server's PostgreSQL database to this version of Wijkpeil. Make a backup first.\n\n"
        "ADDRESS: postgresql://user@host/name; also WIJKPEIL_DATABASE."
    ),
)
@click.argument("address", envvar="WIJKPEIL_DATABASE", metavar=_("ADDRESS"))
def migrate(*, address: str) -> None:
    """Migrate."""
    from wijkpeil.workflow.fieldwork.opened import bring_up_to_date

    bring_up_to_date(address)
    click.echo(_("The database is up to date."))
