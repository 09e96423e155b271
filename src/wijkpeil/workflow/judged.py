"""Which areas are vulnerable, how each changed, and the verdict on it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.cases.vulnerable import select, selection_note
from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.trajectories.change import Change, Reference
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.verdict import Verdicts, judge
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Changes and verdicts of all areas.

    Attributes
    ----------
    vulnerable : ndarray of bool, shape (n,)
    relative, absolute : Change
        Relative to what the question says, and not.
    verdicts, verdicts_absolute : Verdicts
    note : str
        What to know of the selection; may be empty.
    """

    vulnerable: npt.NDArray[np.bool_]
    relative: Change
    absolute: Change
    verdicts: Verdicts
    verdicts_absolute: Verdicts
    note: str


def judge_areas(*, panel: Panel, modelled: Modelled, question: Question) -> Judged:
    """Select the vulnerable areas, estimate every area's change, and judge it.

    Raises
    ------
    ModelError
        If the period is not in the data, or the reference is not known.
    RuleError
        If the rule on vulnerable areas can't be applied.
    """
    rule, codes, waves = question.vulnerable, panel.codes, panel.waves
    afw, known = panel.values("afw"), panel.characteristics
    vulnerable = select(rule, codes=codes, waves=waves, afw=afw, characteristics=known)
    note = selection_note(rule, codes=codes, waves=waves, afw=afw, characteristics=known)
    relative = _change(panel, modelled, question, question.reference, vulnerable)
    absolute = _change(panel, modelled, question, "none", vulnerable)
    ends = np.isfinite(panel.values("lbm")[:, np.isin(waves, (question.start, question.end))])
    ends = np.asarray(ends.all(axis=1))
    note = " ".join(filter(None, (note, _chosen_late(question), _unmeasured(ends, question))))
    return Judged(
        vulnerable=vulnerable,
        relative=relative,
        absolute=absolute,
        verdicts=judge(relative, cap=question.cap, known=ends),
        verdicts_absolute=judge(absolute, cap=question.cap, known=ends),
        note=note,
    )


def _unmeasured(ends: npt.NDArray[np.bool_], question: Question) -> str:
    """Say how many areas get no verdict because they were not measured at both ends."""
    count = int((~ends).sum())
    if not count:
        return ""
    return _(
        "{count} areas have no score in {start} or in {end}; of their change we can't tell."
    ).format(count=count, start=question.start, end=question.end)


def _chosen_late(question: Question) -> str:
    """Warn where areas are called vulnerable by a score after the period began."""
    wave = getattr(question.vulnerable, "wave", None)
    if wave is None or wave <= question.start:
        return ""
    return _(
        "Mind: areas count as vulnerable by their score in {wave}, after the period began in "
        "{start}. Areas that fell are then chosen sooner than areas that rose, so the numbers of "
        "risers and fallers say little. Better choose by {start} or before."
    ).format(wave=wave, start=question.start)


def _change(
    panel: Panel,
    modelled: Modelled,
    question: Question,
    reference: Reference,
    vulnerable: npt.NDArray[np.bool_],
) -> Change:
    members = None
    if reference == "gemeente":
        members = panel.areas["gemeente"].to_numpy(dtype=str)
        if not (members != "").any():
            raise ModelError(
                _(
                    "The gemeente of the areas is not known, so there is no change relative to it. "
                    "For postcode areas give --gemeenten."
                )
            )
    elif reference == "group":
        members = np.where(vulnerable, "vulnerable", "")
    return change(
        fit=modelled.fit,
        scores=modelled.scores,
        codes=panel.codes,
        nation=modelled.trajectory.nation,
        start=question.start,
        end=question.end,
        minimum=question.minimum,
        reference=reference,
        members=members,
    )
