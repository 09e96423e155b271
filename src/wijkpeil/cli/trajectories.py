"""``wijkpeil trajectories``: from a file of scores to verdicts, tables and a page."""

from pathlib import Path

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
    quick_option,
    title_option,
    vulnerable_option,
)
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.defaults import (
    CAP,
    MINIMUM_CHANGE,
    REFERENCE,
    REFERENCES,
    Reference,
)


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
@period_options
@vulnerable_option
@click.option(
    "--minimum-change",
    "minimum",
    type=Decimal(),
    metavar=_("POINTS"),
    default=MINIMUM_CHANGE,
    show_default=True,
    help=_("Least change that counts, in points (0.0392 is a quarter of a class)."),
)
@click.option(
    "--wrong-signs",
    "cap",
    type=Decimal(),
    metavar=_("SHARE"),
    default=CAP,
    show_default=True,
    help=_("Most that the expected share of wrong verdicts may be."),
)
@click.option(
    "--relative-to",
    "reference",
    default=REFERENCE,
    show_default=True,
    type=click.Choice(REFERENCES),
    help=_("What change is measured against; “group” is the vulnerable areas together."),
)
@borders_option(_("Borders of the areas, for a map (GeoJSON, TopoJSON or GeoPackage)."))
@click.option(
    "--cases",
    metavar=_("CODES"),
    default="",
    help=_("Areas to portray one by one: their codes, with commas between them."),
)
@title_option
@quick_option
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
    reference: Reference,
    borders: Path | None,
    cases: str,
    title: str,
    quick: bool,
    out: Path,
    as_json: bool,
) -> None:
    """Read, analyse, write, and sum up."""
    # Heavy imports wait until here, so that --help answers at once.
    from dataclasses import replace

    from wijkpeil.cases.vulnerable import parse
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.reading import read_figures
    from wijkpeil.cli.tell import tell
    from wijkpeil.panel import write_panel
    from wijkpeil.workflow.analyse import analyse
    from wijkpeil.workflow.cases import cases_by_code
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
    panel, outlines = read_figures(
        file, sizes=sizes, gemeenten=gemeenten, level=level, borders=borders, progress=progress
    )
    codes = cases.replace(",", " ").split()
    question = replace(question, cases=cases_by_code(panel, codes))
    results = analyse(panel, question, borders=outlines, further=not quick, progress=progress)
    progress(_("Writing the page and the tables"))
    write_panel(panel, out / "panel")  # only now: a refused question leaves all as it was
    tell(results, publish(results, out), as_json=as_json)
