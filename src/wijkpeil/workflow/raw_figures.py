"""Raw figures of a study's cases: trajectories, characteristics, assessments, and own files."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.areas.codes import complete
from wijkpeil.areas.levels import Level
from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.panel import Panel
from wijkpeil.report.qca.assessed import origin_text
from wijkpeil.report.trajectories.phrases import compared
from wijkpeil.results.qca import Assessed, RawUnit
from wijkpeil.sources.delimited import MISSING, open_delimited, read_cells
from wijkpeil.sources.standard import StandardCharacteristics, standard_characteristics
from wijkpeil.study.comparison import (
    FromAssessments,
    FromCharacteristic,
    FromTrajectory,
    PlannedSet,
)
from wijkpeil.study.conditions import FILE
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.trajectories.change import Change
from wijkpeil.workflow.assessed_figures import assessed


@dataclass(frozen=True, slots=True, eq=False)
class RawFigures:
    """One figure per case.

    Attributes
    ----------
    figures : Series
        Index: code.
    origin : str
        What it is, for the reader.
    unit : str
    ingredient : bool
        Whether the Leefbaarometer is (probably) made of it.
    assessed : Assessed or None
        What was said, where it is made of assessments.
    """

    figures: pd.Series
    origin: str
    unit: RawUnit
    ingredient: bool = False
    assessed: Assessed | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Where raw figures of cases can be had.

    Attributes
    ----------
    codes : tuple of str
        Of the cases.
    change : Change
    known : StandardCharacteristics
    level : str
    folder : Path
        Of the study.
    matrix : FrameworkMatrix or None
        Of the same cases in the same order; None where no set is made of assessments.
    """

    codes: tuple[str, ...]
    change: Change
    known: StandardCharacteristics
    level: Level
    folder: Path
    matrix: FrameworkMatrix | None = None

    def of(self, planned: PlannedSet) -> RawFigures:
        """Look up the figures that a set is made of.

        Raises
        ------
        StudyError
            If the characteristic, the factor, the column or a figure can't be used.
        """
        source = planned.source
        if isinstance(source, FromTrajectory):
            return self._trajectory(source)
        if isinstance(source, FromCharacteristic):
            return self._characteristic(source.characteristic, name=planned.name)
        if isinstance(source, FromAssessments):
            return self._assessments(source, name=planned.name)
        return RawFigures(
            read_column(
                self.folder / source.file.path, source.column, codes=self.codes, level=self.level
            ),
            _("column {column} of {file}").format(column=source.column, file=source.file),
            "",
        )

    def _trajectory(self, source: FromTrajectory) -> RawFigures:
        change = self.change
        place = {str(code): at for at, code in enumerate(change.codes)}
        at = [place[code] for code in self.codes]
        told = {
            "start": change.start,
            "end": change.end,
            "minimum": number(change.minimum, digits=3),
            "compared": compared(change.reference),
        }
        if source.indicator == "change":
            origin = _("likely change in points, {start}–{end}, {compared}").format(**told)
            return RawFigures(pd.Series(change.estimate[at], index=self.codes), origin, "points")
        if source.indicator == "chance of rise":
            origin = _("a rise of more than {minimum} points, {start}–{end}, {compared}")
            chance = change.rise_beyond[at]
        else:
            origin = _("a fall of more than {minimum} points, {start}–{end}, {compared}")
            chance = change.fall_beyond[at]
        return RawFigures(pd.Series(chance, index=self.codes), origin.format(**told), "chance")

    def _assessments(self, source: FromAssessments, *, name: str) -> RawFigures:
        assert self.matrix is not None  # noqa: S101 - made where a set is made of assessments
        found = assessed(self.matrix, source, name=name)
        values = pd.Series({one.case: one.value for one in found.scores}, dtype=float)
        return RawFigures(values.reindex(list(self.codes)), origin_text(found), "", assessed=found)

    def _characteristic(self, key: str, *, name: str) -> RawFigures:
        if key not in self.known.table.columns:
            message = _("The characteristic “{key}” is not in the figures of the study. {hint}")
            hint = unknown_name(key, known=tuple(map(str, self.known.table.columns)))
            message = message.format(key=key, hint=hint)
            raise fault(message, file=FILE, key=f"{name}.characteristic")
        concept = self.known.concepts[key]
        return RawFigures(
            self.known.table[key].reindex(list(self.codes)),
            _(concept.label),
            "share" if concept.unit == "share" else "",
            bool(concept.ingredient_of),
        )


def figures_of(
    panel: Panel,
    change: Change,
    *,
    codes: tuple[str, ...],
    folder: Path,
    matrix: FrameworkMatrix | None = None,
) -> Figures:
    """Gather where raw figures of cases can be had.

    Raises
    ------
    StudyError
        If a case is not among the areas with a change.
    """
    absent = sorted(set(codes) - set(map(str, change.codes)))
    if absent:
        raise StudyError(
            _("Cases that are not among the areas with scores: {cases}.").format(
                cases=", ".join(absent)
            )
        )
    known = standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=panel.figures_year
    )
    return Figures(codes, change, known, panel.level, folder, matrix)


def read_column(path: Path, column: str, *, codes: tuple[str, ...], level: Level) -> pd.Series:
    """Read a column of figures from a CSV with a column ``code``.

    Returns
    -------
    Series
        Index: `codes`; NaN where the file has no figure for a case.

    Raises
    ------
    StudyError
        If a column is missing, a code occurs twice, or a cell is no number.
    SourceError
        If it is no table.
    """
    table = open_delimited(path.read_bytes(), path.name)
    for name in ("code", column):
        if name not in table.columns:
            raise fault(unknown_name(name, known=table.columns), file=path.name, line=1)
    cells = read_cells(table, text=["code", column]).astype("string")
    full = pd.Index(complete(cells["code"].fillna("").to_numpy(dtype=str), level)[0])
    twice = full[full.duplicated()]
    if len(twice):
        message = _("The code {code} occurs twice. Keep one row.")
        raise fault(message.format(code=twice[0]), file=path.name)
    text = cells[column].str.strip()
    text = text.mask(text.isin(MISSING)).str.replace(",", ".", regex=False)
    values = pd.to_numeric(text, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = np.isnan(values) & text.notna().to_numpy()
    if wrong.any():
        at = int(np.argmax(wrong))
        message = _("“{value}” in the column {column} is not a number.")
        raise fault(message.format(value=text.iloc[at], column=column), file=path.name, line=at + 2)
    return pd.Series(values, index=full).reindex(list(codes))
