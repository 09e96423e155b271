"""``wijkpeil trajectories``: from a file of scores to verdicts, tables and a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.areas.levels import Level
from wijkpeil.cli.options import INPUT, file_options, json_option, out_option
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.trajectories.change import Reference


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Say which areas rose or fell between two waves, and how sure that is.\n\n"
        "FILE holds Leefbaarometer scores: the official zip, a CSV from it, or GeoJSON. Give the "
        "file of the whole country: what is noise is learned from all areas together. Writes "
        "trajectories.csv, trajectories.parquet, results.json, report.html and panel/."
    ),
)
@click.argument("file", type=INPUT, metavar=_("FILE"))
@file_options
@click.option(
    "--from",
    "start",
    type=int,
    metavar=_("YEAR"),
    default=2012,
    show_default=True,
    help=_("Wave that the period starts at."),
)
@click.option(
    "--to",
    "end",
    type=int,
    metavar=_("YEAR"),
    default=2016,
    show_default=True,
    help=_("Wave that the period ends at."),
)
@click.option(
    "--vulnerable",
    default="zwak@2012",
    show_default=True,
    metavar=_("RULE"),
    help=_(
        "Which areas are vulnerable: “zwak@2012” (that class or worse at that wave), “lowest "
        "10%@2012”, “codes:WK036301,WK036302”, “p_huurw>60”, or “all”."
    ),
)
@click.option(
    "--minimum-change",
    "minimum",
    type=float,
    metavar=_("POINTS"),
    default=0.0392,
    show_default=True,
    help=_("Least change that counts, in points (0.0392 is a quarter of a class)."),
)
@click.option(
    "--wrong-signs",
    "cap",
    type=float,
    metavar=_("SHARE"),
    default=0.05,
    show_default=True,
    help=_("Most that the expected share of wrong verdicts may be."),
)
@click.option(
    "--relative-to",
    "reference",
    default="nation",
    show_default=True,
    type=click.Choice(["nation", "gemeente", "group", "none"]),
    help=_("What change is measured against; “group” is the vulnerable areas together."),
)
@click.option(
    "--borders",
    type=INPUT,
    metavar=_("FILE"),
    help=_("Borders of the areas, for a map (GeoJSON, TopoJSON or GeoPackage)."),
)
@click.option("--title", default="", metavar=_("TEXT"), help=_("Title of the page."))
@out_option("wijkpeil-out")
@json_option
def trajectories(
    *,
    file: Path,
    sizes: Path | None,
    gemeenten: Path | None,
    level: Level | None,
    start: int,
    end: int,
    vulnerable: str,
    minimum: float,
    cap: float,
    reference: "Reference",
    borders: Path | None,
    title: str,
    out: Path,
    as_json: bool,
) -> None:
    """Read, analyse, write, and sum up."""
    # Heavy imports wait until here, so that --help answers at once.
    from wijkpeil.cases.vulnerable import parse
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.tell import tell
    from wijkpeil.panel import write_panel
    from wijkpeil.workflow.analyse import analyse
    from wijkpeil.workflow.inputs import read_inputs, read_outlines
    from wijkpeil.workflow.publish import publish
    from wijkpeil.workflow.question import Question

    progress = reporter(quiet=as_json)
    question = Question(
        start=start,
        end=end,
        vulnerable=parse(vulnerable),
        minimum=minimum,
        cap=cap,
        reference=reference,
        title=title,
        command=command_line(),
    )
    progress(_("Reading {file}").format(file=file.name))
    panel = read_inputs(file, sizes=sizes, gemeenten=gemeenten, level=level)
    outlines = None
    if borders is not None:
        progress(_("Reading {file}").format(file=borders.name))
        outlines = read_outlines(borders, level=panel.level)
    results = analyse(panel, question, borders=outlines, progress=progress)
    progress(_("Writing the page and the tables"))
    write_panel(panel, out / "panel")  # only now: a refused question leaves all as it was
    tell(results, publish(results, out), as_json=as_json)
