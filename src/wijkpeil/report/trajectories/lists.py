"""Part 4: which areas rose, which fell, which stayed the same, and where we can't tell."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Block, Paragraph, Section
from wijkpeil.report.trajectories.area_table import area_table
from wijkpeil.report.trajectories.findings import Findings
from wijkpeil.report.trajectories.interval_figures import axis_domain, interval_figures
from wijkpeil.report.trajectories.phrases import DIGITS, begin, compared
from wijkpeil.report.words import BOUNDS, CERTAINTIES, certainty, finding_word
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import Verdict


def _reading() -> Paragraph:
    return Paragraph(
        _(
            "The words rest on the chance that the direction is right: almost certainly from "
            "{first}, very likely from {second}, likely from {third}. Inside a group the order is "
            "that of gemeente and name, not of better or worse: within these margins an order of "
            "areas would mean little."
        ).format(
            first=percentage(BOUNDS["almost certainly"]),
            second=percentage(BOUNDS["very likely"]),
            third=percentage(BOUNDS["likely"]),
        )
    )


def _told(
    verdict: Verdict,
    *,
    title: str,
    none: str,
    results: TrajectoryResults,
    found: Findings,
    kicker: str,
) -> Section:
    """List risers or fallers, grouped by how sure we are, each group with charts and a table."""
    told = found.vulnerable[found.vulnerable["verdict"].isin(["rising", "falling"])]
    rows = told[told["verdict"] == verdict]
    title = title.format(n=number(len(rows)))
    if not len(rows):
        return Section(verdict, title, (Paragraph(none),), kicker=kicker)
    blocks: list[Block] = [_reading()]
    words = rows["sure"].map(certainty)
    for place, word in enumerate(CERTAINTIES):
        group = rows[words == word]
        if not len(group):
            continue
        caption = f"{begin(finding_word(verdict, word))} ({number(len(group))})"
        blocks += interval_figures(
            group,
            verdict=verdict,
            domain=axis_domain(told),
            minimum=results.relative.minimum,
            against=compared(results.relative.reference),
            key=f"{verdict}-{place}",
            title=caption,
        )
        blocks.append(area_table(group, caption=caption))
    return Section(verdict, title, tuple(blocks), kicker=kicker)


def _quiet(verdict: Verdict, *, title: str, text: str, found: Findings, kicker: str) -> Section:
    """List areas that stayed the same, or of which we can't tell."""
    rows = found.vulnerable[found.vulnerable["verdict"] == verdict]
    title = title.format(n=number(len(rows)))
    if not len(rows):
        return Section(verdict, title, (Paragraph(_("There are none.")),), kicker=kicker)
    return Section(
        verdict, title, (Paragraph(text), area_table(rows, caption=title)), kicker=kicker
    )


def lists(results: TrajectoryResults, found: Findings, *, kicker: str) -> tuple[Section, ...]:
    """List every vulnerable area under its verdict."""
    stable = _(
        "Of these areas we can say that they changed no more than a little, compared with the "
        "rest: less than {minimum} points, up or down."
    ).format(minimum=number(results.relative.minimum, digits=DIGITS))
    unclear = _(
        "Here the figures don't decide. Of some areas the direction is unclear; of others it is "
        "clear, but not whether the change is large enough to count. The interval tells which. An "
        "area without a score at the start or the end of the period is here too. "
        "That is not the same as “nothing happened”. More measurements, or a larger area, can "
        "decide; so can people who know the place."
    )
    return (
        _told(
            "rising",
            title=_("Areas that rose ({n})"),
            none=_("Of none of these areas can we say that it rose."),
            results=results,
            found=found,
            kicker=kicker,
        ),
        _told(
            "falling",
            title=_("Areas that fell ({n})"),
            none=_("Of none of these areas can we say that it fell."),
            results=results,
            found=found,
            kicker=kicker,
        ),
        _quiet(
            "stable",
            title=_("Areas that stayed about the same ({n})"),
            text=stable,
            found=found,
            kicker=kicker,
        ),
        _quiet(
            "unclear",
            title=_("Areas for which we can't tell ({n})"),
            text=unclear,
            found=found,
            kicker=kicker,
        ),
    )
