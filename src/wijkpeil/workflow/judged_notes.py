"""What a reader must know of the choice of areas, and of areas without a verdict."""

import numpy as np
import numpy.typing as npt

from wijkpeil.cases.vulnerable import ByCharacteristic
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.panel import Panel
from wijkpeil.trajectories.change import Change
from wijkpeil.workflow.question import Question


def notes_on_judged(
    panel: Panel, question: Question, *, relative: Change, ends: npt.NDArray[np.bool_]
) -> tuple[str, ...]:
    """Say what may mislead in the choice of areas, and how many can't get a verdict, and why.

    Parameters
    ----------
    panel : Panel
    question : Question
    relative : Change
    ends : ndarray of bool, shape (n,)
        Which areas were measured at both ends of the period.
    """
    lacking = ends & ~np.isfinite(relative.estimate)
    found = (
        _chosen_late(panel, question),
        _unmeasured(ends, question),
        _without_reference(panel, question, lacking),
    )
    return tuple(note for note in found if note)


def _unmeasured(ends: npt.NDArray[np.bool_], question: Question) -> str:
    """Say how many areas get no verdict because they were not measured at both ends."""
    count = int((~ends).sum())
    if not count:
        return ""
    return ngettext(
        "{count} area has no score in {start} or in {end}; of its change we can't tell.",
        "{count} areas have no score in {start} or in {end}; of their change we can't tell.",
        count,
    ).format(count=number(count), start=question.start, end=question.end)


def _chosen_late(panel: Panel, question: Question) -> str:
    """Warn where areas are called vulnerable by a figure of after the period began."""
    rule = question.vulnerable
    if isinstance(rule, ByCharacteristic):
        return _late_figures(rule, panel.figures_year, question)
    wave = getattr(rule, "wave", None)
    if wave is None or wave <= question.start:
        return ""
    return _(
        "Mind: areas count as vulnerable by their score in {wave}, after the period began in "
        "{start}. Areas that fell are then chosen sooner than areas that rose, so the numbers of "
        "risers and fallers say little. Better choose by {start} or before."
    ).format(wave=wave, start=question.start)


def _late_figures(rule: ByCharacteristic, year: int | None, question: Question) -> str:
    if year is None:
        return _(
            "Mind: areas count as vulnerable by “{column}”, and the file does not tell of which "
            "year that is. Figures of after {start}, when the period began, may themselves go with "
            "the rise or fall of an area. Better choose by figures of {start} or before."
        ).format(column=rule.column, start=question.start)
    if year <= question.start:
        return ""
    return _(
        "Mind: areas count as vulnerable by “{column}” in {year}, after the period began in "
        "{start}. Such later figures may themselves go with the rise or fall of an area, so the "
        "numbers of risers and fallers say less. Better choose by figures of {start} or before."
    ).format(column=rule.column, year=year, start=question.start)


def _without_reference(panel: Panel, question: Question, lacking: npt.NDArray[np.bool_]) -> str:
    """Say how many areas were measured but have nothing to be compared with."""
    count = int(lacking.sum())
    if question.reference != "gemeente" or not count:
        return ""
    nameless = int((panel.areas["gemeente"].to_numpy(dtype=str)[lacking] == "").sum())
    alone = count - nameless
    sentences = []
    if alone:
        sentences.append(
            ngettext(
                "{count} area is the only one of its gemeente with scores; of its change compared "
                "with the gemeente we can't tell.",
                "{count} areas are the only one of their gemeente with scores; of their change "
                "compared with the gemeente we can't tell.",
                alone,
            ).format(count=number(alone))
        )
    if nameless:
        sentences.append(
            ngettext(
                "Of {count} area the gemeente is not known; of its change compared with the "
                "gemeente we can't tell.",
                "Of {count} areas the gemeente is not known; of their change compared with the "
                "gemeente we can't tell.",
                nameless,
            ).format(count=number(nameless))
        )
    return " ".join(sentences)
