"""``wijkpeil qca calibrate``: from figures to memberships."""

from pathlib import Path

import click

from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Calibrate the outcome and the conditions of a study."),
    help=_(
        "Calibrate the outcome and the conditions of a study.\n\n"
        "STUDY is a folder whose conditions.toml says from which figures and by which anchors. "
        "Writes calibrated.csv, which fsQCA and R read too, and calibration.html with a picture "
        "per condition."
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
@json_option
def calibrate(*, study: Path, out: Path | None, as_json: bool) -> None:
    """Read, calibrate, write, and sum up."""
    from wijkpeil.cli.qca_input import calibrated
    from wijkpeil.cli.qca_tell import tell_calibration
    from wijkpeil.cli.written_files import tell_machines
    from wijkpeil.workflow.publish_qca import calibration_summary, publish_calibration

    results = calibrated(study, quiet=as_json)
    written = publish_calibration(results, out or study / "results")
    if as_json:
        tell_machines(calibration_summary(results), written)
    else:
        tell_calibration(results, written)
