"""What others found, beside what was found here."""

from collections.abc import Sequence

from wijkpeil.effects.library.beside import Disagreement, Shelf, side_by_side
from wijkpeil.effects.library.evidence import Evidence, direction_label
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Bullets, Cell, Fold, Note, Paragraph, Section, Table


def library_section(
    evidence: Sequence[Evidence], apart: Sequence[Disagreement], *, kicker: str
) -> Section | None:
    """Put findings side by side, by kind and outcome; None without published ones."""
    if not any(it.origin == "published" for it in evidence):
        return None
    blocks: list[Block] = [
        Paragraph(
            _(
                "Published findings on the same kinds of measure, beside those of this study. They "
                "are listed by outcome, because the same policy may look good on one outcome and "
                "do nothing on another. Nothing is averaged, and the order says nothing of worth."
            )
        )
    ]
    if apart:
        blocks.append(Note(_("Different answers"), _("On the same policy, studies differ:")))
        blocks.append(Bullets(tuple(each.sentence() for each in apart)))
    shelves = side_by_side(evidence)
    blocks += [_shelf(shelf) for shelf in shelves if shelf.own]
    others = tuple(_shelf(shelf) for shelf in shelves if not shelf.own)
    if others:
        blocks.append(Fold(_("What others found on other outcomes"), others))
    return Section("evidence", _("What others found"), tuple(blocks), kicker=kicker)


def _shelf(shelf: Shelf) -> Table:
    rows = (*shelf.own, *shelf.published)
    return Table(
        caption=shelf.title(),
        head=(
            _("Source"),
            _("policy"),
            _("what was found"),
            _("size"),
            _("how firm"),
            _("who paid for the study"),
        ),
        rows=tuple(_row(it) for it in rows),
    )


def _row(it: Evidence) -> tuple[Cell, ...]:
    own = it.origin == "own"
    return (
        Cell(it.citation),
        Cell(it.intervention or it.policy),
        Cell(f"{direction_label(it.direction)}. {it.finding}"),
        Cell(it.size_in_words()),
        Cell(it.grade_in_words()),
        Cell("–" if own else it.paid_in_words()),
    )
