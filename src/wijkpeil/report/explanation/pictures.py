"""The picture of coefficients, and the table behind it."""

from typing import Any

import numpy as np

from wijkpeil.charts.effects import Effect, effects
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import percentage
from wijkpeil.report.document import Cell, Figure, LegendItem, Picture, Table
from wijkpeil.report.explanation.words import (
    MARKS,
    RELATION_WORDS,
    chance,
    points,
    population,
    relation_word,
    span,
)
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import begin
from wijkpeil.results.explanation import ExplanationResults
from wijkpeil.trajectories.explanation.explain import RELEVANT
from wijkpeil.trajectories.explanation.relations import RELATIONS, Relations


def effects_figures(results: ExplanationResults) -> list[Figure]:
    """Draw the coefficients of every population that something can be told of, on one scale."""
    shown = [(key, found) for key, found in results.populations if not found.reason]
    if not shown:
        return []
    domain = _domain([found for _key, found in shown], RELEVANT * results.minimum)
    return [
        _figure(results, key, found, domain, first=place == 0)
        for place, (key, found) in enumerate(shown)
    ]


def _figure(
    results: ExplanationResults,
    key: str,
    found: Relations,
    domain: tuple[float, float],
    *,
    first: bool,
) -> Figure:
    reading = _(
        "Difference in change, in score points, that goes with one standard deviation more of a "
        "characteristic, the others being equal. Thick bar: 80% interval; thin bar: 95%, each "
        "characteristic by itself. Dotted: band that holds all of them together in 95 of 100 "
        "cases. The grey strip only marks which relations count as small. Inside that strip, even "
        "two areas that differ four standard deviations in the characteristic would differ less in "
        "change than the least change that counts; outside it that need not be so."
    )
    words = reading if first else _("Read as the chart above, with the same scale.")
    if _goes_beyond(found, domain):
        words += " " + _(
            "A bar that reaches the edge goes on beyond it; the table has the figures."
        )
    return Figure(
        title=_("{who}: what goes with change between {start} and {end}").format(
            who=begin(population(results, key, found)), start=results.start, end=results.end
        ),
        description=words,
        alternative=_(
            "Chart with one line a characteristic: its coefficient with intervals. The table below "
            "it has the same figures."
        ),
        pictures=(_picture(results, key, found, domain),),
        legend=(
            *(LegendItem(MARKS[relation], relation_word(relation)) for relation in RELATIONS),
            LegendItem("thick", _("80% interval")),
            LegendItem("thin", _("95% interval")),
        ),
        table=coefficient_table(results, key, found),
    )


def _picture(
    results: ExplanationResults, key: str, found: Relations, domain: tuple[float, float]
) -> Picture:
    low80, high80 = found.interval(0.80)
    low95, high95 = found.interval(0.95)
    low, high = found.band
    rows = [
        Effect(
            results.label(name),
            str(found.relation[at]),
            *(float(b[at]) for b in (found.estimate, low80, high80, low95, high95, low, high)),
        )
        for at, name in enumerate(found.names)
    ]

    def draw(width: Width) -> Any:
        return effects(
            rows=rows,
            domain=domain,
            relevant=RELEVANT * results.minimum,
            title=_("points per standard deviation"),
            width=width,
        )

    return picture(draw, key=f"effects-{key}")


def _domain(found: list[Relations], relevant: float) -> tuple[float, float]:
    """Hold nought, the strip, and all 95 % intervals; bands may go beyond."""
    low = np.concatenate([one.interval(0.95)[0] for one in found])
    high = np.concatenate([one.interval(0.95)[1] for one in found])
    first = min(-1.5 * relevant, float(np.quantile(low, 0.02)))
    last = max(1.5 * relevant, float(np.quantile(high, 0.98)))
    room = 0.04 * (last - first)
    return first - room, last + room


def _goes_beyond(found: Relations, domain: tuple[float, float]) -> bool:
    """Whether any bar or band is cut off at an end of the axis."""
    bounds = (found.interval(0.95), found.band)
    return any(bool((low < domain[0]).any() or (high > domain[1]).any()) for low, high in bounds)


def coefficient_table(results: ExplanationResults, key: str, found: Relations) -> Table:
    """List the coefficients of one population, with both errors and both probabilities."""
    low95, high95 = found.interval(0.95)
    low, high = found.band
    nearby = found.nearby is not None
    rows = []
    for at, name in enumerate(found.names):
        relation = next(r for r in RELATION_WORDS if r == found.relation[at])
        rows.append(
            (
                Cell(results.label(name)),
                Cell(relation_word(relation), mark=MARKS[relation]),
                Cell(points(float(found.estimate[at]))),
                Cell(span(float(low95[at]), float(high95[at]))),
                Cell(span(float(low[at]), float(high[at]))),
                Cell(chance(float(found.single[at]))),
                Cell(chance(float(found.adjusted[at]))),
                Cell(points(float(found.clustered[at])).lstrip("+")),
                *((Cell(points(float(found.nearby[at])).lstrip("+")),) if nearby else ()),  # type: ignore[index]
                Cell(percentage(float(found.lost[at]))),
            )
        )
    return Table(
        caption=_("Coefficients among {who}").format(who=population(results, key, found)),
        head=(
            _("Characteristic"),
            _("Verdict"),
            _("Points per standard deviation"),
            _("95%, by itself"),
            _("95%, all together"),
            _("p, by itself"),
            _("p, all looks"),
            _("Error by gemeente"),
            *((_("Error, also nearby"),) if nearby else ()),
            _("Not seen"),
        ),
        rows=tuple(rows),
        numeric=frozenset(range(2, 10 + nearby)),
        notes=(
            _(
                "p: how often so large a coefficient would come by chance alone. Not seen: share "
                "of the information that is lost because true levels are estimated."
            ),
        ),
        fold=_("The figures of this chart as a table"),
    )
