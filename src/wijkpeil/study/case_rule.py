"""Reads and writes the table ``[cases]`` of ``study.toml``: the rule that cases are chosen by."""

from collections.abc import Iterator
from typing import cast

from wijkpeil.cases.rule import DESIGNS, Design, SelectionRule
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.study.table import Table
from wijkpeil.study.toml_text import quoted

_MOST = 1_000_000


def read_case_rule(top: Table, *, cities: tuple[str, ...]) -> SelectionRule | None:
    """Read the rule; None if the study has none.

    Parameters
    ----------
    top : Table
        The whole of ``study.toml``.
    cities : tuple of str
        The study's cities: those of the rule if it names none.

    Raises
    ------
    StudyError
        If a key is unknown or wrong, or a city is not one of the study's.
    """
    if not top.has("cases"):
        return None
    table = top.table("cases")
    usual = SelectionRule()
    named = table.texts("cities") or cities
    strange = next((city for city in named if city not in cities), None)
    if strange is not None:
        message = _("“{city}” is not one of the cities of the study: {cities}.")
        raise table.wrong(
            "cities", message.format(city=strange, cities=", ".join(cities) or _("(none)"))
        )
    design = cast("Design", table.choice("design", DESIGNS, usual.design))
    number, per_city = (
        _whole(table, "number", usual.number),
        _whole(table, "per_city", usual.per_city),
    )
    start, end = (table.wave(key) if table.has(key) else None for key in ("from", "to"))
    try:
        rule = SelectionRule(
            design=design,
            number=number,
            cities=named,
            per_city=per_city,
            without_pair=_whole(table, "without_pair", 0) if table.has("without_pair") else None,
            least_size=table.number(
                "least_size", default=usual.least_size, above=-1.0, below=_MOST
            ),
            caliper=table.number("start_apart", default=usual.caliper, above=0.0, below=10.0),
            likeness=table.number("likeness", default=usual.likeness, above=0.0, below=100.0),
            sure=table.number("sure", default=usual.sure, above=0.0, below=1.0),
            start=start,
            end=end,
        )
    except RuleError as error:
        raise top.wrong("cases", str(error)) from error
    table.finish()
    return rule


def case_rule_lines(rule: SelectionRule) -> Iterator[str]:
    """Write the rule as a table, keys in a fixed order."""
    yield "\n[cases]\n"
    yield f"design = {quoted(rule.design)}\n"
    yield f"number = {rule.number}\n"
    yield f"cities = [{', '.join(quoted(city) for city in rule.cities)}]\n"
    yield f"per_city = {rule.per_city}\n"
    if rule.without_pair is not None:
        yield f"without_pair = {rule.without_pair}\n"
    yield f"least_size = {rule.least_size!r}\n"
    yield f"start_apart = {rule.caliper!r}\n"
    yield f"likeness = {rule.likeness!r}\n"
    yield f"sure = {rule.sure!r}\n"
    if rule.start is not None:
        yield f"from = {rule.start}\n"
    if rule.end is not None:
        yield f"to = {rule.end}\n"


def _whole(table: Table, key: str, usual: int) -> int:
    value = table.number(key, default=usual, above=-1.0, below=_MOST)
    if value != int(value):
        raise table.wrong(key, _("Write a whole number, such as 11."))
    return int(value)
