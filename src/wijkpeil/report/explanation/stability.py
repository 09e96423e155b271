"""Whether the same goes with change in other periods and by other rules."""

from typing import Any

import numpy as np

from wijkpeil.charts.steadiness import Column, Spot, steadiness
from wijkpeil.charts.theme import Width
from wijkpeil.language import N_
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Cell, Figure, LegendItem, Paragraph, Picture, Table
from wijkpeil.report.explanation.words import points, population, span
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import begin
from wijkpeil.results.explanation import ExplanationResults
from wijkpeil.trajectories.explanation.stability import Line
from wijkpeil.trajectories.trajectory import FloatArray

_RULES = {
    "smoothed": N_("smoothed"),
    "raw": N_("subtracted"),
    "classes": N_("classes"),
}


def stability(results: ExplanationResults) -> tuple[Block, ...]:
    """Show sign and interval of every characteristic in every period and by every rule."""
    figures = [
        _figure(results, key, begin(population(results, key, found)))
        for key, found in results.populations
        if _lines(results, key)
    ]
    if not figures:
        return ()
    return (
        Paragraph(
            _(
                "Each small bar is a coefficient with its 80% and 95% interval, above or below the "
                "row's own zero line; bars that go beyond the row are cut off. From left to right: "
                "every gap between two measurements; longer periods; and other rules of change for "
                "{start}–{end}: the smoothed score, two scores subtracted, and the change of "
                "class. The grey column is the answer above. A coloured mark: by itself, the "
                "interval does not hold zero; about 5 of 100 do so by chance."
            ).format(start=results.start, end=results.end)
        ),
        *figures,
        Paragraph(_reading(results), kind="small"),
    )


def _figure(results: ExplanationResults, key: str, who: str) -> Figure:
    return Figure(
        title=_("{who}, in other periods and by other rules").format(who=who),
        description="",
        alternative=_(
            "One row a characteristic, one column a period or rule. The table below it has the "
            "same figures."
        ),
        pictures=(_picture(results, key),),
        legend=(
            LegendItem("rising", _("above zero")),
            LegendItem("falling", _("below zero")),
            LegendItem("unclear", _("can't tell")),
        ),
        table=_table(results, key),
    )


def _reading(results: ExplanationResults) -> str:
    text = _(
        "Relative to the area's own gemeente gives the same answer, because areas are already "
        "compared within their gemeente. Smoothed scores are drawn towards other areas, so their "
        "coefficients are too small; subtracted scores hold noise that goes back, so areas that "
        "happened to score low seem to rise."
    )
    if results.vulnerable is None:
        return text
    return (
        text
        + " "
        + _(
            "In other periods the vulnerable areas are chosen at their start; periods in which "
            "they are too few are left out."
        )
    )


def _lines(results: ExplanationResults, key: str) -> list[Line]:
    return [
        line for line in results.stability if line.among == key and np.isfinite(line.estimate).any()
    ]


def _bounds(line: Line) -> tuple[FloatArray, ...]:
    return (line.estimate, *line.interval(0.80), *line.interval(0.95))


def _picture(results: ExplanationResults, key: str) -> Picture:
    lines = _lines(results, key)
    names = results.everywhere.names
    columns = [_column(results, line) for line in lines]
    spots = [
        Spot(row, at, *(float(bound[row]) for bound in _bounds(line)))
        for at, line in enumerate(lines)
        for row in range(len(names))
        if np.isfinite(line.estimate[row])
    ]
    ends = np.abs([end for spot in spots for end in (spot.low95, spot.high95)])

    def draw(width: Width) -> Any:
        return steadiness(
            rows=[results.label(name) for name in names],
            columns=columns,
            spots=spots,
            most=float(np.quantile(ends, 0.95)),
            width=width,
        )

    return picture(draw, key=f"steady-{key}")


def _column(results: ExplanationResults, line: Line) -> Column:
    if line.rule != "plausible":
        return Column(_(_RULES[line.rule]), 2)
    own = (line.start, line.end) == (results.start, results.end)
    waves = sorted({year for one in results.stability for year in (one.start, one.end)})
    gap = waves.index(line.end) - waves.index(line.start) == 1
    return Column(f"{line.start}–{line.end % 100:02d}", 0 if gap else 1, own)


def _table(results: ExplanationResults, key: str) -> Table:
    found = dict(results.populations)[key]
    lines = _lines(results, key)
    body = []
    for row, name in enumerate(results.everywhere.names):
        for line in lines:
            low, high = line.interval(0.95)
            rule = _("this page") if line.rule == "plausible" else _(_RULES[line.rule])
            body.append(
                (
                    Cell(results.label(name)),
                    Cell(f"{line.start}–{line.end}"),
                    Cell(rule),
                    Cell(points(float(line.estimate[row]))),
                    Cell(span(float(low[row]), float(high[row]))),
                )
            )
    who = population(results, key, found)
    return Table(
        caption=_("Coefficients by period and rule, among {who}").format(who=who),
        head=(
            _("Characteristic"),
            _("Period"),
            _("Rule of change"),
            _("Points per standard deviation"),
            _("95%, by itself"),
        ),
        rows=tuple(body),
        numeric=frozenset({3, 4}),
        fold=_("The figures of this chart as a table"),
    )
