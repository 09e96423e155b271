"""Part 1: what is suggested, in plain words and one picture."""

from wijkpeil.cases.candidates import CityCount
from wijkpeil.cases.rule import Design
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.cases.facts import Facts, facts
from wijkpeil.report.cases.picture import suggestion_figure
from wijkpeil.report.cases.why import moved
from wijkpeil.report.cases.words import design_words
from wijkpeil.report.document import Block, Bullets, Paragraph, Section
from wijkpeil.report.trajectories.phrases import DIGITS, areas_word, compared
from wijkpeil.results.cases import SuggestedCases


def answer(results: SuggestedCases, known: Facts, *, kicker: str) -> Section:
    """Say what is suggested."""
    options = results.selection.choice.options
    blocks: list[Block] = [
        Paragraph(headline(results, known), kind="lead"),
        Paragraph(_asked(results)),
    ]
    if options:
        blocks.append(suggestion_figure(results, known))
    more = (*cities_without(results), *elsewhere(results))
    if more:
        blocks.append(Bullets(more))
    blocks.append(
        Paragraph(
            _(
                "A suggestion is where to look, not what will be found. It rests on figures alone; "
                "who knows the place may have good reasons to choose otherwise."
            )
        )
    )
    return Section("suggestion", _("The suggestion in short"), tuple(blocks), "answer", kicker)


def headline(results: SuggestedCases, known: Facts) -> str:
    """Say in a sentence or two what is suggested."""
    options = results.selection.choice.options
    if not options:
        return _(
            "No pair is suggested: of no two areas that started alike is it sure enough that they "
            "truly changed differently. That is an answer too."
        )
    cities = len({city for option in options for city in option.cities})
    cases = len(results.selection.codes)
    where = ngettext("in {cities} city", "in {cities} cities", cities).format(cities=number(cities))
    first = ngettext(
        "{cases} case is suggested, {where}:", "{cases} cases are suggested, {where}:", cases
    ).format(cases=number(cases), where=where)
    pairs = [option for option in options if option.is_pair]
    both = sum(moved(option, known) for option in pairs)
    parts = _kinds(both=both, differ=len(pairs) - both, alone=len(options) - len(pairs))
    told = f"{first} {', '.join(parts)}."
    if len(pairs) == both:
        return told
    return f"{told} " + _(
        "A sure difference is: the two started alike and surely changed differently, but it is "
        "not sure of both that the one rose and the other fell."
    )


def _kinds(*, both: int, differ: int, alone: int) -> list[str]:
    """Count the pairs of a riser and a faller, the other pairs, and the areas alone."""
    texts = [
        (
            both,
            ngettext(
                "{count} pair of a riser and a faller",
                "{count} pairs of a riser and a faller",
                both,
            ),
        ),
        (
            differ,
            ngettext(
                "{count} pair with a sure difference",
                "{count} pairs with a sure difference",
                differ,
            ),
        ),
        (alone, ngettext("{count} area alone", "{count} areas alone", alone)),
    ]
    return [text.format(count=number(count)) for count, text in texts if count]


def _asked(results: SuggestedCases) -> str:
    about, rule = results.about, results.selection.rule
    number_words = (
        ngettext("{number} case", "{number} cases", rule.number)
        if rule.exact
        else ngettext("at most {number} case", "at most {number} cases", rule.number)
    ).format(number=number(rule.number))
    where = (
        _("in {cities}").format(cities=", ".join(rule.cities))
        if rule.cities
        else _("anywhere in the data")
    )
    return _(
        "What was asked: {number} {where}, at most {per_city} in one city: {design}. Change is "
        "that of {start} to {end}, {compared}; it counts from {minimum} points. Only vulnerable "
        "areas could be chosen ({rule})."
    ).format(
        number=number_words,
        where=where,
        per_city=number(rule.per_city),
        design=design_words(rule.design),
        start=about.start,
        end=about.end,
        compared=compared(about.reference),
        minimum=number(about.minimum, digits=DIGITS),
        rule=about.vulnerable_rule,
    )


def cities_without(results: SuggestedCases) -> tuple[str, ...]:
    """Name the cities that were asked and get no case, each with the reason."""
    rule, selection = results.selection.rule, results.selection
    chosen = {city for option in selection.choice.options for city in option.cities}
    possible = {city for option in selection.options for city in option.cities}
    return tuple(
        _none_in(count, rule.design, possible=count.city in possible)
        for count in selection.counts
        if rule.cities and count.city not in chosen
    )


def _none_in(count: CityCount, design: Design, *, possible: bool) -> str:
    """Say why a city gets no case; `possible` is whether it could have had one."""
    eligible = count.eligible
    if eligible == 0:
        text = _("In {city} there is no area to choose: no vulnerable area meets the rule.")
    elif possible:
        text = ngettext(
            "In {city} there is {count} area to choose, but other cities have better cases for "
            "the number that was asked.",
            "In {city} there are {count} areas to choose, but other cities have better cases for "
            "the number that was asked.",
            eligible,
        )
    elif design == "most-similar":
        text = ngettext(
            "In {city} there is {count} area to choose, but in no other city that was asked is "
            "there an area that is like it, starts alike and surely changed differently.",
            "In {city} there are {count} areas to choose, but in no other city that was asked is "
            "there an area that is like one of them, starts alike and surely changed differently.",
            eligible,
        )
    else:
        text = ngettext(
            "In {city} there is {count} area to choose, but no case is suggested.",
            "In {city} there are {count} areas to choose, but no two that start alike and surely "
            "changed differently.",
            eligible,
        )
    return text.format(city=count.city, count=number(eligible))


def elsewhere(results: SuggestedCases) -> tuple[str, ...]:
    """Tell what the same rule chooses among areas of another level, if that was asked."""
    known = facts(results.selection.candidates)
    told = []
    for one in results.variants:
        if one.kind != "other_file":
            continue
        level = areas_word(one.value, 2)
        new = dict(one.names)
        town = {
            code: city
            for option in one.options
            for code, city in zip(option.codes, option.cities, strict=True)
        }
        names = [
            f"{new.get(code) or known[code].name} ({town[code]})"
            for code in sorted(town, key=lambda code: (town[code], code))
        ]
        if one.why_not:
            text = _("Among the {level} of the other file: {why_not}")
        elif names:
            text = _("Among the {level} of the other file the same rule chooses: {names}.")
        else:
            text = _("Among the {level} of the other file the same rule chooses none.")
        told.append(text.format(level=level, why_not=one.why_not, names=", ".join(names)))
    return tuple(told)
