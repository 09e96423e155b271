"""``wijkpeil fieldwork code|uncode|codings``: passages and their codes."""

from pathlib import Path
from typing import Any

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Give a passage a code."),
    help=_(
        "Give a passage of a document a code.\n\n"
        "Say which passage with --words (they must occur once) or with --start and --end, in "
        "characters of the text."
    ),
)
@study_argument
@click.argument("document", metavar=_("DOCUMENT"))
@click.argument("code", metavar=_("CODE"))
@click.option("--words", default="", metavar=_("WORDS"), help=_("The words of the passage."))
@click.option("--start", type=int, metavar="N", help=_("First character, from 0."))
@click.option("--end", type=int, metavar="N", help=_("One past the last character."))
@click.option("--memo", default="", metavar=_("WORDS"), help=_("What you want to remember."))
@who_option
def code(
    *,
    study: Path,
    document: str,
    code: str,
    words: str,
    start: int | None,
    end: int | None,
    memo: str,
    who: str,
) -> None:
    """Add one coding."""
    from wijkpeil.workflow.fieldwork.coding import code_passage, passage_of

    with store_of(study) as store:
        store.codebook().get(code)  # an unknown code is told before the words are looked for
        if start is None or end is None:
            if not words:
                raise click.UsageError(_("Give --words, or --start and --end."))
            start, end = passage_of(store, document, words)
        made = code_passage(store, document, start, end, code=code, who=who, memo=memo)
    click.echo(made.id)


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Take codes off passages."),
    help=_("Remove codings by their id; cells of the matrix lose the link with them."),
)
@study_argument
@click.argument("ids", nargs=-1, required=True, metavar=_("IDS..."))
@who_option
def uncode(*, study: Path, ids: tuple[str, ...], who: str) -> None:
    """Remove codings."""
    from wijkpeil.workflow.fieldwork.coding import remove

    with store_of(study) as store:
        remove(store, ids, who=who)
    text = ngettext("{count} coding removed.", "{count} codings removed.", len(set(ids)))
    click.echo(text.format(count=number(len(set(ids)))))


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("List coded passages."),
    help=_(
        "List coded passages with their words. Words of texts that nobody approved are shown on "
        "your screen only if you ask for them with --private."
    ),
)
@study_argument
@click.option("--document", default="", metavar=_("DOCUMENT"), help=_("Only in this document."))
@click.option("--case", default="", metavar=_("CODE"), help=_("Only on this case."))
@click.option("--perspective", default="", metavar=_("WORDS"), help=_("Only of this side."))
@click.option("--code", default="", metavar=_("ID"), help=_("Only this code and those under it."))
@click.option("--coder", default="", metavar=_("NAME"), help=_("Only by this person."))
@click.option("--flagged", is_flag=True, help=_("Only those to be looked at again."))
@click.option("--private", is_flag=True, help=_("Show words of texts that nobody approved too."))
@click.option("--limit", type=int, default=100, show_default=True, metavar="N", help=_("At most."))
@json_option
def codings(*, study: Path, private: bool, limit: int, as_json: bool, **asked: Any) -> None:
    """List codings."""
    from dataclasses import asdict

    from wijkpeil.workflow.fieldwork.coding import listed
    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        found, total = listed(store, limit=limit, private=private, **asked)
    if as_json:
        rows = [asdict(coding) | {"words": words} for coding, words in found]
        click.echo(to_json({"total": total, "codings": rows}), nl=False)
        return
    for coding, words in found:
        flag = f"  ! {_(coding.flag)}" if coding.flag else ""
        place = f"{coding.document} {coding.start}-{coding.end}"
        click.echo(f"{coding.id}  {place}  {coding.code}  {coding.coder}{flag}")
        shown = words or _("(not approved: words are not shown)")
        click.echo(click.wrap_text(shown, 88, "    ", "    "))
    text = ngettext("{shown} of {count} coding.", "{shown} of {count} codings.", total)
    click.echo(text.format(shown=number(len(found)), count=number(total)))
