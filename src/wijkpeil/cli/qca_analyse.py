"""``wijkpeil qca analyse``: the truth table and the solutions."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.case_options import EITHER
from wijkpeil.cli.options import json_option
from wijkpeil.cli.qca_input import Asked, compared
from wijkpeil.cli.qca_options import (
    asked_options,
    clusters_option,
    cut_options,
    expectation_option,
    page_option,
)
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.qca.analysis import Analysis


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say which combinations of conditions go with an outcome."),
    help=_(
        "Say which combinations of conditions go with an outcome.\n\n"
        "INPUT is the folder of a study with a conditions.toml, or a CSV with calibrated "
        "memberships: a case per row, its name in the first column. Prints the truth table and "
        "the complex, parsimonious and intermediate solution, with all models that fit equally "
        "well; for the outcome and for its negation. With --out also a page with pictures."
    ),
)
@click.argument("source", type=EITHER, metavar=_("INPUT"))
@asked_options
@cut_options
@expectation_option
@click.option(
    "--exclude",
    default="",
    metavar=_("ROWS"),
    help=_("Rows to count as negative: numbers with commas, or an expression like ~A + ~B."),
)
@click.option(
    "--all-solutions",
    is_flag=True,
    help=_("List every model without a superfluous term, not just those with the fewest terms."),
)
@click.option(
    "--row-dom",
    "row_dominance",
    is_flag=True,
    help=_("Leave out implicants whose rows another covers too, with more besides."),
)
@click.option(
    "--pi-cons",
    "pi_cons",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar=_("CUT"),
    help=_("Inclusion that each implicant must reach, as in R's package; not with --out."),
)
@click.option(
    "--cap",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    metavar=_("COUNT"),
    help=_("Models to list at most; more are counted."),
)
@clusters_option
@page_option
@json_option
def analyse(
    *,
    source: Path,
    outcome: str,
    conditions: str,
    inclusion: str | None,
    pri: float | None,
    frequency: int | None,
    expectations: str,
    exclude: str,
    all_solutions: bool,
    row_dominance: bool,
    pi_cons: float,
    cap: int,
    clusters: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Read, compare, write, and print."""
    from wijkpeil.qca.minimise import Options

    asked = Asked(
        outcome=outcome,
        conditions=conditions,
        inclusion=inclusion,
        pri=pri,
        frequency=frequency,
        expectations=expectations,
        exclude=exclude,
        clusters=clusters,
        options=Options(all_solutions, row_dominance, pi_cons, cap),
    )
    if out is not None:
        _with_page(source, asked, out, as_json=as_json)
    elif source.is_dir():
        results = compared(source, asked, deals=0, quiet=as_json)
        found = results.answer.analysis
        if found is None:
            raise _refusal(results.answer.why_not)
        _print(found, results.negation.analysis, file=results.file, as_json=as_json)
    else:
        _table(source, asked, as_json=as_json)


def _with_page(source: Path, asked: Asked, out: Path, *, as_json: bool) -> None:
    from wijkpeil.cli.qca_tell import tell_page
    from wijkpeil.cli.written_files import tell_machines
    from wijkpeil.workflow.publish_qca import publish_qca, qca_summary
    from wijkpeil.workflow.qca_answer import DEALS

    results = compared(source, asked, deals=DEALS, quiet=as_json)
    written = publish_qca(results, out)
    if as_json:
        tell_machines(qca_summary(results), written)
    else:
        tell_page(results, written)


def _table(source: Path, asked: Asked, *, as_json: bool) -> None:
    """Answer for a table without anything beside the solutions."""
    from wijkpeil.sources.qca_csv import read_qca_csv
    from wijkpeil.workflow.compare import apart_from_clusters, compare

    question = asked.question()
    table = read_qca_csv(source)
    table, _groups = apart_from_clusters(table, asked.clusters, question)
    found, negation = compare(table, question)
    _print(found, negation, file=source.name, as_json=as_json)


def _print(found: "Analysis", negation: "Analysis | None", *, file: str, as_json: bool) -> None:
    from wijkpeil.cli.qca_tell import tell_comparison
    from wijkpeil.workflow.compared import comparison
    from wijkpeil.workflow.output import to_json

    if as_json:
        click.echo(to_json(comparison(found, file=file, negation=negation)), nl=False)
    else:
        tell_comparison(found, negation, file=file)


def _refusal(why: str) -> Exception:
    from wijkpeil.errors import QcaError

    return QcaError(why)
