"""``wijkpeil fieldwork add``: read documents into a study."""

from pathlib import Path

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Read documents into a study."),
    help=_(
        "Read documents into a study: docx, odt, pdf with a text layer, txt, vtt, srt, html.\n\n"
        "FILES are files and folders. Each is taken over whole or refused with a reason. The text "
        "stays in the study's private folder until a person approved it; see: wijkpeil fieldwork "
        "pseudonyms."
    ),
)
@study_argument
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar=_("FILES..."),
)
@click.option(
    "--case",
    "cases",
    multiple=True,
    metavar=_("CODE"),
    help=_("Area code of a case that the documents are about; may be given more than once."),
)
@click.option(
    "--perspective",
    default="",
    metavar=_("WORDS"),
    help=_("Whose voice it is: one of the perspectives in study.toml; the first letters will do."),
)
@click.option("--kind", default="other", metavar=_("KIND"), help=_("Interview, policy paper, ..."))
@click.option("--date", default="", metavar=_("DATE"), help=_("A year or a day: 2018-04-12."))
@click.option("--title", default="", metavar=_("WORDS"), help=_("Title, for a single file."))
@click.option("--twice", is_flag=True, help=_("Add a document although it is there already."))
@who_option
@json_option
def add(
    *,
    study: Path,
    files: tuple[Path, ...],
    cases: tuple[str, ...],
    perspective: str,
    kind: str,
    date: str,
    title: str,
    twice: bool,
    who: str,
    as_json: bool,
) -> None:
    """Read, store, and tell what came of it."""
    from wijkpeil.cli.progress import reporter
    from wijkpeil.workflow.fieldwork.add_documents import add_documents
    from wijkpeil.workflow.fieldwork.described import described
    from wijkpeil.workflow.output import to_json

    if any(file.resolve() == study.resolve() for file in files):
        raise click.UsageError(
            _("Give the documents, or a folder with them; not the study itself.")
        )
    found = [one for file in files for one in _files(file)]
    if title and len(found) > 1:
        raise click.UsageError(_("A title is for a single file; leave --title out."))
    with store_of(study) as store:
        like = described(
            store.study, cases=cases, perspective=perspective, kind=kind, date=date, title=title
        )
        added = add_documents(
            store, found, like=like, who=who, twice=twice, progress=reporter(quiet=as_json)
        )
    if as_json:
        told = {"added": [it.id for it in added.documents], "refused": list(added.refused)}
        click.echo(to_json(told | {"notes": [list(note) for note in added.notes]}), nl=False)
    else:
        count = len(added.documents)
        text = ngettext("{count} document added.", "{count} documents added.", count)
        click.echo(text.format(count=number(count)))
        for document in added.documents:
            click.echo(f"  {document.id}")
        for document_id, note in added.notes:
            click.echo(click.wrap_text(f"{document_id}: {note}", 88, "  ", "    "))
    for sentence in added.refused:
        click.echo(_("Refused: {why}").format(why=sentence), err=True)
    if added.refused:
        raise click.exceptions.Exit(1)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(it for it in path.rglob("*") if it.is_file() and not it.name.startswith("."))
