"""``wijkpeil effects register``: what the register lacks, and which programmes overlap."""

from pathlib import Path

import click

from wijkpeil.cli.effects.study_read import study_argument
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Check the register of interventions, and list overlaps."),
    help=_(
        "Check the register of interventions (interventions.csv) against the figures: areas, "
        "dates, waves, dimensions and costs; and list programmes that ran in the same areas."
    ),
)
@study_argument
@json_option
def register(*, study: Path, as_json: bool) -> None:
    """Check and list."""
    from dataclasses import asdict

    from wijkpeil.cli.effects.study_read import read
    from wijkpeil.cli.written_files import tell_lines
    from wijkpeil.workflow.effects.register import checked
    from wijkpeil.workflow.output import to_json

    found = read(study, quiet=as_json)
    register, faults, overlap = checked(found.study, found.panel)
    if as_json:
        content: dict[str, object] = {
            "interventions": [it.id for it in register],
            "findings": [asdict(each) for each in faults],
            "overlaps": [asdict(each) for each in overlap],
        }
        click.echo(to_json(content), nl=False)
        return
    lines = [
        _("Interventions in the register: {names}.").format(
            names=", ".join(f"{it.id} {it.name}" for it in register) or "–"
        )
    ]
    lines += [each.sentence() for each in faults] or [_("The figures fit the register.")]
    lines += [each.sentence() for each in overlap] or [_("No programmes overlap.")]
    tell_lines(lines, made_up=found.study.made_up)
