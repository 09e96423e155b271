"""Part 3: the map."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wijkpeil.charts.map.paths import Frame, frame_around
from wijkpeil.charts.map.verdicts import MapArea, verdict_map
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import Block, Figure, LegendItem, Paragraph, Picture, Section
from wijkpeil.report.trajectories.findings import Findings
from wijkpeil.report.trajectories.phrases import areas_word, asked_areas, place
from wijkpeil.report.words import finding, verdict_word
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import VERDICTS

_INSETS = 6
_WIDTH = 640
_INSET_WIDTH = 210


def _areas(results: TrajectoryResults, found: Findings) -> dict[str, MapArea]:
    """Make every outlined area ready to draw, with its kind."""
    assert results.outlines is not None  # noqa: S101 - the caller saw to it
    rows = found.areas
    known = {str(code): at for at, code in enumerate(rows.index)}
    estimate = rows["estimate"].to_numpy(dtype=float)
    vulnerable = rows["vulnerable"].to_numpy(dtype=bool)
    cases = {case.code: case.name for case in results.cases}
    drawn = {}
    for code, shape in zip(results.outlines.codes, results.outlines.shapes, strict=True):
        if not shape:
            continue
        at = known.get(code)
        if at is None or np.isnan(estimate[at]):
            drawn[code] = MapArea(shape, "missing", label=cases.get(code, ""))
        elif not vulnerable[at]:
            drawn[code] = MapArea(shape, "other", label=cases.get(code, ""))
        else:
            row = rows.iloc[at]
            words = finding(row["verdict"], float(row["sure"]))
            title = f"{place(row, code)}: {words}"
            drawn[code] = MapArea(shape, str(row["verdict"]), title, cases.get(code, ""))
    return drawn


def _legend(found: Findings, drawn: dict[str, MapArea]) -> tuple[LegendItem, ...]:
    kinds = pd.Series([area.kind for area in drawn.values()]).value_counts()
    words = {v: verdict_word(v) for v in VERDICTS} | {
        "other": _("not vulnerable"),
        "missing": _("no figures"),
    }
    return tuple(
        LegendItem(kind, f"{word} ({number(int(kinds.get(kind, 0)))})")
        for kind, word in words.items()
        if kind in VERDICTS or kinds.get(kind, 0)
    )


def _unmapped(found: Findings, drawn: dict[str, MapArea]) -> int:
    return int((~found.vulnerable.index.astype(str).isin(list(drawn))).sum())


def _towns(results: TrajectoryResults, found: Findings) -> list[str]:
    """Choose the gemeenten to enlarge: the study's, else those with the most vulnerable areas."""
    codes = [case.code for case in results.cases if case.code in found.areas.index]
    towns = found.areas.loc[codes, "gemeente_name"] if codes else pd.Series(dtype=str)
    chosen = sorted({town for town in towns if town})
    if not chosen:
        counts = found.vulnerable["gemeente_name"].value_counts()
        counts = counts[counts.index != ""]
        chosen = sorted(
            counts.sort_index().sort_values(ascending=False, kind="stable").index[:_INSETS]
        )
    return chosen


def _within(area: MapArea, frame: Frame) -> bool:
    return any(
        polygon[0][:, 0].max() >= frame.west
        and polygon[0][:, 0].min() <= frame.east
        and polygon[0][:, 1].max() >= frame.south
        and polygon[0][:, 1].min() <= frame.north
        for polygon in area.shape
    )


def _square(frame: Frame) -> Frame:
    """Widen a frame so that all insets have one shape."""
    wide, tall = frame.east - frame.west, frame.north - frame.south
    room = max(wide, tall) / 2
    x, y = (frame.west + frame.east) / 2, (frame.south + frame.north) / 2
    return Frame(x - room, y - room, x + room, y + room, frame.width)


def _inset(town: str, at: int, found: Findings, drawn: dict[str, MapArea]) -> Picture | None:
    rows = found.areas.index[found.areas["gemeente_name"] == town].astype(str)
    own = [drawn[code] for code in rows if code in drawn]
    # An inset frames the vulnerable areas: a large rural gemeente would make them specks again.
    told = [area for area in own if area.kind in VERDICTS or area.label]
    if not told:
        return None
    frame = _square(frame_around([a.shape for a in told], width=_INSET_WIDTH, margin=0.12))
    mine = set(rows)
    near = [
        # The words above an inset count its own areas, so no other gets a mark.
        area if code in mine else MapArea(area.shape, "elsewhere")
        for code, area in drawn.items()
        if _within(area, frame)
    ]
    return Picture(verdict_map(areas=near, frame=frame, key=f"inset-{at}", size=11))


def _insets(results: TrajectoryResults, found: Findings, drawn: dict[str, MapArea]) -> list[Block]:
    towns = _towns(results, found)
    drawings = [(town, _inset(town, at, found, drawn)) for at, town in enumerate(towns)]
    shown = [(town, drawing) for town, drawing in drawings if drawing is not None]
    if not shown:
        return []
    title = (
        _("The gemeenten of the cases, enlarged")
        if results.cases
        else _("The gemeenten with most {areas}, enlarged").format(areas=asked_areas(results, 2))
    )
    return [
        Figure(
            title=title,
            description=_(
                "Each square has a scale of its own. The marks are those of the map above; other "
                "gemeenten are darker grey, without marks."
            ),
            pictures=tuple(drawing for _town, drawing in shown),
            labels=tuple(f"{town}: {_in_words(town, found)}" for town, _drawing in shown),
        )
    ]


def _in_words(town: str, found: Findings) -> str:
    rows = found.vulnerable
    counts = rows.loc[rows["gemeente_name"] == town, "verdict"].value_counts()
    return ", ".join(f"{number(int(counts[v]))} {verdict_word(v)}" for v in VERDICTS if v in counts)


def _alternative(results: TrajectoryResults, marks: Sequence[LegendItem]) -> str:
    return _("Map of all {areas}: {counts}. The tables below say which area is which.").format(
        areas=areas_word(results.level, 2),
        counts="; ".join(item.text for item in marks),
    )


def places(results: TrajectoryResults, found: Findings, *, kicker: str) -> Section | None:
    """Show where the vulnerable areas are, and their verdicts; None without borders."""
    if results.outlines is None or not found.vulnerable.size:
        return None
    drawn = _areas(results, found)
    if not drawn:
        return None
    frame = frame_around([a.shape for a in drawn.values()], width=_WIDTH, margin=0.01)
    legend = _legend(found, drawn)
    blocks: list[Block] = [
        Figure(
            title=_("Where {areas} rose, fell, or stayed about the same").format(
                areas=asked_areas(results, 2)
            ),
            description=_(
                "The tables below say which area is which. On a screen you can also rest the "
                "pointer on a mark."
            ),
            alternative=_alternative(results, legend),
            pictures=(
                Picture(
                    verdict_map(areas=list(drawn.values()), frame=frame, key="map", overview=True)
                ),
            ),
            legend=legend,
        ),
        *_insets(results, found, drawn),
    ]
    missing = _unmapped(found, drawn)
    if missing:
        text = ngettext(
            "{n} {areas} has no border in the file and is not on the map.",
            "{n} {areas} have no border in the file and are not on the map.",
            missing,
        ).format(n=number(missing), areas=asked_areas(results, missing))
        blocks.append(Paragraph(text, kind="small"))
    if results.outlines.year is not None:
        text = _("Borders of {year}.").format(year=results.outlines.year)
        blocks.append(Paragraph(text, kind="small"))
    return Section("map", _("On the map"), tuple(blocks), kicker=kicker)
