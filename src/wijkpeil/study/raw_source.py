"""Reads where the raw figures of a condition come from, in ``conditions.toml``."""

from pathlib import Path
from typing import cast

from wijkpeil.fieldwork.matrix.scores import COMBINE, Combine, ScoreRule
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.methods import AsGiven, Calibration, Indirect
from wijkpeil.study.comparison import (
    CONTRADICTION,
    INDICATORS,
    Contradiction,
    FromAssessments,
    FromCharacteristic,
    FromColumn,
    FromTrajectory,
    IndicatorName,
    RawSource,
)
from wijkpeil.study.sources import data_file
from wijkpeil.study.table import Table

_SOURCES = ("indicator", "characteristic", "assessment", "file")
_RULE = ("combine", "contradiction", "least")


def read_source(table: Table, folder: Path, *, need_data: bool) -> RawSource:
    """Read where the raw values come from: just one of four keys says so.

    Raises
    ------
    StudyError
        If none or more than one does, or what goes with it is wrong.
    """
    given = [key for key in _SOURCES if table.has(key)]
    if len(given) != 1:
        message = _("Say where the figures come from with just one of these keys: {keys}.")
        raise table.wrong("name", message.format(keys=", ".join(_SOURCES)))
    if given == ["indicator"]:
        return FromTrajectory(cast("IndicatorName", table.choice("indicator", INDICATORS)))
    if given == ["characteristic"]:
        return FromCharacteristic(table.text("characteristic"))
    if given == ["assessment"]:
        return FromAssessments(table.text("assessment"), _rule(table))
    file = data_file(table, "file", folder=folder, need_data=need_data)
    return FromColumn(file, table.text("column"))


def check_calibrated(table: Table, source: RawSource, method: Calibration) -> None:
    """Refuse scores of assessments as memberships, and methods that can't take them.

    Raises
    ------
    StudyError
    """
    if not isinstance(source, FromAssessments):
        return
    if isinstance(method, AsGiven):
        message = _(
            "Scores of assessments run from -2 to 2 and are no memberships. Give a method that "
            "makes them so, such as “direct” with out, crossover and in."
        )
        raise table.wrong("method", message)
    if isinstance(method, Indirect):
        message = _(
            "Scores of assessments run from -2 to 2, and the indirect method takes no negative "
            "figures. Take another method, such as “scores” or “direct”."
        )
        raise table.wrong("method", message)


def _rule(table: Table) -> ScoreRule:
    """Read how perspectives make one score; one perspective alone leaves nothing to combine."""
    if table.has("perspective"):
        idle = next((key for key in _RULE if table.has(key)), None)
        if idle is not None:
            message = _(
                "One perspective alone is not combined with others. Leave out “{key}”, or leave "
                "out “perspective”."
            )
            raise table.wrong(idle, message.format(key=idle))
        return ScoreRule(perspective=table.text("perspective"))
    least = table.number("least", default=1, above=0, below=100)
    if least != int(least):
        raise table.wrong("least", _("Write a whole number, such as 1."))
    contradiction = table.choice("contradiction", CONTRADICTION, "missing")
    return ScoreRule(
        combine=cast("Combine", table.choice("combine", COMBINE, "median")),
        contradiction=cast("Contradiction", contradiction),
        least=int(least),
    )
