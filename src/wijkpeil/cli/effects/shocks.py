"""``wijkpeil effects shocks``: whether areas more exposed to a shock moved differently."""

from pathlib import Path

import click

from wijkpeil.cli.effects.study_read import study_argument
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say whether areas more exposed to a shock moved differently."),
    help=_(
        "Say whether areas that were more exposed to a shock (events.csv, those without a place) "
        "moved differently. Shocks between the same two waves are one bundle. The characteristics "
        "must be from before the shock."
    ),
)
@study_argument
@click.option(
    "--exposure",
    default="social_rent",
    show_default=True,
    metavar=_("NAME"),
    help=_("Characteristic that says how exposed areas were."),
)
@json_option
def shocks(*, study: Path, exposure: str, as_json: bool) -> None:
    """Look, and tell."""
    from wijkpeil.cli.effects.study_read import read
    from wijkpeil.cli.written_files import tell_lines
    from wijkpeil.workflow.effects.figures import figures_of
    from wijkpeil.workflow.effects.publish import shock_summary
    from wijkpeil.workflow.effects.shocks import shocks_of
    from wijkpeil.workflow.output import to_json

    found = read(study, quiet=as_json)
    figures = figures_of(found.panel, found.borders)
    told = shocks_of(found.study, found.panel, figures, exposure=exposure)
    if as_json:
        click.echo(to_json({"shocks": [shock_summary(each) for each in told]}), nl=False)
        return
    lines = [
        " ".join(
            filter(None, (*each.identifies[:1], each.refused, *each.found, *each.identifies[1:]))
        )
        for each in told
    ]
    tell_lines(
        lines or [_("The study has no shocks that were everywhere (events.csv).")],
        made_up=found.study.made_up,
    )
