"""``wijkpeil effects library``: what published studies found."""

from pathlib import Path

import click

from wijkpeil.cli.effects.study_read import STUDY
from wijkpeil.cli.options import json_option
from wijkpeil.effects.register.kinds import KINDS
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("List what published studies found."),
    help=_(
        "List what published studies found, by kind of measure and outcome: those that Wijkpeil "
        "holds, and those that a study adds in evidence-library.csv."
    ),
)
@click.argument("study", type=STUDY, required=False, metavar=_("[STUDY]"))
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(tuple(KINDS)),
    multiple=True,
    help=_("Only this kind of measure; may be given more than once."),
)
@json_option
def library(*, study: Path | None, kinds: tuple[str, ...], as_json: bool) -> None:
    """Read and list."""
    from dataclasses import asdict

    from wijkpeil.cli.effects.study_read import study_of
    from wijkpeil.cli.written_files import tell_lines
    from wijkpeil.effects.library.beside import disagreements, side_by_side
    from wijkpeil.effects.library.evidence import direction_label
    from wijkpeil.study.evidence_library import read_library
    from wijkpeil.workflow.output import to_json

    if study is not None:
        study_of(study)
    evidence = [it for it in read_library(study) if not kinds or it.kind in kinds]
    apart = disagreements(evidence)
    if as_json:
        content: dict[str, object] = {
            "findings": [asdict(it) for it in evidence],
            "disagreements": [each.sentence() for each in apart],
        }
        click.echo(to_json(content), nl=False)
        return
    lines = []
    for shelf in side_by_side(evidence):
        lines.append(shelf.title())
        lines += [
            f"– {it.citation}: {direction_label(it.direction)}. {it.finding} {it.grade_in_words()}."
            for it in shelf.published
        ]
    tell_lines([*lines, *(each.sentence() for each in apart)])
