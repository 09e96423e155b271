"""A group of commands that are imported when they are used, so that --help answers at once."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from wijkpeil.language import gettext as _

Commands = Mapping[str, tuple[str, str]]
"""Per command the module that it lives in, and what it does in one line."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used."""

    def __init__(self, *args: Any, commands_at: Commands, **options: Any) -> None:
        super().__init__(*args, **options)
        self.commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which one would use them."""
        del ctx
        return list(self.commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; unknown names are left to click to report."""
        del ctx
        if cmd_name not in self.commands_at:
            return None
        module = import_module(self.commands_at[cmd_name][0])
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        rows = [(name, _(self.commands_at[name][1])) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)
