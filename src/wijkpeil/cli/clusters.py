"""``wijkpeil clusters``: where areas rose or fell together."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.areas.levels import Level
from wijkpeil.cli.decimal import Decimal
from wijkpeil.cli.options import (
    INPUT,
    borders_option,
    file_options,
    json_option,
    out_option,
    period_options,
    title_option,
)
from wijkpeil.cli.written_files import tell_files, tell_lines, tell_machines
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.results.spatial import SpatialResults
    from wijkpeil.workflow.written import Written


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Find where areas rose or fell together, and which went against their surroundings.\n\n"
        "FILE holds Leefbaarometer scores of the whole country; --borders says which areas are "
        "neighbours. Writes clusters.csv, clusters.parquet and clusters.html."
    ),
)
@click.argument("file", type=INPUT, metavar=_("FILE"))
@file_options
@borders_option(_("Borders of the areas (GeoJSON, TopoJSON or GeoPackage); needed."))
@period_options
@click.option(
    "--by-chance",
    "rate",
    type=Decimal(),
    metavar=_("SHARE"),
    default=0.05,
    show_default=True,
    help=_("Most that the expected share of areas that are in clusters by chance may be."),
)
@title_option
@out_option("wijkpeil-out")
@json_option
def clusters(
    *,
    file: Path,
    sizes: Path | None,
    gemeenten: Path | None,
    level: Level | None,
    borders: Path | None,
    start: int,
    end: int,
    rate: float,
    title: str,
    out: Path,
    as_json: bool,
) -> None:
    """Read, look for clusters, write, and sum up."""
    # Heavy imports wait until here, so that --help answers at once.
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.reading import read_figures
    from wijkpeil.workflow.clusters import clusters_in
    from wijkpeil.workflow.publish_clusters import publish_clusters
    from wijkpeil.workflow.question import Question

    if borders is None:
        raise click.UsageError(
            _(
                "Without borders we can't tell which areas are neighbours. Give --borders with the "
                "file of their borders; “wijkpeil data get borders” gets one."
            )
        )
    progress = reporter(quiet=as_json)
    panel, outlines = read_figures(
        file, sizes=sizes, gemeenten=gemeenten, level=level, borders=borders, progress=progress
    )
    assert outlines is not None  # noqa: S101 - borders were given
    results = clusters_in(
        panel,
        Question(start=start, end=end, title=title, command=command_line()),
        borders=outlines,
        rate=rate,
        progress=progress,
    )
    progress(_("Writing the page and the tables"))
    _tell(results, publish_clusters(results, out), as_json=as_json)


def _tell(results: "SpatialResults", written: "Written", *, as_json: bool) -> None:
    """Print a summary."""
    from wijkpeil.report.spatial.sentences import clusters_sentence, overall_sentence
    from wijkpeil.workflow.publish_clusters import cluster_summary

    if as_json:
        tell_machines(cluster_summary(results), written)
        return
    notes = (f"– {note}" for note in results.notes)
    tell_lines(
        (clusters_sentence(results), overall_sentence(results), *notes), made_up=results.made_up
    )
    tell_files(written)
