"""Part 3: how the choice changes under other rules."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from wijkpeil.charts.matrix import matrix
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.cases.facts import Facts
from wijkpeil.report.cases.words import variant_words
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    LegendItem,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.cases import SuggestedCases, Variant


def dependence(results: SuggestedCases, known: Facts, *, kicker: str) -> Section | None:
    """Show what would be chosen under other rules; None if nothing was chosen."""
    codes = results.selection.codes
    same_areas = tuple(one for one in results.variants if one.kind != "other_file")
    if not codes or not same_areas:
        return None
    blocks: list[Block] = [
        Paragraph(
            _(
                "Who chooses cases by one rule only may study the rule rather than the place. So "
                "the same choice was made again with other references, other least changes and "
                "other periods, and by simply subtracting two scores. A case that stays is a safer "
                "choice; one that comes and goes needs a good reason from someone who knows it."
            )
        ),
        _figure(results, known, same_areas),
        Bullets(tuple(variant_words(one) for one in same_areas), numbered=True),
        _table(results),
    ]
    return Section("dependence", _("How the choice depends on the rule"), tuple(blocks), "", kicker)


def _figure(results: SuggestedCases, known: Facts, variants: tuple[Variant, ...]) -> Figure:
    rows = sorted(
        (known[code] for code in results.selection.codes),
        key=lambda one: (one.city, one.name, one.code),
    )
    names = unique_names([(one.code, one.name, one.city) for one in rows])
    short = unique_names([(one.code, one.name, "") for one in rows])
    cells = {
        (at, place): "" if one.why_not else ("chosen" if area.code in one.codes else "not chosen")
        for at, area in enumerate(rows)
        for place, one in enumerate(variants)
    }
    columns = [str(place) for place in range(1, len(variants) + 1)]

    def draw(width: Width) -> Any:
        labels = names if width > 400 else short
        return matrix(rows=labels, columns=columns, cells=cells, width=width)

    return Figure(
        title=_("Which cases stay under another rule"),
        description=_("The numbers on top are those of the list below the drawing."),
        pictures=(picture(draw, key="dependence"),),
        legend=(
            LegendItem("chosen", _("chosen there too")),
            LegendItem("not-chosen", _("not chosen there")),
            LegendItem("nothing", _("nothing can be chosen there")),
        ),
        alternative=_("The table below says for each rule how many cases stay."),
    )


def unique_names(areas: Sequence[tuple[str, str, str]]) -> list[str]:
    """Name areas, given code, name and city, so that no two names are alike."""
    names = [f"{name} ({city})" if city else name for _code, name, city in areas]
    counts = Counter(names)
    return [
        name if counts[name] == 1 else f"{name} {code}"
        for name, (code, _name, _city) in zip(names, areas, strict=True)
    ]


def _table(results: SuggestedCases) -> Table:
    return Table(
        caption=_("Cases that stay, and what comes in their place"),
        head=(_("Another rule"), _("Stay"), _("New")),
        rows=tuple(_row(results, one) for one in results.variants),
        numeric=frozenset({1}),
        fold=_("Table: what is chosen under each other rule"),
    )


def _row(results: SuggestedCases, variant: Variant) -> tuple[Cell, ...]:
    name = Cell(variant_words(variant))
    if variant.why_not:
        return name, Cell("–"), Cell(variant.why_not)
    stay = len(set(variant.codes) & set(results.selection.codes))
    count = _("{stay} of {all}").format(stay=number(stay), all=number(len(results.selection.codes)))
    if variant.kind == "other_file":
        count = "–"
    return name, Cell(count), Cell(", ".join(new for _code, new in variant.names) or _("none"))
