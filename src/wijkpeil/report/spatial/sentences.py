"""Clusters and surroundings as sentences."""

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, percentage
from wijkpeil.report.spatial.words import kind_word
from wijkpeil.report.trajectories.phrases import points
from wijkpeil.results.spatial import SpatialResults


def clusters_sentence(results: SpatialResults) -> str:
    """Say how many areas lie in clusters of rise and of fall."""
    rise, fall = (_areas_in(results, kind) for kind in ("rise-amid-rise", "fall-amid-fall"))
    unlike = sum(_count(results, kind) for kind in ("rise-amid-fall", "fall-amid-rise"))
    period = {"start": results.change.start, "end": results.change.end}
    if has_clusters(results):
        first = _(
            "Between {start} and {end} there are clusters of rise ({rise}) and clusters of fall "
            "({fall})."
        ).format(rise=rise, fall=fall, **period)
    else:
        first = _(
            "Between {start} and {end} no areas stand out together from the rest: we found no "
            "clusters of rise or fall."
        ).format(**period)
    if not unlike:
        return first
    second = ngettext(
        "{n} area went the other way than its surroundings.",
        "{n} areas went the other way than their surroundings.",
        unlike,
    ).format(n=number(unlike))
    return f"{first} {second}"


def has_clusters(results: SpatialResults) -> bool:
    """Whether any areas rose or fell together; one that went against its surroundings is none."""
    return bool(np.isin(results.kind, ("rise-amid-rise", "fall-amid-fall")).any())


def _count(results: SpatialResults, kind: str) -> int:
    return int((results.kind == kind).sum())


def _areas_in(results: SpatialResults, kind: str) -> str:
    count = _count(results, kind)
    groups = np.unique(results.patch[results.kind == kind]).size
    if not count:
        return _("none")
    areas = ngettext("{n} area", "{n} areas", count).format(n=number(count))
    places = ngettext("{n} place", "{n} places", groups).format(n=number(groups))
    return _("{areas} in {places}").format(areas=areas, places=places)


def overall_sentence(results: SpatialResults) -> str:
    """Say whether neighbours are alike at all."""
    overall = results.overall
    if overall.p > 0.05:
        text = _(
            "Over the whole map, neighbours are not clearly more alike in their change than areas "
            "far apart (Moran’s I {statistic}, where chance gives about {expected})."
        )
    elif overall.statistic > overall.expected:
        text = _(
            "Over the whole map, neighbours are more alike in their change than areas far apart "
            "(Moran’s I {statistic}, where chance gives about {expected})."
        )
    else:
        text = _(
            "Over the whole map, neighbours differ more in their change than areas far apart "
            "(Moran’s I {statistic}, where chance gives about {expected})."
        )
    return text.format(
        statistic=number(overall.statistic, digits=2), expected=number(overall.expected, digits=2)
    )


def certainty_sentence(results: SpatialResults) -> str:
    """Say how sure it is that areas belong to their clusters; empty if there are none."""
    called = results.local.called
    if not has_clusters(results):
        return ""
    sides = results.certainty.same_quadrant[called]
    stays = results.certainty.same_call[called]
    return _(
        "How sure is that? Of the areas in clusters ({total}), {sides} are on the side where we "
        "found them, and their neighbours too, in at least 95 of every 100 courses that the "
        "figures allow. But {stays} of them stay in their cluster in at least half of those "
        "courses. That fits with “at most {rate} of every 100 by chance”: the one says "
        "whether neighbours are alike by chance, the other how sure each area's own membership is, "
        "as its change is only known with an interval."
    ).format(
        rate=number(100 * results.local.rate),
        total=number(int(called.sum())),
        sides=number(int((sides >= 0.95).sum())),
        stays=number(int((stays >= 0.5).sum())),
    )


def surroundings_sentence(results: SpatialResults, code: str) -> str:
    """Say whether an area rose or fell with its surroundings or against them.

    Returns
    -------
    str
        In the active language; empty if the area isn't there or its change can't be told.
    """
    at = results.place(code)
    if at is None or np.isnan(results.change.estimate[at]):
        return ""
    if np.isnan(results.amid.around.estimate[at]):
        return _("It has no neighbours with scores, so it can't be compared with its surroundings.")
    return " ".join(
        filter(None, (_company(results, at), _sizes(results, at), _cluster(results, at)))
    )


def _company(results: SpatialResults, at: int) -> str:
    company = str(results.amid.company[at])
    if company == "":
        return ""
    rose = results.verdict[at] == "rising"
    texts = {
        "with": _("It rose with its surroundings.")
        if rose
        else _("It fell with its surroundings."),
        "more": _("It rose more than its surroundings, which rose too.")
        if rose
        else _("It fell more than its surroundings, which fell too."),
        "against": _("It rose against its surroundings, which fell.")
        if rose
        else _("It fell against its surroundings, which rose."),
        "apart": _("It rose while its surroundings stayed about the same.")
        if rose
        else _("It fell while its surroundings stayed about the same."),
        "unclear": _("Whether it rose with its surroundings or alone, we can't tell.")
        if rose
        else _("Whether it fell with its surroundings or alone, we can't tell."),
    }
    return texts[company]


def _sizes(results: SpatialResults, at: int) -> str:
    around, neighbours = results.amid.around, int(results.neighbours[at])
    low, high = around.interval(0.95)
    return ngettext(
        "Compared with the country, its {n} neighbour changed by {change} points (95%: {low} to "
        "{high}).",
        "Compared with the country, its {n} neighbours changed by {change} points on average (95%: "
        "{low} to {high}).",
        neighbours,
    ).format(
        n=number(neighbours),
        change=points(float(around.estimate[at])),
        low=points(float(low[at])),
        high=points(float(high[at])),
    )


def _cluster(results: SpatialResults, at: int) -> str:
    kind = str(results.kind[at])
    if not kind:
        return ""
    return _(
        "It lies in a cluster ({kind}); in {share} of the courses that the figures allow, it stays "
        "in it."
    ).format(kind=kind_word(kind), share=percentage(float(results.certainty.same_call[at])))
