"""The command line that was given, as a reader of the report can give it again."""

import shlex
from pathlib import Path

import click

from wijkpeil.language import DEFAULT, active

PLACES = ("out", "as_json")
"""Parameters that say where results go, not what they are."""


def command_line() -> str:
    """Write the running command with what was asked, files by name and defaults left out.

    Where the files lie and where the results went is nobody's business but the user's, and would
    make the same results differ from machine to machine.
    """
    context = click.get_current_context()
    words = ["wijkpeil", context.info_name or ""]
    for parameter in context.command.params:
        name = parameter.name or ""
        value = context.params.get(name)
        if name in PLACES or value is None or value == parameter.get_default(context):
            continue
        shown = value.name if isinstance(value, Path) else str(value)
        words += [shown] if isinstance(parameter, click.Argument) else [parameter.opts[0], shown]
    if active() != DEFAULT:
        words += ["--lang", active()]
    return shlex.join(words)
