"""``wijkpeil fieldwork correct|refresh``: change texts without losing codings."""

from pathlib import Path

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.language import gettext as _
from wijkpeil.language import number


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Give a document a corrected text."),
    help=_(
        "Give a document the text of a file (UTF-8). Codings move with the words; those whose own "
        "words changed are flagged, to be looked at again."
    ),
)
@study_argument
@click.argument("document", metavar=_("DOCUMENT"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@who_option
def correct(*, study: Path, document: str, file: Path, who: str) -> None:
    """Correct one text."""
    from wijkpeil.study.texts import read_text
    from wijkpeil.workflow.fieldwork.texts import correct_document

    new = read_text(file).replace("\r\n", "\n")
    with store_of(study) as store:
        edited = correct_document(store, document, new, who=who)
    _tell(document, edited.moved, edited.flagged)


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Take over texts that were changed outside Wijkpeil."),
    help=_(
        "Take over texts whose files were changed in another program. Codings move with the words, "
        "or are flagged."
    ),
)
@study_argument
@who_option
def refresh(*, study: Path, who: str) -> None:
    """Take over what changed."""
    from wijkpeil.workflow.fieldwork.texts import refresh as take_over

    with store_of(study) as store:
        found = take_over(store, who=who)
    if not found:
        click.echo(_("No text was changed."))
    for document, edited in found.items():
        _tell(document, edited.moved, edited.flagged)


def _tell(document: str, moved: int, flagged: int) -> None:
    text = _("{document}: {moved} codings moved, {flagged} to be looked at again.")
    counts = {"moved": number(moved), "flagged": number(flagged)}
    click.echo(text.format(document=document, **counts))
