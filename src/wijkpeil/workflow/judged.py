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
from wijkpeil.workflow.judged_notes import notes_on_judged
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
    notes : tuple of str
        What to know of the selection, and of areas without a verdict.
    """

    vulnerable: npt.NDArray[np.bool_]
    relative: Change
    absolute: Change
    verdicts: Verdicts
    verdicts_absolute: Verdicts
    notes: tuple[str, ...]


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
    return Judged(
        vulnerable=vulnerable,
        relative=relative,
        absolute=absolute,
        verdicts=judge(relative, cap=question.cap, known=ends),
        verdicts_absolute=judge(absolute, cap=question.cap, known=ends),
        notes=tuple(
            filter(None, (note, *notes_on_judged(panel, question, relative=relative, ends=ends)))
        ),
    )


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
        if np.unique(members[members != ""], return_counts=True)[1].max() < 2:
            raise ModelError(
                _(
                    "Every area is the only one of its gemeente, so there is no change relative to "
                    "it. Choose another reference."
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
