"""``wijkpeil fieldwork timeline``: what documents say happened, and when."""

from pathlib import Path
from typing import Any

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.fieldwork.timeline import ENTRY_KINDS
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number


@click.group(
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_(
        "Keep a timeline of what documents say happened, with the passages that say it.\n\n"
        "It is shown under the course of the area, beside the events and interventions of the "
        "study."
    ),
)
def timeline() -> None:
    """Hold the commands on dated entries."""


@timeline.command(
    "list",
    options_metavar=_("[OPTIONS]"),
    short_help=_("List the dated entries in order of time."),
    help=_("List the dated entries in order of time."),
)
@study_argument
@click.option("--case", default="", metavar=_("CODE"), help=_("Only on this case."))
@json_option
def list_entries(*, study: Path, case: str, as_json: bool) -> None:
    """List the entries."""
    from dataclasses import asdict

    from wijkpeil.workflow.fieldwork.timeline import entries_of
    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        found = entries_of(store, case=case)
        names = {it.code: it.name for it in store.study.cases}
    if as_json:
        click.echo(to_json({"timeline": [asdict(it) for it in found]}), nl=False)
        return
    for it in found:
        when = f"{it.start} – {it.end}" if it.end and it.end != it.start else it.start
        where = ", ".join(names.get(case, case) for case in it.cases) or _("no case")
        count = ngettext("{count} passage", "{count} passages", len(it.codings))
        rests = count.format(count=number(len(it.codings)))
        click.echo(f"{it.id}  {when}  {it.title} | {where} | {rests}")


@timeline.command(
    "add",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Add something that documents say happened."),
    help=_("Add something that documents say happened, with the passages that say it."),
)
@study_argument
@click.argument("title", metavar=_("TITLE"))
@click.option("--start", required=True, metavar=_("DATE"), help=_("When it began: 2018-04-12."))
@click.option("--end", default="", metavar=_("DATE"), help=_("When it ended, if that is known."))
@click.option(
    "--case", "cases", multiple=True, required=True, metavar=_("CODE"), help=_("Where it happened.")
)
@click.option("--kind", type=click.Choice(ENTRY_KINDS), default="event", show_default=True)
@click.option("--coding", "codings", multiple=True, metavar=_("ID"), help=_("What it rests on."))
@click.option(
    "--intervention",
    default="",
    metavar=_("ID"),
    help=_("The one in interventions.csv that it is, if it is one of those."),
)
@who_option
def add(*, study: Path, title: str, who: str, **told: Any) -> None:
    """Add an entry."""
    from wijkpeil.workflow.fieldwork.timeline import add_entry

    with store_of(study) as store:
        made = add_entry(store, title, who=who, **told)
    click.echo(made.id)


@timeline.command(
    "remove",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Remove a dated entry."),
    help=_("Remove a dated entry; the passages that it rests on keep their codes."),
)
@study_argument
@click.argument("key", metavar=_("ID"))
@who_option
def remove(*, study: Path, key: str, who: str) -> None:
    """Remove an entry."""
    from wijkpeil.workflow.fieldwork.timeline import remove_entry

    with store_of(study) as store:
        remove_entry(store, key, who=who)
    click.echo(_("Removed. To take that back: wijkpeil fieldwork undo."))
