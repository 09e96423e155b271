"""Where explaining the score goes in a circle, and what is left outside it."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Bullets, Cell, Paragraph, Section, Table
from wijkpeil.report.explanation.words import (
    MARKS,
    RELATION_WORDS,
    dimension_words,
    listed,
    points,
    relation_word,
    span,
)
from wijkpeil.results.explanation import ExplanationResults, OutsideCircle


def circle(results: ExplanationResults) -> Section | None:
    """Name the characteristics that are ingredients of the score; None if there are none."""
    if not results.outside:
        return None
    intro = Paragraph(
        _(
            "The Leefbaarometer is put together from about a hundred figures. Some of the "
            "characteristics here are (probably) among them. What goes with the score then goes "
            "in part with itself:"
        )
    )
    items = tuple(
        _("{labels}: part of {dimensions}").format(
            labels=listed([results.label(name) for name in one.names]),
            dimensions=dimension_words(one.dropped),
        )
        for one in results.outside
    )
    blocks: list[Block] = [intro, Bullets(items), *_told(results)]
    refused = [one for one in results.outside if one.relations is None]
    by_reason: dict[str, list[str]] = {}
    for one in refused:
        by_reason.setdefault(one.reason, []).extend(results.label(name) for name in one.names)
    blocks += [
        Paragraph(
            _(
                "For {labels} the same can't be asked of the score without that part. {reason}"
            ).format(labels=_shortened(labels), reason=reason)
        )
        for reason, labels in by_reason.items()
    ]
    return Section("circle", _("Where this goes in a circle"), tuple(blocks))


def _shortened(labels: list[str], most: int = 3) -> str:
    """Name a few characteristics, or say how many of the list above there are."""
    if len(labels) <= most:
        return listed(labels)
    return _("{count} of these characteristics").format(count=number(len(labels)))


def _told(results: ExplanationResults) -> tuple[Block, ...]:
    """Show what is found for the score without the parts that a characteristic enters."""
    rows = [row for one in results.outside for row in _rows(results, one)]
    if not rows:
        return ()
    return (
        Table(
            caption=_(
                "The same question of the score without the part that the characteristic enters, "
                "among all areas"
            ),
            head=(
                _("Characteristic"),
                _("Without"),
                _("Verdict"),
                _("Points per standard deviation"),
                _("95%, all together"),
                _("In the whole score"),
            ),
            rows=tuple(rows),
            numeric=frozenset({3, 4, 5}),
        ),
    )


def _rows(results: ExplanationResults, one: OutsideCircle) -> list[tuple[Cell, ...]]:
    found = one.relations
    if found is None:
        return []
    low, high = found.band
    rows: list[tuple[Cell, ...]] = []
    for at, name in enumerate(found.names):
        relation = next(r for r in RELATION_WORDS if r == found.relation[at])
        whole = results.everywhere.estimate[results.everywhere.names.index(name)]
        rows.append(
            (
                Cell(results.label(name)),
                Cell(dimension_words(one.dropped)),
                Cell(relation_word(relation), mark=MARKS[relation]),
                Cell(points(float(found.estimate[at]))),
                Cell(span(float(low[at]), float(high[at]))),
                Cell(points(float(whole))),
            )
        )
    return rows
