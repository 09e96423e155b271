"""``wijkpeil fieldwork pseudonyms``: from a text with names to one that a person approved."""

from pathlib import Path

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.yes import ask_or_stop
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number


@click.group(
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_(
        "Take personal data out of texts, and approve them.\n\n"
        "The computer proposes, and misses things; a person decides on each span, and no text "
        "counts as pseudonymised before a person approved it. Order: review, then approve."
    ),
)
def pseudonyms() -> None:
    """Hold the commands on pseudonyms."""


_passphrase = click.option(
    "--passphrase",
    envvar="WIJKPEIL_PASSPHRASE",
    default="",
    metavar=_("WORDS"),
    help=_(
        "Of the key that remembers who is behind a pseudonym. Asked for if not given; also "
        "WIJKPEIL_PASSPHRASE."
    ),
)


def _asked(*, new: bool) -> str:
    """Ask for the passphrase, twice if the key gets it now: a slip would lose the key."""
    again = _("The same once more") if new else False
    words: str = click.prompt(
        _("Passphrase of the key"), hide_input=True, confirmation_prompt=again
    )
    return words


@pseudonyms.command(
    "status",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Tell which texts wait for review or approval."),
    help=_("Tell which texts wait for review or approval, and how far each review is."),
)
@study_argument
def status(*, study: Path) -> None:
    """List what waits."""
    from wijkpeil.workflow.fieldwork.pseudonyms import waiting

    with store_of(study) as store:
        found = waiting(store)
    for document, proposals, undecided in found:
        if proposals is None:
            click.echo(_("{document}: no review begun").format(document=document))
        else:
            text = _("{document}: {undecided} of {count} proposals undecided")
            counts = {"undecided": number(undecided), "count": number(proposals)}
            click.echo(text.format(document=document, **counts))
    count = len(found)
    text = ngettext("{count} text waits.", "{count} texts wait.", count)
    click.echo(text.format(count=number(count)))


@pseudonyms.command(
    "review",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Decide span by span what must be taken out of a text."),
    help=_(
        "Decide span by span what must be taken out of a text: names, numbers, addresses that the "
        "computer proposes, and what you add. You can stop at any moment and go on later.\n\n"
        "Names that you know beforehand belong in private/names.csv of the study (kind,name)."
    ),
)
@study_argument
@click.argument("document", metavar=_("DOCUMENT"))
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Write the proposals as a table for Excel instead of asking; it holds personal data."),
)
@click.option(
    "--from",
    "from_",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_(
        "Read the decisions of such a table: out, keep or seen. Rows that you add take out words."
    ),
)
@click.option(
    "--with",
    "program",
    type=click.Choice(("deduce", "frog")),
    help=_("Let this program propose too, if it is on this computer."),
)
def review(
    *, study: Path, document: str, to: Path | None, from_: Path | None, program: str | None
) -> None:
    """Ask a person, one proposal at a time; or by a table."""
    from wijkpeil.cli.fieldwork.review_by_key import ReviewByKey, proposals_left
    from wijkpeil.workflow.fieldwork.kept import text_of
    from wijkpeil.workflow.fieldwork.pseudonyms import begin, offered, save
    from wijkpeil.workflow.fieldwork.review_file import (
        add_proposals,
        read_decisions,
        write_proposals,
    )

    with store_of(study) as store:
        state = begin(store, document)
        if program is not None:
            state = add_proposals(store, document, program)
        if from_ is not None:
            state = read_decisions(store, document, from_)
            click.echo(proposals_left(len(state.undecided)))
        if to is not None:
            write_proposals(store, document, to)
            click.echo(_("Written to {file}.").format(file=to))
            click.echo(_("It holds personal data: keep it in a safe place, and delete it later."))
        if to is not None or from_ is not None:
            return
        text = text_of(store, document)
        asking = ReviewByKey(
            text,
            state,
            keep=lambda it: save(store, document, it),
            offers=lambda it: offered(store, document, it),
        )
        asking.run()


@pseudonyms.command(
    "approve",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Put pseudonyms in a text, and answer for it."),
    help=_(
        "Put pseudonyms in a text as was decided, and record that you saw no personal data in it "
        "any more. This can't be taken back: to keep a way back would be to keep the data."
    ),
)
@study_argument
@click.argument("document", metavar=_("DOCUMENT"))
@_passphrase
@click.option("--yes", is_flag=True, help=_("Approve without being asked once more."))
@who_option
def approve(*, study: Path, document: str, passphrase: str, yes: bool, who: str) -> None:
    """Approve one text."""
    from wijkpeil.study.fieldwork.key import key_path
    from wijkpeil.workflow.fieldwork.pseudonyms import approve_document, open_document

    with store_of(study) as store:
        about = open_document(store, document)
        click.echo(_("Title: {title}").format(title=about.title))
        question = _("Do you, {who}, answer for it that text and title hold no personal data?")
        if not yes:
            ask_or_stop(question.format(who=who))
        passphrase = passphrase or _asked(new=not key_path(store.folder).is_file())
        edited = approve_document(store, document, by=who, passphrase=passphrase)
    text = _("{document} is approved; {moved} codings moved along.")
    click.echo(text.format(document=document, moved=number(edited.moved)))


@pseudonyms.command(
    "who-is",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Look up whom a pseudonym stands for; it is logged."),
    help=_("Look up whom a pseudonym stands for. That you did is logged in approvals.csv."),
)
@study_argument
@click.argument("pseudonym", metavar=_("PSEUDONYM"))
@_passphrase
@who_option
def who_is(*, study: Path, pseudonym: str, passphrase: str, who: str) -> None:
    """Look one up."""
    from wijkpeil.workflow.fieldwork.pseudonyms import who_is as look_up

    with store_of(study) as store:
        passphrase = passphrase or _asked(new=False)
        found = look_up(store, pseudonym, by=who, passphrase=passphrase)
    for form in found:
        click.echo(form)


@pseudonyms.command(
    "forget",
    options_metavar=_("[OPTIONS]"),
    short_help=_("Delete for good what leads back to people."),
    help=_(
        "Delete the key of pseudonyms and the original files for good. Nobody can then get back "
        "from pseudonyms to names with what is here; copies elsewhere, such as backups, are for "
        "you to delete. Files that documents left behind which are no more go too. Texts that "
        "nobody approved yet stay: remove those with wijkpeil fieldwork documents --remove."
    ),
)
@study_argument
@click.option("--yes", is_flag=True, help=_("Without being asked once more."))
@who_option
def forget(*, study: Path, yes: bool, who: str) -> None:
    """Delete key and originals."""
    from wijkpeil.workflow.fieldwork.pseudonyms import forget as delete

    if not yes:
        ask_or_stop(
            _("Delete the key, the original files and what removed documents left behind for good?")
        )
    with store_of(study) as store:
        gone = delete(store, by=who)
    text = ngettext("{count} file deleted.", "{count} files deleted.", len(gone))
    click.echo(text.format(count=number(len(gone))))
