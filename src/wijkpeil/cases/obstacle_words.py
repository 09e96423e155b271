"""Obstacles to a choice, as sentences for the person who asked for it."""

from typing import Literal

from wijkpeil.cases.candidates import CityCount
from wijkpeil.cases.conditions import Condition
from wijkpeil.cases.obstacles import Obstacles, Setting
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.language import N_, ngettext, number, percentage
from wijkpeil.language import gettext as _

NamedAs = Literal["option", "key"]
"""Whether settings are told by their option on the command line, or their key in study.toml."""
_CONDITIONS: dict[Condition, tuple[str, str]] = {
    "number": (
        N_("let the number of cases be smaller ({setting}; {number} are asked)"),
        "number",
    ),
    "every_city": (N_("leave a city out ({setting})"), "cities"),
    "per_city": (N_("let a city have more than {per_city} cases ({setting})"), "per_city"),
    "pair_in_city": (N_("let more cities do without a pair ({setting})"), "without_pair"),
    "every_role": (N_("let some kinds of case be absent, with another {setting}"), "design"),
}
_SETTINGS: dict[Setting, tuple[str, str]] = {
    "sure": (
        N_("be content with a less sure difference within a pair ({setting}; now {sure})"),
        "sure",
    ),
    "caliper": (
        N_("let the two of a pair start further apart ({setting}; now {caliper} points)"),
        "start_apart",
    ),
    "least_size": (
        N_("allow areas with fewer than {least_size} inhabitants ({setting})"),
        "least_size",
    ),
}


def describe_obstacles(found: Obstacles, rule: SelectionRule, *, named: NamedAs = "option") -> str:
    """Say why the rule can't be met, and what would make it possible."""
    parts = [_("The cases asked for can't be chosen: the conditions can't all be met.")]
    parts += _bare_cities(found.counts)
    pairless = [city for city in found.without_pair if city not in found.bare]
    if pairless:
        parts.append(
            _("In these cities no two areas start alike and surely differ: {cities}.").format(
                cities=", ".join(pairless)
            )
        )
    parts += _too_few(found.counts, rule)
    return " ".join([*parts, *_ways_out(found, rule, named)])


def _too_few(counts: tuple[CityCount, ...], rule: SelectionRule) -> list[str]:
    """Tell that there are fewer areas, or fewer places in the cities, than cases asked."""
    sentences = []
    eligible = sum(count.eligible for count in counts)
    if eligible < rule.number:
        sentences.append(
            ngettext(
                "Only {eligible} area can be chosen, and {asked} are asked.",
                "Only {eligible} areas can be chosen, and {asked} are asked.",
                eligible,
            ).format(eligible=number(eligible), asked=number(rule.number))
        )
    places = rule.per_city * len(counts)
    if rule.cities and places < rule.number:
        sentences.append(
            ngettext(
                "{cities} city × {per_city} = at most {places} cases, and {asked} are asked.",
                "{cities} cities × {per_city} = at most {places} cases, and {asked} are asked.",
                len(counts),
            ).format(
                cities=number(len(counts)),
                per_city=number(rule.per_city),
                places=number(places),
                asked=number(rule.number),
            )
        )
    return sentences


def _bare_cities(counts: tuple[CityCount, ...]) -> list[str]:
    """Name the cities without an area to choose, each with the reason."""
    sentences = []
    for count in counts:
        if count.eligible:
            continue
        if count.not_vulnerable == count.areas:
            text = _("{city} has no vulnerable area.")
        else:
            text = _("{city} has no vulnerable area that is large enough and was measured.")
        sentences.append(text.format(city=count.city))
    return sentences


def _ways_out(found: Obstacles, rule: SelectionRule, named: NamedAs) -> list[str]:
    words = {
        "number": number(rule.number),
        "per_city": number(rule.per_city),
        "sure": percentage(rule.sure),
        "caliper": number(rule.caliper, digits=3),
        "least_size": number(rule.least_size),
    }
    texts = [_CONDITIONS[one] for one in found.conditions]
    texts += [_SETTINGS[one] for one in found.settings]
    ways = [_(text).format(setting=_name(key, named), **words) for text, key in texts]
    sentences = []
    if ways:
        sentences.append(_("Any one of these helps: {ways}.").format(ways="; ".join(ways)))
    if found.most:
        sentences.append(
            ngettext(
                "With the same conditions {number} case can be chosen.",
                "With the same conditions {number} cases can be chosen.",
                found.most,
            ).format(number=number(found.most))
        )
    if found.most_without:
        sentences.append(_leave_out(found, named))
    if not sentences:
        sentences.append(_("Letting go of one condition is not enough; ease several."))
    return sentences


def _leave_out(found: Obstacles, named: NamedAs) -> str:
    return ngettext(
        "Leave {cities} out ({setting}): then {number} case can be chosen.",
        "Leave {cities} out ({setting}): then {number} cases can be chosen.",
        found.most_without,
    ).format(
        cities=", ".join(found.bare),
        setting=_name("cities", named),
        number=number(found.most_without),
    )


def _name(key: str, named: NamedAs) -> str:
    return key if named == "key" else "--" + key.replace("_", "-")
