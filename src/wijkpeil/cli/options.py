"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from wijkpeil.areas.levels import LEVELS
from wijkpeil.language import gettext as _

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


def json_option(function: F) -> F:
    """Add the option that asks for output that machines read."""
    return click.option(
        "--json", "as_json", is_flag=True, help=_("Print one JSON object instead of sentences.")
    )(function)
