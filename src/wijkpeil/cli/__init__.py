"""The command ``wijkpeil``: one module per command, loaded only when asked for."""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from wijkpeil import __version__
from wijkpeil.cli.language import choose_language
from wijkpeil.cli.lazy import LazyGroup
from wijkpeil.errors import WijkpeilError
from wijkpeil.language import LANGUAGES, N_
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason

COMMANDS: dict[str, tuple[str, str]] = {
    "example": ("wijkpeil.cli.example", N_("Write a made-up example study to try things on.")),
    "run": ("wijkpeil.cli.run", N_("Run a study folder to its report.")),
    "trajectories": (
        "wijkpeil.cli.trajectories",
        N_("Say which areas rose or fell, and how sure that is."),
    ),
    "cases": ("wijkpeil.cli.cases", N_("Choose cases by a rule; see how firm verdicts are.")),
    "alike": ("wijkpeil.cli.alike", N_("Compare areas with the areas that were like them.")),
    "explain": (
        "wijkpeil.cli.explain",
        N_("Say which characteristics go with rise and decline."),
    ),
    "clusters": ("wijkpeil.cli.clusters", N_("Find where areas rose or fell together.")),
    "fieldwork": (
        "wijkpeil.cli.fieldwork",
        N_("Hold the fieldwork: documents, pseudonyms, codes, the framework matrix."),
    ),
    "qca": ("wijkpeil.cli.qca", N_("Compare cases: which conditions go with an outcome (QCA).")),
    "effects": (
        "wijkpeil.cli.effects",
        N_("Say what interventions and shocks did, and how sure that is."),
    ),
    "predict": ("wijkpeil.cli.predict", N_("Predict a coming wave, to check against what came.")),
    "data": ("wijkpeil.cli.data", N_("Fetch open data, and check files before you use them.")),
}
"""Where each command lives, and what it does in one line (so that --help loads none of them)."""


def build() -> click.Group:
    """Build the command in the active language."""
    group = LazyGroup(
        name="wijkpeil",
        commands_at=COMMANDS,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        help=_(
            "Find out which vulnerable neighbourhoods rise or fall, and how sure that is.\n\n"
            "Begin with: wijkpeil example DIR, then wijkpeil run DIR."
        ),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=_("Language of everything you see; also WIJKPEIL_LANG."),
            ),
        ],
    )
    return click.version_option(__version__, prog_name="wijkpeil")(group)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; errors meant for the user are shown without a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    words, given = choose_language(words, os.environ)
    try:
        status: Any = build().main(args=words, prog_name="wijkpeil", obj={"language_given": given})
    except WijkpeilError as error:
        click.echo(_("Error: {message}").format(message=error), err=True)
        status = 1
    except OSError as error:  # a full disk, a folder that is not ours: nothing to debug
        if error.filename is None:
            raise
        reason = _("{file} can't be read or written ({reason}).").format(
            file=error.filename, reason=os_reason(error)
        )
        click.echo(_("Error: {message}").format(message=reason), err=True)
        status = 1
    sys.exit(status)
