"""``wijkpeil qca necessity``: without what the outcome hardly occurs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from wijkpeil.cli.case_options import EITHER
from wijkpeil.cli.options import json_option
from wijkpeil.cli.qca_options import asked_options
from wijkpeil.language import gettext as _

F = TypeVar("F", bound=Callable[..., Any])


def _share(name: str, variable: str, usual: float, text: str) -> Callable[[F], F]:
    return click.option(
        name,
        variable,
        type=click.FloatRange(0, 1),
        default=usual,
        show_default=True,
        metavar=_("CUT"),
        help=text,
    )


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say without which conditions an outcome hardly occurs."),
    help=_(
        "Say without which conditions an outcome hardly occurs.\n\n"
        "INPUT is the folder of a study with a conditions.toml, or a CSV with calibrated "
        "memberships. Looks at each condition, at conditions together, and at conditions that can "
        "stand in for each other; for the outcome and for its negation."
    ),
)
@click.argument("source", type=EITHER, metavar=_("INPUT"))
@asked_options
@_share("--incl-cut", "inclusion", 0.9, _("Consistency that a combination must reach."))
@_share("--cov-cut", "coverage", 0.5, _("Coverage that a combination must reach."))
@_share(
    "--ron-cut",
    "relevance",
    0.5,
    _("Relevance (RoN) that a combination must reach, so that it is not trivial."),
)
@click.option(
    "--longest",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    metavar=_("COUNT"),
    help=_("Most conditions in one combination."),
)
@json_option
def necessity(
    *,
    source: Path,
    outcome: str,
    conditions: str,
    inclusion: float,
    coverage: float,
    relevance: float,
    longest: int,
    as_json: bool,
) -> None:
    """Read, search, and print."""
    from wijkpeil.cli.qca_input import Asked, calibrated_table_of
    from wijkpeil.cli.qca_tell import tell_necessity
    from wijkpeil.qca.necessity.search import NecessaryCuts
    from wijkpeil.workflow.output import to_json
    from wijkpeil.workflow.qca_necessity import necessary_for, necessity_summary

    frame, question = calibrated_table_of(
        source, Asked(outcome=outcome, conditions=conditions), quiet=as_json
    )
    cuts = NecessaryCuts(inclusion, coverage, relevance)
    found = necessary_for(frame, question, cuts, longest=longest)
    if as_json:
        click.echo(to_json(necessity_summary(found, cuts)), nl=False)
    else:
        tell_necessity(found, cuts)
