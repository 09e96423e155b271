"""How a solution depends on cuts, thresholds and single cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from wijkpeil.errors import QcaError
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.models import Model
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition, calibration_ranges
from wijkpeil.qca.robustness.cut_ranges import cut_ranges
from wijkpeil.qca.robustness.leave_one_out import leave_one_out
from wijkpeil.qca.robustness.many_choices import ManyChoices, many_choices
from wijkpeil.qca.robustness.protocol import Robustness, TestSolution, robustness, tried_all
from wijkpeil.qca.robustness.reanalysis import Models, Reanalysis
from wijkpeil.qca.truth_table import Cuts, truth_table
from wijkpeil.results.qca import OtherChoice, RawUnit, Steadiness
from wijkpeil.workflow.other_choices import OtherCalibration, other_calibrations, other_cuts

MOST = 2000
"""Combinations of choices that are worked out; of more, this many are drawn."""


def steadiness_of(
    data: QcaData,
    cuts: Cuts,
    model: Model,
    *,
    calibrated: Mapping[str, CalibratedCondition],
    units: Mapping[str, RawUnit],
    again: Reanalysis,
) -> Steadiness:
    """Set a model against other choices, and against each case left out.

    Parameters
    ----------
    data : QcaData
    cuts : Cuts
    model : Model
        The one that is told first.
    calibrated : mapping of str to CalibratedCondition
        How conditions were calibrated, as far as that is known.
    units : mapping of str to str
        How the raw values of each condition are written.
    again : Reanalysis
        Which solution.
    """
    others = other_calibrations(calibrated, units)
    tests, protocol = _tests(data, cuts, model, others=others, again=again)
    return Steadiness(
        cuts=cut_ranges(data, cuts, again=again),
        thresholds=calibration_ranges(data, cuts, calibrated, again=again),
        tests=tests,
        protocol=protocol,
        without=leave_one_out(data, cuts, again=again),
        choices=_choices(data, cuts, others=others, again=again),
    )


def _tests(
    data: QcaData,
    cuts: Cuts,
    model: Model,
    *,
    others: Sequence[OtherCalibration],
    again: Reanalysis,
) -> tuple[tuple[OtherChoice, ...], Robustness | None]:
    """Analyse again with one choice otherwise at a time."""
    tests: list[OtherChoice] = []
    solutions: list[TestSolution] = []
    varied = [(one.name, data, one.cuts) for one in other_cuts(cuts)]
    varied += [(one.name, _with(data, one), cuts) for one in others]
    for name, changed, chosen in varied:
        models = _models(changed, chosen, again)
        found = tried_all(name, models, changed)
        tests.append(OtherChoice(name, models.texts(data.space), _inside(found, data)))
        solutions += found
    return tuple(tests), robustness(model.terms, solutions, data) if solutions else None


def _inside(found: Sequence[TestSolution], data: QcaData) -> frozenset[str]:
    """Name the cases that are more in one of the models than out."""
    inside = np.array([one.members > 0.5 for one in found]).reshape(-1, len(data.cases))
    return frozenset(data.cases[place] for place in np.flatnonzero(inside.any(axis=0)).tolist())


def _choices(
    data: QcaData, cuts: Cuts, *, others: Sequence[OtherCalibration], again: Reanalysis
) -> ManyChoices:
    """Analyse again with all choices otherwise at once."""
    listed = [cuts, *(one.cuts for one in other_cuts(cuts))]
    inclusions = dict.fromkeys(one.inclusion for one in listed)
    pris = dict.fromkeys(one.pri for one in listed)
    frequencies = dict.fromkeys(one.frequency for one in listed)
    combined = [
        replace(cuts, inclusion=inclusion, pri=pri, frequency=frequency)
        for inclusion, pri, frequency in product(inclusions, pris, frequencies)
    ]
    memberships: dict[str, list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]]] = {}
    for one in others:
        memberships.setdefault(one.condition, []).append(one.memberships)
    return many_choices(data, combined, memberships=memberships, again=again, most=MOST)


def _with(data: QcaData, other: OtherCalibration) -> QcaData:
    values = data.values.copy()
    values[:, data.space.names.index(other.condition)] = other.memberships
    return replace(data, values=values)


def _models(data: QcaData, cuts: Cuts, again: Reanalysis) -> Models:
    try:
        return again.models(truth_table(data, cuts))
    except QcaError:  # no case is clearly in any row
        return Models(())
