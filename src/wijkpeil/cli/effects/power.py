"""``wijkpeil effects power``: what could be found, said before what was."""

from pathlib import Path

import click

from wijkpeil.cli.effects.study_read import study_argument
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say what could be found, before looking."),
    help=_(
        "Say for each intervention the smallest effect that would be found four times in five with "
        "its areas and their noise. Effects themselves are not shown."
    ),
)
@study_argument
@json_option
def power(*, study: Path, as_json: bool) -> None:
    """Tell what could be found."""
    from dataclasses import asdict

    from wijkpeil.cli.effects.study_read import read
    from wijkpeil.cli.written_files import tell_lines
    from wijkpeil.workflow.effects.power import power_of
    from wijkpeil.workflow.output import to_json

    found = read(study, quiet=as_json)
    told = power_of(found.study, found.panel, borders=found.borders)
    if as_json:
        click.echo(to_json({"interventions": [asdict(each) for each in told]}), nl=False)
        return
    tell_lines([each.sentence() for each in told], made_up=found.study.made_up)
