"""``wijkpeil fieldwork agreement|sample``: how far coders agree, and a blind second coder."""

from pathlib import Path
from typing import Literal

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _

UNITS = ("paragraph", "character", "unitised")


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say how far coders agree, and where they differ."),
    help=_(
        "Say how far coders agree, per code and per document, with intervals; and list the places "
        "where they differ, to talk through. Documents that only one person coded don't count. "
        "Writes agreement.html and agreement.csv."
    ),
)
@study_argument
@click.option(
    "--unit",
    type=click.Choice(UNITS),
    default="paragraph",
    show_default=True,
    help=_("Compare per paragraph, per character, or where coders put their units."),
)
@click.option("--under", is_flag=True, help=_("A code also counts as those above it."))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Folder to write into; STUDY/results, if not given."),
)
@json_option
def agreement(
    *,
    study: Path,
    unit: Literal["paragraph", "character", "unitised"],
    under: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Compare and write."""
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.written_files import tell_files, tell_lines, tell_machines
    from wijkpeil.report.fieldwork.coders import answer
    from wijkpeil.workflow.fieldwork.agreement import agreement_of
    from wijkpeil.workflow.fieldwork.publish_agreement import publish_agreement, summary

    with store_of(study) as store:
        results = agreement_of(store, unit=unit, under=under, command=command_line())
    written = publish_agreement(results, out or study / "results")
    if as_json:
        tell_machines(summary(results), written)
    else:
        tell_lines(answer(results), made_up=results.made_up)
        tell_files(written)


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Draw documents for a second, blind coder."),
    help=_(
        "Draw documents for a second coder, spread over perspectives and cases. Whoever draws with "
        "the same seed gets the same documents. The second coder should not look at what the "
        "first did in them before all are done."
    ),
)
@study_argument
@click.option("--size", type=int, default=10, show_default=True, metavar="N", help=_("How many."))
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help=_("Of the draw."))
@json_option
def sample(*, study: Path, size: int, seed: int, as_json: bool) -> None:
    """Draw and list."""
    from dataclasses import asdict

    from wijkpeil.workflow.fieldwork.agreement import sample_of
    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        drawn = sample_of(store, size=size, seed=seed)
    if as_json:
        click.echo(to_json({"seed": seed, "parts": [asdict(it) for it in drawn.parts]}), nl=False)
        return
    for part in drawn.parts:
        click.echo(f"{part.document}  {part.perspective or '-'}")
