"""The areas in clusters, and risers and fallers beside their surroundings, as tables."""

from typing import Any

import numpy as np
import pandas as pd

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Cell, Mark, Table
from wijkpeil.report.spatial.words import company_word, kind_word
from wijkpeil.report.trajectories.area_table import MOST
from wijkpeil.report.trajectories.findings import in_order
from wijkpeil.report.trajectories.phrases import points, span
from wijkpeil.report.words import verdict_word
from wijkpeil.results.spatial import SpatialResults
from wijkpeil.trajectories.spatial.surroundings import COMPANIES

SURE = 0.5
"""An area that stays in its cluster in fewer of the courses is a weak member."""


def _frame(results: SpatialResults) -> pd.DataFrame:
    low, high = results.amid.around.interval(0.95)
    return results.areas.assign(
        kind=results.kind,
        patch=results.patch,
        change=results.change.estimate,
        around=results.amid.around.estimate,
        low=low,
        high=high,
        verdict=results.verdict,
        stays=results.certainty.same_call,
        company=results.amid.company,
    )


def _cut(rows: pd.DataFrame) -> tuple[str, ...]:
    if len(rows) <= MOST:
        return ()
    text = _("The table holds the first {n}, in order of gemeente; the file with results has all.")
    return (text.format(n=number(MOST)),)


def _around(row: Any) -> str:
    if np.isnan(row.around):
        return "–"
    return f"{points(row.around)} ({span(row.low, row.high)})"


def _stays(share: float) -> str:
    """Write how often an area stays in its cluster, and say so where that is seldom."""
    return (
        percentage(share)
        if share >= SURE
        else _("{share}, weak member").format(share=percentage(share))
    )


def cluster_table(results: SpatialResults) -> Table | None:
    """List the areas in clusters, in order of gemeente and name; None if there are none."""
    rows = in_order(_frame(results)[results.kind != ""])
    if not len(rows):
        return None
    tuples: Any = rows.head(MOST).itertuples()
    caption = _("Areas in clusters ({n})").format(n=number(len(rows)))
    return Table(
        caption=caption,
        head=(
            _("Area"),
            _("Gemeente"),
            _("Kind"),
            _("Change, points"),
            _("Neighbours’ change (95% interval)"),
            _("Verdict on the area alone"),
            _("Stays in its cluster"),
        ),
        rows=tuple(
            (
                Cell(row.name or str(row.Index)),
                Cell(row.gemeente_name or "–"),
                Cell(kind_word(row.kind)),
                Cell(points(row.change)),
                Cell(_around(row)),
                Cell(verdict_word(row.verdict), mark=row.verdict),
                Cell(_stays(row.stays)),
            )
            for row in tuples
        ),
        numeric=frozenset({3, 4, 6}),
        notes=(
            _(
                "“Stays in its cluster”: in how many of {n} courses that the figures allow the "
                "area would be in its cluster again. Weak member: in less than half of them."
            ).format(n=number(results.certainty.draws)),
            *_cut(rows),
        ),
        fold=_("Table: {title}").format(title=caption),
    )


def company_counts(results: SpatialResults) -> Table:
    """Count risers and fallers by how they stand to their surroundings."""
    marks: tuple[Mark, Mark] = ("rising", "falling")
    rows = [
        (
            Cell(company_word(company)),
            *(
                Cell(
                    number(
                        int(((results.amid.company == company) & (results.verdict == mark)).sum())
                    )
                )
                for mark in marks
            ),
        )
        for company in COMPANIES
    ]
    return Table(
        caption=_("Areas that rose or fell, and their surroundings"),
        head=(_("Rose or fell"), _("Areas that rose"), _("Areas that fell")),
        rows=tuple(rows),
        numeric=frozenset({1, 2}),
    )


def company_table(results: SpatialResults) -> Table | None:
    """List the risers and fallers that are vulnerable, with their surroundings."""
    frame = _frame(results)
    told = frame["vulnerable"].to_numpy(dtype=bool) & (frame["company"] != "").to_numpy()
    rows = in_order(frame[told])
    if not len(rows):
        return None
    tuples: Any = rows.head(MOST).itertuples()
    caption = _("Vulnerable areas that rose or fell, beside their surroundings ({n})").format(
        n=number(len(rows))
    )
    return Table(
        caption=caption,
        head=(
            _("Area"),
            _("Gemeente"),
            _("Verdict"),
            _("Change, points"),
            _("Neighbours’ change (95% interval)"),
            _("Beside its surroundings"),
        ),
        rows=tuple(
            (
                Cell(row.name or str(row.Index)),
                Cell(row.gemeente_name or "–"),
                Cell(verdict_word(row.verdict), mark=row.verdict),
                Cell(points(row.change)),
                Cell(_around(row)),
                Cell(company_word(row.company)),
            )
            for row in tuples
        ),
        numeric=frozenset({3, 4}),
        notes=_cut(rows),
        fold=_("Table: {title}").format(title=caption),
    )
