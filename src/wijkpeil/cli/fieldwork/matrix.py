"""``wijkpeil fieldwork fill|matrix``: fill cells of the framework matrix, and write it out."""

from pathlib import Path

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

SCORES = ("-2", "-1", "0", "1", "2", "unclear")


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Fill a cell of the framework matrix."),
    help=_(
        "Fill the cell of a case, a perspective and a factor: -2 hinders strongly, 2 helps "
        "strongly (of development: fell and rose strongly), or unclear.\n\n"
        "Without --coding, the cell rests on the codings of that factor (and of the codes under "
        "it) in that case's documents of that perspective."
    ),
    context_settings={"ignore_unknown_options": True},
)
@study_argument
@click.argument("case", metavar=_("CASE"))
@click.argument("perspective", metavar=_("PERSPECTIVE"))
@click.argument("factor", metavar=_("FACTOR"))
@click.argument("score", type=click.Choice(SCORES), metavar=_("SCORE"))
@click.option("--summary", default="", metavar=_("WORDS"), help=_("What was said, in a sentence."))
@click.option("--coding", "codings", multiple=True, metavar=_("ID"), help=_("What it rests on."))
@who_option
def fill(
    *,
    study: Path,
    case: str,
    perspective: str,
    factor: str,
    score: str,
    summary: str,
    codings: tuple[str, ...],
    who: str,
) -> None:
    """Fill one cell."""
    from wijkpeil.fieldwork.matrix.assessment import Assessment
    from wijkpeil.workflow.fieldwork.described import case_code, perspective_of
    from wijkpeil.workflow.fieldwork.matrix import codings_of_cell, fill_cell

    with store_of(study) as store:
        cell = Assessment(
            case=case_code(store.study, case),
            perspective=perspective_of(store.study, perspective),
            factor=factor,
            score=None if score == "unclear" else int(score),
            summary=summary,
            codings=codings,
            assessor=who,
        )
        if not codings:
            cell = codings_of_cell(store, cell)
        fill_cell(store, cell, who=who)
    count = len(cell.codings)
    text = ngettext(
        "The cell rests on {count} coding.", "The cell rests on {count} codings.", count
    )
    click.echo(text.format(count=number(count)))


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Write the framework matrix: page, tables and workbook."),
    help=_(
        "Write the framework matrix, what is not covered, where perspectives agree and contradict, "
        "and saturation: fieldwork.html, tables, and framework-matrix.xlsx for Excel.\n\n"
        "Quick: without the figures of the areas. `wijkpeil run` sets the voices beside them."
    ),
)
@study_argument
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Folder to write into; STUDY/results, if not given."),
)
@json_option
def matrix(*, study: Path, out: Path | None, as_json: bool) -> None:
    """Sum up and write."""
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.cli.written_files import tell_files, tell_machines
    from wijkpeil.workflow.fieldwork.publish import publish_fieldwork, summary

    with store_of(study) as store:
        results = store.study, store.fieldwork()
    found = publish_fieldwork(*results, out or study / "results", command=command_line())
    if as_json:
        tell_machines(summary(found.results), found.written)
    else:
        tell_files(found.written)
