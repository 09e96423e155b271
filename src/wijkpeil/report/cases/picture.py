"""The picture of the suggestion: each pair from its start, with intervals."""

from typing import Any

import numpy as np

from wijkpeil.cases.parts import part_of
from wijkpeil.charts.dumbbells import Dumbbell, End, dumbbells
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.cases.facts import Facts, Known
from wijkpeil.report.cases.words import part_words
from wijkpeil.report.document import Cell, Figure, LegendItem, Table
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import DIGITS, compared, points, span
from wijkpeil.report.words import finding, verdict_word
from wijkpeil.results.cases import SuggestedCases
from wijkpeil.trajectories.change import VERDICTS


def suggestion_figure(results: SuggestedCases, known: Facts) -> Figure:
    """Draw all cases that were suggested, with the table of their figures."""
    bells = _bells(results, known)
    chosen = [known[code] for code in results.selection.codes]
    domain = _domain(chosen)
    minimum = results.about.minimum

    def draw(width: Width) -> Any:
        return dumbbells(
            bells=bells,
            domain=domain,
            minimum=minimum,
            title=_("change in points, {compared}").format(
                compared=compared(results.about.reference)
            ),
            width=width,
        )

    shown = [verdict for verdict in VERDICTS if any(one.verdict == verdict for one in chosen)]
    strip = _("smaller than {minimum} points").format(minimum=number(minimum, digits=DIGITS))
    return Figure(
        title=_("From the same start: how the suggested cases changed, {start}–{end}").format(
            start=results.about.start, end=results.about.end
        ),
        description=_(
            "Each line is a pair, or one area alone. The mark is the verdict on the area itself; "
            "the bars say how sure its change is; a bar that reaches the edge goes on beyond it. "
            "The order is that of city and name."
        ),
        pictures=(picture(draw, key="suggestion"),),
        legend=(
            *(LegendItem(verdict, verdict_word(verdict)) for verdict in shown),
            LegendItem("thick", _("80% interval")),
            LegendItem("thin", _("95% interval")),
            LegendItem("event", strip),
        ),
        table=_table(results, known),
        alternative=_("The table below has the same figures, and so have the texts per city."),
    )


def _bells(results: SuggestedCases, known: Facts) -> list[Dumbbell]:
    order = sorted(
        results.selection.choice.options, key=lambda one: (sorted(set(one.cities)), one.codes)
    )
    return [
        Dumbbell(
            " – ".join(dict.fromkeys(option.cities)),
            tuple(_end(known[code]) for code in option.codes),
        )
        for option in order
    ]


def _end(row: Known) -> End:
    return End(
        name=row.name,
        verdict=row.verdict,
        estimate=row.estimate,
        low80=row.low80,
        high80=row.high80,
        low95=row.low95,
        high95=row.high95,
    )


def _domain(chosen: list[Known]) -> tuple[float, float]:
    """Find the ends of the axis: nought, all estimates, and most of the intervals."""
    estimates = [one.estimate for one in chosen]
    low = min(0.0, *estimates, float(np.quantile([one.low95 for one in chosen], 0.05)))
    high = max(0.0, *estimates, float(np.quantile([one.high95 for one in chosen], 0.95)))
    room = 0.05 * max(high - low, 0.01)
    return low - room, high + room


def _table(results: SuggestedCases, known: Facts) -> Table:
    rows = [
        (known[code], part_of(option, role, verdict=known[code].verdict))
        for option in results.selection.choice.options
        for code, role in zip(option.codes, option.roles, strict=True)
    ]
    rows.sort(key=lambda each: (each[0].city, each[0].name, each[0].code))
    return Table(
        caption=_("The suggested cases"),
        head=(
            _("Area"),
            _("City"),
            _("Its part"),
            _("Verdict on the area itself"),
            _("Change, points"),
            _("95% interval"),
            _("Inhabitants"),
        ),
        rows=tuple(
            (
                Cell(row.name),
                Cell(row.city),
                Cell(part_words(part)),
                Cell(finding(row.verdict, row.sure), mark=row.verdict),
                Cell(points(row.estimate)),
                Cell(span(row.low95, row.high95)),
                Cell(number(row.size)),
            )
            for row, part in rows
        ),
        numeric=frozenset({4, 5, 6}),
        fold=_("The figures of this drawing as a table"),
    )
