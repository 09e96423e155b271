"""Write the reference of all commands from the commands themselves, so that it can't go stale.

``python scripts/reference.py`` writes ``docs/reference/commands.md``; with ``--check`` it only says
whether that page is what it would write.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from wijkpeil.cli import build
from wijkpeil.language import speaking

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Every command and option, as `wijkpeil COMMAND --help --lang en` tells them. This page is written by
`python scripts/reference.py`; change the commands, not the page.
"""


def commands(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """List every command below a group, with the words that call it."""
    context = click.Context(group, info_name=words[-1])
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        elif command is not None:
            yield " ".join((*words, name)), command


def described(words: str, command: click.Command, root: click.Group) -> str:
    """Describe one command in Markdown."""
    # On the command line these settings, such as -h for help, come down from the group.
    context = click.Context(command, info_name=words, **root.context_settings)
    usage = " ".join([words, *command.collect_usage_pieces(context)])
    lines = [f"## {words}", "", "```", usage, "```", "", (command.help or "").strip(), ""]
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    lines += ["| option | meaning | default |", "| --- | --- | --- |"]
    for option in options:
        default = option.get_default(context) if option.show_default else None
        kind = "" if option.is_flag else f" {option.make_metavar(context)}"
        names = ", ".join(f"`{name}`" for name in option.opts)
        shown = "" if default is None or option.is_flag else f"`{default}`"
        shown = "(needed)" if option.required else shown
        meaning = (option.help or "").replace("|", "\\|")
        lines.append(f"| {names}{kind.replace('|', ' or ')} | {meaning} | {shown} |")
    return "\n".join(lines)


def page() -> str:
    """Write the whole page."""
    with speaking("en"):
        root = build()
        found = commands(root, ("wijkpeil",))
        parts = [described(words, command, root) for words, command in found]
    everywhere = (
        "Every command also takes `--lang nl` or `--lang en` (Dutch by default; the environment "
        "variable `WIJKPEIL_LANG` does the same); `wijkpeil --version` tells the version."
    )
    return "\n\n".join([HEAD.strip(), everywhere, *parts]) + "\n"


def main() -> None:
    """Write the page, or check it."""
    text = page()
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        sys.exit(f"{PAGE.name} is stale: run python scripts/reference.py")


if __name__ == "__main__":
    main()
