"""The course of one area as a figure."""

from typing import Any

import numpy as np

from wijkpeil.charts.course import Point, course
from wijkpeil.charts.fieldwork.timeline import Item
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Cell, Figure, LegendItem, Table
from wijkpeil.report.fieldwork.timelines import items_of, timeline_legend
from wijkpeil.report.trajectories.classes import class_bands
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.nation import numbered, within_waves
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.study.model import Case, Event
from wijkpeil.trajectories.trajectory import FloatArray


def _points(results: TrajectoryResults, at: int) -> tuple[Point, ...]:
    course_ = results.trajectory
    level = course_.level()[at]
    low80, high80 = (bound[at] for bound in course_.band(0.80))
    low95, high95 = (bound[at] for bound in course_.band(0.95))
    return tuple(
        Point(
            wave=int(wave),
            measured=None if np.isnan(course_.scores[at, t]) else float(course_.scores[at, t]),
            level=float(level[t]),
            low80=float(low80[t]),
            high80=float(high80[t]),
            low95=float(low95[t]),
            high95=float(high95[t]),
            nation=float(course_.nation[t]),
        )
        for t, wave in enumerate(course_.waves)
    )


def score_domain(results: TrajectoryResults, places: list[int]) -> tuple[float, float]:
    """Find the ends of the score axis that all portraits share."""
    low, high = results.trajectory.band(0.95)
    seen: list[FloatArray] = [
        low[places],
        high[places],
        results.trajectory.scores[places],
        results.trajectory.nation,
    ]
    values = np.concatenate([np.ravel(each) for each in seen])
    bottom, top = float(np.nanmin(values)), float(np.nanmax(values))
    room = 0.05 * max(top - bottom, 0.01)
    return bottom - room, top + room


def _course_table(drawn: tuple[Point, ...], name: str) -> Table:
    return Table(
        caption=_("{name}: score at each measurement").format(name=name),
        head=(
            _("Year"),
            _("Measured"),
            _("Likely level"),
            _("80% interval"),
            _("95% interval"),
            _("Country"),
        ),
        rows=tuple(
            (
                Cell(str(p.wave)),
                Cell("–" if p.measured is None else number(p.measured, digits=2)),
                Cell(number(p.level, digits=2)),
                Cell(_interval(p.low80, p.high80)),
                Cell(_interval(p.low95, p.high95)),
                Cell(number(p.nation, digits=2)),
            )
            for p in drawn
        ),
        numeric=frozenset({1, 2, 3, 4, 5}),
        fold=_("The figures of this chart as a table"),
    )


def _interval(low: float, high: float) -> str:
    return _("{low} to {high}").format(low=number(low, digits=2), high=number(high, digits=2))


def course_figure(
    results: TrajectoryResults, case: Case, at: int, domain: tuple[float, float], key: str
) -> Figure:
    """Draw scores, likely level and bands of one case, beside the nation."""
    drawn = _points(results, at)
    happened = _happened(results, case)
    # Under the course each thing has its name, so that it needs no numbered band as well.
    bands, lines = ((), ()) if happened else numbered(_events(results, case))

    def draw(width: Width) -> Any:
        return course(
            points=drawn,
            events=bands,
            domain=domain,
            nation_label=_("country"),
            axis_title=_("score"),
            classes=class_bands(results),
            timeline=happened,
            width=width,
        )

    first, last = drawn[0], drawn[-1]
    told = "".join(f" {n}: {line}." for n, line in enumerate(lines, start=1))
    description = _(
        "From {start} to {end} the likely level of {name} went from {first} to {last}; the "
        "country's from {nation_first} to {nation_last}."
    ).format(
        start=first.wave,
        end=last.wave,
        name=case.name,
        first=number(first.level, digits=2),
        last=number(last.level, digits=2),
        nation_first=number(first.nation, digits=2),
        nation_last=number(last.nation, digits=2),
    )
    return Figure(
        title=_("The course of {name}").format(name=case.name),
        description=description + told,
        pictures=(picture(draw, key=f"{key}-course"),),
        legend=(*_reading(drawn_events=bool(lines)), *timeline_legend(happened)),
        table=_course_table(drawn, case.name),
        alternative=f"{description}{told}{_under(happened)}",
    )


def _events(results: TrajectoryResults, case: Case) -> tuple[Event, ...]:
    here = {"", case.city, case.name, case.code}
    waves = tuple(results.trajectory.waves.tolist())
    return within_waves(tuple(e for e in results.events if e.where in here), waves)


def _happened(results: TrajectoryResults, case: Case) -> tuple[Item, ...]:
    """Give what the fieldwork's timeline holds of a case; nothing without fieldwork."""
    if results.further.fieldwork is None:
        return ()
    line = results.further.fieldwork.timelines.get(case.code)
    return () if line is None else items_of(line, results.trajectory.waves.tolist())


def _under(happened: tuple[Item, ...]) -> str:
    """Name what stands under the course, for a person who can't see it."""
    if not happened:
        return ""
    names = "; ".join(it.label for it in happened)
    return " " + _("Under it, in order of time: {names}.").format(names=names)


def _reading(*, drawn_events: bool) -> tuple[LegendItem, ...]:
    marks = (
        LegendItem("measured", _("measured score")),
        LegendItem("course", _("likely level")),
        LegendItem("band80", _("80% interval")),
        LegendItem("band95", _("95% interval")),
        LegendItem("country", _("the country")),
        LegendItem("event", _("event")),
    )
    return marks if drawn_events else marks[:-1]
