"""How steady the solution is: other cuts, other anchors, and each case left out."""

from typing import Any

import numpy as np

from wijkpeil.charts.matrix import matrix
from wijkpeil.charts.qca.ranges import Reach, ranges
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.qca.robustness.cut_ranges import Range
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
from wijkpeil.report.qca.calibration import raw_text
from wijkpeil.report.qca.steady_words import (
    all_at_once,
    frequency_sentence,
    groups,
    survives,
)
from wijkpeil.report.qca.without import without_case, without_sentence
from wijkpeil.report.qca.words import outcome_words, share
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.qca import Answer, QcaResults, Steadiness, ToldModel

MATRIX = 40
"""Cases in the matrix of test solutions; with more it can't be read."""
COLUMNS = 16


def steadiness_section(results: QcaResults, *, kicker: str) -> Section | None:
    """Tell what survives other choices; None if that was not worked out."""
    parts = [
        _of_answer(answer, answer.steadiness, results)
        for answer in (results.answer, results.negation)
        if answer.steadiness is not None
    ]
    if not parts:
        return None
    intro = Paragraph(
        _(
            "Cuts and anchors could have been chosen a little otherwise, and one case more or less "
            "could have been studied. A finding that depends on that is no finding about "
            "neighbourhoods."
        )
    )
    return Section("qca-steadiness", _("How steady is the answer?"), (intro, *parts), kicker=kicker)


def sentences(found: Steadiness, results: QcaResults) -> list[str]:
    """Say in sentences how steady a solution is."""
    reaches = _reaches(found, results)
    listed_reaches = [f"{one.label}: {one.told}" for one in reaches]
    return [
        survives(found),
        all_at_once(found),
        _("The models stay the same within (in brackets what was chosen): {ranges}.").format(
            ranges="; ".join(listed_reaches)
        )
        + f" {frequency_sentence(found.cuts)}",
        *groups(found),
        without_sentence(found.without),
    ]


def _of_answer(answer: Answer, found: Steadiness, results: QcaResults) -> Section:
    key = "qca-steady-no" if answer is results.negation else "qca-steady"
    outcome = outcome_words(answer.question.outcome, results.words)
    blocks: list[Block] = [Paragraph(survives(found)), Paragraph(all_at_once(found))]
    blocks.append(_ranges_figure(found, results, key=key))
    figure = _cases_figure(answer, found, key=key)
    blocks += [figure] if figure is not None else []
    blocks.append(_tests(found))
    found_groups = groups(found)
    blocks += [Bullets(found_groups)] if found_groups else []
    blocks += without_case(found.without)
    return Section(key, _("The answer for {outcome}").format(outcome=outcome), tuple(blocks))


def _ranges_figure(found: Steadiness, results: QcaResults, *, key: str) -> Figure:
    reaches = _reaches(found, results)

    def draw(width: Width) -> Any:
        return ranges(rows=reaches, width=width)

    return Figure(
        title=_("How far each choice can move before the models change"),
        description=_(
            "One choice moves at a time; each line has its own scale. A range that ends near the "
            "choice means that the answer depends on it. {frequency}"
        ).format(frequency=frequency_sentence(found.cuts)),
        pictures=(picture(draw, key=f"{key}-ranges"),),
        legend=(
            LegendItem("choice", _("what was chosen")),
            LegendItem("reach", _("nothing changes in this range")),
        ),
        table=Table(
            caption=_("Ranges in which the models stay the same"),
            head=(_("Choice"), _("Range and choice")),
            rows=tuple((Cell(one.label), Cell(one.told)) for one in reaches),
            fold=_("The figures of this drawing as a table"),
        ),
        alternative=_("The table below has the same figures."),
    )


def _reaches(found: Steadiness, results: QcaResults) -> list[Reach]:
    cuts = [_of_cut(one) for one in found.cuts if one.name != "frequency"]
    return [*cuts, *_of_thresholds(found, results)]


