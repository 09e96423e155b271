"""``wijkpeil fieldwork documents``: list the documents, describe or remove one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wijkpeil.fieldwork.document import Document


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("List, describe or remove documents."),
    help=_(
        "List the documents of a study; with --set and options, describe one of them anew; with "
        "--remove, remove one for good.\n\n"
        "A document counts as approved only after a person saw that its text holds no personal "
        "data."
    ),
)
@study_argument
@click.option("--set", "document", metavar=_("DOCUMENT"), help=_("The document to describe."))
@click.option(
    "--remove",
    metavar=_("DOCUMENT"),
    help=_("The document to remove, with its text and original file. There is no way back."),
)
@click.option("--yes", is_flag=True, help=_("Remove without being asked once more."))
@click.option("--case", "cases", multiple=True, metavar=_("CODE"), help=_("Its cases."))
@click.option("--perspective", default="", metavar=_("WORDS"), help=_("Its perspective."))
@click.option("--kind", default="", metavar=_("KIND"), help=_("Its kind."))
@click.option("--date", default="", metavar=_("DATE"), help=_("Its date."))
@click.option("--title", default="", metavar=_("WORDS"), help=_("Its title."))
@who_option
@json_option
def documents(
    *,
    study: Path,
    document: str | None,
    remove: str | None,
    yes: bool,
    kind: str,
    who: str,
    as_json: bool,
    **told: Any,
) -> None:
    """Describe or remove if asked; else list."""
    from wijkpeil.workflow.fieldwork.described import describe, described

    if remove is not None:
        _remove(study, remove, yes=yes, who=who)
        return
    if document is None and (kind or any(told.values())):
        raise click.UsageError(_("Say with --set which document you describe."))
    with store_of(study) as store:
        if document is not None:
            kind = kind or store.document(document).kind
            describe(store, document, described(store.study, kind=kind, **told), who=who)
        fieldwork = store.fieldwork()
        names = {case.code: case.name for case in store.study.cases}
    counts = {it.id: 0 for it in fieldwork.documents}
    for coding in fieldwork.codings:
        counts[coding.document] += 1
    _list(fieldwork.documents, counts, names, as_json=as_json)


def _remove(study: Path, document: str, *, yes: bool, who: str) -> None:
    from wijkpeil.cli.yes import ask_or_stop
    from wijkpeil.workflow.fieldwork.remove_documents import clear_leftovers, remove_document

    with store_of(study) as store:
        about = store.document(document)
        if not yes:
            ask_or_stop(_("Remove {document} for good?").format(document=about.id))
        gone = [*remove_document(store, document, who=who), *clear_leftovers(store)]
    click.echo(_("{document} is removed.").format(document=document))
    text = ngettext("{count} private file deleted.", "{count} private files deleted.", len(gone))
    click.echo(text.format(count=number(len(gone))))


def _list(
    documents: "Iterable[Document]",
    counts: dict[str, int],
    names: dict[str, str],
    *,
    as_json: bool,
) -> None:
    from dataclasses import asdict

    from wijkpeil.report.fieldwork.gathered import kind_words
    from wijkpeil.workflow.output import to_json

    if as_json:
        rows = [asdict(it) | {"codings": counts[it.id]} for it in documents]
        click.echo(to_json({"documents": rows}), nl=False)
        return
    for it in documents:
        state = _("approved") if it.may_be_quoted else _("not approved")
        where = ", ".join(names.get(case, case) for case in it.cases) or _("no case")
        told_of = (state, kind_words(it.kind), it.date or "-", where, it.perspective or "-")
        codings = ngettext("{count} coding", "{count} codings", counts[it.id]).format(
            count=number(counts[it.id])
        )
        click.echo(f"{it.id}: {' | '.join((*told_of, codings))}")
