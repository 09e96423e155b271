"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from wijkpeil.areas.levels import LEVELS
from wijkpeil.cases.defaults import VULNERABLE
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.defaults import END, START

F = TypeVar("F", bound=Callable[..., Any])

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def file_options(function: F) -> F:
    """Add the options that say which files to read."""
    for option in (
        click.option(
            "--level",
            type=click.Choice(LEVELS),
            help=_("Level of the areas, where a file holds more than one."),
        ),
        click.option(
            "--gemeenten",
            type=INPUT,
            metavar=_("FILE"),
            help=_("Addresses per postcode area and gemeente, to know the gemeente of each."),
        ),
        click.option(
            "--sizes",
            type=INPUT,
            metavar=_("FILE"),
            help=_(
                "Figures of the areas with their inhabitants (CBS), so that small areas are "
                "known to be noisier."
            ),
        ),
    ):
        function = option(function)
    return function


def period_options(function: F) -> F:
    """Add the options that say which period is judged."""
    for option in (
        click.option(
            "--to",
            "end",
            type=int,
            metavar=_("YEAR"),
            default=END,
            show_default=True,
            help=_("Wave that the period ends at."),
        ),
        click.option(
            "--from",
            "start",
            type=int,
            metavar=_("YEAR"),
            default=START,
            show_default=True,
            help=_("Wave that the period starts at."),
        ),
    ):
        function = option(function)
    return function


def vulnerable_option(function: F) -> F:
    """Add the option that says which areas are vulnerable."""
    return click.option(
        "--vulnerable",
        default=VULNERABLE,
        show_default=True,
        metavar=_("RULE"),
        help=_(
            "Which areas are vulnerable: “zwak@2012” (that class or worse at that wave), “lowest "
            "10%@2012”, “codes:WK036301,WK036302”, “p_huurw>60”, or “all”."
        ),
    )(function)


def borders_option(what_for: str) -> Callable[[F], F]:
    """Add the option for borders, with words on what they are for."""
    return click.option("--borders", type=INPUT, metavar=_("FILE"), help=what_for)


def title_option(function: F) -> F:
    """Add the option for the title of the page."""
    return click.option("--title", default="", metavar=_("TEXT"), help=_("Title of the page."))(
        function
    )


def out_option(default: str) -> Callable[[F], F]:
    """Add the option that says where results go."""
    return click.option(
        "--out",
        type=FOLDER,
        default=Path(default),
        show_default=True,
        metavar=_("DIR"),
        help=_("Folder to write into."),
    )


def quick_option(function: F) -> F:
    """Add the option that stops at rise and fall."""
    return click.option(
        "--quick",
        is_flag=True,
        help=_(
            "Only say which areas rose or fell: no look-alikes, no clusters, not what goes with "
            "change, not how firm the verdicts on cases are."
        ),
    )(function)


def json_option(function: F) -> F:
    """Add the option that asks for output that machines read."""
    return click.option(
        "--json", "as_json", is_flag=True, help=_("Print one JSON object instead of sentences.")
    )(function)
