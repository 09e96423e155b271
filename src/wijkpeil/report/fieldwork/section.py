"""The parts of the page on the fieldwork, and the same as one section of a report."""

from collections.abc import Sequence

from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Fold, Section
from wijkpeil.report.fieldwork.agreement import agreement
from wijkpeil.report.fieldwork.covered import not_covered
from wijkpeil.report.fieldwork.gathered import gathered
from wijkpeil.report.fieldwork.quotes import quotes
from wijkpeil.report.fieldwork.said import said
from wijkpeil.report.fieldwork.saturation import saturation
from wijkpeil.report.fieldwork.timelines import timelines
from wijkpeil.report.fieldwork.voices import voices
from wijkpeil.results.fieldwork import FieldworkResults

FOLDED = ("fieldwork-quotes", "fieldwork-saturation", "fieldwork-timelines")
"""Parts that a report opens on a click."""


def fieldwork_parts(
    results: FieldworkResults, *, kicker: str, waves: Sequence[int] = ()
) -> tuple[Section, ...]:
    """Tell of the fieldwork part by part, in the order in which it should be read.

    Parameters
    ----------
    results : FieldworkResults
    kicker : str
        A few words above each heading.
    waves : sequence of int
        As `timelines`.
    """
    parts = (
        gathered(results, kicker=kicker),
        said(results, kicker=kicker),
        agreement(results, kicker=kicker),
        voices(results, kicker=kicker),
        quotes(results, kicker=kicker),
        not_covered(results, kicker=kicker),
        saturation(results, kicker=kicker),
        timelines(results, kicker=kicker, waves=waves),
    )
    return tuple(part for part in parts if part is not None)


def fieldwork_section(results: FieldworkResults, *, kicker: str) -> Section:
    """Tell of the fieldwork as one section of a report, with the long parts folded.

    Parameters
    ----------
    results : FieldworkResults
    kicker : str
        A few words above the heading.
    """
    first, *others = fieldwork_parts(results, kicker="")
    blocks: list[Block] = [*first.blocks]
    blocks += [Fold(it.title, it.blocks) if it.key in FOLDED else it for it in others]
    return Section("fieldwork", _title(results), tuple(blocks), kicker=kicker)


def _title(results: FieldworkResults) -> str:
    if len(results.matrix.perspectives) == 3:
        return _("Three perspectives: what people and papers say")
    return _("Several perspectives: what people and papers say")