def _of_cut(one: Range) -> Reach:
    label = _("inclusion cut") if one.name == "inclusion" else _("PRI cut")
    return Reach(
        label=label,
        low=one.low,
        chosen=one.chosen,
        high=one.high,
        told=_told(share(one.low), share(one.high), share(one.chosen)),
        low_free=one.low_free,
        high_free=one.high_free,
    )


def _of_thresholds(found: Steadiness, results: QcaResults) -> list[Reach]:
    """Put the range of each threshold on the scale of its own condition."""
    if results.calibrated is None:
        return []
    sets = {one.calibrated.name: one for one in results.calibrated.conditions}
    reaches = []
    for name, several in found.thresholds.items():
        raw = sets[name].calibrated.raw
        values = [*raw[np.isfinite(raw)].tolist(), *(one.chosen for one in several)]
        low, high = min(values), max(values)
        low, high = low - 0.05 * (high - low), high + 0.05 * (high - low)
        unit = sets[name].unit
        for one in several:
            ends = [min(max(value, low), high) for value in (one.low, one.high)]
            written = (raw_text(float(f"{v:.3g}"), unit) for v in (*ends, one.chosen))
            scaled = [(value - low) / (high - low) for value in (*ends, one.chosen)]
            reaches.append(
                Reach(
                    label=f"{name}: {_threshold(one.name)}",
                    low=scaled[0],
                    high=scaled[1],
                    chosen=scaled[2],
                    told=_told(*written),
                    low_free=one.low_free or one.low < low,
                    high_free=one.high_free or one.high > high,
                )
            )
    return reaches


def _threshold(name: str) -> str:
    words = {"exclusion": _("out"), "crossover": _("crossover"), "inclusion": _("in")}
    return words.get(name) or _("threshold {number}").format(number=name.removeprefix("t"))


def _told(low: str, high: str, chosen: str) -> str:
    return _("{low} to {high} ({chosen})").format(low=low, high=high, chosen=chosen)


def _cases_figure(answer: Answer, found: Steadiness, *, key: str) -> Figure | None:
    """Draw which cases each solution covers; None if there are too many to read."""
    first, data = answer.first, answer.data
    tests = [test.cases for test in found.tests if test.models]
    if first is None or not tests or len(data.cases) > MATRIX:
        return None
    covers = [on_a_path(first.models[0]), *tests[: COLUMNS - 1]]
    columns = ["0", *(str(place) for place in range(1, len(covers)))]
    cells = {
        (row, column): "chosen" if case in names else "not chosen"
        for row, case in enumerate(data.cases)
        for column, names in enumerate(covers)
    }

    def draw(width: Width) -> Any:
        return matrix(rows=list(data.cases), columns=columns, cells=cells, width=width, first=True)

    return Figure(
        title=_("Which cases are on a path, under each choice"),
        description=_(
            "Column 0 is the solution above; the other columns are the numbered choices below that "
            "gave a solution. A case counts if it is on a path of any model."
        ),
        pictures=(picture(draw, key=f"{key}-cases"),),
        legend=(
            LegendItem("chosen", _("on a path")),
            LegendItem("not-chosen", _("on no path")),
        ),
        alternative=_("The list of robust, shaky and possible cases below says the same."),
    )


def on_a_path(told: ToldModel) -> frozenset[str]:
    """Name the cases that a model covers, with the outcome or without it."""
    types = told.types
    kinds = (*types.typical, *types.in_degree, *types.deviant_consistency)
    return frozenset(one.case for one in kinds)


def _tests(found: Steadiness) -> Table:
    numbers = iter(range(1, len(found.tests) + 1))
    return Table(
        caption=_("Other choices, one at a time, and the models then"),
        head=(_("Number"), _("Choice"), _("Models")),
        rows=tuple(
            (
                Cell(str(next(numbers)) if test.models else "–"),
                Cell(test.name),
                Cell(" | ".join(test.models) or _("no solution")),
            )
            for test in found.tests
        ),
        fold=_("Other choices, one at a time, and the models then"),
    )
