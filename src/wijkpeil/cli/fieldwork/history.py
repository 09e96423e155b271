"""``wijkpeil fieldwork history|undo``: what was done, and taking it back."""

from pathlib import Path

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.fieldwork.change import ACTIONS
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Tell what was done, by whom and when."),
    help=_("Tell what was done in the fieldwork, by whom and when, the newest last."),
)
@study_argument
@click.option("--last", type=int, default=20, show_default=True, metavar="N", help=_("How many."))
@json_option
def history(*, study: Path, last: int, as_json: bool) -> None:
    """List the journal."""
    from dataclasses import asdict

    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        done = store.history(limit=last)
    if as_json:
        click.echo(to_json({"history": [asdict(it) for it in done]}), nl=False)
        return
    for it in done:
        back = f"  ({_('taken back')})" if it.undone else ""
        what = _(ACTIONS[it.action])
        click.echo(f"{it.number}  {it.time}  {it.who or '-'}  {what}: {it.detail}{back}")


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Take a change back."),
    help=_(
        "Take a change back: your last one, or the one with a number from the history. Taking back "
        "what was taken back does it again."
    ),
)
@study_argument
@click.argument("number", type=int, required=False, metavar=_("[NUMBER]"))
@who_option
def undo(*, study: Path, number: int | None, who: str) -> None:
    """Undo one change."""
    with store_of(study) as store:
        made = store.undo(number=number, who=who)
    click.echo(_("Taken back; this is change {number}.").format(number=made))
