"""How an area did against its look-alikes, in sentences."""

import numpy as np

from wijkpeil.language import N_, ngettext, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.trajectories.phrases import DIGITS, points
from wijkpeil.report.words import Certainty, certainty, class_steps
from wijkpeil.results.alike import AlikeResults
from wijkpeil.trajectories.change import Verdict

APART = 2
"""Decimals of a distance between areas."""

_MOVED: dict[tuple[Verdict, Certainty], str] = {
    ("rising", "almost certainly"): N_("almost certainly did better than areas like it"),
    ("rising", "very likely"): N_("very likely did better than areas like it"),
    ("rising", "likely"): N_("likely did better than areas like it"),
    ("rising", "unsure"): N_("more likely did better than worse than areas like it"),
    ("falling", "almost certainly"): N_("almost certainly did worse than areas like it"),
    ("falling", "very likely"): N_("very likely did worse than areas like it"),
    ("falling", "likely"): N_("likely did worse than areas like it"),
    ("falling", "unsure"): N_("more likely did worse than better than areas like it"),
    ("stable", "almost certainly"): N_("almost certainly did about the same as areas like it"),
    ("stable", "very likely"): N_("very likely did about the same as areas like it"),
    ("stable", "likely"): N_("likely did about the same as areas like it"),
    ("stable", "unsure"): N_("more likely than not did about the same as areas like it"),
}


def good_sentence(results: AlikeResults) -> str:
    """Say how many areas have good look-alikes, and how many of the vulnerable ones."""
    text = _(
        "Of {total} areas, {good} have good look-alikes: areas elsewhere that were much like them "
        "in {start}."
    ).format(
        total=number(len(results.areas)),
        good=number(int(results.alike.good.sum())),
        start=results.start,
    )
    if results.vulnerable is None or not results.vulnerable.any():
        return text
    total, good = int(results.vulnerable.sum()), int(results.alike.good[results.vulnerable].sum())
    return f"{text} " + _("Of the {total} vulnerable areas {good} do ({share}). {rule}.").format(
        total=number(total),
        good=number(good),
        share=percentage(good / total),
        rule=results.vulnerable_rule,
    )


def verdict_sentence(results: AlikeResults, at: int, name: str) -> str:
    """Say how an area did against its look-alikes, how much, and how sure that is."""
    if not results.alike.good[at]:
        return _none_good(results, at, name)
    if not results.measured[at]:
        return _(
            "{name} has no score in {start} or in {end}, so how it did against areas like it we "
            "can't tell."
        ).format(name=name, start=results.start, end=results.end)
    change = results.relative
    low, high = (float(bound[at]) for bound in change.interval(0.95))
    verdict: Verdict = results.verdict[at].item()
    if verdict == "unclear":
        return _(
            "Whether {name} did better or worse than areas like it between {start} and {end}, we "
            "can't tell: the difference in change lies between {low} and {high} points (95%). The "
            "chance that it did better is {chance}."
        ).format(
            name=name,
            start=results.start,
            end=results.end,
            low=points(low),
            high=points(high),
            chance=percentage(float(change.rise[at])),
        )
    return _told(results, at, name, verdict, (low, high))


def _told(
    results: AlikeResults, at: int, name: str, verdict: Verdict, ends: tuple[float, float]
) -> str:
    change = results.relative
    sure = {"rising": change.rise, "falling": change.fall, "stable": change.within}[verdict]
    did = _(_MOVED[verdict, certainty(float(sure[at]))])
    if verdict == "stable":
        return _(
            "Between {start} and {end} {name} {did}: the difference in change lies between {low} "
            "and {high} points (95%)."
        ).format(
            start=results.start,
            end=results.end,
            name=name,
            did=did,
            low=points(ends[0]),
            high=points(ends[1]),
        )
    estimate = float(change.estimate[at])
    low, high = (-ends[1], -ends[0]) if estimate < 0 else ends
    size, least, most = (number(v, digits=DIGITS) for v in (abs(estimate), low, high))
    return _(
        "Between {start} and {end} {name} {did}, by about {size} points (95%: {least} to {most}). "
        "That is about {steps}."
    ).format(
        start=results.start,
        end=results.end,
        name=name,
        did=did,
        size=size,
        least=least,
        most=most,
        steps=class_steps(estimate),
    )


def _none_good(results: AlikeResults, at: int, name: str) -> str:
    """Say that there are no good look-alikes, and how far off the nearest is."""
    alike = results.alike
    count = int(alike.count[at])
    found = (
        _(
            "Fewer than {least} areas are enough like {name} (there is none), so it is not "
            "compared."
        ).format(name=name, least=alike.least)
        if count == 0
        else ngettext(
            "Fewer than {least} areas are enough like {name} (there is {count}), so it is not "
            "compared.",
            "Fewer than {least} areas are enough like {name} (there are {count}), so it is not "
            "compared.",
            count,
        ).format(name=name, count=count, least=alike.least)
    )
    nearest = float(alike.nearest[at])
    if np.isnan(nearest):
        return found
    return f"{found} " + _(
        "The most similar one differs {nearest} from it (look-alikes differ at most {caliper}, two "
        "areas taken at random about {usual})."
    ).format(
        nearest=number(nearest, digits=APART),
        caliper=number(alike.caliper, digits=APART),
        usual=number(alike.usual, digits=1),
    )


def own_and_theirs(results: AlikeResults, at: int, name: str) -> str:
    """Say both changes by themselves."""
    own = float(results.absolute.estimate[at])
    theirs = own - float(results.relative.estimate[at])
    return _(
        "By itself {name} went {own} points; its {count} look-alikes together went {theirs} "
        "points, on average."
    ).format(
        name=name,
        own=points(own),
        theirs=points(theirs),
        count=number(int(results.alike.count[at])),
    )


def likeness_sentence(results: AlikeResults, at: int) -> str:
    """Say in one figure how like an area its look-alikes are."""
    mean = float(np.nanmean(results.alike.distance[at]))
    return _(
        "How like they are: a look-alike differs from it by {mean} on a characteristic, two areas "
        "taken at random by about {usual}. (0 is exactly the same; 1 is the usual spread between "
        "areas.)"
    ).format(mean=number(mean, digits=APART), usual=number(results.alike.usual, digits=1))
