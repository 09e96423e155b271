"""Options that the commands of ``wijkpeil qca`` share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from wijkpeil.cli.options import FOLDER
from wijkpeil.language import gettext as _

F = TypeVar("F", bound=Callable[..., Any])


def asked_options(function: F) -> F:
    """Add the outcome and the conditions."""
    for option in (
        click.option(
            "--conditions",
            default="",
            metavar=_("NAMES"),
            help=_("Columns to explain it by, with commas between; all others if not given."),
        ),
        click.option(
            "--outcome",
            default="",
            metavar=_("NAME"),
            help=_(
                "Column to explain: Y, its negation ~Y, or a value of it Y[1]. Needed for a table."
            ),
        ),
    ):
        function = option(function)
    return function


def cut_options(function: F) -> F:
    """Add the cuts that rows of the truth table are judged by."""
    for option in (
        click.option(
            "--n-cut",
            "frequency",
            type=click.IntRange(1),
            metavar=_("COUNT"),
            help=_("Cases below which a row counts as not observed; 1, or that of the study."),
        ),
        click.option(
            "--pri-cut",
            "pri",
            type=click.FloatRange(0, 1),
            metavar=_("CUT"),
            help=_("PRI below which a row is not positive; 0, or that of the study."),
        ),
        click.option(
            "--incl-cut",
            "inclusion",
            metavar=_("CUT[,LOW]"),
            help=_(
                "Inclusion from which a row is positive; with a second, lower cut: contradictory. "
                "1, or that of the study."
            ),
        ),
    ):
        function = option(function)
    return function


def expectation_option(function: F) -> F:
    """Add the directional expectations."""
    return click.option(
        "--dir-exp",
        "expectations",
        default="",
        metavar=_("TERMS"),
        help=_(
            "What is expected to go with the outcome: A,~B,C*D or A[1,2]; for the intermediate. A "
            "study says so itself."
        ),
    )(function)


def solution_options(function: F) -> F:
    """Add what shapes the solution: excluded rows, and which models count."""
    for option in (
        click.option(
            "--cap",
            type=click.IntRange(1),
            default=1000,
            show_default=True,
            metavar=_("COUNT"),
            help=_("Models to list at most; more are counted."),
        ),
        click.option(
            "--pi-cons",
            "pi_cons",
            type=click.FloatRange(0, 1),
            default=0.0,
            metavar=_("CUT"),
            help=_("Inclusion that each implicant must reach, as in R's package."),
        ),
        click.option(
            "--row-dom",
            "row_dominance",
            is_flag=True,
            help=_("Leave out implicants whose rows another covers too, with more besides."),
        ),
        click.option(
            "--all-solutions",
            is_flag=True,
            help=_(
                "List every model without a superfluous term, not just those with the fewest terms."
            ),
        ),
        click.option(
            "--exclude",
            default="",
            metavar=_("ROWS"),
            help=_(
                "Rows to count as negative: numbers with commas, or an expression like ~A + ~B."
            ),
        ),
    ):
        function = option(function)
    return function


def clusters_option(function: F) -> F:
    """Add the column that groups cases."""
    return click.option(
        "--clusters",
        default="",
        metavar=_("NAME"),
        help=_("Column of a table with the group of each case, such as its city."),
    )(function)


def page_option(function: F) -> F:
    """Add the folder for a page; nothing is written without it."""
    return click.option(
        "--out",
        type=FOLDER,
        metavar=_("DIR"),
        help=_("Folder to write the page qca.html and its tables into; none if not given."),
    )(function)
