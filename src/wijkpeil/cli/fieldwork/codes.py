"""``wijkpeil fieldwork codes``: tend the codebook."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.fieldwork.codes.code import CODE_KINDS
from wijkpeil.language import gettext as _
from wijkpeil.language import number


@click.group(
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_("Tend the codebook: a tree of codes with what each means."),
)
def codes() -> None:
    """Hold the commands on codes."""


def _command(name: str, help_: str) -> Callable[[Callable[..., None]], click.Command]:
    return codes.command(name, options_metavar=_("[OPTIONS]"), short_help=help_, help=help_)


@_command("list", _("List the codes with how often each was given."))
@study_argument
@json_option
def list_codes(*, study: Path, as_json: bool) -> None:
    """List the tree."""
    from dataclasses import asdict

    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        book, given = store.codebook(), store.counts().by_code
    if as_json:
        rows = [asdict(it) | {"codings": given.get(it.id, 0)} for it in book.codes]
        click.echo(to_json({"codes": rows}), nl=False)
        return
    for it in book.codes:
        kind = "" if it.kind == "theme" else f" [{it.kind}]"
        count = number(given.get(it.id, 0))
        click.echo(f"{'  ' * book.depth(it.id)}{it.name} ({it.id}){kind}: {count}")


@_command("add", _("Add a code, or describe one that is there."))
@study_argument
@click.argument("code", metavar=_("ID"))
@click.option("--name", default="", metavar=_("WORDS"), help=_("Its name; needed for a new code."))
@click.option("--parent", default="", metavar=_("ID"), help=_("The code that it stands under."))
@click.option("--kind", type=click.Choice(CODE_KINDS), help=_("What it is; a theme if not said."))
@click.option("--definition", default="", metavar=_("WORDS"), help=_("What it means."))
@click.option("--include", default="", metavar=_("WORDS"), help=_("What belongs to it."))
@click.option("--exclude", default="", metavar=_("WORDS"), help=_("What does not."))
@click.option("--colour", default="", metavar="#RRGGBB", help=_("Its colour."))
@who_option
def add_or_describe(*, study: Path, code: str, name: str, who: str, **told: Any) -> None:
    """Add or describe."""
    from dataclasses import replace

    from wijkpeil.fieldwork.codes.code import Code
    from wijkpeil.fieldwork.codes.tend import add_code, describe_code

    with store_of(study) as store:
        book = store.codebook()
        said = {key: value.strip() for key, value in told.items() if value}
        if code in book.by_id:
            if name or "parent" in said:
                raise click.UsageError(
                    _("The code {code} is there; use rename or move for that.").format(code=code)
                )
            store.apply(describe_code(book, replace(book.by_id[code], **said)), who=who)
        else:
            store.apply(add_code(book, Code(code, name.strip(), **said)), who=who)


@_command("rename", _("Give a code another name; its codings stay with it."))
@study_argument
@click.argument("code", metavar=_("ID"))
@click.argument("name", metavar=_("NAME"))
@who_option
def rename(*, study: Path, code: str, name: str, who: str) -> None:
    """Rename."""
    from wijkpeil.fieldwork.codes.tend import rename_code

    with store_of(study) as store:
        store.apply(rename_code(store.codebook(), code, name=name), who=who)


@_command("move", _("Put a code, with all under it, under another; without one, at the top."))
@study_argument
@click.argument("code", metavar=_("ID"))
@click.argument("parent", metavar=_("[PARENT]"), default="")
@who_option
def move(*, study: Path, code: str, parent: str, who: str) -> None:
    """Move."""
    from wijkpeil.fieldwork.codes.tend import move_code

    with store_of(study) as store:
        store.apply(move_code(store.codebook(), code, parent=parent), who=who)


@_command("merge", _("Give all codings of some codes another code, and remove those codes."))
@study_argument
@click.argument("sources", nargs=-1, required=True, metavar=_("IDS..."))
@click.option("--into", required=True, metavar=_("ID"), help=_("The code that stays."))
@who_option
def merge(*, study: Path, sources: tuple[str, ...], into: str, who: str) -> None:
    """Merge."""
    from wijkpeil.fieldwork.codes.merge import merge_codes

    with store_of(study) as store:
        there = store.fieldwork()
        change = merge_codes(
            store.codebook(),
            sources,
            into=into,
            codings=there.codings,
            assessments=there.assessments,
            timeline=there.timeline,
        )
        store.apply(change, who=who)


@_command(
    "split",
    _("Make a code under a code, and give some of its codings (--coding) that one instead."),
)
@study_argument
@click.argument("code", metavar=_("ID"))
@click.option("--part", required=True, metavar=_("ID"), help=_("Id of the new code."))
@click.option("--name", required=True, metavar=_("WORDS"), help=_("Its name."))
@click.option("--coding", "codings", multiple=True, metavar=_("ID"), help=_("A coding for it."))
@who_option
def split(*, study: Path, code: str, part: str, name: str, codings: Any, who: str) -> None:
    """Split."""
    from wijkpeil.fieldwork.codes.code import Code
    from wijkpeil.fieldwork.codes.split import split_code

    with store_of(study) as store:
        change = split_code(
            store.codebook(),
            code,
            parts=[Code(part, name)],
            dealt=dict.fromkeys(codings, part),
            codings=store.fieldwork().codings,
        )
        store.apply(change, who=who)


@_command("remove", _("Remove a code that nothing hangs on."))
@study_argument
@click.argument("code", metavar=_("ID"))
@who_option
def remove(*, study: Path, code: str, who: str) -> None:
    """Remove."""
    from wijkpeil.fieldwork.codes.tend import remove_code

    with store_of(study) as store:
        there = store.fieldwork()
        change = remove_code(
            store.codebook(),
            code,
            codings=there.codings,
            assessments=there.assessments,
        )
        store.apply(change, who=who)


@_command("read", _("Add the codes of a codebook of another program (.qdc)."))
@study_argument
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@who_option
def read(*, study: Path, file: Path, who: str) -> None:
    """Read a codebook."""
    from wijkpeil.workflow.fieldwork.exchange import import_codebook

    with store_of(study) as store:
        count = import_codebook(store, file, who=who)
    click.echo(_("{count} codes added.").format(count=number(count)))


@_command("write", _("Write the codebook for another program (.qdc)."))
@study_argument
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def write(*, study: Path, file: Path) -> None:
    """Write a codebook."""
    from wijkpeil.workflow.fieldwork.exchange import export_codebook
    from wijkpeil.workflow.output import write_whole

    with store_of(study) as store:
        write_whole(file, export_codebook(store))
    click.echo(_("Written to {file}.").format(file=file))
