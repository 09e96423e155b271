"""Turns of phrase that several parts of the report share."""

import pandas as pd

from wijkpeil.areas.levels import LEVELS, NAMES, Level
from wijkpeil.language import N_, number
from wijkpeil.language import gettext as _
from wijkpeil.report.document import LegendItem
from wijkpeil.report.trajectories.findings import SMALL
from wijkpeil.report.words import verdict_word
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import ComparedWith, Verdict

CAUTION = "⚠"
"""Mark of an area with few inhabitants."""
DIGITS = 3
"""Decimals of a change in score points."""

DIMENSIONS: dict[str, str] = {
    "won": N_("housing stock"),
    "fys": N_("physical surroundings"),
    "vrz": N_("amenities"),
    "soc": N_("social cohesion"),
    "onv": N_("nuisance and insecurity"),
}
_VULNERABLE: dict[Level, tuple[str, str]] = {
    "grid": (N_("vulnerable grid cell"), N_("vulnerable grid cells")),
    "buurt": (N_("vulnerable buurt"), N_("vulnerable buurten")),
    "wijk": (N_("vulnerable wijk"), N_("vulnerable wijken")),
    "pc4": (N_("vulnerable postcode area"), N_("vulnerable postcode areas")),
    "gemeente": (N_("vulnerable gemeente"), N_("vulnerable gemeenten")),
}
_COMPARED: dict[ComparedWith, str] = {
    "nation": N_("compared with the country as a whole"),
    "gemeente": N_("compared with their own gemeente"),
    "group": N_("compared with the vulnerable areas together"),
    "alike": N_("compared with areas like them"),
    "none": N_("compared with nothing else"),
}
_MORE_THAN: dict[ComparedWith, str] = {
    "nation": N_("the country"),
    "gemeente": N_("its gemeente"),
    "group": N_("the vulnerable areas together"),
    "alike": N_("areas like it"),
    "none": N_("nothing else"),
}
_RULES: dict[str, str] = {
    "raw_difference": N_("subtract two scores"),
    "class_change": N_("change of class"),
    "four_groups": N_("four groups of 2017"),
    "sequences": N_("types of class sequences"),
    "shapes": N_("types of courses"),
    "look_alikes": N_("compared with areas like it"),
    "expected": N_("compared with what was to be expected"),
}
"""Names of the rules, by their column in the results."""


def areas_word(level: str, count: int) -> str:
    """Name `count` areas of a level, without the number itself."""
    known = next((each for each in LEVELS if each == level), None)
    if known is None:
        return _("area") if count == 1 else _("areas")
    return _(NAMES[known][0 if count == 1 else 1])


def asked_areas(results: TrajectoryResults, count: int) -> str:
    """Name `count` of the areas that the page is about, without the number itself."""
    if results.settings.every_area:
        return areas_word(results.level, count)
    known = next((each for each in LEVELS if each == results.level), None)
    if known is None:
        return _("vulnerable area") if count == 1 else _("vulnerable areas")
    return _(_VULNERABLE[known][0 if count == 1 else 1])


def begin(text: str) -> str:
    """Write the first letter as a capital."""
    return text[:1].upper() + text[1:]


def compared(reference: ComparedWith) -> str:
    """Say what changes are compared with."""
    return _(_COMPARED[reference])


def more_than(reference: ComparedWith) -> str:
    """Name what an area is compared with."""
    return _(_MORE_THAN[reference])


def points(value: float) -> str:
    """Write a change in score points with its sign."""
    return number(value, digits=DIGITS, sign=True)


def span(low: float, high: float) -> str:
    """Write an interval of changes."""
    return _("{low} to {high}").format(low=points(low), high=points(high))


def caution() -> str:
    """Say what the mark of caution means."""
    text = _("{mark} fewer than {small} inhabitants: read with caution.")
    return text.format(mark=CAUTION, small=number(SMALL))


def rule_name(column: str) -> str:
    """Name a rule for the reader; a column without a known name is told as it is."""
    return _(_RULES[column]) if column in _RULES else column.replace("_", " ")


def raw_rule(columns: "pd.Index[str]") -> str | None:
    """Find the rule that subtracts two scores, if it is there."""
    return next((str(c) for c in columns if str(c).startswith("raw")), None)


def place(row: "pd.Series[float]", code: str) -> str:
    """Name an area: its name and gemeente, or its code where it has no name."""
    name = str(row["name"]) or code
    town = str(row["gemeente_name"])
    return f"{name} ({town})" if town and town != name else name


def verdict_legend(order: tuple[Verdict, ...]) -> tuple[LegendItem, ...]:
    """List the marks of verdicts with their words."""
    return tuple(LegendItem(verdict, verdict_word(verdict)) for verdict in order)
