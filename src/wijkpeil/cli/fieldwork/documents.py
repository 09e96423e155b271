"""``wijkpeil fieldwork documents``: list the documents, or describe one."""

from pathlib import Path
from typing import Any

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _
from wijkpeil.language import number


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("List the documents."),
    help=_(
        "List the documents of a study; with --set and options, describe one of them anew.\n\n"
        "A document counts as approved only after a person saw that its text holds no personal "
        "data."
    ),
)
@study_argument
@click.option("--set", "document", metavar=_("DOCUMENT"), help=_("The document to describe."))
@click.option("--case", "cases", multiple=True, metavar=_("CODE"), help=_("Its cases."))
@click.option("--perspective", default="", metavar=_("WORDS"), help=_("Its perspective."))
@click.option("--kind", default="", metavar=_("KIND"), help=_("Its kind."))
@click.option("--date", default="", metavar=_("DATE"), help=_("Its date."))
@click.option("--title", default="", metavar=_("WORDS"), help=_("Its title."))
@who_option
@json_option
def documents(
    *, study: Path, document: str | None, kind: str, who: str, as_json: bool, **told: Any
) -> None:
    """Describe if asked, then list."""
    from dataclasses import asdict

    from wijkpeil.workflow.fieldwork.described import describe, described
    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        if document is not None:
            kind = kind or store.document(document).kind
            describe(store, document, described(store.study, kind=kind, **told), who=who)
        fieldwork = store.fieldwork()
        names = {case.code: case.name for case in store.study.cases}
    counts = {it.id: 0 for it in fieldwork.documents}
    for coding in fieldwork.codings:
        counts[coding.document] += 1
    if as_json:
        rows = [asdict(it) | {"codings": counts[it.id]} for it in fieldwork.documents]
        click.echo(to_json({"documents": rows}), nl=False)
        return
    for it in fieldwork.documents:
        state = _("approved") if it.may_be_quoted else _("not approved")
        where = ", ".join(names[case] for case in it.cases) or _("no case")
        told_of = (state, it.kind, it.date or "-", where, it.perspective or "-")
        codings = _("{count} codings").format(count=number(counts[it.id]))
        click.echo(f"{it.id}: {' | '.join((*told_of, codings))}")
