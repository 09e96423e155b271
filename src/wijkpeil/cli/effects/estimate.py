"""``wijkpeil effects estimate``: what each intervention did, and how sure that is."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.effects.study_read import study_argument
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.results.effects import EffectResults


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say what each intervention did, and how sure that is."),
    help=_(
        "Say what each intervention of a study did to livability, and how sure that is.\n\n"
        "Areas are compared with areas that were as bad when the choice was made. Writes "
        "effects.html, effects.csv, effects-by-wave.csv and effects.json."
    ),
)
@study_argument
@click.option(
    "--intervention",
    "only",
    multiple=True,
    metavar=_("ID"),
    help=_("Only this intervention of the register; may be given more than once."),
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Folder to write into; STUDY/results, if not given."),
)
@json_option
def estimate(*, study: Path, only: tuple[str, ...], out: Path | None, as_json: bool) -> None:
    """Read, estimate, write, and sum up."""
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.effects.study_read import read
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.written_files import tell_files, tell_lines, tell_machines
    from wijkpeil.errors import EffectError
    from wijkpeil.workflow.effects.publish import effects_summary, publish_effects
    from wijkpeil.workflow.effects.study import effects_of_study

    found = read(study, quiet=as_json)
    results = effects_of_study(
        found.study,
        found.panel,
        borders=found.borders,
        only=only,
        command=command_line(),
        progress=reporter(quiet=as_json),
    )
    if results is None:
        raise EffectError(
            _("The study has no interventions.csv and no events.csv, so nothing can be looked at.")
        )
    written = publish_effects(results, out or study / "results")
    if as_json:
        tell_machines(effects_summary(results), written)
        return
    tell_lines(_lines(results), made_up=results.made_up)
    tell_files(written)


def _lines(results: "EffectResults") -> list[str]:
    from wijkpeil.effects.verdict.words import headline, sureness
    from wijkpeil.report.effects.words import before_looking, livability

    lines = []
    for found in results.interventions:
        it, answer = found.intervention, found.answer
        if answer is None:
            lines.append(f"{it.id} {it.name}: {found.refused}")
            continue
        said = headline(answer.verdict, answer.forms, name=it.name, outcome=livability())
        lines.append(f"{it.id}. {before_looking(answer)} {said} {sureness(answer.verdict)}")
    return [*lines, *(f"– {note}" for note in results.notes)]
