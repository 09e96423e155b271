"""An area's course against those of its look-alikes, as figures."""

from typing import Any

import numpy as np

from wijkpeil.charts.alike import Band, Dot, alike_course, alike_difference
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Cell, Figure, LegendItem, Table
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import DIGITS, points, span
from wijkpeil.results.alike import AlikeResults
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_ROOM = 0.06


def _bands(
    waves: IntArray, level: FloatArray, band80: tuple[Any, Any], band95: tuple[Any, Any]
) -> tuple[Band, ...]:
    return tuple(
        Band(int(wave), *(float(each[t]) for each in (level, *band80, *band95)))
        for t, wave in enumerate(waves)
    )


def _area(results: AlikeResults, at: int) -> tuple[Band, ...]:
    course = results.trajectory
    band80, band95 = (tuple(bound[at] for bound in course.band(cover)) for cover in (0.80, 0.95))
    return _bands(course.waves, course.level()[at], band80, band95)


def _theirs(results: AlikeResults, at: int) -> tuple[Band, ...]:
    nation, alike = results.trajectory.nation, results.against.alike
    band80, band95 = (
        tuple(bound[at] + nation for bound in alike.band(cover)) for cover in (0.80, 0.95)
    )
    return _bands(results.trajectory.waves, alike.mean[at] + nation, band80, band95)


def _difference(results: AlikeResults, at: int) -> tuple[Band, ...]:
    apart = results.against.difference
    band80, band95 = (tuple(bound[at] for bound in apart.band(cover)) for cover in (0.80, 0.95))
    return _bands(results.trajectory.waves, apart.mean[at], band80, band95)


def _domain(*values: Any) -> tuple[float, float]:
    together = np.concatenate([np.ravel(np.asarray(each, dtype=float)) for each in values])
    low, high = float(np.nanmin(together)), float(np.nanmax(together))
    room = _ROOM * max(high - low, 0.01)
    return low - room, high + room


def _extremes(bands: tuple[Band, ...]) -> list[float]:
    return [end for band in bands for end in (band.low95, band.high95)]


def figures(results: AlikeResults, at: int, name: str, key: str) -> tuple[Figure, Figure]:
    """Draw an area's course with that of its look-alikes, and the difference below."""
    return _course(results, at, name, key), _difference_figure(results, at, name, key)


def _course(results: AlikeResults, at: int, name: str, key: str) -> Figure:
    area, theirs = _area(results, at), _theirs(results, at)
    each = results.trajectory.level()[results.alike.of(at)]
    scores = results.trajectory.scores[at]
    dots = tuple(
        Dot(band.wave, float(score))
        for band, score in zip(area, scores, strict=True)
        if np.isfinite(score)
    )
    domain = _domain(_extremes(area), _extremes(theirs), each, scores)

    def draw(width: Width) -> Any:
        return alike_course(
            area=area,
            alike=theirs,
            each=each.tolist(),
            measured=dots,
            period=(results.start, results.end),
            domain=domain,
            axis_title=_("score"),
            width=width,
        )

    return Figure(
        title=_("{name} and areas like it").format(name=name),
        description=_(
            "The look-alikes were chosen by how areas stood in {start} and what went before; their "
            "scores of later years played no part. The fine upright lines mark {start} and {end}."
        ).format(start=results.start, end=results.end),
        pictures=(picture(draw, key=f"{key}-alike"),),
        legend=(
            LegendItem("course", name),
            LegendItem("measured", _("measured score")),
            LegendItem("country", _("mean of its look-alikes")),
            LegendItem("thin", _("each look-alike")),
            LegendItem("band80", _("80% interval")),
            LegendItem("band95", _("95% interval")),
        ),
    )


def _difference_figure(results: AlikeResults, at: int, name: str, key: str) -> Figure:
    apart = _difference(results, at)
    domain = _domain(_extremes(apart), 0.0)

    def draw(width: Width) -> Any:
        return alike_difference(
            difference=apart,
            period=(results.start, results.end),
            domain=domain,
            axis_title=_("points"),
            width=width,
        )

    return Figure(
        title=_("{name} above or below the mean of its look-alikes").format(name=name),
        description=_description(results, at, name),
        pictures=(picture(draw, key=f"{key}-apart"),),
        table=_table(name, _area(results, at), _theirs(results, at), apart),
    )


def _description(results: AlikeResults, at: int, name: str) -> str:
    first, last = (
        int(np.flatnonzero(results.trajectory.waves == year)[0])
        for year in (results.start, results.end)
    )
    apart = results.against.difference.mean[at]
    return _(
        "In {start} {name} lay {first} the mean of its look-alikes, in {end} {last} it."
    ).format(
        start=results.start,
        end=results.end,
        name=name,
        first=above_or_below(float(apart[first])),
        last=above_or_below(float(apart[last])),
    )


def above_or_below(apart: float) -> str:
    """Say a distance to a mean in words.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     above_or_below(-0.015), above_or_below(0.2)
    ('0.015 points below', '0.200 points above')
    """
    words = _("{points} points below") if apart < 0 else _("{points} points above")
    return words.format(points=number(abs(apart), digits=DIGITS))


def _table(
    name: str,
    area: tuple[Band, ...],
    theirs: tuple[Band, ...],
    apart: tuple[Band, ...],
) -> Table:
    return Table(
        caption=_("{name} and the mean of its look-alikes at each measurement").format(name=name),
        head=(
            _("Year"),
            _("Likely level"),
            _("Look-alikes"),
            _("Difference"),
            _("80% interval"),
            _("95% interval"),
        ),
        rows=tuple(
            (
                Cell(str(own.wave)),
                Cell(number(own.level, digits=2)),
                Cell(number(mean.level, digits=2)),
                Cell(points(gap.level)),
                Cell(span(gap.low80, gap.high80)),
                Cell(span(gap.low95, gap.high95)),
            )
            for own, mean, gap in zip(area, theirs, apart, strict=True)
        ),
        numeric=frozenset({1, 2, 3, 4, 5}),
        fold=_("The figures of this chart as a table"),
    )
