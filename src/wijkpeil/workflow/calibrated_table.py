"""The calibrated table of a study's cases."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from wijkpeil.errors import QcaError, StudyError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.panel import Panel
from wijkpeil.qca.calibration.calibrated import calibrate, calibrate_chance
from wijkpeil.qca.calibration.methods import AsGiven
from wijkpeil.report.qca.assessed import missing_note
from wijkpeil.results.qca import CalibratedCases, CalibratedSet
from wijkpeil.sources import provenance_of
from wijkpeil.study.comparison import Comparison, FromColumn, PlannedSet
from wijkpeil.study.conditions import FILE
from wijkpeil.study.faults import fault
from wijkpeil.study.model import Case, Study
from wijkpeil.trajectories.change import Change
from wijkpeil.workflow.assessed_figures import assessed_from, matrix_for
from wijkpeil.workflow.raw_figures import RawFigures, figures_of


def calibrated_table(study: Study, panel: Panel, change: Change) -> CalibratedCases:
    """Calibrate the outcome and the conditions of a study for its cases.

    Parameters
    ----------
    study : Study
        With cases, and with a plan in ``conditions.toml``.
    panel : Panel
    change : Change
        Of the areas of the panel, over the study's period.

    Raises
    ------
    StudyError
        If the study has no plan or too few cases, or a figure can't be had.
    """
    comparison = comparison_of(study)
    codes = tuple(case.code for case in study.cases)
    names = case_names(study.cases)
    matrix = matrix_for(study, comparison)
    figures = figures_of(panel, change, codes=codes, folder=study.folder, matrix=matrix)
    raw = {one.name: figures.of(one) for one in _sets(comparison)}
    sets = {one.name: _calibrated(one, raw[one.name], names) for one in _sets(comparison)}
    origins = (one.source for one in _sets(comparison))
    files = sorted({one.file.path for one in origins if isinstance(one, FromColumn)})
    return CalibratedCases(
        outcome=sets[comparison.outcome.name],
        conditions=tuple(sets[one.name] for one in comparison.conditions),
        codes=codes,
        cities=tuple(case.city for case in study.cases),
        provenance=(
            *(provenance_of(study.folder / path) for path in files),
            *assessed_from(study, comparison),
        ),
        notes=(
            *_circle_note([name for name, one in raw.items() if one.ingredient]),
            *_assessed_notes(raw, names, outcome=comparison.outcome.name),
        ),
    )


def comparison_of(study: Study) -> Comparison:
    """Give the plan of a study.

    Raises
    ------
    StudyError
        If there is none, or there are too few cases to compare.
    """
    if study.comparison is None:
        message = _(
            "The study has no {file}, which says on what its cases are compared. “wijkpeil "
            "example” writes one to start from."
        )
        raise StudyError(message.format(file=FILE))
    if len(study.cases) < 2:
        raise StudyError(_("To compare, a study needs two cases or more in its cases.csv."))
    return study.comparison


def case_names(cases: tuple[Case, ...]) -> tuple[str, ...]:
    """Name cases so that no two are called the same.

    >>> case_names((Case("WK1", "Noord", "A"), Case("WK2", "Noord", "B"), Case("WK3", "Zuid", "B")))
    ('Noord (WK1)', 'Noord (WK2)', 'Zuid')
    """
    names = [case.name for case in cases]
    return tuple(
        case.name if names.count(case.name) == 1 else f"{case.name} ({case.code})" for case in cases
    )


def _sets(comparison: Comparison) -> tuple[PlannedSet, ...]:
    return (comparison.outcome, *comparison.conditions)


def _calibrated(planned: PlannedSet, raw: RawFigures, names: tuple[str, ...]) -> CalibratedSet:
    series = pd.Series(raw.figures.to_numpy(dtype=float), index=list(names), name=planned.name)
    try:
        if raw.unit == "chance" and isinstance(planned.method, AsGiven):
            found = calibrate_chance(series, of=raw.origin)
            if planned.reason:
                found = replace(found, reason=planned.reason)
            origin = _("chance of {event}").format(event=raw.origin)
            return CalibratedSet(found, origin, raw.unit)
        found = calibrate(series, planned.method, reason=planned.reason)
    except QcaError as error:
        raise fault(str(error), file=FILE, key=planned.name) from error
    origin = _("chance of {event}").format(event=raw.origin) if raw.unit == "chance" else raw.origin
    return CalibratedSet(found, origin, raw.unit, raw.assessed)


def _assessed_notes(
    raw: Mapping[str, RawFigures], cases: tuple[str, ...], *, outcome: str
) -> tuple[str, ...]:
    """Name the cases without a score, and say what those who spoke knew."""
    made = {name: one.assessed for name, one in raw.items() if one.assessed is not None}
    notes = [missing_note(one, name=name, cases=cases) for name, one in made.items()]
    conditions = [name for name in made if name != outcome]
    if conditions:
        text = ngettext(
            "{names} is made of what people said who knew how their area fared. That can have "
            "coloured what they said of it.",
            "{names} are made of what people said who knew how their area fared. That can have "
            "coloured what they said of them.",
            len(conditions),
        )
        notes.append(text.format(names=", ".join(conditions)))
    return tuple(note for note in notes if note)


def _circle_note(names: list[str]) -> tuple[str, ...]:
    """Warn of conditions that are part of what the outcome is measured by."""
    if not names:
        return ()
    text = ngettext(
        "{names} is made of a figure that is (probably) one of the hundred or so that the "
        "Leefbaarometer is put together from. That it goes with rise or decline may then be so by "
        "how the score is made.",
        "{names} are made of figures that are (probably) among the hundred or so that the "
        "Leefbaarometer is put together from. That they go with rise or decline may then be so by "
        "how the score is made.",
        len(names),
    )
    return (text.format(names=", ".join(names)),)
