"""The command line that was given, as a reader of the report can give it again."""

import shlex
from pathlib import Path

import click

from wijkpeil.language import DEFAULT, active

PLACES = ("out", "as_json", "into_study")
"""Parameters that say where results go, not what they are."""
PRIVATE = ("who", "passphrase")
"""Parameters that no report may tell."""


def command_line() -> str:
    """Write the running command with what was asked, files by name and defaults left out.

    Where the files lie and where the results went is nobody's business but the user's, and would
    make the same results differ from machine to machine.
    """
    context = click.get_current_context()
    words = ["wijkpeil", *_names(context)]
    for parameter in context.command.params:
        name = parameter.name or ""
        value = context.params.get(name)
        untold = name in PLACES or name in PRIVATE or value is None
        if untold or value == parameter.get_default(context):
            continue
        for one in value if isinstance(value, tuple) else (value,):
            shown = one.resolve().name if isinstance(one, Path) else str(one)
            words += _words(parameter, shown)
    if active() != DEFAULT:
        words += ["--lang", active()]
    return shlex.join(words)


def _words(parameter: click.Parameter, shown: str) -> list[str]:
    if isinstance(parameter, click.Argument):
        return [shown]
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return [parameter.opts[0]]
    return [parameter.opts[-1], shown]


def _names(context: click.Context) -> list[str]:
    """Name the running command, after the group that it is in, if it is in one."""
    names = [context.info_name or ""]
    within = context.parent
    while within is not None and within.parent is not None:  # the outermost is wijkpeil itself
        names.insert(0, within.info_name or "")
        within = within.parent
    return names
