"""Part 2: the nation's course."""

from typing import Any

from wijkpeil.charts.course import Span
from wijkpeil.charts.nation import Gap, nation
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Bullets, Cell, Figure, Paragraph, Section, Table
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import points
from wijkpeil.results.trajectories import NationalBreak, TrajectoryResults
from wijkpeil.study.model import Event


def years(start: float, end: float) -> str:
    """Write a span of time in years.

    >>> years(2008, 2012.5), years(2015, 2015)
    ('2008–2012', '2015')
    """
    first, last = int(start), int(end)
    return str(first) if first == last else f"{first}–{last}"


def numbered(events: tuple[Event, ...]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Give the events numbers: bands for a chart, and a line for each number."""
    bands = tuple(Span(e.start, e.end, str(n)) for n, e in enumerate(events, start=1))
    lines = tuple(
        f"{e.name} ({years(e.start, e.end)}{', ' + e.where if e.where else ''})" for e in events
    )
    return bands, lines


def within_waves(events: tuple[Event, ...], waves: tuple[int, ...]) -> tuple[Event, ...]:
    """Keep the events that touch the time between the first and the last wave."""
    return tuple(e for e in events if e.end >= waves[0] and e.start <= waves[-1])


def _gaps(results: TrajectoryResults) -> tuple[Gap, ...]:
    level = dict(zip(results.trajectory.waves.tolist(), results.trajectory.nation, strict=True))
    return tuple(
        Gap(
            start=b.start,
            end=b.end,
            level_start=float(level[b.start]),
            level_end=float(level[b.end]),
            unusual=b.unusual,
            label=_("{pace} a year").format(pace=points(b.pace)),
        )
        for b in results.breaks
    )


def _table(breaks: tuple[NationalBreak, ...]) -> Table:
    return Table(
        caption=_("The country's pace between two measurements"),
        head=(_("Period"), _("Points a year"), _("Clearly another pace?")),
        rows=tuple(
            (
                Cell(years(b.start, b.end)),
                Cell(points(b.pace)),
                Cell(_("yes") if b.unusual else _("no")),
            )
            for b in breaks
        ),
        numeric=frozenset({1}),
        fold=_("The figures of this chart as a table"),
    )


def _finding(breaks: tuple[NationalBreak, ...]) -> str:
    odd = [years(b.start, b.end) for b in breaks if b.unusual]
    if not odd:
        return _("The country changed at about the same pace all the time.")
    return _("The country as a whole changed at clearly another pace in {periods}.").format(
        periods=", ".join(odd)
    )


def course_of_nation(results: TrajectoryResults, *, kicker: str) -> Section:
    """Show how the country as a whole moved, and when it changed pace."""
    waves = tuple(results.trajectory.waves.tolist())
    events = within_waves(tuple(e for e in results.events if not e.where), waves)
    bands, lines = numbered(events)
    first, last = float(results.trajectory.nation[0]), float(results.trajectory.nation[-1])
    total = _(
        "From {start} to {end} the average score of all areas went from {first} to {last}."
    ).format(
        start=waves[0],
        end=waves[-1],
        first=number(first, digits=2),
        last=number(last, digits=2),
    )
    if results.relative.reference == "nation":
        total += " " + _(
            "An area rises or falls, on this page, when it does so compared with this course."
        )
    blocks: list[Block] = [Paragraph(total)]
    gaps = _gaps(results)
    description = _(
        "Line of the average score at each measurement. Heavy parts have clearly another pace "
        "than the whole period."
    )
    bands_told = _("Grey bands are events.") if lines else ""
    if gaps:

        def draw(width: Width) -> Any:
            return nation(gaps=gaps, events=bands, axis_title=_("score"), width=width)

        blocks.append(
            Figure(
                title=_finding(results.breaks),
                description=" ".join(filter(None, (description, bands_told))),
                pictures=(picture(draw, key="nation"),),
                table=_table(results.breaks),
            )
        )
    if lines:
        blocks += [
            Paragraph(_("Events in the chart, told without a claim that they caused anything:")),
            Bullets(lines, numbered=True),
        ]
    return Section("country", _("The country as a whole"), tuple(blocks), kicker=kicker)
