"""Voices against figures: what is said of rise or decline, beside what was measured."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from wijkpeil.charts.fieldwork.voices import voices as voices_chart
from wijkpeil.charts.theme import Width
from wijkpeil.fieldwork.matrix.voices import VoiceFinding
from wijkpeil.fieldwork.matrix.words import score_words
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
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
from wijkpeil.report.explanation.words import listed
from wijkpeil.report.fieldwork.words import case_names, voice_words
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import compared, verdict_legend
from wijkpeil.report.words import finding
from wijkpeil.results.fieldwork import FieldworkResults, VoicesAndFigures
from wijkpeil.trajectories.change import VERDICTS


def voices(results: FieldworkResults, *, kicker: str) -> Section | None:
    """Set what is said beside the figures; None where nothing was asked of it."""
    told = results.voices
    if told is None:
        return None
    blocks: list[Block] = [Paragraph(_headline(told)), Paragraph(_caution(told), kind="small")]
    opposed = _opposed(told)
    if opposed:
        blocks += [
            Paragraph(_("Where voices and figures contradict each other:")),
            Bullets(tuple(contradiction(results, told, some) for some in opposed)),
        ]
    blocks += [_figure(results, told), _table(results, told)]
    return Section("fieldwork-voices", _("Voices beside the figures"), tuple(blocks), kicker=kicker)


def _opposed(told: VoicesAndFigures) -> list[list[int]]:
    """Give the places of contradictions in the findings, those of one case together."""
    by_case: dict[str, list[int]] = {}
    for at, one in enumerate(told.relative):
        if one.stand == "contradict":
            by_case.setdefault(one.case, []).append(at)
    return list(by_case.values())


def contradiction(results: FieldworkResults, told: VoicesAndFigures, places: Sequence[int]) -> str:
    """Tell who contradicts the figures of a case, and what those say without the comparison."""
    first = told.relative[places[0]]
    assert first.figures is not None  # noqa: S101 - a contradiction has both sides
    said = [
        _("{perspective} ({said})").format(
            perspective=one.perspective, said=score_words(one.score, "development")
        )
        for one in (told.relative[at] for at in places)
    ]
    text = _(
        "{case}: by the figures it {finding} between {start} and {end}, {compared}. Against "
        "that: {sides}."
    ).format(
        case=case_names(results)[first.case],
        finding=finding(first.figures.verdict, first.figures.chance),
        start=told.start,
        end=told.end,
        compared=compared(told.reference),
        sides=listed(said),
    )
    alone = told.absolute[places[0]].figures
    if told.reference == "none" or alone is None:
        return text
    more = _("Compared with nothing else, the figures say: {finding}.")
    return f"{text} {more.format(finding=finding(alone.verdict, alone.chance))}"


def _headline(told: VoicesAndFigures) -> str:
    tally = Counter(one.stand for one in told.relative)
    both = tally["agree"] + tally["differ"] + tally["contradict"]
    if not both:
        return _(
            "There is no case of which both the figures and a perspective say clearly whether it "
            "rose or fell."
        )
    return ngettext(
        "{count} time both a perspective and the figures say clearly how a case did: {agree} "
        "times they agree, {differ} times only one of the two sees a change, and {contradict} "
        "times they contradict each other.",
        "{count} times both a perspective and the figures say clearly how a case did: {agree} "
        "times they agree, {differ} times only one of the two sees a change, and {contradict} "
        "times they contradict each other.",
        both,
    ).format(
        count=number(both),
        agree=number(tally["agree"]),
        differ=number(tally["differ"]),
        contradict=number(tally["contradict"]),
    )


def _caution(told: VoicesAndFigures) -> str:
    return _(
        "A contradiction says where to look, not who is right. The figures are about {start}–{end} "
        "and about what is measured; people speak of their own years and of what they see, and "
        "rarely say what they compare with."
    ).format(start=told.start, end=told.end)


def _places(
    results: FieldworkResults, told: VoicesAndFigures
) -> dict[tuple[int, int], VoiceFinding]:
    rows = {case: at for at, case in enumerate(results.matrix.cases)}
    columns = {name: at for at, name in enumerate(results.matrix.perspectives, start=1)}
    return {(rows[one.case], columns[one.perspective]): one for one in told.relative}


def _figure(results: FieldworkResults, told: VoicesAndFigures) -> Figure:
    placed = _places(results, told)
    cells = {place: one.said or "" for place, one in placed.items()}
    for (row, _column), one in placed.items():
        cells[row, 0] = one.figures.verdict if one.figures is not None else ""
    against = frozenset(place for place, one in placed.items() if one.stand == "contradict")

    def draw(width: Width) -> Any:
        return voices_chart(
            rows=list(case_names(results, short=width < 400).values()),
            columns=[_("the figures"), *results.matrix.perspectives],
            cells=cells,
            against=against,
            width=width,
        )

    return Figure(
        title=_("Rise and decline: by the figures, and as each side tells it"),
        description=_(
            "The grey column is the verdict of the figures on {start}–{end}. A frame: the opposite "
            "of the figures. A dash: not judged, or no figures."
        ).format(start=told.start, end=told.end),
        pictures=(picture(draw, key="voices"),),
        legend=(
            *verdict_legend(VERDICTS),
            LegendItem("against", _("contradicts the figures")),
        ),
        alternative=_("The table below says the same in words."),
    )


def _table(results: FieldworkResults, told: VoicesAndFigures) -> Table:
    names = case_names(results)
    rows = []
    for one in sorted(
        told.relative, key=lambda it: (results.matrix.cases.index(it.case), it.perspective)
    ):
        if one.stand == "nothing said":
            continue
        figures = one.figures
        rows.append(
            (
                Cell(names[one.case]),
                Cell(one.perspective),
                Cell(score_words(one.score, "development"), mark=one.said or ""),
                Cell(
                    _("no figures")
                    if figures is None
                    else finding(figures.verdict, figures.chance),
                    mark="" if figures is None else figures.verdict,
                ),
                Cell(voice_words(one.stand)),
                Cell(number(one.passages)),
            )
        )
    return Table(
        caption=_("What each side says of rise and decline, beside the figures"),
        head=(
            _("Case"),
            _("Perspective"),
            _("It says"),
            _("The figures say"),
            _("So it"),
            _("Passages"),
        ),
        rows=tuple(rows),
        numeric=frozenset({5}),
        fold=_("Table: voices beside the figures"),
    )
