"""``wijkpeil qca analyse``: the truth table and the solutions."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wijkpeil.cli.case_options import EITHER
from wijkpeil.cli.options import json_option
from wijkpeil.cli.qca_options import (
    asked_options,
    clusters_option,
    cut_options,
    expectation_option,
    page_option,
    solution_options,
)
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.cli.qca_input import Asked
    from wijkpeil.qca.r_call import CsvLayout
    from wijkpeil.workflow.compare import Compared


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
@solution_options
@clusters_option
@page_option
@json_option
def analyse(*, source: Path, out: Path | None, as_json: bool, **asked: Any) -> None:
    """Read, compare, write, and print."""
    from wijkpeil.cli.qca_input import asked_of

    question = asked_of(asked)
    if out is not None:
        _with_page(source, question, out, as_json=as_json)
    elif source.is_dir():
        _study(source, question, as_json=as_json)
    else:
        _table(source, question, as_json=as_json)


def _with_page(source: Path, asked: "Asked", out: Path, *, as_json: bool) -> None:
    from wijkpeil.cli.qca_input import compared
    from wijkpeil.cli.qca_tell import tell_page
    from wijkpeil.cli.written_files import tell_machines
    from wijkpeil.workflow.publish_qca import publish_qca, qca_summary

    results = compared(source, asked, deals=None, quiet=as_json)
    written = publish_qca(results, out)
    if as_json:
        tell_machines(qca_summary(results), written)
    else:
        tell_page(results, written)


def _study(source: Path, asked: "Asked", *, as_json: bool) -> None:
    """Answer for a study without noise and robustness."""
    from wijkpeil.cli.qca_input import compared
    from wijkpeil.errors import NoSolution
    from wijkpeil.qca.analysis import Unanswered
    from wijkpeil.qca.r_call import CsvLayout
    from wijkpeil.workflow.compare import Compared

    results = compared(source, asked, deals=0, quiet=as_json)
    found = results.answer.found
    if isinstance(found, Unanswered):
        raise NoSolution(found.why_not)
    both = Compared(found, results.negation.found, results.warnings)
    _print(both, file=results.file, layout=CsvLayout(), as_json=as_json)


def _table(source: Path, asked: "Asked", *, as_json: bool) -> None:
    """Answer for a table without anything beside the solutions."""
    from wijkpeil.sources.qca_csv import read_qca_csv
    from wijkpeil.workflow.compare import apart_from_clusters, compare

    whole = read_qca_csv(source)
    table, question, _groups = apart_from_clusters(whole, asked.clusters, asked.question())
    _print(compare(table, question), file=source.name, layout=table.layout, as_json=as_json)


def _print(both: "Compared", *, file: str, layout: "CsvLayout", as_json: bool) -> None:
    from wijkpeil.cli.qca_tell import tell_comparison
    from wijkpeil.workflow.compared import comparison
    from wijkpeil.workflow.output import to_json

    if not as_json:
        tell_comparison(both, file=file, layout=layout)
        return
    found = comparison(both.answer, both.negation, file=file, layout=layout, warnings=both.warnings)
    click.echo(to_json(found), nl=False)
