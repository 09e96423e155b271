"""How raw figures became memberships: a picture per condition, with the reason for its anchors."""

from typing import Any

import numpy as np

from wijkpeil.charts.qca.calibration import Anchor, Calibrating, calibration
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.qca.calibration.methods import (
    AsGiven,
    Bell,
    Calibration,
    Indirect,
    Scores,
    Steps,
    ThreeAnchors,
)
from wijkpeil.report.document import (
    Block,
    Cell,
    Figure,
    LegendItem,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.qca.assessed import scores_table
from wijkpeil.report.qca.words import begin, set_words, share
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.qca import CalibratedCases, CalibratedSet, QcaResults, RawUnit

MOST = 40
"""Cases in one picture; more stand in the table only."""


def calibration_section(results: QcaResults, *, kicker: str, matrix: str = "") -> Section | None:
    """Show how each set was calibrated; None where a calibrated table was given.

    Parameters
    ----------
    results : QcaResults
    kicker : str
        A few words above the heading.
    matrix : str
        Address of the framework matrix; empty where it is not on the page.
    """
    if results.calibrated is None:
        return None
    blocks: list[Block] = [
        Paragraph(
            _(
                "A membership says how far a case is in a set: 1 is fully in, 0 fully out, and at "
                "0.5 it is neither. The anchors below decide that, so each needs a reason."
            )
        )
    ]
    for place, one in enumerate(results.calibrated.sets):
        blocks.append(_figure(one, results, place, table=scores_table(one, matrix=matrix)))
    blocks.append(_memberships(results.calibrated))
    return Section(
        "qca-calibration", _("From figures to memberships"), tuple(blocks), kicker=kicker
    )


def raw_text(value: float, unit: RawUnit) -> str:
    """Write a raw value."""
    if unit in ("share", "chance"):
        return percentage(value, digits=0 if value > 0.2 else 1)
    if unit == "points":
        return number(value, digits=3, sign=True)
    short = round(value, 4)
    return number(short, digits=next((d for d in range(5) if round(short, d) == short), 4))


def method_text(method: Calibration, unit: RawUnit) -> str:
    """Say how a set was calibrated."""
    if isinstance(method, AsGiven):
        return _("taken as it is")
    if isinstance(method, ThreeAnchors):
        out, middle, full = (raw_text(value, unit) for value in method.anchors.values)
        anchors = _("fully out {out}, crossover {middle}, fully in {full}").format(
            out=out, middle=middle, full=full
        )
        shape = {
            "logistic": _("direct method (logistic curve)"),
            "s": _("straight or S-shaped line"),
            "rank": _("by rank among the cases"),
        }[method.shape]
        return f"{shape}: {anchors}"
    if isinstance(method, Steps | Indirect):
        name = _("thresholds") if isinstance(method, Steps) else _("indirect method, thresholds")
        return f"{name}: {'; '.join(raw_text(value, unit) for value in method.at)}"
    if isinstance(method, Bell):
        values = (*method.anchors.left.values, *method.anchors.right.values[::-1])
        return _("bell: {anchors}").format(anchors="; ".join(raw_text(v, unit) for v in values))
    assert isinstance(method, Scores)  # noqa: S101 - the last of the methods
    listed = "; ".join(f"{raw_text(s, unit)} = {share(m)}" for s, m in method.of_score.items())
    return _("memberships by score: {listed}").format(listed=listed)


def _figure(one: CalibratedSet, results: QcaResults, place: int, *, table: Table | None) -> Figure:
    found = one.calibrated
    known = np.flatnonzero(np.isfinite(found.raw) & np.isfinite(found.memberships)).tolist()
    order = sorted(known, key=lambda at: (-found.memberships[at], -found.raw[at], found.cases[at]))
    cases = [
        Calibrating(
            name=found.cases[at],
            raw=float(found.raw[at]),
            membership=share(float(found.memberships[at])),
            inside=bool(found.memberships[at] > 0.5),
            half=bool(found.memberships[at] == 0.5),
        )
        for at in order[:MOST]
    ]

    anchors = _anchors(found.method)

    def draw(width: Width) -> Any:
        return calibration(
            cases=cases,
            anchors=anchors,
            percent=one.unit in ("share", "chance"),
            width=width,
        )

    means = set_words(found.name, 1, results.words)
    reason = found.reason or _("no reason was given.")
    return Figure(
        title=begin(f"{found.name}: {means}") if means != found.name else found.name,
        description=_("{origin}. {method}. Why: {reason}").format(
            origin=begin(one.origin),
            method=begin(method_text(found.method, one.unit)),
            reason=reason,
        ),
        pictures=(picture(draw, key=f"qca-cal-{place}"),) if cases else (),
        legend=(
            LegendItem("case-in", _("more in than out")),
            LegendItem("case-out", _("more out than in")),
            *((LegendItem("case-half", _("neither")),) if any(case.half for case in cases) else ()),
        ),
        table=table,
        alternative=_("The table of memberships below has the same figures."),
    )


def _anchors(method: Calibration) -> list[Anchor]:
    if isinstance(method, ThreeAnchors):
        out, middle, full = method.anchors.values
        return [
            Anchor(out, _("out")),
            Anchor(middle, _("crossover"), middle=True),
            Anchor(full, _("in")),
        ]
    if isinstance(method, Steps | Indirect):
        return [Anchor(at, "", middle=True) for at in method.at]
    if isinstance(method, Bell):
        sides = (method.anchors.left, method.anchors.right)
        return [Anchor(side.crossover, _("crossover"), middle=True) for side in sides]
    return [Anchor(0.5, _("crossover"), middle=True)] if isinstance(method, AsGiven) else []


def _memberships(cases: CalibratedCases) -> Table:
    rows = []
    for at, case in enumerate(cases.outcome.calibrated.cases):
        cells = [Cell(case), Cell(cases.cities[at])]
        for one in cases.sets:
            raw, membership = one.calibrated.raw[at], one.calibrated.memberships[at]
            cells += [Cell(raw_text(float(raw), one.unit)), Cell(share(float(membership)))]
        rows.append(tuple(cells))
    head = [_("Case"), _("City")]
    for one in cases.sets:
        head += [one.calibrated.name, _("membership")]
    return Table(
        caption=_("Figures and memberships of all cases"),
        head=tuple(head),
        rows=tuple(rows),
        numeric=frozenset(range(2, len(head))),
        fold=_("Figures and memberships of all cases as a table"),
    )
