"""From a panel and a question to every area's look-alikes, and how it did against them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.cases.vulnerable import All, describe, select
from wijkpeil.errors import RuleError, StudyError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.alike import AlikeResults
from wijkpeil.trajectories.alike.balance import balance
from wijkpeil.trajectories.alike.difference import change_against_alike, difference
from wijkpeil.trajectories.alike.features import features
from wijkpeil.trajectories.alike.look_alikes import CALIPER, K, LookAlikes, look_alikes
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.verdict import Verdicts, judge
from wijkpeil.workflow import alike_notes as notes
from wijkpeil.workflow.alike_features import characterise
from wijkpeil.workflow.contiguity import neighbours_in_panel
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question

EVERYWHERE = 30_000
"""With more areas than this look-alikes are sought of the shown areas alone: the time grows with
the square of their number."""


def compare_alike(
    panel: Panel,
    modelled: Modelled,
    question: Question,
    *,
    borders: Borders | None = None,
    k: int = K,
    same_gemeente: bool = False,
    caliper: float = CALIPER,
    shown: tuple[str, ...] = (),
) -> AlikeResults:
    """Find every area's look-alikes at the start, and judge its change against theirs.

    Parameters
    ----------
    panel : Panel
        Areas with scores (`wijkpeil.workflow.scored.with_scores`).
    modelled : Modelled
        The model of its total score.
    question : Question
        Its period, least change and cap are used; not what else change is relative to.
    borders : Borders, optional
        So that neighbours are never look-alikes.
    k : int
        How many look-alikes.
    same_gemeente : bool
        Whether areas of the same gemeente may be look-alikes.
    caliper : float
        How far look-alikes may differ, in robust standard deviations.
    shown : tuple of str
        Codes of the areas to tell about; the question's cases if empty.

    Raises
    ------
    ModelError
        If the period is not in the data, or there is nothing to compare areas on.
    StudyError
        If an area of `shown` is not there.
    """
    shown = shown or tuple(case.code for case in question.cases)
    _check(panel, shown)
    known = characterise(panel, start=question.start)
    compared = features(codes=panel.codes, columns=known.columns)
    gemeente = panel.areas["gemeente"].to_numpy(dtype=str)
    near = None if borders is None else neighbours_in_panel(panel=panel, outlines=borders.outlines)
    everywhere = len(panel.areas) <= EVERYWHERE
    alike = look_alikes(
        features=compared,
        gemeente=gemeente,
        neighbours=near,
        k=k,
        same_gemeente=same_gemeente,
        caliper=caliper,
        wanted=None if everywhere else np.isin(panel.codes, shown),
    )
    judged = _judge(panel, modelled, question, alike)
    vulnerable = _vulnerable(panel, question)
    return AlikeResults(
        title=question.title or _("Compared with areas like it"),
        language=active(),
        made_up=question.made_up or made_up_codes(panel.codes),
        areas=panel.areas,
        shown=shown,
        start=question.start,
        end=question.end,
        alike=alike,
        features=compared,
        balance=balance(features=compared, alike=alike),
        compared=known.compared,
        not_compared=(*known.absent, *notes.without_difference(known, compared.dropped)),
        trajectory=modelled.trajectory,
        against=difference(trajectory=modelled.trajectory, alike=alike),
        absolute=judged.absolute,
        relative=judged.relative,
        verdict=judged.verdicts.verdict,
        measured=judged.measured,
        wrong_signs=judged.verdicts.wrong_signs,
        cap=question.cap,
        apart_from=notes.apart_from(gemeente, near, same_gemeente=same_gemeente),
        smoothed_start=known.smoothed,
        vulnerable=vulnerable,
        vulnerable_rule="" if vulnerable is None else describe(question.vulnerable),
        command=question.command,
        provenance=panel.provenance + (() if borders is None else (borders.provenance,)),
        notes=(
            *known.notes,
            *notes.unknown_gemeente(gemeente, same_gemeente=same_gemeente),
            *notes.not_everywhere(len(panel.areas), everywhere=everywhere),
        ),
    )


def _vulnerable(panel: Panel, question: Question) -> npt.NDArray[np.bool_] | None:
    """Say which areas are vulnerable; None where all are, or the figures don't tell."""
    if isinstance(question.vulnerable, All):
        return None
    try:
        return select(
            question.vulnerable,
            codes=panel.codes,
            waves=panel.waves,
            afw=panel.values("afw"),
            characteristics=panel.characteristics,
        )
    except RuleError:
        return None  # who is like whom doesn't depend on it


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """Changes by themselves and against look-alikes, and the verdicts on the latter."""

    absolute: Change
    relative: Change
    measured: npt.NDArray[np.bool_]
    verdicts: Verdicts


def _judge(panel: Panel, modelled: Modelled, question: Question, alike: LookAlikes) -> _Judged:
    absolute = change(
        fit=modelled.fit,
        scores=modelled.scores,
        codes=panel.codes,
        nation=modelled.trajectory.nation,
        start=question.start,
        end=question.end,
        minimum=question.minimum,
        reference="none",
    )
    relative = change_against_alike(change=absolute, alike=alike)
    ends = np.isin(panel.waves, (question.start, question.end))
    measured = np.asarray(np.isfinite(panel.values("lbm")[:, ends]).all(axis=1))
    verdicts = judge(relative, cap=question.cap, known=measured & alike.good)
    return _Judged(absolute, relative, measured, verdicts)


def _check(panel: Panel, shown: tuple[str, ...]) -> None:
    absent = [code for code in shown if code not in panel.areas.index]
    if absent:
        raise StudyError(
            _("Areas that were asked for but are not among the areas with scores: {areas}.").format(
                areas=", ".join(absent)
            )
        )
