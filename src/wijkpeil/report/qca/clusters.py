"""Whether the solution holds within each city."""

import math
from collections.abc import Mapping

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.qca.clusters.diagnostics import ClusterDiagnostics
from wijkpeil.report.document import Block, Cell, Paragraph, Section, Table
from wijkpeil.report.qca.words import listed, outcome_words, share
from wijkpeil.results.qca import Answer, QcaResults

FAR = 0.1
"""A part whose consistency lies this much below that of all cases is named."""


def clusters_section(results: QcaResults, *, kicker: str) -> Section | None:
    """Compare the fit of each solution over cities; None without cities."""
    blocks: list[Block] = []
    for answer in (results.answer, results.negation):
        if answer.first is not None and answer.first.models[0].clusters:
            blocks += _of_answer(answer, results)
    if not blocks:
        return None
    intro = Paragraph(
        _(
            "If a solution held in one city only, it would say something of that city. With a few "
            "cases per city this shows no more than where to look."
        )
    )
    return Section("qca-clusters", _("Does it hold in each city?"), (intro, *blocks), kicker=kicker)


def _of_answer(answer: Answer, results: QcaResults) -> tuple[Block, ...]:
    assert answer.first is not None  # noqa: S101 - the caller saw to it
    found = answer.first.models[0].clusters
    whole = list(found.values())[-1]
    low = [part.name for part in whole.between if part.consistency < whole.pooled.consistency - FAR]
    unknown = [part.name for part in whole.between if math.isnan(part.consistency)]
    outcome = outcome_words(answer.question.outcome, results.words)
    text = _("For {outcome}, the solution has a consistency of {consistency} over all cases.")
    text = text.format(outcome=outcome, consistency=share(whole.pooled.consistency))
    if low:
        text += " " + _("It is clearly lower in {cities}.").format(cities=listed(low))
    else:
        text += " " + _("It is not clearly lower in any city.")
    if unknown:
        text += " " + _(
            "Nothing can be said of {cities}: no case there is in the solution."
        ).format(cities=listed(unknown))
    return (Paragraph(text), _table(found, outcome))


def _table(found: Mapping[str, ClusterDiagnostics], outcome: str) -> Table:
    return Table(
        caption=_("Fit for {outcome} by city").format(outcome=outcome),
        head=(_("Path"), _("City"), _("Cases"), _("Consistency"), _("Coverage")),
        rows=tuple(
            (
                Cell(name),
                Cell(part.name or _("all")),
                Cell(number(part.cases)),
                Cell(share(part.consistency)),
                Cell(share(part.coverage)),
            )
            for name, one in found.items()
            for part in (one.pooled, *one.between)
        ),
        numeric=frozenset({2, 3, 4}),
        fold=_("Fit for {outcome} by city, as a table").format(outcome=outcome),
    )
