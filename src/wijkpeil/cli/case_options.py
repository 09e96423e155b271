"""Options of the commands on cases; nothing given leaves it to the study, or to the usual."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from wijkpeil.cases.defaults import VULNERABLE
from wijkpeil.cases.rule import DESIGNS, SelectionRule
from wijkpeil.cli.decimal import Decimal
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.defaults import CAP, END, MINIMUM_CHANGE, REFERENCE, REFERENCES, START

F = TypeVar("F", bound=Callable[..., Any])

EITHER = click.Path(exists=True, path_type=Path)
_USUAL = SelectionRule()


def _usual(text: str, value: object) -> str:
    """Add to a help text what holds if nothing is given."""
    return _("{text} If not given: that of the study, or {usual}.").format(text=text, usual=value)


def selection_options(function: F) -> F:
    """Add the options of the rule that cases are chosen by."""
    for option in (
        click.option(
            "--to",
            "end",
            type=int,
            metavar=_("YEAR"),
            help=_usual(_("Wave that the period ends at."), END),
        ),
        click.option(
            "--from",
            "start",
            type=int,
            metavar=_("YEAR"),
            help=_usual(_("Wave that the period starts at."), START),
        ),
        click.option(
            "--sure",
            type=Decimal(),
            metavar=_("SHARE"),
            help=_usual(_("Least chance that the two of a pair truly differ."), _USUAL.sure),
        ),
        click.option(
            "--start-apart",
            "caliper",
            type=Decimal(),
            metavar=_("POINTS"),
            help=_usual(_("Most that the two of a pair may start apart."), _USUAL.caliper),
        ),
        click.option(
            "--least-size",
            type=Decimal(),
            metavar=_("COUNT"),
            help=_usual(_("Fewest inhabitants of a case."), int(_USUAL.least_size)),
        ),
        click.option(
            "--per-city",
            type=click.IntRange(min=1),
            metavar=_("COUNT"),
            help=_usual(_("Most cases in one city."), _USUAL.per_city),
        ),
        click.option(
            "--without-pair",
            type=click.IntRange(min=0),
            metavar=_("COUNT"),
            help=_(
                "For a mix: how many cities may do without a pair. If not given: as "
                "many as the numbers make needed."
            ),
        ),
        click.option(
            "--number",
            type=click.IntRange(min=1),
            metavar=_("COUNT"),
            help=_usual(_("How many cases."), _USUAL.number),
        ),
        click.option(
            "--cities",
            metavar=_("NAMES"),
            help=_("Gemeenten to choose in, with commas between them; all of them if not given."),
        ),
        click.option(
            "--design",
            type=click.Choice(DESIGNS),
            help=_usual(_("What kind of cases to choose."), _USUAL.design),
        ),
    ):
        function = option(function)
    return function


def question_options(function: F) -> F:
    """Add the options that say what counts as a change."""
    for option in (
        click.option(
            "--relative-to",
            "reference",
            type=click.Choice(REFERENCES),
            help=_usual(_("What change is measured against."), REFERENCE),
        ),
        click.option(
            "--wrong-signs",
            "cap",
            type=Decimal(),
            metavar=_("SHARE"),
            help=_usual(_("Most that the expected share of wrong verdicts may be."), CAP),
        ),
        click.option(
            "--minimum-change",
            "minimum",
            type=Decimal(),
            metavar=_("POINTS"),
            help=_usual(_("Least change that counts, in points."), MINIMUM_CHANGE),
        ),
        click.option(
            "--vulnerable",
            metavar=_("RULE"),
            help=_usual(_("Which areas are vulnerable."), VULNERABLE),
        ),
    ):
        function = option(function)
    return function
