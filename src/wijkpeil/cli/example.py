"""``wijkpeil example``: write the made-up example study."""

from pathlib import Path

import click

from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_("Write a study of a made-up country to the folder DIR, to try things out."),
)
@click.argument("folder", metavar=_("DIR"), type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar=_("NUMBER"),
    help=_("Another number makes another country."),
)
def example(folder: Path, seed: int | None) -> None:
    """Write the study and say what comes next."""
    # Heavy imports wait until here, so that --help answers at once.
    from wijkpeil.cli.example_folder import write_example

    click.echo(write_example(folder, seed))
