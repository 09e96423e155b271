"""What a portrait says about an area compared with areas like it."""

from wijkpeil.language import gettext as _
from wijkpeil.report.alike.course import figures
from wijkpeil.report.alike.likeness import likeness_table
from wijkpeil.report.alike.sentences import (
    likeness_sentence,
    own_and_theirs,
    verdict_sentence,
)
from wijkpeil.report.document import Block, Bullets, Fold, Note, Paragraph
from wijkpeil.report.trajectories.phrases import place
from wijkpeil.results.alike import AlikeResults


def alike_block(
    results: AlikeResults, code: str, *, name: str = "", key: str = ""
) -> tuple[Block, ...]:
    """Compare one area with its look-alikes.

    Parameters
    ----------
    results : AlikeResults
    code : str
    name : str
        What to call the area; its own name if empty.
    key : str
        Prefix of the addresses of its drawings, unique on a page; from the code if empty.

    Returns
    -------
    tuple of Block
        In the active language: the verdict, the chart, who the look-alikes are, how like they are.
    """
    at = results.place(code)
    if at is None:
        text = _("The scores hold no area with code {code}.").format(code=code)
        return (Note(_("Not found:"), text),)
    name = name or str(results.areas["name"].iloc[at]) or code
    lead = Paragraph(verdict_sentence(results, at, name), kind="lead")
    if not results.alike.good[at]:
        few = (likeness_table(results, at, name),) if results.alike.count[at] else ()
        return (lead, *_some(results, at), *few)
    return (
        lead,
        Paragraph(own_and_theirs(results, at, name)),
        *figures(results, at, name, key or f"area-{code}"),
        Fold(
            _("Its {count} look-alikes").format(count=int(results.alike.count[at])),
            (Bullets(look_alike_names(results, at)),),
        ),
        Paragraph(likeness_sentence(results, at)),
        likeness_table(results, at, name),
    )


def _some(results: AlikeResults, at: int) -> tuple[Block, ...]:
    """Name the few areas that are like it."""
    names = look_alike_names(results, at)
    if not names:
        return ()
    return (Paragraph(_("Enough like it: {areas}.").format(areas="; ".join(names)), kind="small"),)


def look_alike_names(results: AlikeResults, at: int) -> tuple[str, ...]:
    """Name the look-alikes with their gemeente, in order of the alphabet."""
    rows = results.areas.iloc[results.alike.of(at)]
    told = [(place(row, str(code)), str(code)) for code, row in rows.iterrows()]
    return tuple(name for name, _code in sorted(told, key=lambda one: (one[0].casefold(), one[1])))
