"""Reads and writes ``conditions.toml``: the outcome and conditions that cases are compared on."""

import re
from pathlib import Path
from typing import cast

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.models import SolutionKind
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.study.calibration_table import read_method
from wijkpeil.study.comparison import (
    KINDS,
    USUAL_CUTS,
    Clusters,
    Comparison,
    PlannedSet,
)
from wijkpeil.study.conditions_text import conditions_text
from wijkpeil.study.raw_source import check_calibrated, read_source
from wijkpeil.study.table import Table
from wijkpeil.study.texts import write_text
from wijkpeil.study.toml_file import read_toml

FILE = "conditions.toml"
_NAME = re.compile(r"[^\W\d]\w*")


def read_conditions(folder: Path, *, need_data: bool = True) -> Comparison | None:
    """Read what the cases of a study are compared on; None if the file is absent.

    Parameters
    ----------
    folder : Path
    need_data : bool
        Whether the CSV files that it names must be there.

    Raises
    ------
    StudyError
        If a key is missing, unknown or wrong, or a name occurs twice.
    """
    path = folder / FILE
    if not path.exists():
        return None
    top = Table(read_toml(path), file=FILE)
    outcome = _set(top.table("outcome", needed=True), folder, need_data=need_data, outcome=True)
    conditions = [_set(one, folder, need_data=need_data) for one in top.tables("condition")]
    comparison = _comparison(top.table("comparison"), outcome, tuple(conditions))
    top.finish()
    names = [one.name for one in (outcome, *conditions)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        message = _("The name {name} occurs twice. Give each condition and the outcome its own.")
        raise top.wrong("condition", message.format(name=twice))
    return comparison


def write_conditions(folder: Path, comparison: Comparison) -> None:
    """Write ``conditions.toml``, keys in a fixed order."""
    write_text(folder / FILE, conditions_text(comparison))


def _comparison(
    table: Table, outcome: PlannedSet, conditions: tuple[PlannedSet, ...]
) -> Comparison:
    comparison = Comparison(
        outcome=outcome,
        conditions=conditions,
        cuts=_cuts(table),
        solution=cast("SolutionKind", table.choice("solution", KINDS, "intermediate")),
        clusters=cast("Clusters", table.choice("clusters", ("city", "none"), "city")),
        exclude=_optional(table, "exclude"),
        theory=_optional(table, "theory"),
    )
    table.finish()
    return comparison


def _cuts(table: Table) -> Cuts:
    def share(key: str, default: float | None) -> float:
        return table.number(key, default=default, above=-1e-9, below=1 + 1e-9)

    frequency = table.number("frequency", default=USUAL_CUTS.frequency, above=0, below=1e6)
    if frequency != int(frequency):
        raise table.wrong("frequency", _("Write a whole number, such as 1."))
    inclusion, pri = share("inclusion", USUAL_CUTS.inclusion), share("pri", USUAL_CUTS.pri)
    low = share("contradiction", None) if table.has("contradiction") else None
    try:
        return Cuts(inclusion, low, pri, int(frequency))
    except QcaError as error:
        raise table.wrong("contradiction", str(error)) from error


def _set(table: Table, folder: Path, *, need_data: bool, outcome: bool = False) -> PlannedSet:
    name = table.text("name")
    if not _NAME.fullmatch(name):
        message = _("“{name}” is no name for an expression. Use letters, digits and _ only.")
        raise table.wrong("name", message.format(name=name))
    planned = PlannedSet(
        name=name,
        source=read_source(table, folder, need_data=need_data),
        method=read_method(table),
        reason=_optional(table, "reason"),
        words=table.texts("words"),
        expected=() if outcome else _values(table, "expected"),
        expected_negation=() if outcome else _values(table, "expected_negation"),
    )
    check_calibrated(table, planned.source, planned.method)
    table.finish()
    return planned


def _values(table: Table, key: str) -> tuple[int, ...]:
    """Read what is expected: "present", "absent", or a list of values."""
    if not table.has(key):
        return ()
    if not isinstance(table.values[key], list):
        return {"absent": (0,), "present": (1,)}[table.choice(key, ("present", "absent"))]
    values = table.numbers(key)
    if any(value != int(value) or value < 0 for value in values):
        raise table.wrong(key, _("Write whole numbers, such as [1, 2]."))
    return tuple(sorted({int(value) for value in values}))


def _optional(table: Table, key: str) -> str:
    return table.text(key) if table.has(key) else ""
