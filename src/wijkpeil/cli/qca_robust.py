"""``wijkpeil qca robust``: how steady the answer is."""

from pathlib import Path
from typing import Any

import click

from wijkpeil.cli.case_options import EITHER
from wijkpeil.cli.options import json_option
from wijkpeil.cli.qca_options import (
    asked_options,
    clusters_option,
    cut_options,
    expectation_option,
    page_option,
    solution_options,
)
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say how the answer depends on cuts, anchors and single cases."),
    help=_(
        "Say how the answer depends on cuts, anchors and single cases.\n\n"
        "INPUT is the folder of a study with a conditions.toml, or a CSV with calibrated "
        "memberships (then anchors can't be moved, as they are not known). Says whether noise "
        "would give a solution as good, how far each choice can move, and which cases are on a "
        "path under every choice."
    ),
)
@click.argument("source", type=EITHER, metavar=_("INPUT"))
@asked_options
@cut_options
@expectation_option
@solution_options
@click.option(
    "--deals",
    type=click.IntRange(100),
    default=10_000,
    show_default=True,
    metavar=_("COUNT"),
    help=_("How often the outcome is dealt out at random, to see what noise gives."),
)
@clusters_option
@page_option
@json_option
def robust(*, source: Path, deals: int, out: Path | None, as_json: bool, **asked: Any) -> None:
    """Read, compare, move everything a little, and print."""
    from wijkpeil.cli.qca_input import asked_of, compared
    from wijkpeil.cli.qca_tell import tell_robustness
    from wijkpeil.cli.written_files import tell_files, tell_machines
    from wijkpeil.workflow.output import to_json
    from wijkpeil.workflow.publish_qca import publish_qca, qca_summary

    results = compared(source, asked_of(asked), deals=deals, quiet=as_json)
    written = None if out is None else publish_qca(results, out)
    if not as_json:
        tell_robustness(results)
        if written is not None:
            tell_files(written)
    elif written is None:
        click.echo(to_json(qca_summary(results)), nl=False)
    else:
        tell_machines(qca_summary(results), written)
