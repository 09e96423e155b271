"""From a panel, a question and characteristics to who did better or worse than expected."""

import numpy as np
import numpy.typing as npt

from wijkpeil.cases.vulnerable import All, describe
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.explanation import ExpectationResults
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.expectation.expectation import expect
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.verdict import judge
from wijkpeil.workflow.explain_inputs import Prepared, members
from wijkpeil.workflow.question import Question


def compare_with_expected(
    panel: Panel, question: Question, prepared: Prepared
) -> ExpectationResults:
    """Judge every area's change against what was to be expected of it.

    Parameters
    ----------
    panel : Panel
        Areas with scores.
    question : Question
    prepared : Prepared
        Of the same panel and question.

    Raises
    ------
    RuleError
        If the rule on vulnerable areas can't be applied.
    """
    taken = prepared.sample
    found = expect(prepared.model, x=taken.x, start=question.start, end=question.end)
    at = np.flatnonzero(np.isin(panel.waves, (question.start, question.end)))
    ends = panel.values("lbm")[:, at]
    nation = np.nanmean(ends, axis=0)
    move = float(nation[1] - nation[0])
    count = len(panel.areas)
    excess = Change(
        start=question.start,
        end=question.end,
        reference="expected",
        codes=panel.codes,
        estimate=_spread(found.excess, taken.rows, count),
        scale=_spread(found.excess_scale, taken.rows, count),
        degrees=_spread(found.degrees, taken.rows, count),
        minimum=question.minimum,
    )
    known = np.isfinite(ends).all(axis=1) & np.isfinite(excess.estimate)
    verdicts = judge(excess, cap=question.cap, known=known)
    return ExpectationResults(
        language=active(),
        made_up=question.made_up or made_up_codes(panel.codes),
        level=panel.level,
        areas=panel.areas.assign(vulnerable=_vulnerable(panel, question, prepared)),
        expected=_spread(found.expected - move, taken.rows, count),
        unsure=_spread(found.unsure, taken.rows, count),
        own=_spread(found.change - move, taken.rows, count),
        excess=excess,
        verdict=verdicts.verdict,
        wrong_signs=verdicts.wrong_signs,
        cap=question.cap,
        told=found.told,
        features=_features(prepared, question),
        year=prepared.year,
        left_out=taken.left_out,
        vulnerable_rule=describe(question.vulnerable),
    )


def _spread(values: FloatArray, rows: npt.NDArray[np.intp], count: int) -> FloatArray:
    """Put values of some areas at their places among all; NaN elsewhere."""
    whole = np.full(count, np.nan)
    whole[rows] = values
    return whole


def _vulnerable(panel: Panel, question: Question, prepared: Prepared) -> npt.NDArray[np.bool_]:
    """Say which areas are vulnerable; areas that don't take part are not looked at."""
    whole = np.zeros(len(panel.areas), dtype=bool)
    chosen = members(panel, question, prepared.sample, start=question.start)
    if isinstance(question.vulnerable, All) or chosen is None:
        whole[:] = True
        return whole
    whole[prepared.sample.rows] = chosen[0]
    return whole


def _features(prepared: Prepared, question: Question) -> tuple[str, ...]:
    """Name what the expectation rests on."""
    taken = prepared.sample
    used = [one.label for one in prepared.characteristics if one.treatment.fate == "used"]
    size = taken.x.shape[1] > len(taken.names)
    paced = taken.years[0] < question.start
    return (
        _("level of the score at the start"),
        *([_("earlier course of the score")] if paced else []),
        *([_("number of inhabitants")] if size else []),
        *used,
    )
