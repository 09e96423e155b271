"""``wijkpeil fieldwork search``: find words, and code what was found after a look at it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.cli.options import json_option
from wijkpeil.cli.yes import ask
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

if TYPE_CHECKING:
    from wijkpeil.store import Store


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Search the texts, and code what is found in one go."),
    help=_(
        "Search the texts of a study, paragraph by paragraph.\n\n"
        'QUERY: words in any of their forms; "exact words" between quotation marks; woning* for '
        "words that begin so, *corporatie* for words that hold it; OF between words for either, "
        "NIET or - to leave out.\n\n"
        "With --code, each place is shown and you say whether it gets the code; then all of them "
        "are coded in one go, which can be taken back in one go."
    ),
)
@study_argument
@click.argument("query", metavar=_("QUERY"))
@click.option("--document", default="", metavar=_("DOCUMENT"), help=_("Only in this document."))
@click.option("--case", default="", metavar=_("CODE"), help=_("Only on this case."))
@click.option("--perspective", default="", metavar=_("WORDS"), help=_("Only of this side."))
@click.option("--coded", default="", metavar=_("ID"), help=_("Only passages with this code."))
@click.option("--limit", type=int, default=50, show_default=True, metavar="N", help=_("At most."))
@click.option("--code", default="", metavar=_("ID"), help=_("Give what is found this code."))
@click.option(
    "--whole/--words", default=True, help=_("Code the whole paragraph, or only the words found.")
)
@click.option("--yes", is_flag=True, help=_("Code everything without asking place by place."))
@who_option
@json_option
def search(
    *,
    study: Path,
    query: str,
    limit: int,
    code: str,
    whole: bool,
    yes: bool,
    who: str,
    as_json: bool,
    **asked: Any,
) -> None:
    """Search, show, and code if asked."""
    from dataclasses import asdict

    from wijkpeil.workflow.fieldwork.found import find
    from wijkpeil.workflow.output import to_json

    with store_of(study) as store:
        found = find(store, query, limit=limit, **asked)
        if as_json and not code:
            click.echo(to_json(asdict(found)), nl=False)
            return
        chosen = []
        for hit in found.hits:
            _show(hit)
            if code and (yes or ask(_("Give this the code {code}?").format(code=code))):
                chosen.append(hit)
        text = ngettext(
            "{shown} of {count} paragraph, in {documents} documents.",
            "{shown} of {count} paragraphs, in {documents} documents.",
            found.total,
        )
        counts = {"shown": number(len(found.hits)), "count": number(found.total)}
        click.echo(text.format(**counts, documents=number(found.documents)))
        if chosen:
            _code(store, chosen, code=code, whole=whole, who=who)


def _show(hit: Any) -> None:
    state = "" if hit.quotable else f"  [{_('not approved')}]"
    click.secho(f"{hit.document} {hit.start}-{hit.end}{state}", bold=True)
    shown, done = "", 0
    for start, end in hit.places:
        at, to = start - hit.start, end - hit.start
        shown += hit.words[done:at] + click.style(hit.words[at:to], underline=True)
        done = to
    click.echo(click.wrap_text(shown + hit.words[done:], 88, "  ", "  "))


def _code(store: "Store", hits: list[Any], *, code: str, whole: bool, who: str) -> None:
    from wijkpeil.workflow.fieldwork.coding import code_passages

    spans = [
        (hit.document, start, end)
        for hit in hits
        for start, end in ([(hit.start, hit.end)] if whole else hit.places)
    ]
    made = code_passages(store, spans, code=code, who=who)
    text = ngettext("{count} passage coded.", "{count} passages coded.", len(made))
    click.echo(text.format(count=number(len(made))))
