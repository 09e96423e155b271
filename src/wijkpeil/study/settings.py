"""Reads and writes ``study.toml``: what a study asks, of what, by which rules."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from wijkpeil.areas.levels import LEVELS, Level
from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import RuleError
from wijkpeil.language import DEFAULT as DEFAULT_LANGUAGE
from wijkpeil.language import LANGUAGES, Language
from wijkpeil.language import gettext as _
from wijkpeil.study.case_rule import case_rule_lines, read_case_rule
from wijkpeil.study.faults import fault
from wijkpeil.study.model import Period, Rules, Study
from wijkpeil.study.moments import written
from wijkpeil.study.sources import read_sources
from wijkpeil.study.table import FILE, Table
from wijkpeil.study.texts import write_text
from wijkpeil.study.toml_file import read_toml
from wijkpeil.study.toml_text import quoted
from wijkpeil.trajectories.defaults import REFERENCES, Reference


def read_settings(folder: Path, *, need_data: bool = True) -> Study:
    """Read ``study.toml`` as a study without cases, interventions and events.

    Parameters
    ----------
    folder : Path
    need_data : bool
        Whether the data files must be there.

    Raises
    ------
    StudyError
        If the file is missing or can't be read, or a key is missing, unknown or wrong.
    """
    top = Table(_load(folder / FILE))
    study = Study(
        title=top.text("title"),
        question=top.text("question"),
        language=cast("Language", top.choice("language", LANGUAGES, DEFAULT_LANGUAGE)),
        made_up=top.yes("made_up", default=False),
        level=cast("Level", top.choice("level", LEVELS)),
        cities=top.texts("cities"),
        perspectives=top.texts("perspectives"),
        embargo=top.moment("embargo"),
        period=_period(top.table("period", needed=True)),
        data=read_sources(top.table("data", needed=True), folder=folder, need_data=need_data),
        rules=_rules(top.table("rules")),
        folder=folder,
    )
    study = replace(study, case_rule=read_case_rule(top, cities=study.cities))
    top.finish()
    return study


def write_settings(folder: Path, study: Study) -> None:
    """Write ``study.toml``, keys in a fixed order."""
    write_text(folder / FILE, "".join(_lines(study)))


def _load(path: Path) -> dict[str, Any]:
    if not path.is_file():
        message = _(
            "This file is missing from “{folder}”. A study folder holds a file study.toml; "
            "“wijkpeil example” writes one to start from."
        )
        raise fault(message.format(folder=path.parent), file=FILE)
    return read_toml(path)


def _period(table: Table) -> Period:
    period = Period(table.wave("from"), table.wave("to"))
    table.finish()
    if period.start >= period.end:
        message = _("The period ends ({end}) before it has begun ({start}).")
        raise table.wrong("to", message.format(end=period.end, start=period.start))
    return period


def _rules(table: Table) -> Rules:
    usual = Rules()
    rules = Rules(
        vulnerable=table.text("vulnerable", usual.vulnerable),
        minimum_change=table.number(
            "minimum_change", default=usual.minimum_change, above=0.0, below=10.0
        ),
        wrong_signs=table.number("wrong_signs", default=usual.wrong_signs, above=0.0, below=0.5),
        relative_to=cast("Reference", table.choice("relative_to", REFERENCES, usual.relative_to)),
    )
    table.finish()
    try:
        parse(rules.vulnerable)
    except RuleError as error:
        raise table.wrong("vulnerable", str(error)) from error
    return rules


def _lines(study: Study) -> Iterator[str]:
    yield f"title = {quoted(study.title)}\n"
    yield f"question = {quoted(study.question)}\n"
    yield f"language = {quoted(study.language)}\n"
    yield f"made_up = {str(study.made_up).lower()}\n"
    yield f"level = {quoted(study.level)}\n"
    if study.embargo is not None:
        yield f"embargo = {quoted(written(study.embargo))}\n"
    yield from _list("cities", study.cities)
    yield from _list("perspectives", study.perspectives)
    yield f"\n[period]\nfrom = {study.period.start}\nto = {study.period.end}\n"
    yield "\n[data]\n"
    for key in ("scores", "characteristics", "gemeenten", "borders"):
        source = getattr(study.data, key)
        if source is not None:
            yield f"{key} = {quoted(str(source))}\n"
    yield f"\n[rules]\nvulnerable = {quoted(study.rules.vulnerable)}\n"
    yield f"minimum_change = {study.rules.minimum_change!r}\n"
    yield f"wrong_signs = {study.rules.wrong_signs!r}\n"
    yield f"relative_to = {quoted(study.rules.relative_to)}\n"
    if study.case_rule is not None:
        yield from case_rule_lines(study.case_rule)


def _list(key: str, items: tuple[str, ...]) -> Iterator[str]:
    """One item a line, so that a change is one line of a diff."""
    yield f"{key} = [\n"
    for item in items:
        yield f"    {quoted(item)},\n"
    yield "]\n"
