"""Part 2: for each city, why these cases, how sure that is, and what came second."""

from wijkpeil.cases.options import Option
from wijkpeil.language import gettext as _
from wijkpeil.report.cases.facts import Facts
from wijkpeil.report.cases.why import (
    course,
    kept_words,
    runner_up_words,
    sure_pair,
    two_questions,
    why_pair,
    why_single,
)
from wijkpeil.report.document import Block, Bullets, Paragraph, Section
from wijkpeil.results.cases import SuggestedCases


def by_city(results: SuggestedCases, known: Facts, *, kicker: str) -> Section | None:
    """Tell of each suggestion why it was made; None if there is none."""
    groups: dict[tuple[str, ...], list[Option]] = {}
    for option in results.selection.choice.options:
        groups.setdefault(tuple(sorted(set(option.cities))), []).append(option)
    if not groups:
        return None
    sections = tuple(
        Section(
            f"city-{place}",
            " – ".join(cities),
            tuple(block for option in groups[cities] for block in _option(results, option, known)),
        )
        for place, cities in enumerate(sorted(groups), start=1)
    )
    return Section(
        "cities", _("City by city"), (Paragraph(two_questions(results)), *sections), kicker=kicker
    )


def _option(results: SuggestedCases, option: Option, known: Facts) -> list[Block]:
    runner = next((one for one in results.selection.runners_up if one.without == option), None)
    order = sorted(option.codes, key=lambda code: -known[code].estimate)
    told = " ".join(course(results, known[code]) for code in order)
    if option.is_pair:
        why, sure = why_pair(results, option, known), sure_pair(results, option, known)
    else:
        why, sure = "", why_single(results, option, known)
    more = (
        _("How sure? {text}").format(text=sure),
        runner_up_words(runner, known),
        kept_words(results, option),
    )
    return [
        Paragraph(f"{why} {told}".strip()),
        Bullets(tuple(text for text in more if text)),
    ]
