"""Ask every other rule what it says of the same areas and the same period."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import ModelError, RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.panel import Panel
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.class_change import class_change
from wijkpeil.trajectories.typology.classes import NAMES, classify
from wijkpeil.trajectories.typology.cluster_words import cluster_verdicts, describe_clusters
from wijkpeil.trajectories.typology.clusters import Division, sequence_clusters, shape_clusters
from wijkpeil.trajectories.typology.costs import interval_costs
from wijkpeil.trajectories.typology.four_groups import FourGroupsRule, four_groups
from wijkpeil.trajectories.typology.raw_difference import raw_difference
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.reference_course import reference_course

CLASSES = len(NAMES)
FEWEST_FOR_CLUSTERS = 30


def rule_verdicts(
    *, panel: Panel, modelled: Modelled, question: Question, vulnerable: npt.NDArray[np.bool_]
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Collect the verdict of each other rule.

    Returns
    -------
    rules : DataFrame
        Index: code; a column per rule, None where it says nothing of an area.
    notes : tuple of str
        What the data-driven rules found, and rules that could not be applied.
    """
    course = reference_course(panel, question.reference, vulnerable=vulnerable)
    rules = _two_waves(panel, question, course)
    notes = _add_four_groups(rules, panel, question)
    notes += _add_types(
        rules,
        panel=panel,
        modelled=modelled,
        question=question,
        course=course,
        vulnerable=vulnerable,
    )
    return _blank(rules), tuple(notes)


def _two_waves(panel: Panel, question: Question, course: FloatArray) -> pd.DataFrame:
    """Judge by the scores and the classes at both ends of the period."""
    afw = panel.values("afw")
    first, last = (
        int(np.flatnonzero(panel.waves == wave)[0]) for wave in (question.start, question.end)
    )
    there = np.isfinite(afw[:, first]) & np.isfinite(afw[:, last])
    compared = there & np.isfinite(course[:, first]) & np.isfinite(course[:, last])
    classes = classify(afw=afw)
    raw = raw_difference(
        start=afw[:, first],
        end=afw[:, last],
        reference_start=course[:, first],
        reference_end=course[:, last],
        minimum=question.minimum,
    )
    moved = class_change(start=classes[:, first], end=classes[:, last])
    return pd.DataFrame(
        {
            "raw_difference": np.where(compared, raw, ""),
            "class_change": np.where(there, moved, ""),
        },
        index=panel.areas.index,
    )


def _add_four_groups(rules: pd.DataFrame, panel: Panel, question: Question) -> list[str]:
    """Add what the four groups say, or tell why they can't be formed."""
    afw = panel.values("afw")
    rule = FourGroupsRule(now=question.end, minimum=question.minimum)
    try:
        found = four_groups(waves=panel.waves, afw=afw, nation=np.nanmean(afw, axis=0), rule=rule)
    except RuleError as error:
        return [_("The four groups of 2017 could not be formed: {why}").format(why=error)]
    rules["four_groups"] = found.verdict
    return []


def _add_types(
    rules: pd.DataFrame,
    *,
    panel: Panel,
    modelled: Modelled,
    question: Question,
    course: FloatArray,
    vulnerable: npt.NDArray[np.bool_],
) -> list[str]:
    """Add what the types of courses say of the vulnerable areas, and describe the types."""
    if vulnerable.sum() < FEWEST_FOR_CLUSTERS:
        text = _("There are too few vulnerable areas ({count}) to look for types of courses.")
        return [text.format(count=int(vulnerable.sum()))]
    afw = panel.values("afw")[vulnerable]
    try:
        found = {
            "sequences": sequence_clusters(
                classes=classify(afw=afw), costs=interval_costs(k=CLASSES)
            ),
            "shapes": shape_clusters(courses=modelled.trajectory.mean[vulnerable]),
        }
    except ModelError as error:
        return [_("Types of courses could not be formed: {why}").format(why=error)]
    notes = []
    for name, division in found.items():
        verdicts, note = _clusters(
            name,
            division,
            afw=afw,
            reference=course[vulnerable],
            waves=panel.waves,
            question=question,
        )
        rules[name] = _spread(verdicts, vulnerable)
        notes.append(note)
    return notes


def _blank(rules: pd.DataFrame) -> pd.DataFrame:
    """Mark as missing what a rule does not say."""
    return rules.astype(object).where(rules != "", None)


def _clusters(
    name: str,
    division: Division,
    *,
    afw: npt.NDArray[np.float64],
    reference: npt.NDArray[np.float64],
    waves: npt.NDArray[np.int64],
    question: Question,
) -> tuple[npt.NDArray[np.str_], str]:
    clusters = describe_clusters(
        labels=division.labels,
        level=afw,
        reference=reference,
        waves=waves,
        start=question.start,
        end=question.end,
        minimum=question.minimum,
        against=question.reference,
    )
    lead = (
        _("Sequences of classes form {count} types (average silhouette {silhouette}):")
        if name == "sequences"
        else _("Shapes of smoothed courses form {count} types (average silhouette {silhouette}):")
    ).format(count=len(clusters), silhouette=number(division.chosen.silhouette, digits=2))
    described = " ".join(f"{cluster.describe()}." for cluster in clusters)
    return cluster_verdicts(labels=division.labels, clusters=clusters), f"{lead} {described}"


def _spread(verdicts: npt.NDArray[np.str_], inside: npt.NDArray[np.bool_]) -> npt.NDArray[np.str_]:
    """Put verdicts on some areas among all areas, empty elsewhere."""
    every = np.full(len(inside), "", dtype="<U7")
    every[inside] = verdicts
    return every
