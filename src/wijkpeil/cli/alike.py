"""``wijkpeil alike``: areas against the areas that were like them at the start."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.areas.levels import Level
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
    from wijkpeil.results.alike import AlikeResults
    from wijkpeil.workflow.written import Written


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Compare areas with the areas that were most like them when the period began.\n\n"
        "FILE holds Leefbaarometer scores of the whole country. Give --sizes with more than "
        "inhabitants (a CBS file), or areas are compared on their scores alone. Writes alike.csv "
        "(who is like whom), alike-areas.csv (how every area did against areas like it), both as "
        "Parquet too, and alike.html on the areas that you ask for."
    ),
)
@click.argument("file", type=INPUT, metavar=_("FILE"))
@file_options
@click.option(
    "--area",
    "shown",
    multiple=True,
    metavar=_("CODE"),
    help=_("Code of an area to tell about; may be given more than once."),
)
@period_options
@click.option(
    "-k",
    "--look-alikes",
    "k",
    type=click.IntRange(min=1),
    metavar=_("NUMBER"),
    default=10,
    show_default=True,
    help=_("How many look-alikes an area gets at most."),
)
@click.option(
    "--caliper",
    type=click.FloatRange(min=0, min_open=True),
    metavar=_("SPREADS"),
    default=0.75,
    show_default=True,
    help=_(
        "How far a look-alike may differ, in usual spreads between areas; two areas taken at "
        "random differ about 1.4."
    ),
)
@click.option(
    "--same-gemeente",
    is_flag=True,
    help=_("Let areas of the same gemeente be look-alikes too."),
)
@borders_option(_("Borders of the areas, so that neighbours are never look-alikes."))
@title_option
@out_option("wijkpeil-out")
@json_option
def alike(
    *,
    file: Path,
    sizes: Path | None,
    gemeenten: Path | None,
    level: Level | None,
    shown: tuple[str, ...],
    start: int,
    end: int,
    k: int,
    caliper: float,
    same_gemeente: bool,
    borders: Path | None,
    title: str,
    out: Path,
    as_json: bool,
) -> None:
    """Read, compare, write, and sum up."""
    # Heavy imports wait until here, so that --help answers at once.
    from dataclasses import replace

    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.reading import read_figures
    from wijkpeil.workflow.alike import compare_alike
    from wijkpeil.workflow.modelled import model
    from wijkpeil.workflow.on_the_map import check_borders
    from wijkpeil.workflow.publish_alike import publish_alike
    from wijkpeil.workflow.question import Question
    from wijkpeil.workflow.scored import with_scores

    progress = reporter(quiet=as_json)
    panel, outlines = read_figures(
        file, sizes=sizes, gemeenten=gemeenten, level=level, borders=borders, progress=progress
    )
    panel, notes = with_scores(panel)
    check_borders(panel, outlines)
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    modelled = model(panel)
    progress(_("Looking for areas that are alike"))
    results = compare_alike(
        panel,
        modelled,
        Question(start=start, end=end, title=title, command=command_line()),
        borders=outlines,
        k=k,
        same_gemeente=same_gemeente,
        caliper=caliper,
        shown=tuple(dict.fromkeys(shown)),
    )
    results = replace(results, notes=(*results.notes, *notes))
    progress(_("Writing the page and the tables"))
    _tell(results, publish_alike(results, out), as_json=as_json)


def _tell(results: "AlikeResults", written: "Written", *, as_json: bool) -> None:
    """Print a summary."""
    from wijkpeil.report.alike.sentences import good_sentence, verdict_sentence
    from wijkpeil.workflow.alike_tables import alike_summary

    if as_json:
        tell_machines(alike_summary(results), written)
        return
    lines = [good_sentence(results)]
    for code in results.shown:
        at = results.place(code)
        if at is not None:
            name = str(results.areas["name"].iloc[at]) or code
            lines.append(verdict_sentence(results, at, name))
    lines += [f"– {note}" for note in results.notes]
    tell_lines(lines, made_up=results.made_up)
    tell_files(written)
