"""``wijkpeil run``: a study folder to its report."""

from pathlib import Path

import click

from wijkpeil.cli.options import json_option, quick_option
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Run a study folder: read it, compute everything, and write its report.\n\n"
        "STUDY holds a study.toml; see “wijkpeil example”. Results go to STUDY/results."
    ),
)
@click.argument(
    "study", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar=_("STUDY")
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Folder to write into; STUDY/results if not given."),
)
@quick_option
@json_option
def run(*, study: Path, out: Path | None, quick: bool, as_json: bool) -> None:
    """Read the study, run it, and say where the report is."""
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.tell import tell
    from wijkpeil.language import activate
    from wijkpeil.study.folder import read_study
    from wijkpeil.workflow.publish import publish
    from wijkpeil.workflow.run_study import run_study

    context = click.get_current_context()
    plan = read_study(study)
    if not context.find_root().obj["language_given"]:
        activate(plan.language)
    progress = reporter(quiet=as_json)
    folder = out or study / "results"
    results = run_study(plan, further=not quick, progress=progress, keep=folder / "panel")
    progress(_("Writing the page and the tables"))
    written = publish(results, folder)
    tell(results, written, as_json=as_json)
    if not as_json and "report" in written.files:
        click.echo()
        click.echo(
            _(
                "What next: open the report in a browser. To use your own figures, copy this "
                "folder, change study.toml, and run it again."
            )
        )
