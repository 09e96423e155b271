"""``wijkpeil explain``: which characteristics go with rise and decline."""

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
    vulnerable_option,
)
from wijkpeil.cli.written_files import tell_files, tell_lines, tell_machines
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.results.explanation import ExpectationResults, ExplanationResults
    from wijkpeil.workflow.written import Written


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Say which characteristics of areas go with rise and decline, and which areas did better "
        "or worse than expected.\n\n"
        "FILE holds Leefbaarometer scores of the whole country; --sizes the characteristics (a CBS "
        "file). Writes explanation.csv, expectation.csv, both as Parquet too, and "
        "explanation.html. This shows what goes together, not what causes what."
    ),
)
@click.argument("file", type=INPUT, metavar=_("FILE"))
@file_options
@click.option(
    "--characteristic",
    "only",
    multiple=True,
    metavar=_("NAME"),
    help=_(
        "Characteristic to ask about, such as social_rent; may be given more than once. All that "
        "are known if left out."
    ),
)
@click.option(
    "--year",
    type=int,
    metavar=_("YEAR"),
    help=_("Year of the characteristics, where the file doesn't tell."),
)
@period_options
@vulnerable_option
@borders_option(_("Borders of the areas, so that likeness between neighbours is allowed for."))
@title_option
@out_option("wijkpeil-out")
@json_option
def explain(
    *,
    file: Path,
    sizes: Path | None,
    gemeenten: Path | None,
    level: Level | None,
    only: tuple[str, ...],
    year: int | None,
    start: int,
    end: int,
    vulnerable: str,
    borders: Path | None,
    title: str,
    out: Path,
    as_json: bool,
) -> None:
    """Read, relate, write, and sum up."""
    # Heavy imports wait until here, so that --help answers at once.
    from dataclasses import replace

    from wijkpeil.cases.vulnerable import parse
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.reading import read_figures
    from wijkpeil.sources.standard import standard_characteristics
    from wijkpeil.workflow.expectation import compare_with_expected
    from wijkpeil.workflow.explain import explain as relate_to_change
    from wijkpeil.workflow.explain_inputs import prepare
    from wijkpeil.workflow.on_the_map import check_borders
    from wijkpeil.workflow.publish_explanation import publish_explanation
    from wijkpeil.workflow.question import Question
    from wijkpeil.workflow.scored import with_scores

    if sizes is None:
        raise click.UsageError(_("Give the characteristics of the areas with --sizes."))
    progress = reporter(quiet=as_json)
    panel, outlines = read_figures(
        file, sizes=sizes, gemeenten=gemeenten, level=level, borders=borders, progress=progress
    )
    panel, notes = with_scores(panel)
    check_borders(panel, outlines)
    question = Question(
        start=start,
        end=end,
        vulnerable=parse(vulnerable),
        title=title,
        command=command_line(),
    )
    known = standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=year or panel.figures_year
    )
    progress(_("Fitting the model to scores and characteristics"))
    prepared = prepare(panel, question, known, borders=outlines, only=only)
    progress(_("Looking for what goes with change, in all periods"))
    explanation = relate_to_change(panel, question, prepared, borders=outlines)
    explanation = replace(explanation, notes=(*explanation.notes, *notes))
    progress(_("Comparing areas with what was to be expected"))
    expectation = compare_with_expected(panel, question, prepared)
    progress(_("Writing the page and the tables"))
    written = publish_explanation(explanation, expectation, out)
    _tell(explanation, expectation, written, as_json=as_json)


def _tell(
    explanation: "ExplanationResults",
    expectation: "ExpectationResults",
    written: "Written",
    *,
    as_json: bool,
) -> None:
    """Print a summary."""
    from wijkpeil.report.explanation.answer import late_note, sentence
    from wijkpeil.report.explanation.expected import lead
    from wijkpeil.workflow.publish_explanation import explanation_summary

    if as_json:
        tell_machines(explanation_summary(explanation, expectation), written)
        return
    from wijkpeil.report.explanation.taking_part import left_out_sentence

    warnings = late_note(year=explanation.year, start=explanation.start)
    told_how = [_("If you know the year, give it with --year.")] if explanation.year is None else []
    left = left_out_sentence(explanation)
    lines = [
        *(sentence(explanation, key, found) for key, found in explanation.populations),
        lead(expectation),
        *([left] if left else []),
        *(" ".join((note.label, note.text, *told_how)) for note in warnings),
        *(f"– {note}" for note in explanation.notes),
    ]
    tell_lines(lines, made_up=explanation.made_up)
    tell_files(written)
